#include "kiosk/stage/whole_words.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace peakend::stage {

namespace {

    using Text = std::unique_ptr<UText, decltype(&utext_close)>;

    bool hides_words(std::string_view language)
    {
        constexpr std::array<std::string_view, 3> hiding { "zh", "ja", "ko" };
        auto const primary = language.substr(0, language.find('-'));
        return std::find(hiding.begin(), hiding.end(), primary) != hiding.end();
    }

    void keep_whole(PangoAttrList* attributes, std::int32_t from, std::int32_t to)
    {
        auto* whole = pango_attr_allow_breaks_new(FALSE);
        whole->start_index = static_cast<guint>(from);
        whole->end_index = static_cast<guint>(to);
        pango_attr_list_insert(attributes, whole);
    }

}

void keep_words_whole(PangoAttrList* attributes, std::string_view text, std::string_view language)
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
    auto from = words->first();
    for (auto to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
        if (words->getRuleStatus() >= UBRK_WORD_NUMBER)
            keep_whole(attributes, from, to);
    }
}

}
