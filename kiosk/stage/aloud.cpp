#include "kiosk/stage/aloud.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

namespace peakend::stage {

namespace {

    struct Name {
        std::string_view language;  // all of its variants
        std::string_view mark;
        std::string_view name;
    };

    constexpr std::array<Name, 29> names { {
        { "de", "€", "Euro" },
        { "de", "+", "plus" },
        { "he", "₪", "שקל" },
        { "he", "״", "גרשיים" },
        { "he", "׳", "גרש" },
        { "ja", "、", "てん" },
        { "ja", "。", "まる" },
        { "ja", "！", "かんたんふ" },
        { "ja", "？", "ぎもんふ" },
        { "ja", "：", "ころん" },
        { "ja", "・", "なかぐろ" },
        { "ja", "〜", "なみせん" },
        { "ja", "（", "かっこ" },
        { "ja", "）", "かっことじ" },
        { "ja", "「", "かぎかっこ" },
        { "ja", "」", "かぎかっことじ" },
        { "ja", "¥", "えん" },
        { "ja", "っ", "ちいさいつ" },
        { "ko", "+", "더하기" },
        { "zh", "，", "逗号" },
        { "zh", "。", "句号" },
        { "zh", "、", "顿号" },
        { "zh", "；", "分号" },
        { "zh", "：", "冒号" },
        { "zh", "！", "感叹号" },
        { "zh", "？", "问号" },
        { "zh", "（", "左括号" },
        { "zh", "）", "右括号" },
        { "zh", "¥", "人民币" },
    } };

    constexpr std::size_t most_digits = 9;

    std::string in_words(int number, icu::RuleBasedNumberFormat const& format)
    {
        icu::UnicodeString words;
        format.format(number, words);
        std::string text;
        return words.toUTF8String(text);
    }

    bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

    // Longer runs of digits are no numbers: each digit is said.
    std::string with_numbers_in_words(std::string_view text, icu::Locale const& locale)
    {
        auto status = U_ZERO_ERROR;
        icu::RuleBasedNumberFormat const format(icu::URBNF_SPELLOUT, locale, status);
        if (U_FAILURE(status))
            return std::string(text);
        std::string said;
        while (!text.empty()) {
            auto const run = static_cast<std::size_t>(
                std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
            if (run == 0) {
                said += text.front();
                text.remove_prefix(1);
                continue;
            }
            auto const length = run > most_digits ? 1 : run;
            int number = 0;
            std::from_chars(text.data(), text.data() + length, number);
            said += in_words(number, format);
            text.remove_prefix(length);
            if (length < run)
                said += ' ';
        }
        return said;
    }

    void replace(std::string& text, std::string_view part, std::string_view by)
    {
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + by.size()))
            text.replace(at, part.size(), by);
    }

}

std::string aloud(std::string_view words, std::string_view language, bool spelled)
{
    auto const primary = language.substr(0, language.find('-'));
    auto said = primary == "he" ? with_numbers_in_words(words, icu::Locale("he")) : std::string(words);
    if (!spelled)
        return said;
    for (auto const& name : names) {
        if (name.language == primary)
            replace(said, name.mark, name.name);
    }
    return said;
}

}
