#include "sync/contract/revision.h"

#include "sync/contract/keys.h"
#include "tests/contract/questionnaire_text.h"

using namespace peakend;

namespace {

RevisionId revision_of_text(std::string_view text) { return revision_of(*parse_json(text)); }

SeriesId series_in(std::string_view text, std::string_view key)
{
    auto const checked = check_questionnaire_text(text);
    REQUIRE_MESSAGE(checked.questionnaire, to_text(checked.findings));
    auto const* question = checked.questionnaire->find(key);
    REQUIRE(question);
    return series_of(*checked.questionnaire, *question).id;
}

// Whether the question's answers may still be compared after this change of the sound questionnaire.
bool stays(std::string_view key, std::string_view part, std::string_view other)
{
    return series_in(sound_questionnaire, key) == series_in(with(part, other), key);
}

}

TEST_SUITE("Revision")
{
    TEST_CASE("it does not depend on white space or on the order of members")
    {
        CHECK(revision_of_text(R"({"a": 1, "b": [true]})") == revision_of_text(R"( {"b":[true],"a":1.0} )"));
    }

    TEST_CASE("any change of content makes another")
    {
        CHECK(revision_of_text(sound_questionnaire) != revision_of_text(with("Caja", "La caja")));
    }

    TEST_CASE("it is the SHA-256 of the canonical text")
    {
        CHECK(revision_of_text("{}").hex()
            == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}

TEST_SUITE("Series")
{
    TEST_CASE("it tells what it compares")
    {
        auto const read = *check_questionnaire_text(sound_questionnaire).questionnaire;

        auto const series = series_of(read, *read.find("visit"));

        CHECK(series.key == "visit");
        CHECK(series.kind == "smiley");
        CHECK(series.wording == "How was it?");
        CHECK_FALSE(series.id.none());
    }

    TEST_CASE("its id is the first half of the SHA-256 of what it compares, for ever")
    {
        auto const visit
            = sha256(R"({"key":"visit","kind":"smiley","polarity":"high_is_good","positive":[5],)"
                     R"("scale":[1,3,5],"wording":"How was it?"})");
        auto const reasons
            = sha256(R"({"choices":["price","wait"],"key":"reasons","kind":"many_of","wording":"Why?"})");

        CHECK(series_in(sound_questionnaire, "visit").hex() == visit.hex().substr(0, 32));
        CHECK(series_in(sound_questionnaire, "reasons").hex() == reasons.hex().substr(0, 32));
    }

    TEST_CASE("a new translation, icon, hint, label or branch keeps it")
    {
        CHECK(stays("visit", "¿Qué tal?", "¿Qué tal hoy?"));
        CHECK(stays("visit", R"(, "es": "¿Qué tal?")", ""));
        CHECK(stays("reasons", R"("icon": "clock", )", ""));
        CHECK(stays("reasons", R"("en": "Waited")", R"("en": "I waited")"));
        CHECK(stays("visit", "One tap.", "Tap once."));
        CHECK(stays("visit", R"("en": "Okay")", R"("en": "So so")"));
        CHECK(stays("visit", R"("values": [1], "go")", R"("values": [1, 3], "go")"));
    }

    TEST_CASE("a new wording in the default language starts another")
    {
        CHECK_FALSE(stays("visit", "How was it?", "How was your visit?"));
    }

    TEST_CASE("another scale starts another")
    {
        auto four_faces = with(R"("faces": 3)", R"("faces": 4)");
        four_faces = with(R"({ "en": "Okay" })", R"({ "en": "Poor" }, { "en": "Okay" })", four_faces);

        CHECK(series_in(sound_questionnaire, "visit") != series_in(four_faces, "visit"));
    }

    TEST_CASE("another polarity starts another")
    {
        CHECK_FALSE(stays("ease", "low_is_good", "high_is_good"));
    }

    TEST_CASE("other choices start another, another order of them does not")
    {
        CHECK_FALSE(stays("first_time", R"("id": "no")", R"("id": "not_yet")"));
        CHECK(stays("first_time",
            R"({ "id": "yes", "text": { "en": "Yes" } }, { "id": "no", "text": { "en": "No" } })",
            R"({ "id": "no", "text": { "en": "No" } }, { "id": "yes", "text": { "en": "Yes" } })"));
    }

    TEST_CASE("another key or kind starts another")
    {
        CHECK(series_in(sound_questionnaire, "stars")
            != series_in(with(R"("key": "stars")", R"("key": "star")"), "star"));
        CHECK_FALSE(stays("first_time", R"("kind": "one_of")", R"("kind": "many_of")"));
    }
}

TEST_SUITE("Publication")
{
    Publication some_publication()
    {
        return { PublicationId::random(), revision_of_text("{}"),
            { PublicationId::random(), PublicationId::random() }, "harbour-street/fitting-rooms", "Ines" };
    }

    TEST_CASE("it reads back from its JSON")
    {
        auto const publication = some_publication();

        auto const read = publication_from(to_json(publication));

        REQUIRE(read);
        CHECK(read->id == publication.id);
        CHECK(read->revision == publication.revision);
        CHECK(read->parents == publication.parents);
        CHECK(read->place == publication.place);
        CHECK(read->author == publication.author);
    }

    TEST_CASE("without a sound id, revision or parent it is refused")
    {
        for (auto const* name : { "id", "revision", "parents" }) {
            auto broken = *to_json(some_publication()).object();
            broken.insert_or_assign(name, Json::Array { "xyz" });

            auto const read = publication_from(broken);

            REQUIRE_FALSE(read);
            CHECK(read.error().fault == Fault::Invalid);
        }
    }
}
