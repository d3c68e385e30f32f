#include "sync/contract/batch.h"
#include "sync/contract/envelope.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>
#include <random>

using namespace peakend;

namespace {

Batch two_records() { return some_batch({ sealed(11, some_edit(1)), sealed(12, some_response(2)) }); }

// What a receiver says of a batch body with one member replaced.
Result<Batch> batch_with(std::string const& member, Json value)
{
    return batch_from(canonical_json(with(*parse_json(to_body(two_records())), member, std::move(value))));
}

Json record_json(std::int64_t seq, Json body)
{
    return Json::Object { { "seq", seq }, { "body", std::move(body) } };
}

// An afternoon of a busy terminal: three questions, some visitors leave early, some languages are rarer.
std::vector<SealedRecord> afternoon(std::size_t visitors)
{
    std::mt19937 random(7);
    auto const draw
        = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
    std::array const languages { "en", "en", "en", "zh-Hans", "es", "ar" };
    std::array const reasons { "price", "staff", "queue", "choice", "cleanliness", "other" };
    std::vector<SealedRecord> records;
    std::int64_t at = 36'000'000;
    while (records.size() < visitors) {
        at += draw(20'000, 600'000);
        std::array<std::uint8_t, RecordId::size> id {};
        for (auto& byte : id)
            byte = static_cast<std::uint8_t>(draw(0, 255));
        auto response = some_response();
        response.id = RecordId(id);
        response.language = languages.at(static_cast<std::size_t>(draw(0, 5)));
        response.started = some_moment(at);
        response.took = Milliseconds(draw(2'000, 25'000));
        response.ending = draw(0, 9) < 8 ? Ending::Completed : Ending::TimedOut;
        response.answers = { { "experience", draw(1, 5), draw(0, 19) == 0 }, { "recommend", draw(0, 10) },
            { "reason", std::string(reasons.at(static_cast<std::size_t>(draw(0, 5)))) } };
        records.push_back(sealed(1'051 + static_cast<std::int64_t>(records.size()), response));
    }
    return records;
}

}

TEST_SUITE("Batch")
{
    TEST_CASE("a batch comes back as it was sent")
    {
        auto const sent = two_records();

        auto const back = batch_from(to_body(sent)).value();

        CHECK(back.epoch == sent.epoch);
        CHECK(back.lowest_held == sent.lowest_held);
        CHECK(back.next_seq == sent.next_seq);
        CHECK(back.now == sent.now);
        CHECK(back.anchors == sent.anchors);
        CHECK(back.state.version == sent.state.version);
        CHECK(back.state.waiting == sent.state.waiting);
        CHECK(back.state.free_bytes == sent.state.free_bytes);
        CHECK(back.lease == sent.lease);
        CHECK(back.told_incarnation == sent.told_incarnation);
        CHECK(back.told_acknowledged_through == sent.told_acknowledged_through);
        REQUIRE(back.records.size() == 2);
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(back.records[i].seq == sent.records[i].seq);
            CHECK(back.records[i].id == sent.records[i].id);
            CHECK(back.records[i].body == sent.records[i].body);
        }
    }

    TEST_CASE("a terminal that was told nothing yet, and has nothing to send, says so")
    {
        auto sent = some_batch({});
        sent.lease.reset();
        sent.told_incarnation.reset();
        sent.told_acknowledged_through = 0;

        auto const back = batch_from(to_body(sent)).value();

        CHECK(back.records.empty());
        CHECK_FALSE(back.lease);
        CHECK_FALSE(back.told_incarnation);
        CHECK(back.told_acknowledged_through == 0);
    }

    TEST_CASE("what a terminal goes on without comes back as it was said")
    {
        auto sent = two_records();
        sent.lowest_held = 4;
        sent.missing = { { 5, 5 }, { 7, 9 } };
        sent.aside = { { 6, some_id<RecordId>(6) }, { 10, some_id<RecordId>(10) } };

        auto const back = batch_from(to_body(sent)).value();

        CHECK(back.missing == sent.missing);
        CHECK(back.aside == sent.aside);
        CHECK_FALSE(back.farewell);
    }

    TEST_CASE("a farewell comes back as one, and brings no records")
    {
        auto sent = some_batch({});
        sent.farewell = true;
        CHECK(batch_from(to_body(sent)).value().farewell);

        sent.enrolled_at = instant_of(1'794'000'000'000);
        CHECK(batch_from(to_body(sent)).value().enrolled_at == sent.enrolled_at);
        CHECK_FALSE(batch_with("farewell", true));
        CHECK_FALSE(batch_with("farewell", 1));
    }

    TEST_CASE("a terminal that says two things of a seq is not believed")
    {
        auto const range = [](std::int64_t first, std::int64_t last) {
            return Json(Json::Array { Json::Object { { "first", first }, { "last", last } } });
        };
        auto const aside = [](std::int64_t seq) {
            return Json(
                Json::Array { Json::Object { { "seq", seq }, { "id", some_id<RecordId>(9).hex() } } });
        };

        CHECK(batch_with("missing", range(2, 10)));
        CHECK_FALSE(batch_with("missing", range(10, 11)));  // sent
        CHECK_FALSE(batch_with("missing", range(1, 2)));    // held
        CHECK_FALSE(batch_with("missing", range(9, 8)));    // backwards
        CHECK_FALSE(batch_with("missing", range(13, 13)));  // to come
        CHECK(batch_with("aside", aside(10)));
        CHECK_FALSE(batch_with("aside", aside(12)));
        CHECK_FALSE(batch_with("aside", aside(13)));
        CHECK_FALSE(batch_with("aside", aside(0)));
    }

    TEST_CASE("a record of a kind that is yet to come passes through unharmed")
    {
        auto const body
            = R"({"id":"020202020202020202020202","kind":"encounters","screens":[1,2,{"ratio":0.25}]})";

        auto const back = batch_from(to_body(some_batch({ { 5, some_id<RecordId>(2), body } }))).value();

        REQUIRE(back.records.size() == 1);
        CHECK(back.records.front().id == some_id<RecordId>(2));
        CHECK(back.records.front().body == body);
        CHECK_FALSE(record_body_from(parse_json(back.records.front().body).value()));
    }

    TEST_CASE("a record damaged on the disk goes up as bytes and harms no neighbour")
    {
        for (std::string const damaged : { "{\"kind\":\"resp\xff\xfe", "", "[]", "{\"id\":\"another\"}" }) {
            CAPTURE(damaged);
            auto const sent
                = some_batch({ { 5, some_id<RecordId>(2), damaged }, sealed(6, some_response(3)) });

            auto const back = batch_from(to_body(sent)).value();

            REQUIRE(back.records.size() == 2);
            auto const kept = parse_json(back.records.front().body).value();
            auto const bytes = std::vector<std::uint8_t>(damaged.begin(), damaged.end());
            CHECK(back.records.front().id == some_id<RecordId>(2));
            CHECK(*kept.find("bytes") == Json(hex_of(bytes)));
            CHECK_FALSE(record_body_from(kept));
            CHECK(back.records.back().body == sent.records.back().body);
        }
    }

    TEST_CASE("a hole, a step back and a doubled record are Invalid")
    {
        auto const one = to_json(RecordBody(some_response(1)));
        auto const two = to_json(RecordBody(some_response(2)));
        auto const with_records
            = [](Json::Array records) { return batch_with("records", std::move(records)); };

        CHECK(with_records({ record_json(11, one), record_json(12, two) }));
        CHECK_FALSE(with_records({ record_json(10, one), record_json(12, two) }));
        CHECK_FALSE(with_records({ record_json(12, one), record_json(11, two) }));
        CHECK_FALSE(with_records({ record_json(11, one), record_json(11, two) }));
        CHECK_FALSE(with_records({ record_json(11, one), record_json(12, one) }));
    }

    TEST_CASE("seqs that the terminal says it does not hold are Invalid")
    {
        CHECK(batch_with("lowest_held", 11));
        CHECK_FALSE(batch_with("lowest_held", 12));
        CHECK(batch_with("next_seq", 13));
        CHECK_FALSE(batch_with("next_seq", 12));
    }

    TEST_CASE("500 records are taken and one more is not")
    {
        auto const body = to_json(RecordBody(some_response()));
        auto const many = [&](std::size_t count) {
            Json::Array records;
            while (records.size() < count)
                records.push_back(record_json(static_cast<std::int64_t>(records.size() + 1),
                    with(body, "id", fmt::format("{:024x}", records.size()))));
            auto const batch = with(*parse_json(to_body(some_batch({}))), "records", std::move(records));
            return batch_from(canonical_json(with(batch, "next_seq", 1'000)));
        };

        CHECK(many(most_records_in_batch));
        CHECK_FALSE(many(most_records_in_batch + 1));
    }

    TEST_CASE("a batch with a member missing or of the wrong shape is Invalid")
    {
        auto const good = *parse_json(to_body(two_records()));
        auto const anchor = good.find("anchors")->array()->front();

        for (auto const& [name, value] : *good.object()) {
            auto const optional = name == "lease" || name == "told_incarnation";
            CAPTURE(name);
            CHECK(batch_from(canonical_json(without(good, name))).has_value() == optional);
            CHECK_FALSE(batch_with(name, Json()));
        }
        for (auto const& [name, value] : *anchor.object())
            CHECK_FALSE(batch_with("anchors", Json::Array { without(anchor, name) }));
        CHECK_FALSE(batch_with("anchors", Json::Array(3 * most_records_in_batch + 1, anchor)));
        CHECK_FALSE(batch_with("records",
            Json::Array {
                record_json(11, 5),
            }));
        CHECK_FALSE(batch_with("records", Json::Array { record_json(11, Json::Object {}) }));
        CHECK_FALSE(
            batch_with("records", Json::Array { record_json(0, to_json(RecordBody(some_response()))) }));
        CHECK_FALSE(batch_from("{"));
        CHECK_FALSE(batch_from("[]"));
        CHECK_FALSE(batch_from(""));
    }

    TEST_CASE("a response costs at most 60 bytes in a batch of 50, signature and all")
    {
        auto const body = to_body(some_batch(afternoon(50)));

        auto const envelope
            = seal_envelope(EnvelopeKind::Batch, some_id<DeviceId>(9), some_key('k'), body).value();

        auto const each = static_cast<double>(envelope.size()) / 50;
        MESSAGE(
            "bytes a response: " << each << " of " << static_cast<double>(body.size()) / 50 << " in JSON");
        CHECK(each <= 60);
    }
}

TEST_SUITE("Receipt")
{
    TEST_CASE("a receipt comes back as it was written")
    {
        auto const sent = some_receipt();

        auto const back = receipt_from(to_body(sent)).value();

        CHECK(back.epoch == sent.epoch);
        CHECK(back.incarnation == sent.incarnation);
        CHECK(back.acknowledged_through == sent.acknowledged_through);
        CHECK(back.safe_through == sent.safe_through);
        CHECK(back.exceptions == sent.exceptions);
        CHECK(back.forked == sent.forked);
        CHECK(back.lease == sent.lease);
        CHECK(back.server_time == sent.server_time);
        CHECK(back.content_version == sent.content_version);
        CHECK(back.first_seq == sent.first_seq);
        CHECK(back.last_seq == sent.last_seq);
        CHECK(back.batch_now == sent.batch_now);
    }

    TEST_CASE("nothing is safe that is not acknowledged")
    {
        auto receipt = some_receipt();
        receipt.safe_through = receipt.acknowledged_through + 1;

        CHECK_FALSE(receipt_from(to_body(receipt)));
    }

    TEST_CASE("a receipt with a member missing or of the wrong shape is Invalid")
    {
        auto const good = *parse_json(to_body(some_receipt()));
        auto const exceptions = [&](Json one) {
            return receipt_from(canonical_json(with(good, "exceptions", Json::Array { std::move(one) })));
        };

        for (auto const& [name, value] : *good.object()) {
            CAPTURE(name);
            CHECK_FALSE(receipt_from(canonical_json(without(good, name))));
            CHECK_FALSE(receipt_from(canonical_json(with(good, name, Json()))));
        }
        CHECK(exceptions(Json::Object { { "seq", 12 }, { "verdict", "unparsed" } }));
        CHECK_FALSE(exceptions(Json::Object { { "seq", 12 }, { "verdict", "burnt" } }));
        CHECK_FALSE(exceptions(Json::Object { { "seq", 0 }, { "verdict", "fork" } }));
        CHECK_FALSE(receipt_from("null"));
    }
}

TEST_SUITE("Enrolment")
{
    TEST_CASE("a request comes back, with and without an epoch")
    {
        for (auto const& epoch : { std::optional(some_id<Epoch>(4)), std::optional<Epoch>() }) {
            EnrolmentRequest const request { "7K3M-P2QX-9RTV", some_key('k').public_key(), epoch };

            auto const back = enrolment_request_from(to_json(request)).value();

            CHECK(back.code == request.code);
            CHECK(back.key == request.key);
            CHECK(back.epoch == request.epoch);
        }
    }

    TEST_CASE("an enrolment comes back as it was granted")
    {
        Enrolment const granted { some_id<DeviceId>(5), some_key('r').public_key(), "harbour_street_till",
            "Tidemark, Harbour Street", instant_of(1'794'000'000'000) };

        auto const back = enrolment_from(to_json(granted)).value();

        CHECK(back.device == granted.device);
        CHECK(back.receipt_key == granted.receipt_key);
        CHECK(back.place == granted.place);
        CHECK(back.place_name == granted.place_name);
        CHECK(back.server_time == granted.server_time);
    }

    TEST_CASE("a member missing, of the wrong shape or too long is Invalid")
    {
        auto const request = to_json(EnrolmentRequest { "CODE", some_id<PublicKey>(1), some_id<Epoch>(2) });
        auto const granted = to_json(Enrolment { some_id<DeviceId>(5), some_id<PublicKey>(1), "p", "P", {} });

        for (auto const& [name, value] : *request.object()) {
            CHECK(enrolment_request_from(without(request, name)).has_value() == (name == "epoch"));
            CHECK_FALSE(enrolment_request_from(with(request, name, std::string(1'000, '0'))));
        }
        for (auto const& [name, value] : *granted.object()) {
            CHECK_FALSE(enrolment_from(without(granted, name)));
            CHECK_FALSE(enrolment_from(with(granted, name, std::string(1'000, '0'))));
        }
    }
}
