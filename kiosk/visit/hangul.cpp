#include "kiosk/visit/hangul.h"

#include <algorithm>
#include <array>

namespace peakend::visit::hangul {

namespace {

    constexpr char32_t first_syllable = 0xAC00;
    constexpr char32_t last_syllable = 0xD7A3;
    constexpr char32_t first_vowel = 0x314F;
    constexpr int vowels = 21;
    constexpr int tails = 28;

    // In the order of their numbers in a syllable. A syllable without a tail has tail 0, the blank.
    constexpr std::u32string_view lead_letters = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    constexpr std::u32string_view tail_letters = U" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    struct Pair {
        char32_t first, second, both;
    };
    constexpr auto pairs = std::to_array<Pair>({ { U'ㅗ', U'ㅏ', U'ㅘ' }, { U'ㅗ', U'ㅐ', U'ㅙ' },
        { U'ㅗ', U'ㅣ', U'ㅚ' }, { U'ㅜ', U'ㅓ', U'ㅝ' }, { U'ㅜ', U'ㅔ', U'ㅞ' }, { U'ㅜ', U'ㅣ', U'ㅟ' },
        { U'ㅡ', U'ㅣ', U'ㅢ' }, { U'ㄱ', U'ㅅ', U'ㄳ' }, { U'ㄴ', U'ㅈ', U'ㄵ' }, { U'ㄴ', U'ㅎ', U'ㄶ' },
        { U'ㄹ', U'ㄱ', U'ㄺ' }, { U'ㄹ', U'ㅁ', U'ㄻ' }, { U'ㄹ', U'ㅂ', U'ㄼ' }, { U'ㄹ', U'ㅅ', U'ㄽ' },
        { U'ㄹ', U'ㅌ', U'ㄾ' }, { U'ㄹ', U'ㅍ', U'ㄿ' }, { U'ㄹ', U'ㅎ', U'ㅀ' }, { U'ㅂ', U'ㅅ', U'ㅄ' } });

    struct Syllable {
        int lead;
        int vowel;
        int tail;
    };

    char32_t code_point(std::string_view three_bytes)
    {
        if (three_bytes.size() != 3)
            return 0;
        auto const bits = [&](std::size_t at, unsigned mask) {
            return static_cast<char32_t>(static_cast<unsigned char>(three_bytes[at]) & mask);
        };
        return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    }

    std::string utf8(char32_t letter)
    {
        return { static_cast<char>(0xE0 | letter >> 12), static_cast<char>(0x80 | (letter >> 6 & 0x3F)),
            static_cast<char>(0x80 | (letter & 0x3F)) };
    }

    std::string utf8(Syllable const& syllable)
    {
        auto const number = (syllable.lead * vowels + syllable.vowel) * tails + syllable.tail;
        return utf8(first_syllable + static_cast<char32_t>(number));
    }

    std::optional<Syllable> syllable_of(char32_t letter)
    {
        if (letter < first_syllable || letter > last_syllable)
            return std::nullopt;
        auto const number = static_cast<int>(letter - first_syllable);
        return Syllable { number / tails / vowels, number / tails % vowels, number % tails };
    }

    std::optional<int> number_in(std::u32string_view letters, char32_t letter)
    {
        auto const at = letters.find(letter);
        return at == letters.npos ? std::nullopt : std::optional(static_cast<int>(at));
    }

    std::optional<int> vowel_of(char32_t letter)
    {
        if (letter < first_vowel || letter >= first_vowel + vowels)
            return std::nullopt;
        return static_cast<int>(letter - first_vowel);
    }

    std::optional<char32_t> both(char32_t first, char32_t second)
    {
        auto const pair = std::find_if(pairs.begin(), pairs.end(),
            [&](Pair const& each) { return each.first == first && each.second == second; });
        return pair == pairs.end() ? std::nullopt : std::optional(pair->both);
    }

    // The tail, or its second half, becomes the lead of the vowel.
    std::optional<std::string> split(Syllable syllable, int vowel)
    {
        auto const tail = tail_letters[static_cast<std::size_t>(syllable.tail)];
        auto const pair
            = std::find_if(pairs.begin(), pairs.end(), [&](Pair const& each) { return each.both == tail; });
        auto const stays = pair == pairs.end() ? U' ' : pair->first;
        auto const lead = number_in(lead_letters, pair == pairs.end() ? tail : pair->second);
        if (!lead)
            return std::nullopt;
        syllable.tail = *number_in(tail_letters, stays);
        return utf8(syllable) + utf8(Syllable { *lead, vowel, 0 });
    }

    std::optional<std::string> with_vowel(Syllable syllable, char32_t letter)
    {
        auto const vowel = *vowel_of(letter);
        if (syllable.tail != 0)
            return split(syllable, vowel);
        auto const double_vowel = both(first_vowel + static_cast<char32_t>(syllable.vowel), letter);
        if (!double_vowel)
            return std::nullopt;
        return utf8(Syllable { syllable.lead, *vowel_of(*double_vowel), 0 });
    }

    std::optional<std::string> with_consonant(Syllable syllable, char32_t letter)
    {
        auto const before = tail_letters[static_cast<std::size_t>(syllable.tail)];
        auto const tail = syllable.tail == 0 ? std::optional(letter) : both(before, letter);
        auto const number = tail ? number_in(tail_letters, *tail) : std::nullopt;
        if (!number)
            return std::nullopt;
        return utf8(Syllable { syllable.lead, syllable.vowel, *number });
    }

}

std::optional<std::string> joined(std::string_view before, std::string_view letter)
{
    auto const last = code_point(before);
    auto const typed = code_point(letter);
    auto const vowel = vowel_of(typed);
    if (auto const syllable = syllable_of(last))
        return vowel ? with_vowel(*syllable, typed) : with_consonant(*syllable, typed);
    auto const lead = number_in(lead_letters, last);
    if (!lead || !vowel)
        return std::nullopt;
    return utf8(Syllable { *lead, *vowel, 0 });
}

}
