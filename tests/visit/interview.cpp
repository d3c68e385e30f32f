#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

void say(Interview& interview, Value value)
{
    interview.remember(*interview.answer(std::move(value)));
    interview.advance();
}

std::shared_ptr<Questionnaire const> questionnaire_with_words()
{
    auto checked = check_questionnaire_text(R"({
        "format": 1, "title": { "en": "Till" }, "default_language": "en", "languages": ["en"],
        "questions": [
            { "key": "stars", "kind": "csat", "text": { "en": "How was it?" },
              "labels": [{ "en": "1" }, { "en": "2" }, { "en": "3" }, { "en": "4" }, { "en": "5" }] },
            { "key": "words", "kind": "text", "text": { "en": "Why?" }, "most_characters": 200 },
            { "key": "reach", "kind": "contact", "text": { "en": "May we write?" }, "most_characters": 80,
              "consent": { "version": "2026-1", "text": { "en": "Only to answer you." } } }
        ],
        "thanks": { "title": { "en": "Thank you" }, "text": { "en": "It helps." } }
    })");
    REQUIRE(checked.questionnaire);
    return std::make_shared<Questionnaire const>(std::move(*checked.questionnaire));
}

SealedWords some_words(std::string consent)
{
    return { std::string(sealing_bytes + 12, 'c'), std::move(consent) };
}

}

TEST_SUITE("Interview")
{
    TEST_CASE("a bad face leads to the reasons")
    {
        Interview interview(some_questionnaire());

        say(interview, 1);

        CHECK(interview.question().key == "why");
        CHECK(interview.step() == 2);
        CHECK(interview.steps() == 3);
        CHECK(interview.any_bad());
    }

    TEST_CASE("a good face leads past them")
    {
        Interview interview(some_questionnaire());

        say(interview, 5);

        CHECK(interview.question().key == "nps");
        CHECK(interview.step() == 2);
        CHECK(interview.steps() == 2);
        CHECK_FALSE(interview.any_bad());
    }

    TEST_CASE("before the first answer the longest way is counted")
    {
        CHECK(Interview(some_questionnaire()).steps() == 3);
    }

    TEST_CASE("words answer a text and a contact only, each under its own consent or none")
    {
        Interview interview(questionnaire_with_words());
        CHECK_FALSE(interview.answer(some_words("")));
        say(interview, 5);

        CHECK(interview.question().key == "words");
        CHECK_FALSE(interview.answer(some_words("2026-1")));
        CHECK_FALSE(interview.answer(std::string("in_clear")));
        say(interview, some_words(""));

        CHECK(interview.question().key == "reach");
        CHECK_FALSE(interview.answer(some_words("")));
        CHECK_FALSE(interview.answer(some_words("2025-2")));
        say(interview, some_words("2026-1"));
        CHECK(interview.finished());
    }

    TEST_CASE("a value outside the scale is no answer")
    {
        Interview const interview(some_questionnaire());

        CHECK_FALSE(interview.answer(0));
        CHECK_FALSE(interview.answer(6));
        CHECK_FALSE(interview.answer(std::string("wait")));
        CHECK(interview.answer(3));
    }

    TEST_CASE("a choice that the question does not have is no answer")
    {
        Interview interview(some_questionnaire());
        say(interview, 2);

        CHECK_FALSE(interview.answer(std::vector<std::string> { "wait", "weather" }));
        CHECK(interview.answer(std::vector<std::string> { "wait", "price" }));
    }

    TEST_CASE("back keeps what was said and a second answer is marked as changed")
    {
        Interview interview(some_questionnaire());
        say(interview, 1);

        interview.back();

        REQUIRE(interview.said("face"));
        CHECK(*interview.said("face") == Value(1));
        CHECK(interview.answer(5)->changed);
    }

    TEST_CASE("after the last question the interview is finished")
    {
        Interview interview(some_questionnaire());
        say(interview, 4);

        say(interview, 10);

        CHECK(interview.finished());
        CHECK(interview.answers().size() == 2);
    }
}
