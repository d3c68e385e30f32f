#include "kiosk/screens/board.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>
#include <unistd.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

std::filesystem::path const shipped = std::filesystem::path(PEAKEND_SOURCE) / "assets/keyboards";

Keyboards all_shipped()
{
    auto keyboards = Keyboards::read(shipped);
    REQUIRE(keyboards);
    return std::move(*keyboards);
}

std::string small_layout(std::string const& more = "", std::string const& letters = R"(["a b", "c d e"])")
{
    return fmt::format(
        R"({{"format": 1, "languages": ["en"], {} "letters": {}, "symbols": ["1 2 3"]}})", more, letters);
}

std::string fault_of(std::string_view json)
{
    Keyboards keyboards;
    auto const added = keyboards.add(json);
    return added ? "" : added.error().what;
}

std::set<std::string> typed_by(Layout const& layout)
{
    std::set<std::string> letters;
    for (auto const layer : { visit::Layer::Letters, visit::Layer::Shifted, visit::Layer::Symbols }) {
        for (auto const& row : layout.rows(layer)) {
            for (auto const& key : row)
                letters.insert(key.letters);
        }
    }
    return letters;
}

}

TEST_SUITE_BEGIN("Keyboards");

TEST_CASE("every language of the interface has a keyboard, and no key stands twice in a layer")
{
    auto const keyboards = all_shipped();
    for (std::string const language :
        { "en", "fr", "de", "es", "ar", "he", "hi", "ja", "ko", "zh-Hans", "zh-Hant" }) {
        CAPTURE(language);
        auto const* layout = keyboards.for_language(language);
        REQUIRE(layout);
        for (auto const layer : { visit::Layer::Letters, visit::Layer::Symbols }) {
            std::set<std::string> seen;
            for (auto const& row : layout->rows(layer)) {
                for (auto const& key : row) {
                    CAPTURE(key.label);
                    CHECK(seen.insert(key.letters).second);
                }
            }
        }
    }
}

TEST_CASE("every letter that a language is written with can be typed")
{
    struct Row {
        std::string language;
        std::string letters;  // with spaces between
    };
    auto const keyboards = all_shipped();
    for (auto const& row : {
             Row { "en", "a b c d e f g h i j k l m n o p q r s t u v w x y z A Z" },
             Row { "fr", "é è ç à ù É Ç '" },
             Row { "de", "ä ö ü ß Ä Ö Ü ẞ" },
             Row { "es", "ñ Ñ ¡ ¿" },
             Row { "ar", "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء ئ ؤ ة ى أ إ آ ، ؟" },
             Row { "he", "א ב ג ד ה ו ז ח ט י כ ך ל מ ם נ ן ס ע פ ף צ ץ ק ר ש ת" },
             Row { "hi",
                 "अ आ इ ई उ ऊ ए ऐ ओ औ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह" },
             Row { "ja", "あ い う え お ん を が ぱ っ ゃ ゅ ょ ー 。" },
             Row { "ko",
                 "ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅛ ㅜ "
                 "ㅠ ㅡ ㅣ" },
         }) {
        auto const typed = typed_by(*keyboards.for_language(row.language));
        for (std::size_t at = 0; at < row.letters.size();) {
            auto const end = std::min(row.letters.find(' ', at), row.letters.size());
            auto const letter = row.letters.substr(at, end - at);
            CAPTURE(row.language);
            CAPTURE(letter);
            CHECK(typed.count(letter) == 1);
            at = end + 1;
        }
    }
}

TEST_CASE("an address can be typed by everybody")
{
    auto const keyboards = all_shipped();
    for (std::string const language :
        { "en", "fr", "de", "es", "ar", "he", "hi", "ja", "ko", "zh-Hans", "zh-Hant" }) {
        CAPTURE(language);
        auto const typed = typed_by(*keyboards.for_addresses(language));
        for (std::string const letter : { "a", "z", "@", ".", "-", "_", "+", "0", "9" })
            CHECK(typed.count(letter) == 1);
    }
}

