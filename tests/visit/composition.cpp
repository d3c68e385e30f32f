#include "kiosk/visit/composition.h"

#include <doctest/doctest.h>

using namespace peakend::visit;

namespace {

Composition empty_composition(std::size_t most = 100) { return { most, {} }; }

// Every code point a key of its own.
Composition typed(std::string_view text, Stroke stroke = Stroke::Plain)
{
    auto composition = empty_composition();
    for (std::size_t at = 0; at < text.size();) {
        auto end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            ++end;
        composition.type(text.substr(at, end - at), stroke);
        at = end;
    }
    return composition;
}

// "n" "ni" "nih" ...: two words of one syllable each, and the two together.
std::vector<Candidate> two_words(std::string_view letters)
{
    if (letters == "nihao")
        return { { "你好", 5 }, { "你", 2 }, { "拟", 2 } };
    if (letters == "hao")
        return { { "好", 3 } };
    if (letters.substr(0, 1) == "n")
        return { { "你", letters.size() } };
    return {};
}

Composition phonetic(std::string_view letters)
{
    Composition composition(100, two_words);
    for (auto const letter : letters)
        composition.type(std::string_view(&letter, 1), Stroke::Phonetic);
    return composition;
}

}

TEST_SUITE_BEGIN("Composition");

TEST_CASE("what a reader takes for one letter goes at one stroke of delete")
{
    struct Row {
        std::string_view what;
        std::string_view text;
        std::size_t characters;
        std::string_view left;
    };
    for (auto const& row : {
             Row { "a plain letter", "ab", 2, "a" },
             Row { "an accent that has no letter of its own", "ax\u0301", 2, "a" },
             Row { "three marks on one letter", "ae\u0323\u0302\u0301", 2, "a" },
             Row { "a family", "a👨‍👩‍👧‍👦", 2, "a" },
             Row { "a thumb in a skin colour", "👍🏽", 1, "" },
             Row { "a woman firefighter, dark", "👩🏿‍🚒", 1, "" },
             Row { "the second of two flags", "🇫🇷🇯🇵", 2, "🇫🇷" },
             Row { "a rainbow flag", "🏳️‍🌈", 1, "" },
             Row { "a key with a number", "1️⃣", 1, "" },
             Row { "a Devanagari letter with its vowel sign", "नमि", 2, "न" },
             Row { "a Devanagari vowel sign and a dot", "हिं", 1, "" },
             Row { "an Arabic letter with two marks", "مرَّ", 2, "م" },
             Row { "half of an Arabic ligature", "لا", 2, "ل" },
             Row { "a Hebrew letter with a point", "שלוֹ", 3, "של" },
             Row { "a Korean syllable", "한국", 2, "한" },
             Row { "a Korean syllable of single jamo", "\u1112\u1161\u11ab", 1, "" },
             Row { "a Thai letter with a mark", "นี่", 1, "" },
             Row { "a voiced kana", "か\u3099", 1, "" },
             Row { "an ideograph with a variation selector", "葛\U000E0100", 1, "" },
             Row { "an ideograph beyond the first plane", "好𠮷", 2, "好" },
         }) {
        CAPTURE(row.what);
        auto composition = typed(row.text);

        CHECK(composition.characters() == row.characters);
        composition.erase();

        CHECK(composition.text() == row.left);
        CHECK(composition.caret() == row.left.size());
    }
}

TEST_CASE("delete before the first letter does nothing")
{
    auto composition = typed("a");
    composition.move_caret(-1);

    composition.erase();

    CHECK(composition.text() == "a");
    CHECK(composition.caret() == 0);
}

TEST_CASE("the caret moves by letters and stays within the text")
{
    auto composition = typed("a👨‍👩‍👧b");

    composition.move_caret(-2);
    CHECK(composition.caret() == 1);

    composition.move_caret(-9);
    CHECK(composition.caret() == 0);

    composition.move_caret(+2);
    composition.type("x");
    CHECK(composition.text() == "a👨‍👩‍👧xb");
}

