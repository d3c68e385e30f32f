#include "kiosk/pinyin/pinyin.h"

#include <algorithm>
#include <array>
#include <googlepinyin/pinyinime.h>
#include <set>

namespace peakend::pinyin {

namespace {

    // Characters of one candidate, in UTF-16. The engine knows the basic plane only: no surrogates.
    constexpr std::size_t longest_candidate = 40;

    // The engine ends the program (an assertion in its extend_dmi) when too many readings are open at once:
    // with 14 times "z", and with no 13 letters that were tried. It also takes nothing but letters.
    constexpr std::size_t longest_spelling = 12;

    bool is_spelling(std::string_view letters)
    {
        return !letters.empty() && letters.size() <= longest_spelling
            && std::all_of(
                letters.begin(), letters.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
    }

    using Characters = std::array<ime_pinyin::char16, longest_candidate + 1>;

    std::string utf8(Characters const& characters)
    {
        std::string text;
        for (auto const unit : characters) {
            if (unit == 0)
                break;
            auto const code = static_cast<unsigned>(unit);
            if (code < 0x80) {
                text += static_cast<char>(code);
                continue;
            }
            if (code < 0x800)
                text += static_cast<char>(0xC0 | code >> 6);
            else {
                text += static_cast<char>(0xE0 | code >> 12);
                text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
            }
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
        return text;
    }

    std::size_t length_of(Characters const& characters)
    {
        return static_cast<std::size_t>(
            std::find(characters.begin(), characters.end(), 0) - characters.begin());
    }

    // A candidate has a character per syllable: where its last syllable ends, its letters end.
    std::size_t letters_of(std::size_t characters)
    {
        ime_pinyin::uint16 const* starts = nullptr;
        auto const syllables = ime_pinyin::im_get_spl_start_pos(starts);
        return starts[std::min(characters, syllables)];
    }

}

std::filesystem::path usual_dictionary() { return PEAKEND_PINYIN_DICTIONARY; }

Result<std::unique_ptr<Pinyin>> Pinyin::open(std::filesystem::path const& dictionary)
{
    auto traditional = TRY(Traditional::open());
    // A user's dictionary that cannot be opened is none at all: nothing is learned, nothing is written.
    if (!ime_pinyin::im_open_decoder(dictionary.c_str(), "/nonexistent/peakend-learns-nothing"))
        return failed(Fault::Unavailable,
            "no dictionary for Chinese at {}; install libgooglepinyin0, which brings it",
            dictionary.string());
    ime_pinyin::im_set_max_lens(longest_spelling, longest_candidate);
    return std::unique_ptr<Pinyin>(new Pinyin(std::move(traditional)));
}

Pinyin::~Pinyin() { ime_pinyin::im_close_decoder(); }

std::vector<visit::Candidate> Pinyin::candidates(std::string_view letters, std::string_view language)
{
    std::vector<visit::Candidate> found;
    std::set<std::string> known;
    if (!is_spelling(letters))
        return found;
    auto const count = ime_pinyin::im_search(letters.data(), letters.size());
    for (std::size_t at = 0; at < std::min(count, most_candidates); ++at) {
        Characters characters {};
        if (!ime_pinyin::im_get_candidate(at, characters.data(), longest_candidate))
            continue;
        auto text = utf8(characters);
        if (is_traditional(language))
            text = m_traditional.from_simplified(text);
        auto const stands_for = letters_of(length_of(characters));
        if (stands_for > 0 && known.insert(text).second)
            found.push_back({ std::move(text), stands_for });
    }
    ime_pinyin::im_reset_search();
    return found;
}

}
