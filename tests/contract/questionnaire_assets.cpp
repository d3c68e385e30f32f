#include "sync/base/durable_file.h"
#include "sync/contract/questionnaire.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <set>

using namespace peakend;

namespace {

std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";

std::string text_of(std::filesystem::path const& file)
{
    auto text = read_file(file, 1 << 20);
    REQUIRE_MESSAGE(text, file.string());
    return *text;
}

Questionnaire shipped(std::string const& name)
{
    auto checked = check_questionnaire_text(text_of(assets / "questionnaires" / (name + ".json")));
    CHECK(to_text(checked.findings) == "");
    REQUIRE(checked.questionnaire);
    return std::move(*checked.questionnaire);
}

std::vector<Questionnaire> all_shipped()
{
    return { shipped("fitting-rooms"), shipped("till"), shipped("store-exit") };
}

// Every text that a visitor may see.
std::vector<Wording> wordings_of(Questionnaire const& questionnaire)
{
    std::vector<Wording> all { questionnaire.title, questionnaire.thanks.title, questionnaire.thanks.text,
        questionnaire.thanks_after_bad.title, questionnaire.thanks_after_bad.text };
    for (auto const& question : questionnaire.questions) {
        all.push_back(question.text);
        if (!question.hint.empty())
            all.push_back(question.hint);
        all.insert(all.end(), question.labels.begin(), question.labels.end());
        if (auto const* choices = choices_of(question.kind))
            std::transform(choices->begin(), choices->end(), std::back_inserter(all),
                [](Choice const& c) { return c.text; });
        if (auto const* contact = std::get_if<Contact>(&question.kind))
            all.push_back(contact->consent);
    }
    return all;
}

}

TEST_SUITE("Shipped questionnaires")
{
    TEST_CASE("each of them says everything in all eleven languages")
    {
        for (auto const& questionnaire : all_shipped()) {
            CHECK(questionnaire.languages
                == std::vector<std::string> {
                    "en", "zh-Hans", "zh-Hant", "es", "fr", "de", "ar", "he", "hi", "ja", "ko" });
            for (auto const& wording : wordings_of(questionnaire)) {
                CHECK(wording.by_language.size() == questionnaire.languages.size());
                for (auto const& [language, text] : wording.by_language)
                    CHECK_MESSAGE(!text.empty(), language);
            }
        }
    }

    TEST_CASE("together they ask every kind of question but contact")
    {
        std::set<std::string_view> kinds;
        for (auto const& questionnaire : all_shipped())
            for (auto const& question : questionnaire.questions)
                kinds.insert(name_of(question.kind));

        CHECK(kinds
            == std::set<std::string_view> { "smiley", "csat", "nps", "ces", "one_of", "many_of", "text" });
    }

    TEST_CASE("the last of many reasons is something else")
    {
        for (auto const& questionnaire : all_shipped())
            for (auto const& question : questionnaire.questions)
                if (auto const* many = std::get_if<ManyOf>(&question.kind))
                    CHECK(many->choices.back().id == "something_else");
    }

    TEST_CASE("every picture that they name is there")
    {
        for (auto const& questionnaire : all_shipped()) {
            std::set<std::string> icons { questionnaire.icon };
            for (auto const& question : questionnaire.questions)
                if (auto const* choices = choices_of(question.kind))
                    for (auto const& choice : *choices)
                        icons.insert(choice.icon);

            for (auto const& icon : icons)
                CHECK_MESSAGE(std::filesystem::exists(assets / "art" / "icons" / (icon + ".svg")), icon);
        }
    }

    TEST_CASE("a bad first answer leads to the reasons and to thanks of its own")
    {
        for (auto const& questionnaire : all_shipped()) {
            auto const& first = questionnaire.questions.front();
            REQUIRE(!first.branches.empty());

            CHECK(first.branches.front().values == scale_of(first.kind)->negative);
            CHECK(first.branches.front().go == "went_wrong");
            CHECK(!questionnaire.thanks_after_bad.title.empty());
        }
    }

    TEST_CASE("the example for authors is a questionnaire without faults")
    {
        auto const readme = text_of(assets / "questionnaires" / "README.md");
        auto const begin = readme.find("```json\n") + 8;
        auto const end = readme.find("```", begin);
        REQUIRE(end != std::string::npos);

        auto const checked = check_questionnaire_text(std::string_view(readme).substr(begin, end - begin));

        CHECK(to_text(checked.findings) == "");
    }
}
