#include "tests/contract/some_records.h"

#include <doctest/doctest.h>
#include <limits>

using namespace peakend;

namespace {

Response response_of(std::vector<Answer> answers)
{
    auto response = some_response();
    response.answers = std::move(answers);
    return response;
}

std::vector<Answer> answers(std::size_t count)
{
    std::vector<Answer> made;
    while (made.size() < count)
        made.push_back({ "question_" + std::to_string(made.size()), 5 });
    return made;
}

std::vector<std::string> choices(std::size_t count)
{
    std::vector<std::string> made;
    while (made.size() < count)
        made.push_back("choice_" + std::to_string(made.size()));
    return made;
}

}

TEST_SUITE("Response")
{
    TEST_CASE("a response comes back from its JSON as it was")
    {
        for (auto const ending :
            { Ending::Completed, Ending::WalkedAway, Ending::TimedOut, Ending::Interrupted }) {
            auto response = some_response();
            response.ending = ending;
            response.flags = { Flag::TestMode, Flag::TooFast };

            auto const back = response_from(to_json(response));

            REQUIRE(back);
            CHECK(*back == response);
        }
    }

    TEST_CASE("what is usual takes no bytes")
    {
        auto const json = to_json(response_of({ { "experience", 5 } }));

        CHECK_FALSE(json.find("flags"));
        CHECK(canonical_json(*json.find("answers")) == R"([{"key":"experience","value":5}])");
    }

    TEST_CASE("the wall clock travels as its distance from the boot clock")
    {
        Moment const early { some_boot, boot_instant_of(1'000), instant_of(1'700'000'001'000) };
        Moment const late { some_boot, boot_instant_of(900'000), instant_of(1'700'000'900'000) };

        CHECK(*to_json(early).find("wall_minus_at") == Json(std::int64_t { 1'700'000'000'000 }));
        CHECK(*to_json(early).find("wall_minus_at") == *to_json(late).find("wall_minus_at"));
        CHECK(moment_from(to_json(late)).value() == late);
    }

    TEST_CASE("a wall clock that stands in 1970 is taken")
    {
        Moment const moment { some_boot, boot_instant_of(86'400'000), instant_of(0) };

        CHECK(moment_from(to_json(moment)).value() == moment);
    }

    TEST_CASE("members that a newer terminal adds are passed over")
    {
        auto const json = with(to_json(some_response()), "mood_lighting", "warm");

        CHECK(response_from(json).value() == some_response());
    }

    TEST_CASE("a response with a member missing or out of bounds is Invalid and says where")
    {
        auto const good = to_json(some_response());
        auto const moment = to_json(some_moment(1'000));
        struct Bad {
            std::string member;
            Json value;
            std::string path;
        };
        auto const highest = std::numeric_limits<std::int64_t>::max();
        std::vector<Bad> const bad {
            { "id", "00", "/id" },
            { "id", std::string(24, 'G'), "/id" },
            { "revision", std::string(64, 'F'), "/revision" },
            { "language", "", "/language" },
            { "language", "klingon speech", "/language" },
            { "language", "EN", "/language" },
            { "language", std::string(2'000, 'a'), "/language" },
            { "layout", "<b>", "/layout" },
            { "took", -1, "/took" },
            { "took", highest, "/took" },
            { "took", 1.5, "/took" },
            { "ending", "exploded", "/ending" },
            { "flags", Json::Array { "too_slow" }, "/flags" },
            { "flags", Json::Array { "burst" }, "/flags" },
            { "flags", Json::Array { "same_run" }, "/flags" },
            { "flags", Json::Array { "too_fast", "too_fast" }, "/flags" },
            { "flags", Json::Array { 1 }, "/flags" },
            { "started", 5, "/started" },
            { "started", with(moment, "boot", "here"), "/started/boot" },
            { "started", with(moment, "at", -1), "/started/at" },
            { "started", with(moment, "at", highest), "/started/at" },
            { "started", with(moment, "wall_minus_at", -2'000), "/started/wall_minus_at" },
            { "started", with(moment, "wall_minus_at", highest), "/started/wall_minus_at" },
            { "answers", Json::Object {}, "/answers" },
            { "answers", Json::Array { 7 }, "/answers/0" },
            { "answers", Json::Array { Json::Object { { "key", "Price!" }, { "value", 1 } } },
                "/answers/0/key" },
            { "answers", Json::Array { Json::Object { { "key", "price" } } }, "/answers/0/value" },
            { "answers", Json::Array { Json::Object { { "key", "a" }, { "value", 1 }, { "changed", 1 } } },
                "/answers/0/changed" },
        };

        for (auto const& [member, value, path] : bad) {
            CAPTURE(canonical_json(value));
            auto const refused = response_from(with(good, member, value));
            REQUIRE_FALSE(refused);
            CHECK(refused.error().fault == Fault::Invalid);
            CHECK(refused.error().what.starts_with(path + ": "));
        }
        for (auto const& [name, value] : *good.object()) {
            CAPTURE(name);
            CHECK_FALSE(response_from(without(good, name)));
        }
        CHECK_FALSE(response_from(Json::Array {}));
    }

    TEST_CASE("a question is answered once")
    {
        auto const twice = response_of({ { "experience", 5 }, { "experience", 1 } });

        CHECK_FALSE(response_from(to_json(twice)));
    }

    TEST_CASE("a hundred answers are taken and one more is not")
    {
        CHECK(response_from(to_json(response_of(answers(most_answers)))));
        CHECK_FALSE(response_from(to_json(response_of(answers(most_answers + 1)))));
    }
}

TEST_SUITE("Value")
{
    TEST_CASE("a rating, a choice, many choices and sealed words come back as they were")
    {
        std::string const shortest(sealing_bytes, 'c');
        std::string const longest(sealing_bytes + most_bytes_of_words, '\xff');
        for (Value const& value :
            { Value(0), Value(highest_rating), Value("queue"), Value(choices(most_chosen)), Value(choices(0)),
                Value(SealedWords { shortest, "" }), Value(SealedWords { longest, "2026-1" }) })
            CHECK(value_from(to_json(value)).value() == value);
    }

    TEST_CASE("what is no value is Invalid")
    {
        std::vector<Json> const bad { {}, true, 2.5, -1, highest_rating + 1, "", "Not an id",
            std::string(65, 'a'), Json::Object {}, Json::Array { 1 }, Json::Array { "a", "a" },
            to_json(Value(choices(most_chosen + 1))),
            to_json(SealedWords { std::string(sealing_bytes - 1, 'c'), "" }),
            to_json(SealedWords { std::string(sealing_bytes + most_bytes_of_words + 1, 'c'), "" }),
            to_json(SealedWords { std::string(sealing_bytes, 'c'), "Version 1" }) };

        for (auto const& json : bad) {
            CAPTURE(canonical_json(json));
            CHECK_FALSE(value_from(json));
        }
    }
}

TEST_SUITE("SealedWords")
{
    TEST_CASE("words in clear are no value")
    {
        CHECK_FALSE(value_from("The queue was long."));
        CHECK_FALSE(value_from(Json::Object { { "text", "long" } }));
        CHECK_FALSE(value_from(Json::Object { { "sealed", "The queue was long." } }));
    }

    TEST_CASE("a text has one way to be written in base64url")
    {
        auto const good = to_json(SealedWords { std::string(sealing_bytes + 1, 'c'), "" });
        auto text = *good.find("sealed")->text();

        CHECK(sealed_words_from(good));
        CHECK_FALSE(sealed_words_from(with(good, "sealed", text + "=")));
        text.back() = text.back() == 'w' ? 'x' : 'w';
        CHECK(bytes_of_base64url("_-8").value() == "\xff\xef");
        CHECK_FALSE(bytes_of_base64url("_-9"));
        CHECK_FALSE(bytes_of_base64url("/+8"));
        CHECK(bytes_of_base64url("").value().empty());
    }
}

TEST_SUITE("Ending and Flag")
{
    TEST_CASE("every name leads back to what it names")
    {
        for (auto const ending :
            { Ending::Completed, Ending::WalkedAway, Ending::TimedOut, Ending::Interrupted })
            CHECK(ending_named(name_of(ending)) == ending);
        for (auto const flag : { Flag::TooFast, Flag::OutsideHours, Flag::TestMode, Flag::ClockUncertain,
                 Flag::Burst, Flag::SameRun })
            CHECK(flag_named(name_of(flag)) == flag);
        CHECK_FALSE(ending_named("too_fast"));
        CHECK_FALSE(flag_named(""));
    }
}
