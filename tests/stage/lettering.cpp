#include "kiosk/stage/lettering.h"

#include "tests/stage/rehearsed_window.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

using namespace peakend::stage;

namespace {

constexpr ImU32 ink = IM_COL32(0x10, 0x26, 0x2b, 0xff);
constexpr auto tamil = "வருகை";
constexpr auto private_use = "\U0010fff0";  // no font has it

Paragraph question(std::string text, std::string language)
{
    return { .text = std::move(text), .language = std::move(language), .size = 40, .bold = true };
}

Raster drawn(Window& window, Lettering& lettering, Paragraph const& paragraph, Set& set)
{
    return frame_of(window, white, [&](ImDrawList& list) {
        set = lettering.set(paragraph);
        add(list, lettering.texture(paragraph), 0, 0, set.width, set.height, ink);
    });
}

// Whether a file of this name is part of the process's memory.
bool is_mapped(std::string const& file)
{
    std::ifstream maps("/proc/self/maps");
    std::string line;
    while (std::getline(maps, line)) {
        if (line.find(file) != std::string::npos)
            return true;
    }
    return false;
}

}

TEST_SUITE("Lettering")
{
    TEST_CASE("a line ends between words where none has spaces, and within one only when it has no room")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto const within = [](std::string text, std::string language, float width) {
            auto paragraph = question(std::move(text), std::move(language));
            paragraph.width = width;
            return paragraph;
        };
        auto const width_of = [&](Paragraph const& paragraph) { return lettering.set(paragraph).width; };

        CHECK(width_of(within("谢谢您告诉我们", "zh-Hans", 245)) < 210);  // 谢谢您告诉 / 我们
        CHECK(width_of(within("謝謝您告訴我們", "zh-Hant", 245)) < 210);
        CHECK(width_of(within("お探しの商品", "ja", 205)) < 170);            // お探しの / 商品
        CHECK(width_of(within("ご利用はいかがでしたか", "ja", 425)) < 330);  // ご利用はいかが / でしたか
        CHECK(width_of(within("どちらともいえない", "ja", 245)) < 215);  // どちらとも / いえない
        CHECK(width_of(within("谢谢您告诉我们", "en", 245)) > 230);      // no word is known
        CHECK(lettering.set(within("我们", "zh-Hans", 45)).lines == 2);
    }

    TEST_CASE("words in five scripts are drawn in their colour, whole and within their block")
    {
        std::array const paragraphs {
            question("How was your visit?", "en"),
            question("您今天的体验如何？", "zh-Hans"),
            question("كيف كانت زيارتك؟", "ar"),
            question("איך היה הביקור?", "he"),
            question("आपका अनुभव कैसा रहा?", "hi"),
        };
        auto window = window_in_memory();
        Lettering lettering;

        for (auto const& paragraph : paragraphs) {
            CAPTURE(paragraph.language);
            Set set;
            auto raster = drawn(window, lettering, paragraph, set);
            auto seen = marks(raster, white);

            CHECK(set.complete);
            CHECK(set.lines == 1);
            CHECK(seen.count > 1000);
            CHECK(seen.right < set.width);
            CHECK(seen.bottom < set.height);
            CHECK(seen.right - seen.left > set.width * 9 / 10);
            CHECK(std::count(raster.pixels.begin(), raster.pixels.end(), 0x10262bu) > 200);
        }
    }

    TEST_CASE("lines break at the width and stand at the line height")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto paragraph = question("one two three four five six seven eight", "en");
        auto one_line = lettering.set(paragraph);

        paragraph.width = 300;
        auto broken = lettering.set(paragraph);

        CHECK(one_line.lines == 1);
        CHECK(broken.lines == 3);
        CHECK(broken.width <= 300);
        CHECK(broken.height - one_line.height == 2 * 48);
    }

    TEST_CASE("a word is never broken, even when it is too long")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto paragraph = question("Geschwindigkeitsbegrenzung", "de");
        paragraph.width = 100;

        auto set = lettering.set(paragraph);

        CHECK(set.lines == 1);
        CHECK(set.width > 100);
    }

    TEST_CASE("a balanced heading has its lines, but no lonely last word")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto paragraph = question("How happy are you with the fitting room today?", "en");
        paragraph.width = 900;
        auto lonely = lettering.set(paragraph);

        paragraph.balanced = true;
        auto balanced = lettering.set(paragraph);

        CHECK(lonely.lines == 2);
        CHECK(balanced.lines == 2);
        CHECK(balanced.width < lonely.width * 3 / 4);
    }

    TEST_CASE("the start is left in English and right in Hebrew")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto second_line = [&](std::string text, std::string language, Align align) {
            auto paragraph = question(std::move(text), std::move(language));
            paragraph.align = align;
            Set set;
            auto raster = drawn(window, lettering, paragraph, set);
            auto seen = marks(raster, white, set.height * 2 / 3);
            return seen.left < set.width - seen.right ? Align::Start : Align::End;
        };

        CHECK(second_line("a long first line\nmm", "en", Align::Start) == Align::Start);
        CHECK(second_line("a long first line\nmm", "en", Align::End) == Align::End);
        CHECK(second_line("שורה ראשונה ארוכה\nשש", "he", Align::Start) == Align::End);
        CHECK(second_line("שורה ראשונה ארוכה\nשש", "he", Align::End) == Align::Start);
    }

    TEST_CASE("soft edges mix the ink with the ground and are never darker than both")
    {
        auto window = window_in_memory();
        Lettering lettering;

        auto raster = frame_of(window, white, [&](ImDrawList& list) {
            auto const soft = question("soft", "en");
            auto const set = lettering.set(soft);
            add(list, lettering.texture(soft), 0, 0, set.width, set.height, IM_COL32(0xff, 0, 0, 0xff));
        });

        CHECK(marks(raster, white).count > 500);
        CHECK(std::all_of(raster.pixels.begin(), raster.pixels.end(),
            [](std::uint32_t pixel) { return pixel >> 16 == 0xff; }));
    }

    TEST_CASE("neighbours with and without descenders are equally high")
    {
        auto window = window_in_memory();
        Lettering lettering;

        CHECK(
            lettering.set(question("Bad", "en")).height == lettering.set(question("Okay, yes", "en")).height);
    }

    TEST_CASE("a missing glyph is reported, with the language it belongs to")
    {
        auto window = window_in_memory();
        Lettering lettering;
        std::array const samples { Sample { "en", "visit" }, Sample { "x-none", private_use },
            Sample { "ar", "زيارة" } };

        CHECK_FALSE(lettering.set(question(private_use, "en")).complete);
        auto const unwritable = Lettering::unwritable(samples);
        REQUIRE(unwritable.size() == 1);
        CHECK(samples[unwritable.front().sample].language == "x-none");
        CHECK(unwritable.front().letter == private_use);
    }

    TEST_CASE("a script that no language of ours is written in still finds its installed font")
    {
        auto window = window_in_memory();
        Lettering lettering;
        std::array const samples { Sample { "ta", tamil } };

        CHECK(lettering.set(question(tamil, "ta")).complete);
        CHECK(Lettering::unwritable(samples).empty());
    }

    TEST_CASE("nothing to write is nothing to draw")
    {
        auto window = window_in_memory();
        Lettering lettering;

        auto set = lettering.set(question("", "en"));

        CHECK(lettering.texture(question("", "en")) == 0);
        CHECK(set.width == 0);
        CHECK(set.complete);
    }

    TEST_CASE("a paragraph larger than any glass is refused, not drawn")
    {
        auto window = window_in_memory();
        Lettering lettering;

        auto const large = question(std::string(5000, 'm'), "en");

        CHECK_FALSE(lettering.set(large).complete);
        CHECK(lettering.texture(large) == 0);
    }

    TEST_CASE("the same paragraph is set once, another one anew")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto paragraph = question("once", "en");

        auto first = lettering.texture(paragraph);
        auto bytes = lettering.bytes();
        auto again = lettering.texture(paragraph);
        auto larger = paragraph;
        larger.size = 41;

        CHECK(again == first);
        CHECK(lettering.bytes() == bytes);
        CHECK(lettering.texture(larger) != first);
        CHECK(lettering.bytes() > bytes);
    }

    TEST_CASE("a rest closes the fonts, keeps what is set, and changes no letter")
    {
        auto window = window_in_memory();
        Lettering lettering;
        auto const words = question("您今天的体验如何？", "zh-Hans");
        Set before;
        drawn(window, lettering, words, before);
        auto const texture = lettering.texture(words);
        REQUIRE(is_mapped("NotoSansCJK"));

        lettering.rest();

        CHECK_FALSE(is_mapped("NotoSansCJK"));
        CHECK(lettering.set(words).width == before.width);
        CHECK(lettering.texture(words) == texture);
        CHECK_FALSE(is_mapped("NotoSansCJK"));
        auto const others = question("Sind Sie heute fündig geworden?", "de");
        Set after;
        Lettering afresh;
        CHECK(drawn(window, lettering, others, after).pixels == drawn(window, afresh, others, before).pixels);
        drawn(window, lettering, question("今日の試着室は？", "ja"), after);
        CHECK(is_mapped("NotoSansCJK"));
        CHECK(after.complete);
    }

    TEST_CASE("a thousand different paragraphs stay within the limit")
    {
        constexpr std::size_t limit = 200'000;
        auto window = window_in_memory();
        Lettering lettering(limit);
        std::size_t most = 0;

        for (int i = 0; i < 1000; ++i) {
            frame_of(
                window, white, [&](ImDrawList&) { lettering.texture(question(std::to_string(i), "en")); });
            most = std::max(most, lettering.bytes());
        }

        CHECK(most <= limit);
        CHECK(most > limit / 2);
    }
}
