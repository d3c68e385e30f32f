#include "kiosk/stage/voices.h"

#include "tests/stage/some_speech.h"

#include <doctest/doctest.h>

using namespace peakend::stage;

namespace {

constexpr char const* some_list
    = R"(Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  ar              --/M      Arabic             sem/ar
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  en-gb-scotland  --/M      English_(Scotland) gmw/en-GB-scotland   (en 4)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
)";

}

TEST_SUITE("Voices")
{
    TEST_CASE("a language has the voice that is nearest to it")
    {
        auto const voices = Voices::listed(some_list);

        CHECK(voices.of("ar") == "ar");
        CHECK(voices.of("en") == "en-gb");
        CHECK(voices.of("en-US") == "en-us");
        CHECK(voices.of("en-AU") == "en-gb");
        CHECK(voices.of("fr") == "fr-fr");
        CHECK(voices.of("zh-Hans") == "cmn");
        CHECK(voices.of("zh-Hant-TW") == "cmn");
        CHECK(voices.of("zh-yue") == "yue");
    }

    TEST_CASE("a language that nobody speaks has none")
    {
        auto const voices = Voices::listed(some_list);

        CHECK(voices.of("tlh") == "");
        CHECK(voices.of("") == "");
        CHECK(voices.programs("tlh", {}).empty());
    }

    TEST_CASE("lines that are no voice are passed over, whatever they hold")
    {
        auto const voices
            = Voices::listed("5 -v;rm x\n\n5\n5 ../../x M n f (en 1\n5 nl M n f (( )(a b)(nl-be 4)\n");

        CHECK(voices.of("nl-be") == "nl");
        CHECK(voices.of("en") == "");
    }

    TEST_CASE("every language that comes with the kiosk is spoken, and can be heard")
    {
        auto const voices = Voices::installed();
        REQUIRE_MESSAGE(voices, voices.error().what);
        for (auto const& greeting : greetings) {
            CAPTURE(greeting.language);
            auto utterance = Utterance::begin(voices->programs(greeting.language, {}), greeting.words);
            REQUIRE(utterance);

            auto const heard = all_of(*utterance);

            CHECK(seconds(heard) > 0.5);
            CHECK(seconds(heard) < 10);
            CHECK(loudness(heard) > 500);
            while (!utterance->gone())
                std::this_thread::yield();
            CHECK(utterance->ended_well());
        }
    }

    TEST_CASE("Chinese characters are read in Japanese, not called by their kind")
    {
        auto const voices = Voices::installed();
        REQUIRE(voices);
        auto const length_of = [&](char const* words) {
            auto utterance = Utterance::begin(voices->programs("ja", {}), words);
            REQUIRE(utterance);
            return seconds(all_of(*utterance));
        };

        CHECK(length_of("満足") == doctest::Approx(length_of("まんぞく")).epsilon(0.1));
    }

    TEST_CASE("a full stop that is spelled is heard, in every language that writes one so")
    {
        auto const voices = Voices::installed();
        REQUIRE(voices);
        auto const length_of = [&](char const* language, Delivery const& delivery) {
            auto utterance = Utterance::begin(voices->programs(language, delivery), ".");
            REQUIRE(utterance);
            return seconds(all_of(*utterance));
        };
        for (auto const* language : { "en", "es", "fr", "de", "ar", "he", "hi", "ko" }) {
            CAPTURE(language);
            CHECK(length_of(language, { .spelled = true }) > length_of(language, {}) + 0.2);
        }
    }

    TEST_CASE("rate and volume are heard")
    {
        auto const voices = Voices::installed();
        REQUIRE(voices);
        auto const heard = [&](Delivery const& delivery) {
            auto utterance = Utterance::begin(voices->programs("en", delivery), "How was it today?");
            REQUIRE(utterance);
            return all_of(*utterance);
        };
        auto const usual = heard({});

        CHECK(seconds(heard({ .rate = 350 })) < 0.7 * seconds(usual));
        CHECK(loudness(heard({ .volume = 50 })) < 0.7 * loudness(usual));
    }
}