TEST_CASE("the caret is never placed inside a letter")
{
    std::string_view const text = "é👨‍👩‍👧हि";
    for (std::size_t byte = 0; byte <= text.size() + 1; ++byte) {
        auto composition = typed(text);
        composition.place_caret(byte);
        auto const place = composition.caret();

        composition.move_caret(+1);
        composition.move_caret(-1);

        if (place < text.size())
            CHECK(composition.caret() == place);
        CHECK(place <= byte);
    }
}

TEST_CASE("a dead key gives its letter an accent, as one code point")
{
    struct Row {
        std::string_view mark;
        std::string_view letter;
        std::string_view text;
    };
    for (auto const& row :
        { Row { "\u0301", "e", "é" }, Row { "\u0301", "A", "Á" }, Row { "\u0308", "u", "ü" },
            Row { "\u0302", "o", "ô" }, Row { "\u0303", "n", "ñ" }, Row { "\u0327", "c", "ç" },
            Row { "\u0301", "x", "x" }, Row { "\u0301", " ", "" }, Row { "\u0301", "?", "?" } }) {
        CAPTURE(row.text);
        auto composition = empty_composition();

        composition.type(row.mark, Stroke::DeadKey);
        CHECK(composition.text().empty());
        composition.type(row.letter);

        CHECK(composition.text() == row.text);
        CHECK(composition.dead_key().empty());
    }
}

TEST_CASE("the later of two dead keys holds, and delete takes it back")
{
    auto composition = empty_composition();
    composition.type("\u0301", Stroke::DeadKey);
    composition.type("\u0300", Stroke::DeadKey);
    composition.type("e");
    CHECK(composition.text() == "è");

    composition.type("\u0301", Stroke::DeadKey);
    composition.erase();
    composition.type("e");

    CHECK(composition.text() == "èe");
}

TEST_CASE("a mark that is typed behind its letter joins it")
{
    CHECK(typed("e\u0301").text() == "é");
    CHECK(typed("か\u3099").text() == "が");
    CHECK(typed("ハ\u309A").text() == "パ");
}

TEST_CASE("shift holds for one letter; symbols stay until they are turned off")
{
    auto composition = empty_composition();

    composition.turn(Layer::Shifted);
    composition.type("A");
    CHECK(composition.layer() == Layer::Letters);

    composition.turn(Layer::Symbols);
    composition.type("1");
    CHECK(composition.layer() == Layer::Symbols);
}

TEST_CASE("at the limit nothing more goes in, but what is there can still be mended")
{
    auto composition = empty_composition(3);
    for (auto const* letter : { "a", "b", "👨‍👩‍👧", "d" })
        composition.type(letter);
    CHECK(composition.text() == "ab👨‍👩‍👧");
    CHECK(composition.characters() == 3);

    composition.erase();
    composition.type("e");
    composition.type("\u0301");  // joins what is there: still three

    CHECK(composition.text() == "abé");
}

