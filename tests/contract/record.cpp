#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

using namespace peakend;

TEST_SUITE("RecordBody")
{
    TEST_CASE("a response comes back as a response")
    {
        auto const json = to_json(RecordBody(some_response()));

        auto const body = record_body_from(json);

        CHECK(*json.find("kind") == Json("response"));
        REQUIRE(body);
        REQUIRE(std::holds_alternative<Response>(*body));
        CHECK(std::get<Response>(*body) == some_response());
    }

    TEST_CASE("a questionnaire edit comes back with its publication and its questionnaire")
    {
        auto const edit = some_edit();
        auto const json = to_json(RecordBody(edit));

        auto const body = record_body_from(json);

        REQUIRE(body);
        REQUIRE(std::holds_alternative<QuestionnaireEdit>(*body));
        auto const& back = std::get<QuestionnaireEdit>(*body);
        CHECK(back.id == edit.id);
        CHECK(back.publication.id == edit.publication.id);
        CHECK(back.publication.parents == edit.publication.parents);
        CHECK(back.questionnaire == edit.questionnaire);
        CHECK(back.made == edit.made);
        CHECK(to_json(*body) == json);
    }

    TEST_CASE("a questionnaire that is not the one its publication names is Invalid")
    {
        auto edit = some_edit();
        edit.questionnaire = with(edit.questionnaire, "default_language", "es");

        auto const body = record_body_from(to_json(RecordBody(edit)));

        REQUIRE_FALSE(body);
        CHECK(body.error().fault == Fault::Invalid);
    }

    TEST_CASE("a kind that this version does not know is Invalid, and says which")
    {
        auto const unknown = record_body_from(with(to_json(some_response()), "kind", "horoscope"));

        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().fault == Fault::Invalid);
        CHECK(unknown.error().what.find("'horoscope'") != std::string::npos);
    }

    TEST_CASE("encounters come back with their hour and their counts")
    {
        Encounters const met { some_id<RecordId>(7), hour_of(some_moment(7'654'321)), { 41, 33, 32, 2, 7 } };

        auto const body = record_body_from(to_json(RecordBody(met)));

        REQUIRE(body);
        CHECK(std::get<Encounters>(*body) == met);
        CHECK(met.made == some_moment(7'200'000));
        CHECK(met.of(Encounter::TimedOut) == 7);
    }

    TEST_CASE("encounters with a count missing, below 0 or beyond any hour are Invalid")
    {
        Encounters const met { some_id<RecordId>(7), hour_of(some_moment(0)), { 41, 33, 32, 2, 7 } };
        auto const good = to_json(RecordBody(met));

        CHECK_FALSE(record_body_from(without(good, "rated")));
        CHECK_FALSE(record_body_from(with(good, "rated", -1)));
        CHECK_FALSE(record_body_from(with(good, "woken", 1'000'000)));
    }

    TEST_CASE("a record without a kind, or that is no object, is Invalid")
    {
        CHECK_FALSE(record_body_from(to_json(some_response())));
        CHECK_FALSE(record_body_from(Json::Array { 1 }));
        CHECK_FALSE(record_body_from({}));
    }

    TEST_CASE("an edit with a member missing is Invalid")
    {
        auto const good = to_json(RecordBody(some_edit()));

        for (auto const& [name, value] : *good.object()) {
            CAPTURE(name);
            CHECK_FALSE(record_body_from(without(good, name)));
        }
    }
}
