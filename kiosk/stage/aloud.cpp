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

    constexpr std::array<Name, 28> names { {
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

    // More digits, or a nought in front, are no number but a code or a telephone's: each digit is said.
    constexpr std::size_t longest_number = 4;

    bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

    std::string in_words(int number)
    {
        auto status = U_ZERO_ERROR;
        static icu::RuleBasedNumberFormat const format(icu::URBNF_SPELLOUT, icu::Locale("he"), status);
        icu::UnicodeString words;
        format.format(number, words);
        std::string text;
        return words.toUTF8String(text);
    }

    std::string run_in_words(std::string_view digits)
    {
        if (digits.size() == 1 || (digits.size() <= longest_number && digits.front() != '0')) {
            int number = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
            return in_words(number);
        }
        std::string said;
        for (auto const digit : digits)
            said += (said.empty() ? "" : " ") + in_words(digit - '0');
        return said;
    }

    // Words that stand for a sign, apart from what stands beside it.
    void add_apart(std::string& said, std::string_view words, std::string_view rest)
    {
        constexpr std::string_view apart = " .,:;!?-()\n";
        if (!said.empty() && apart.find(said.back()) == std::string_view::npos)
            said += ' ';
        said += words;
        if (!rest.empty() && apart.find(rest.front()) == std::string_view::npos)
            said += ' ';
    }

    std::string with_numbers_in_words(std::string_view text)
    {
        std::string said;
        while (!text.empty()) {
            auto const run = static_cast<std::size_t>(
                std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
            auto const rest = text.substr(std::max<std::size_t>(run, 1));
            if (run == 0)
                said += text.front();
            else
                add_apart(said, run_in_words(text.substr(0, run)), rest);
            text = rest;
        }
        return said;
    }

    Name const* name_at(std::string_view text, std::string_view language)
    {
        auto const* found = std::find_if(names.begin(), names.end(),
            [&](Name const& name) { return name.language == language && text.starts_with(name.mark); });
        return found == names.end() ? nullptr : found;
    }

    std::string with_marks_named(std::string_view text, std::string_view language)
    {
        std::string said;
        while (!text.empty()) {
            auto const* name = name_at(text, language);
            auto const rest = text.substr(name ? name->mark.size() : 1);
            if (name)
                add_apart(said, name->name, rest);
            else
                said += text.front();
            text = rest;
        }
        return said;
    }

}

std::string aloud(std::string_view words, std::string_view language, bool spelled)
{
    auto const primary = language.substr(0, language.find('-'));
    auto said = primary == "he" ? with_numbers_in_words(words) : std::string(words);
    if (!spelled)
        return said;
    // Alone it is a key; in a word it doubles the sound that follows.
    if (said == "っ")
        return "ちいさいつ";
    return with_marks_named(said, primary);
}

}
