// Goal A4: what a visitor can only hear makes a sound, in each language's own voice.

#include "kiosk/stage/aloud.h"

#include "kiosk/screens/keyboards.h"
#include "kiosk/stage/voices.h"
#include "tests/kiosk/shipped.h"
#include "tests/stage/some_speech.h"

#include <cctype>

using namespace peakend;
using stage::aloud;

namespace {

bool is_heard(stage::Voices const& voices, std::string const& language, std::string const& words)
{
    constexpr auto spelled = true;
    constexpr double a_breath = 100;
    stage::Delivery const delivery { .rate = 450, .spelled = spelled };
    auto utterance
        = stage::Utterance::begin(voices.programs(language, delivery), aloud(words, language, spelled));
    REQUIRE(utterance);
    return stage::loudness(stage::all_of(*utterance)) > a_breath;
}

// Every voice says these.
bool is_latin(std::string const& key) { return key.size() == 1 && std::isalpha(key.front()) != 0; }

void hear_rows(
    stage::Voices const& voices, std::string const& language, std::vector<screens::KeyRow> const& rows)
{
    for (auto const& row : rows) {
        for (auto const& key : row) {
            if (!is_latin(key.label))
                CHECK_MESSAGE(is_heard(voices, language, key.label), language, ": ", key.label);
        }
    }
}

}

TEST_SUITE("Aloud")
{
    TEST_CASE("every key of every keyboard is heard")
    {
        auto const voices = stage::Voices::installed();
        auto const keyboards = screens::Keyboards::read(assets / "keyboards");
        REQUIRE(voices);
        REQUIRE(keyboards);
        REQUIRE(keyboards->all().size() >= 10);
        for (auto const& layout : keyboards->all()) {
            for (auto const* rows : { &layout.letters, &layout.shifted, &layout.symbols })
                hear_rows(*voices, layout.languages.front(), *rows);
        }
    }

    TEST_CASE("every point of a scale is heard in every language")
    {
        auto const voices = stage::Voices::installed();
        REQUIRE(voices);
        for (auto const& greeting : stage::greetings) {
            for (int point = 0; point <= 10; ++point)
                CHECK_MESSAGE(is_heard(*voices, greeting.language, std::to_string(point)), greeting.language,
                    ": ", point);
        }
    }

    TEST_CASE("in Hebrew numbers are words, wherever they stand")
    {
        CHECK(aloud("7", "he", false) == "שבע");
        CHECK(aloud("12, לא", "he-IL", false) == "שתים עשרה, לא");
        CHECK(aloud("7", "en", false) == "7");
        CHECK(aloud("12345", "he", false) == "אחת שתיים שלוש ארבע חמש");
        CHECK(aloud("007", "he", false) == "אפס אפס שבע");
        CHECK(aloud("9:30", "he", false) == "תשע:שלושים");
        CHECK(aloud("5ק", "he", false) == "חמש ק");
        CHECK(aloud("", "he", false).empty());
    }

    TEST_CASE("a mark has its name where it is spelled, and rests where it stands in a sentence")
    {
        CHECK(aloud("。", "zh-Hant", true) == "句号");
        CHECK(aloud("。", "ja", true) == "まる");
        CHECK(aloud("您好。", "zh-Hans", false) == "您好。");
        CHECK(aloud(".", "en", true) == ".");
        CHECK(aloud("ちょっと", "ja", true) == "ちょっと");
        CHECK(aloud("a+b", "de", true) == "a plus b");
    }
}
