#include "kiosk/stage/whole_words.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace peakend::stage {

namespace {

    using Text = std::unique_ptr<UText, decltype(&utext_close)>;

    // Of a phrase that is put together here: longer ones would leave lines too uneven.
    constexpr std::int32_t longest_phrase = 24;  // bytes, eight characters

    bool is_hiragana(std::string_view word)
    {
        auto const letters
            = icu::UnicodeString::fromUTF8({ word.data(), static_cast<std::int32_t>(word.size()) });
        for (std::int32_t at = 0; at < letters.length(); ++at) {
            if (letters[at] < 0x3041 || letters[at] > 0x309F)
                return false;
        }
        return true;
    }

    // Japanese endings and particles stay with their word, and what is counted with its number.
    bool belongs_to(std::string_view before, std::string_view word)
    {
        auto const counted = before.back() >= '0' && before.back() <= '9';
        return counted || is_hiragana(word);
    }

    void keep_between(PangoAttrList* attributes, std::int32_t from, std::int32_t to)
    {
        if (from == to)
            return;
        auto* whole = pango_attr_allow_breaks_new(FALSE);
        whole->start_index = static_cast<guint>(from);
        whole->end_index = static_cast<guint>(to);
        pango_attr_list_insert(attributes, whole);
    }

}

bool hides_words(std::string_view language)
{
    constexpr std::array<std::string_view, 3> hiding { "zh", "ja", "ko" };
    auto const primary = language.substr(0, language.find('-'));
    return std::find(hiding.begin(), hiding.end(), primary) != hiding.end();
}

void keep_whole(PangoAttrList* attributes, Unit unit, std::string_view text, std::string_view language)
{
    if (!hides_words(language))
        return;
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(
        icu::Locale::forLanguageTag({ language.data(), static_cast<std::int32_t>(language.size()) }, status),
        status));
    Text const bytes(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), utext_close);
    if (U_FAILURE(status))
        return;  // lines end where they may
    words->setText(bytes.get(), status);
    auto const joining = unit == Unit::Phrase && language.starts_with("ja");
    auto const word_at = [&](std::int32_t from, std::int32_t to) {
        return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    };
    std::int32_t begun = 0;
    std::int32_t ended = 0;  // of the phrase so far
    auto from = words->first();
    for (auto to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
        if (words->getRuleStatus() < UBRK_WORD_NUMBER)
            continue;
        auto const joins = joining && begun < ended && ended == from && to - begun <= longest_phrase
            && belongs_to(word_at(begun, ended), word_at(from, to));
        if (!joins) {
            keep_between(attributes, begun, ended);
            begun = from;
        }
        ended = to;
    }
    keep_between(attributes, begun, ended);
}

}
