#include "kiosk/translations.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

Wording words(std::map<std::string, std::string> by_language) { return { std::move(by_language) }; }

Questionnaire in_english_and_french()
{
    Questionnaire made;
    made.title = words({ { "en", "Till" }, { "fr", "Caisse" } });
    made.default_language = "en";
    made.languages = { "en", "fr" };
    made.questions.push_back(
        { "till", Csat {}, words({ { "en", "How was it?" }, { "fr", "C'était bien ?" } }), {}, {}, {}, "" });
    made.thanks = { words({ { "en", "Thanks" }, { "fr", "Merci" } }), {} };
    return made;
}

screens::Phrases phrases(char const* french)
{
    screens::Phrases made;
    REQUIRE(made.add("en", "msgid \"Back\"\nmsgstr \"Back\"\n"));
    REQUIRE(made.add("fr", french));
    return made;
}

constexpr auto complete = "msgid \"Back\"\nmsgstr \"Retour\"\n";

}

TEST_SUITE("Missing texts")
{
    TEST_CASE("nothing is missing where every text is there, or was left out in every language")
    {
        CHECK(missing_texts(in_english_and_french(), phrases(complete)).empty());
    }

    TEST_CASE("a text that one language lacks is named with its place in the file")
    {
        auto questionnaire = in_english_and_french();
        auto& question = questionnaire.questions.front();
        question.hint = words({ { "en", "One tap." } });
        question.labels
            = { words({ { "en", "Bad" }, { "fr", "Mal" } }), words({ { "en", "Good" }, { "fr", "" } }) };
        question.kind = OneOf { { { "yes", "", words({ { "en", "Yes" } }) } }, false };
        questionnaire.thanks_after_bad.text = words({ { "en", "Sorry" } });

        auto const missing = missing_texts(questionnaire, phrases(complete));

        REQUIRE(missing.size() == 1);
        CHECK(missing[0].language == "fr");
        CHECK(missing[0].questionnaire
            == std::vector<std::string> { "/questions/0/hint", "/questions/0/labels/1",
                "/questions/0/choices/0/text", "/thanks_after_bad/text" });
        CHECK(missing[0].interface.empty());
        CHECK(missing[0].count() == 4);
    }

    TEST_CASE("a consent that one language lacks is named too")
    {
        auto questionnaire = in_english_and_french();
        questionnaire.questions.front().kind
            = Contact { words({ { "en", "Only to answer you." } }), "2026-1", 80 };

        auto const missing = missing_texts(questionnaire, phrases(complete));

        REQUIRE(missing.size() == 1);
        CHECK(missing[0].questionnaire == std::vector<std::string> { "/questions/0/consent/text" });
    }

    TEST_CASE("a phrase that the interface lacks is named, with the file and what is shown instead")
    {
        auto const questionnaire = in_english_and_french();

        auto const missing = missing_texts(questionnaire, phrases(""));

        REQUIRE(missing.size() == 1);
        CHECK(missing[0].interface == std::vector<std::string> { "Back" });
        CHECK(to_text(missing, questionnaire)
            == "fr: \"Back\" is not translated in languages/fr.po, so it is shown in English\n");
    }

    TEST_CASE("a text of the questionnaire is told with the language that it is shown in")
    {
        auto questionnaire = in_english_and_french();
        questionnaire.title = words({ { "en", "Till" } });

        auto const text = to_text(missing_texts(questionnaire, phrases(complete)), questionnaire);

        CHECK(text == "fr: /title is not translated, so it is shown in en\n");
    }
}
