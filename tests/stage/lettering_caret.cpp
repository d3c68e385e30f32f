#include "kiosk/stage/lettering.h"

#include "tests/stage/rehearsed_window.h"

using namespace peakend::stage;

namespace {

Paragraph words(std::string text, std::string language, float width = 0)
{
    return { .text = std::move(text),
        .language = std::move(language),
        .size = 33,
        .width = width,
        .line_height = 1.35f,
        .breaks_words = true,
        .fleeting = true };
}

}

TEST_SUITE("Lettering, as somebody writes")
{
    TEST_CASE("the caret goes with the direction of the words")
    {
        auto window = window_in_memory();
        Lettering lettering;

        CHECK(lettering.caret(words("abc", "en"), 0).x < lettering.caret(words("abc", "en"), 3).x);
        CHECK(lettering.caret(words("مرحبا", "ar"), 0).x > lettering.caret(words("مرحبا", "ar"), 10).x);
        CHECK(lettering.caret(words("abc", "en"), 0).height > 20);
    }

    TEST_CASE("words of another language run in its own direction, from where the visitor's lines start")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto const end_of = [&](std::string const& text, std::string const& language) {
            return lettering.caret(words(text, language), text.size()).x;
        };

        CHECK(end_of("Thanks.", "ar") > end_of("Thanks", "ar"));
        CHECK(end_of("شكرا.", "en") < 20);
        CHECK(end_of("شكرا OK.", "ar") < 20);
        CHECK(end_of("15:00", "ar") < 20);
    }

    TEST_CASE("an address runs from left to right in every language, digits in groups too")
    {
        auto window = window_in_memory();
        Lettering lettering;
        for (auto const* text : { "ana@shop.", "+49 (0)30 123-456", "050 123 4567" }) {
            CAPTURE(text);
            auto address = words(text, "he");
            address.address = true;
            for (std::size_t byte = 1; byte <= address.text.size(); ++byte)
                CHECK(lettering.caret(address, byte).x >= lettering.caret(address, byte - 1).x);
        }
    }

    TEST_CASE("the caret stands in the line of its letter")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto const paragraph = words("one two three four five six", "en", 150);

        auto first = lettering.caret(paragraph, 0);
        auto last = lettering.caret(paragraph, paragraph.text.size());

        CHECK(last.y > first.y + 33);
    }

    TEST_CASE("a tap on a letter finds its byte, in every script")
    {
        auto window = window_in_memory();
        Lettering lettering;
        for (auto const& paragraph :
            { words("Only one", "en"), words("مرحبا بكم", "ar"), words("केवल एक", "hi"),
                words("只开了一间", "zh-Hans"), words("one two three four five six", "en", 150) }) {
            CAPTURE(paragraph.language);
            for (std::size_t byte : { std::size_t { 0 }, paragraph.text.size() }) {
                auto place = lettering.caret(paragraph, byte);
                CHECK(lettering.byte_at(paragraph, place.x, place.y + place.height / 2) == byte);
            }
        }
    }

    TEST_CASE("a word longer than the line goes on in the next")
    {
        auto window = window_in_memory();
        Lettering lettering;

        auto set = lettering.set(words(std::string(60, 'm'), "en", 200));

        CHECK(set.lines > 3);
        CHECK(set.width <= 200);
    }

    TEST_CASE("somebody's own words are forgotten when they are no longer drawn")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto const own = words("my words", "en");
        auto shown = [&](bool with_own) {
            frame_of(window, white, [&](ImDrawList&) {
                if (with_own)
                    lettering.set(own);
                lettering.set({ .text = "Back", .language = "en", .size = 30 });
            });
        };
        shown(true);
        shown(true);
        CHECK(lettering.fleeting() == 1);
        auto kept = lettering.bytes();

        shown(false);
        shown(false);

        CHECK(lettering.fleeting() == 0);
        CHECK(lettering.bytes() == kept);  // never among what is kept
    }
}