TEST_CASE("no pile of marks on one letter grows beyond all bounds")
{
    auto composition = empty_composition(1);
    composition.type("a");
    for (int times = 0; times < 10'000; ++times)
        composition.type("\u0335");

    CHECK(composition.characters() == 1);
    CHECK(composition.text().size() <= 64);
}

TEST_CASE("Korean letters join as on every two-set keyboard")
{
    struct Row {
        std::string_view typed;
        std::string_view text;
    };
    for (auto const& row :
        { Row { "ㅎㅏㄴㄱㅡㄹ", "한글" }, Row { "ㄱㅏㅂㅅㅣ", "갑시" }, Row { "ㄱㅏㅂㅅ", "값" },
            Row { "ㅇㅗㅏㅇ", "왕" }, Row { "ㄱㅗㅐㄴㅊㅏㄶㅇㅏ", "괜찮아" }, Row { "ㅇㅡㅣ", "의" },
            Row { "ㅃㅏㄹㄹㅣ", "빨리" }, Row { "ㅏㅏ", "ㅏㅏ" }, Row { "ㅋㅋㅋ", "ㅋㅋㅋ" },
            Row { "ㄱㅏㄸㅏ", "가따" }, Row { "ㄷㅏㄹㄱㅇㅣ", "닭이" }, Row { "ㅇㅏㄴㄴㅕㅇ", "안녕" } }) {
        CAPTURE(row.typed);
        CHECK(typed(row.typed, Stroke::Jamo).text() == row.text);
    }
}

TEST_CASE("a Korean syllable is finished once the caret was elsewhere")
{
    auto composition = typed("ㄱㅏ", Stroke::Jamo);
    composition.move_caret(-1);
    composition.move_caret(+1);

    composition.type("ㄴ", Stroke::Jamo);

    CHECK(composition.text() == "가ㄴ");
}

TEST_CASE("a run of Latin letters waits for a choice, and none of it is text before")
{
    auto composition = phonetic("nihao");

    CHECK(composition.text().empty());
    CHECK(composition.run() == "nihao");
    CHECK_FALSE(composition.empty());
    REQUIRE(composition.candidates().size() == 3);
    composition.pick(0);

    CHECK(composition.text() == "你好");
    CHECK(composition.run().empty());
    CHECK(composition.candidates().empty());
}

TEST_CASE("a choice for the first syllable leaves the rest to be chosen")
{
    auto composition = phonetic("nihao");

    composition.pick(1);
    CHECK(composition.text() == "你");
    CHECK(composition.run() == "hao");

    composition.type(" ");

    CHECK(composition.text() == "你好");
}

TEST_CASE("a comma takes the best choice first, and so does the end")
{
    auto composition = phonetic("nihao");
    composition.type("，");
    CHECK(composition.text() == "你好，");

    composition.type("n", Stroke::Phonetic);
    composition.settle();

    CHECK(composition.text() == "你好，你");
}

TEST_CASE("letters that stand for nothing stay letters")
{
    auto composition = phonetic("ok");
    composition.settle();

    CHECK(composition.text() == "ok");
}

TEST_CASE("delete takes the last letter of a run and looks again")
{
    auto composition = phonetic("nihao");

    composition.erase();

    CHECK(composition.run() == "niha");
    CHECK(composition.candidates().front().letters == 4);
    CHECK(composition.text().empty());
}

TEST_CASE("whoever never chooses gets the best, and a run stays short")
{
    auto composition = phonetic("nnnnnnnnnnnn");
    CHECK(composition.text().empty());

    composition.type("n", Stroke::Phonetic);

    CHECK(composition.text() == "你");
    CHECK(composition.run() == "n");
}

TEST_CASE("what the last edit typed, erased or passed is told until the next one")
{
    auto composition = typed("ok");
    CHECK(composition.edits() == 2);
    CHECK(composition.edited() == "k");

    composition.move_caret(-1);
    CHECK(composition.edit() == Edit::Passed);
    CHECK(composition.edited() == "k");
    composition.erase();
    CHECK(composition.edit() == Edit::Erased);
    CHECK(composition.edited() == "o");
    composition.erase();
    CHECK(composition.edited().empty());
    composition.type("\u0301", Stroke::DeadKey);
    CHECK(composition.edited() == "\u25CC\u0301");
    composition.type("e");
    CHECK(composition.edit() == Edit::Typed);
    CHECK(composition.edited() == "é");
    CHECK(composition.edits() == 7);
}

TEST_CASE("of what is joined the whole is told, and of a run the letter, then what it became")
{
    CHECK(typed("ㅎㅏㄴ", Stroke::Jamo).edited() == "한");
    auto composition = phonetic("nihao");
    CHECK(composition.edited() == "o");
    CHECK(composition.shown() == "nihao");

    composition.pick(0);

    CHECK(composition.edited() == "你好");
    composition.browse(1);
    CHECK(composition.edit() == Edit::Browsed);
}

TEST_CASE("what finds no room is told as nothing")
{
    auto composition = empty_composition(1);
    composition.type("a");

    composition.type("b");

    CHECK(composition.edits() == 2);
    CHECK(composition.edited().empty());
}

TEST_CASE("a wiped text leaves nothing where it stood")
{
    WipedText text(100);
    text.replace(0, 0, "the till was slow");
    auto const* bytes = text.text().data();

    text.wipe();

    CHECK(text.text().empty());
    CHECK(std::string(bytes, 20) == std::string(20, '\0'));
}

TEST_SUITE_END();
