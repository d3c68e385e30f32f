// The bytes of the wire format, as they were when the first terminal was shipped.
//
// JSON is compared byte by byte, since hashes are made of it. Of envelopes the opened body is compared: the
// next libzstd may compress it to other bytes that mean the same.
#include "tests/golden/samples.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace peakend;

namespace {

std::string golden_file(std::string const& name)
{
    std::ifstream file(PEAKEND_SOURCE "/tests/golden/v1/" + name, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), "missing: tests/golden/v1/", name);
    return { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
}

std::string rewritten(RecordBody const& body) { return canonical_json(to_json(body)); }

RecordBody record_in(std::string const& name)
{
    return record_body_from(parse_json(golden_file(name)).value()).value();
}

std::string opened(std::string const& name, EnvelopeKind kind, SigningKey const& key)
{
    auto const bytes = golden_file(name);
    auto const envelope = parse_envelope(bytes).value();
    CHECK(envelope.kind == kind);
    CHECK(envelope.sender == golden::device());
    return open_envelope(envelope, key.public_key()).value();
}

}

TEST_SUITE("Golden files")
{
    TEST_CASE("records are read as what they were and written as the same bytes")
    {
        CHECK(std::get<Response>(record_in("response.json")) == golden::response());
        CHECK(std::get<Response>(record_in("hurried_response.json")) == golden::hurried_response());
        CHECK(std::get<QuestionnaireEdit>(record_in("questionnaire_edit.json")).questionnaire
            == golden::edit().questionnaire);
        CHECK(std::get<Encounters>(record_in("encounters.json")) == golden::encounters());
        for (auto const* name : { "response.json", "hurried_response.json", "words_response.json",
                 "questionnaire_edit.json", "encounters.json" })
            CHECK(rewritten(record_in(name)) == golden_file(name));
    }

    TEST_CASE("words sealed long ago open with the text secret")
    {
        auto const answers = std::get<Response>(record_in("words_response.json")).answers;
        auto const secret = golden::text_secret();

        REQUIRE(answers.size() == 2);
        auto const& words = std::get<SealedWords>(answers[0].value);
        auto const& contact = std::get<SealedWords>(answers[1].value);
        CHECK(secret.open_words(words).value() == golden::words);
        CHECK(words.consent.empty());
        CHECK(secret.open_words(contact).value() == golden::contact);
        CHECK(contact.consent == "2026-1");
    }

    TEST_CASE("the hash of a stored record stays what the ledger keeps")
    {
        CHECK(sha256(golden_file("response.json")).hex()
            == "ce6fcbd88087f92b9f121f2a795b29ec7bdf45d805b0ef2c1447752df5fefe0f");
        CHECK(std::get<QuestionnaireEdit>(record_in("questionnaire_edit.json")).publication.revision.hex()
            == "00c29a19a5374a446b6b4edae06bf16a1c9c82ec7de9b975d1b7ed824aadb96b");
    }

    TEST_CASE("the series of a stored questionnaire stay what the tallies are kept by")
    {
        auto const edit = std::get<QuestionnaireEdit>(record_in("questionnaire_edit.json"));
        auto const checked = check_questionnaire(edit.questionnaire);
        REQUIRE_MESSAGE(checked.questionnaire, to_text(checked.findings));

        auto const& questionnaire = *checked.questionnaire;
        CHECK(series_of(questionnaire, questionnaire.questions[0]).id.hex()
            == "7b7fe4c49a8c29b3e9b1aaaebbc4ad8b");
        CHECK(series_of(questionnaire, questionnaire.questions[1]).id.hex()
            == "c8e9bd7d26c5a50ae225891eca0d8916");
    }

    TEST_CASE("bodies are written as the same bytes")
    {
        CHECK(to_body(batch_from(golden_file("batch.json")).value()) == golden_file("batch.json"));
        CHECK(to_body(batch_from(golden_file("file.json")).value()) == golden_file("file.json"));
        CHECK(to_body(receipt_from(golden_file("receipt.json")).value()) == golden_file("receipt.json"));
        CHECK(to_body(golden::batch()) == golden_file("batch.json"));
        CHECK(to_body(golden::receipt()) == golden_file("receipt.json"));
    }

    TEST_CASE("bodies with holes and of a farewell are written as the same bytes")
    {
        for (auto const* name : { "batch_with_holes.json", "farewell.json", "farewell_to_enrolment.json" })
            CHECK(to_body(batch_from(golden_file(name)).value()) == golden_file(name));
        CHECK(to_body(golden::batch_with_holes()) == golden_file("batch_with_holes.json"));
        CHECK(to_body(golden::farewell()) == golden_file("farewell.json"));
        CHECK(to_body(golden::farewell_to_enrolment()) == golden_file("farewell_to_enrolment.json"));
    }

    TEST_CASE("a batch of before there were holes and farewells has none")
    {
        auto const batch = batch_from(golden_file("batch.json")).value();

        CHECK(batch.missing.empty());
        CHECK(batch.aside.empty());
        CHECK_FALSE(batch.farewell);
    }

    TEST_CASE("enrolment is written as the same bytes")
    {
        auto const request = parse_json(golden_file("enrolment_request.json")).value();
        auto const granted = parse_json(golden_file("enrolment.json")).value();

        CHECK(canonical_json(to_json(enrolment_request_from(request).value()))
            == golden_file("enrolment_request.json"));
        CHECK(canonical_json(to_json(enrolment_from(granted).value())) == golden_file("enrolment.json"));
    }

    TEST_CASE("keys for words come as they came when the first terminal asked for words")
    {
        auto const granted = enrolment_from(parse_json(golden_file("words_enrolment.json")).value());
        auto const receipt = receipt_from(golden_file("words_receipt.json"));

        CHECK(granted->words == golden::words_keys());
        CHECK(receipt->words == golden::words_keys());
        CHECK(canonical_json(to_json(*granted)) == golden_file("words_enrolment.json"));
        CHECK(to_body(*receipt) == golden_file("words_receipt.json"));
        CHECK(phone_link(golden::phone_link(), golden::words_keys()) == golden_file("phone_link.txt"));
    }

    TEST_CASE("a notice comes as it came when headquarters first had one, and none before")
    {
        auto const receipt = receipt_from(golden_file("notice_receipt.json"));

        CHECK(receipt->notice == golden::notice());
        CHECK(to_body(*receipt) == golden_file("notice_receipt.json"));
        CHECK_FALSE(receipt_from(golden_file("words_receipt.json"))->notice);
    }

    TEST_CASE("envelopes sealed long ago open to their bodies")
    {
        CHECK(opened("batch.envelope", EnvelopeKind::Batch, golden::terminal_key())
            == golden_file("batch.json"));
        CHECK(opened("batch_with_holes.envelope", EnvelopeKind::Batch, golden::terminal_key())
            == golden_file("batch_with_holes.json"));
        CHECK(opened("farewell.envelope", EnvelopeKind::Batch, golden::terminal_key())
            == golden_file("farewell.json"));
        CHECK(
            opened("file.envelope", EnvelopeKind::File, golden::terminal_key()) == golden_file("file.json"));
        CHECK(opened("receipt.envelope", EnvelopeKind::Receipt, golden::receipt_key())
            == golden_file("receipt.json"));
    }
}