TEST_CASE("every shipped keyboard fits a 10-inch glass both ways up, and none a smaller one that stands")
{
    auto const keyboards = all_shipped();
    constexpr float ten_inch = 149 / 25.4f;
    for (auto const& layout : keyboards.all()) {
        CAPTURE(layout.languages.front());
        CHECK(keyboard_fits(layout, 1280, 800, ten_inch));
        CHECK(keyboard_fits(layout, 800, 1280, ten_inch));
        CHECK_FALSE(keyboard_fits(layout, 800, 1280, ten_inch * 10 / 7));
        CHECK_FALSE(keyboard_fits(layout, 1280, 800, ten_inch * 10 / 4));
    }
}

TEST_CASE("a dotted circle carries a mark: a dead key where marks come before, else typed behind")
{
    Keyboards keyboards;
    REQUIRE(keyboards.add(small_layout(R"("marks": "before",)", R"(["e ◌́"])")));
    auto const key = keyboards.all().front().letters[0][1];
    CHECK(key.letters == "\u0301");
    CHECK(key.stroke == visit::Stroke::DeadKey);

    Keyboards behind;
    REQUIRE(behind.add(small_layout("", R"(["e ◌́"])")));
    CHECK(behind.all().front().letters[0][1].stroke == visit::Stroke::Plain);
}

TEST_CASE("only letters join a run, not the comma beside them")
{
    Keyboards keyboards;
    REQUIRE(keyboards.add(small_layout(R"("joins": "pinyin",)", R"(["a ，"])")));

    auto const& row = keyboards.all().front().letters[0];
    CHECK(row[0].stroke == visit::Stroke::Phonetic);
    CHECK(row[1].stroke == visit::Stroke::Plain);
}

TEST_CASE("what is wrong with a keyboard is told")
{
    CHECK(fault_of(small_layout()).empty());
    CHECK(fault_of("[]") != "");
    CHECK(fault_of("{") != "");
    CHECK(fault_of(R"({"format": 2})").find("format") != std::string::npos);
    CHECK(fault_of(small_layout("", "[]")).find("letters") != std::string::npos);
    CHECK(fault_of(small_layout("", R"([""])")).find("1 to 12 keys") != std::string::npos);
    CHECK(fault_of(small_layout("", R"([7])")).find("1 to 12 keys") != std::string::npos);
    CHECK(fault_of(small_layout("", R"(["a b c d e f g h i j k l m"])")).find("1 to 12 keys")
        != std::string::npos);
    CHECK(fault_of(small_layout("", R"(["◌"])")).find("mark") != std::string::npos);
    CHECK(fault_of(small_layout("", R"(["abcdefghijklmnopq"])")).find("too long") != std::string::npos);
    CHECK(fault_of(small_layout(R"("joins": "kana",)")).find("pinyin") != std::string::npos);
    CHECK(fault_of(small_layout(R"("addresses": "all",)")).find("everybody") != std::string::npos);
    CHECK(fault_of(small_layout(R"("marks": "after",)")).find("before") != std::string::npos);
    CHECK(fault_of(std::string(Keyboards::largest_file + 1, ' ')) != "");
}

TEST_CASE("a language has one keyboard")
{
    Keyboards keyboards;
    REQUIRE(keyboards.add(small_layout()));

    auto const second = keyboards.add(small_layout());

    REQUIRE_FALSE(second);
    CHECK(second.error().what.find("'en' has a keyboard already") != std::string::npos);
    CHECK(keyboards.all().size() == 1);
}

TEST_CASE("a broken file is told by its name, and a folder that is not there too")
{
    auto const folder
        = std::filesystem::temp_directory_path() / fmt::format("peakend-keyboards-{}", ::getpid());
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "xx.json") << "{\"format\": 1}";

    auto const broken = Keyboards::read(folder);
    std::filesystem::remove_all(folder);
    auto const missing = Keyboards::read(folder);

    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("xx.json") != std::string::npos);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().what.find("assets") != std::string::npos);
}

TEST_SUITE_END();
