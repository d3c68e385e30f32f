// What no author would write. The check answers with findings, bounded in number and printable, and never
// ends badly.

#include "tests/contract/questionnaire_text.h"

#include <algorithm>
#include <random>

using namespace peakend;

namespace {

using Dice = std::mt19937;

std::size_t below(std::size_t limit, Dice& dice)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(dice);
}

// Strings that mean something somewhere in the format, and some that mean nothing anywhere.
std::string odd_text(Dice& dice)
{
    static std::vector<std::string> const texts { "", " ", "thanks", "visit", "smiley", "nps", "one_of", "en",
        "zz", "a/b~c", "\n", std::string(1, '\0'), std::string(500, 'x'), "\u202e\U0001F600", "low_is_good" };
    return texts[below(texts.size(), dice)];
}

Json odd_value(Dice& dice)
{
    switch (below(9, dice)) {
    case 0:
        return {};
    case 1:
        return true;
    case 2:
        return static_cast<std::int64_t>(below(13, dice)) - 1;
    case 3:
        return std::int64_t { 9007199254740991 };
    case 4:
        return 0.5;
    case 5:
        return Json::Array();
    case 6:
        return Json::Object();
    case 7:
        return Json::Array(60, Json::Object { { odd_text(dice), odd_text(dice) } });
    default:
        return odd_text(dice);
    }
}

Json mutated(Json const& json, Dice& dice);

Json mutated(Json::Array array, Dice& dice)
{
    if (array.empty())
        return Json::Array { odd_value(dice) };
    auto const at = array.begin() + static_cast<std::ptrdiff_t>(below(array.size(), dice));
    switch (below(6, dice)) {
    case 0:
        array.erase(at);
        break;
    case 1:
        array.push_back(Json(*at));
        break;
    default:
        *at = mutated(*at, dice);
    }
    return array;
}

Json mutated(Json::Object object, Dice& dice)
{
    if (object.empty())
        return Json::Object { { odd_text(dice), odd_value(dice) } };
    auto const at = std::next(object.begin(), static_cast<std::ptrdiff_t>(below(object.size(), dice)));
    switch (below(8, dice)) {
    case 0:
        object.erase(at);
        break;
    case 1:
        object.insert_or_assign(odd_text(dice), odd_value(dice));
        break;
    default:
        at->second = mutated(at->second, dice);
    }
    return object;
}

Json mutated(Json const& json, Dice& dice)
{
    if (below(8, dice) == 0)
        return odd_value(dice);
    if (auto const* array = json.array())
        return mutated(*array, dice);
    if (auto const* object = json.object())
        return mutated(*object, dice);
    return odd_value(dice);
}

bool is_one_line(std::string const& text)
{
    return std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

void check_answer(CheckedQuestionnaire const& checked)
{
    REQUIRE(checked.questionnaire.has_value() == checked.findings.empty());
    REQUIRE(checked.findings.size() <= 500);
    for (auto const& finding : checked.findings) {
        REQUIRE(is_one_line(finding.path));
        REQUIRE(is_one_line(finding.remedy));
        REQUIRE(finding.path.size() + finding.remedy.size() < 1000);
    }
    REQUIRE(checked.as_far_as_read().questions.size() <= 50);
}

}

TEST_SUITE("Absurd questionnaires")
{
    TEST_CASE("whatever is changed, a questionnaire is read or its faults are told")
    {
        auto const sound = *parse_json(sound_questionnaire);
        Dice dice(20261116);
        int refused = 0;

        for (int round = 0; round < 4000; ++round) {
            auto absurd = sound;
            for (auto times = 1 + below(4, dice); times > 0; --times)
                absurd = mutated(absurd, dice);
            auto const checked = check_questionnaire(absurd);
            check_answer(checked);
            refused += checked.findings.empty() ? 0 : 1;
        }

        CHECK(refused > 3000);
        CHECK(refused < 4000);
    }

    TEST_CASE("whatever byte is changed, the text is read or its faults are told")
    {
        Dice dice(8785);

        for (int round = 0; round < 2000; ++round) {
            std::string text(sound_questionnaire);
            text[below(text.size(), dice)] = static_cast<char>(below(256, dice));
            check_answer(check_questionnaire_text(text));
        }
    }

    TEST_CASE("a text cut off anywhere is refused")
    {
        for (std::size_t length = 0; length < sound_questionnaire.size(); ++length)
            REQUIRE(!check_questionnaire_text(sound_questionnaire.substr(0, length)).findings.empty());
    }

    TEST_CASE("twenty thousand faults are told as the first 499")
    {
        Json::Object object { { "format", 1 } };
        for (int number = 0; number < 20000; ++number)
            object.emplace(fmt::format("member_{}", number), number);

        auto const checked = check_questionnaire(object);

        CHECK(checked.findings.size() == 500);
        CHECK(checked.findings.back().remedy == "there are more faults than can be told; mend these first");
    }
}
