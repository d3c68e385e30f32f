#include "kiosk/stage/typeface.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string_view>

using namespace peakend::stage;

namespace {

std::string_view first_family(std::string_view language, float size = 30, bool bold = false)
{
    std::string_view families = families_for(language, size, bold);
    return families.substr(0, families.find(','));
}

}

TEST_SUITE("Typeface")
{
    TEST_CASE("each Chinese has the forms of its own region")
    {
        CHECK(first_family("zh-Hans") == "Noto Sans CJK SC");
        CHECK(first_family("zh-CN") == "Noto Sans CJK SC");
        CHECK(first_family("zh") == "Noto Sans CJK SC");
        CHECK(first_family("zh-Hant") == "Noto Sans CJK TC");
        CHECK(first_family("zh-TW") == "Noto Sans CJK TC");
        CHECK(first_family("zh-HK") == "Noto Sans CJK HK");
        CHECK(first_family("zh-hant-hk") == "Noto Sans CJK HK");
        CHECK(first_family("ja") == "Noto Sans CJK JP");
        CHECK(first_family("ko-KR") == "Noto Sans CJK KR");
    }

    TEST_CASE("Hebrew and the scripts of India have faces of their own")
    {
        CHECK(first_family("he") == "Noto Sans Hebrew");
        CHECK(first_family("hi") == "Noto Sans Devanagari");
        CHECK(first_family("bn-BD") == "Noto Sans Bengali");
    }

    TEST_CASE("Arabic headings have a face of their own, other Arabic has not")
    {
        CHECK(first_family("ar", 64, true) == "Noto Kufi Arabic");
        CHECK(first_family("ar-EG", 48, true) == "Noto Kufi Arabic");
        CHECK(first_family("ar", 47, true) == "Noto Sans Arabic");
        CHECK(first_family("ar", 64, false) == "Noto Sans Arabic");
        CHECK(first_family("fa", 64, true) == "Noto Sans Arabic");
    }

    TEST_CASE("every family is listed once, those of headings and signs too")
    {
        auto const families = every_family();
        auto const count
            = [&](char const* family) { return std::count(families.begin(), families.end(), family); };
        CHECK(count("Noto Sans") == 1);
        CHECK(count("Noto Sans CJK TC") == 1);
        CHECK(count("Noto Kufi Arabic") == 1);
        CHECK(count("Noto Sans Symbols2") == 1);
    }

    TEST_CASE("a language is its subtag, not its first letters")
    {
        CHECK(direction_of("ar") == Direction::RightToLeft);
        CHECK(direction_of("he-IL") == Direction::RightToLeft);
        CHECK(direction_of("arn") == Direction::LeftToRight);
        CHECK(direction_of("en") == Direction::LeftToRight);
        CHECK(direction_of("") == Direction::LeftToRight);
        CHECK(first_family("es") == "Noto Sans");
    }

    TEST_CASE("a missing font is answered with the package to install")
    {
        CHECK(no_font_for("zh-Hant", "試")
            == "no installed font can write '試', which zh-Hant needs here: apt-get install fonts-noto-cjk");
        CHECK(no_font_for("ja", "試")
            == "no installed font can write '試', which ja needs here: apt-get install fonts-noto-cjk");
        CHECK(no_font_for("hi", "आ")
            == "no installed font can write 'आ', which hi needs here: apt-get install fonts-noto-core");
        CHECK(no_font_for("ar", "ق")
            == "no installed font can write 'ق', which ar needs here: apt-get install fonts-noto-core");
    }
}
