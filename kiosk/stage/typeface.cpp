#include "kiosk/stage/typeface.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/core.h>
#include <set>

namespace peakend::stage {

namespace {

    struct Face {
        std::string_view language;  // with everything that follows a hyphen
        char const* families;
        char const* package = "fonts-noto-core";
        Direction direction = Direction::LeftToRight;
    };

    constexpr auto rtl = Direction::RightToLeft;
    constexpr auto cjk = "fonts-noto-cjk";

    // The first that fits counts. The script's own face leads, so that its punctuation goes with it.
    constexpr std::array faces {
        Face { "zh-Hant-HK", "Noto Sans CJK HK,Noto Sans", cjk },
        Face { "zh-HK", "Noto Sans CJK HK,Noto Sans", cjk },
        Face { "zh-Hant", "Noto Sans CJK TC,Noto Sans", cjk },
        Face { "zh-TW", "Noto Sans CJK TC,Noto Sans", cjk },
        Face { "zh-MO", "Noto Sans CJK TC,Noto Sans", cjk },
        Face { "zh", "Noto Sans CJK SC,Noto Sans", cjk },
        Face { "ja", "Noto Sans CJK JP,Noto Sans", cjk },
        Face { "ko", "Noto Sans CJK KR,Noto Sans", cjk },
        Face { "ar", "Noto Sans Arabic,Noto Sans", "fonts-noto-core", rtl },
        Face { "fa", "Noto Sans Arabic,Noto Sans", "fonts-noto-core", rtl },
        Face { "ur", "Noto Sans Arabic,Noto Sans", "fonts-noto-core", rtl },
        Face { "he", "Noto Sans Hebrew,Noto Sans", "fonts-noto-core", rtl },
        Face { "yi", "Noto Sans Hebrew,Noto Sans", "fonts-noto-core", rtl },
        Face { "hi", "Noto Sans Devanagari,Noto Sans" },
        Face { "mr", "Noto Sans Devanagari,Noto Sans" },
        Face { "ne", "Noto Sans Devanagari,Noto Sans" },
        Face { "bn", "Noto Sans Bengali,Noto Sans" },
        Face { "th", "Noto Sans Thai,Noto Sans" },
        Face { "", "Noto Sans" },
    };

    constexpr auto arabic_heading = "Noto Kufi Arabic,Noto Sans Arabic,Noto Sans";
    constexpr auto signs = "Noto Sans Symbols,Noto Sans Symbols2,Noto Sans Math";

    void add_each(std::string_view families, std::set<std::string>& to)
    {
        while (!families.empty()) {
            auto const comma = std::min(families.find(','), families.size());
            to.emplace(families.substr(0, comma));
            families.remove_prefix(std::min(comma + 1, families.size()));
        }
    }

    bool same_letter(char a, char b)
    {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    }

    // Whether a language tag begins with these subtags (RFC 4647, basic filtering).
    bool within(std::string_view language, std::string_view subtags)
    {
        if (subtags.empty())
            return true;
        if (language.size() < subtags.size())
            return false;
        if (language.size() > subtags.size() && language[subtags.size()] != '-')
            return false;
        return std::equal(subtags.begin(), subtags.end(), language.begin(), same_letter);
    }

    Face const& face_for(std::string_view language)
    {
        return *std::find_if(
            faces.begin(), faces.end(), [&](Face const& face) { return within(language, face.language); });
    }

}

Direction direction_of(std::string_view language) { return face_for(language).direction; }

char const* families_for(std::string_view language, float size, bool bold)
{
    constexpr float smallest_heading = 48;
    if (within(language, "ar") && bold && size >= smallest_heading)
        return arabic_heading;
    return face_for(language).families;
}

std::vector<std::string> every_family()
{
    std::set<std::string> families;
    for (auto const& face : faces)
        add_each(face.families, families);
    add_each(arabic_heading, families);
    add_each(signs, families);
    return { families.begin(), families.end() };
}

std::string no_font_for(std::string_view language, std::string_view letter)
{
    return fmt::format("no installed font can write '{}', which {} needs here: apt-get install {}", letter,
        language, face_for(language).package);
}

}
