#include "kiosk/screens/language.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    struct Known {
        std::string_view tag;
        std::string_view own_name;
        Script script = Script::Latin;
        bool right_to_left = false;
    };

    constexpr std::array known {
        Known { "ar", "العربية", Script::Arabic, true },
        Known { "bn", "বাংলা", Script::Tall },
        Known { "ca", "Català" },
        Known { "cs", "Čeština" },
        Known { "da", "Dansk" },
        Known { "de", "Deutsch" },
        Known { "el", "Ελληνικά" },
        Known { "en", "English" },
        Known { "es", "Español" },
        Known { "fa", "فارسی", Script::Arabic, true },
        Known { "fi", "Suomi" },
        Known { "fr", "Français" },
        Known { "he", "עברית", Script::Latin, true },
        Known { "hi", "हिन्दी", Script::Tall },
        Known { "hu", "Magyar" },
        Known { "id", "Bahasa Indonesia" },
        Known { "it", "Italiano" },
        Known { "ja", "日本語", Script::Han },
        Known { "ko", "한국어", Script::Han },
        Known { "mr", "मराठी", Script::Tall },
        Known { "nb", "Norsk" },
        Known { "ne", "नेपाली", Script::Tall },
        Known { "nl", "Nederlands" },
        Known { "pl", "Polski" },
        Known { "pt", "Português" },
        Known { "ro", "Română" },
        Known { "ru", "Русский" },
        Known { "sv", "Svenska" },
        Known { "th", "ไทย", Script::Tall },
        Known { "tr", "Türkçe" },
        Known { "uk", "Українська" },
        Known { "ur", "اردو", Script::Arabic, true },
        Known { "vi", "Tiếng Việt" },
        Known { "zh-Hans", "简体中文", Script::Han },
        Known { "zh-Hant", "繁體中文", Script::Han },
    };

    // "pt-BR" is known as "pt"; "zh" alone as the first of its kind.
    Known const* find(std::string_view tag)
    {
        auto const exact
            = std::find_if(known.begin(), known.end(), [&](Known const& each) { return each.tag == tag; });
        if (exact != known.end())
            return exact;
        auto const primary = tag.substr(0, tag.find('-'));
        auto const close = std::find_if(known.begin(), known.end(),
            [&](Known const& each) { return each.tag.substr(0, each.tag.find('-')) == primary; });
        return close == known.end() ? nullptr : close;
    }

    constexpr std::string_view zero_width_space = "\u200B";

    // Joined everywhere but before and after `mark`.
    std::string broken_only_at(std::string const& text, std::string_view mark)
    {
        constexpr std::string_view word_joiner = "\u2060";
        auto const begins_letter
            = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; };
        auto const may_break = [&](std::size_t at) {
            return text.compare(at, mark.size(), mark) == 0
                || (at >= mark.size() && text.compare(at - mark.size(), mark.size(), mark) == 0);
        };
        std::string result;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at > 0 && begins_letter(at) && !may_break(at))
                result += word_joiner;
            result += text[at];
        }
        return result;
    }

}

Script script_of(std::string_view tag)
{
    auto const* language = find(tag);
    return language ? language->script : Script::Latin;
}

bool right_to_left(std::string_view tag)
{
    auto const* language = find(tag);
    return language && language->right_to_left;
}

std::string own_name(std::string_view tag)
{
    auto const* language = find(tag);
    return std::string(language ? language->own_name : tag);
}

float least_line_height(Script script) { return script == Script::Tall ? 1.4f : 0.0f; }

std::string broken_by_phrase(std::string const& text, std::string_view tag)
{
    if (text.find(zero_width_space) != std::string::npos)
        return broken_only_at(text, zero_width_space);
    return tag.substr(0, tag.find('-')) == "ko" ? broken_only_at(text, " ") : text;
}

}
