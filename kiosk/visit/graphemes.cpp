#include "kiosk/visit/graphemes.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

namespace peakend::visit::graphemes {

namespace {

    // A view of one text with the places between its letters.
    class Letters {
    public:
        explicit Letters(std::string_view text)
            : m_size(static_cast<std::int32_t>(text.size()))
        {
            auto status = U_ZERO_ERROR;
            m_edges.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
            m_text = utext_openUTF8(nullptr, text.data(), m_size, &status);
            // Both come from ICU's own built-in tables: without them the library is not whole.
            assert(U_SUCCESS(status));
            m_edges->setText(m_text, status);
            assert(U_SUCCESS(status));
        }
        ~Letters()
        {
            m_edges.reset();
            utext_close(m_text);
        }
        Letters(Letters const&) = delete;
        Letters& operator=(Letters const&) = delete;

        std::int32_t size() const { return m_size; }
        icu::BreakIterator& edges() { return *m_edges; }

    private:
        std::int32_t m_size;
        std::unique_ptr<icu::BreakIterator> m_edges;
        UText* m_text = nullptr;
    };

    std::int32_t within(Letters const& letters, std::size_t at)
    {
        return static_cast<std::int32_t>(std::min(at, static_cast<std::size_t>(letters.size())));
    }

}

std::size_t before(std::string_view text, std::size_t at)
{
    Letters letters(text);
    auto const place = letters.edges().preceding(within(letters, at));
    return place == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(place);
}

std::size_t after(std::string_view text, std::size_t at)
{
    Letters letters(text);
    auto const place = letters.edges().following(within(letters, at));
    return place == icu::BreakIterator::DONE ? text.size() : static_cast<std::size_t>(place);
}

std::size_t edge(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return text.size();
    Letters letters(text);
    auto const place = within(letters, at);
    // isBoundary() moves on to the next edge when it says no.
    if (letters.edges().isBoundary(place))
        return at;
    return static_cast<std::size_t>(std::max(0, letters.edges().preceding(place)));
}

std::size_t count(std::string_view text)
{
    Letters letters(text);
    std::size_t letters_so_far = 0;
    while (letters.edges().next() != icu::BreakIterator::DONE)
        ++letters_so_far;
    return letters_so_far;
}

std::string composed(std::string_view text)
{
    auto status = U_ZERO_ERROR;
    auto const* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    nfc->normalizeUTF8(
        0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
    assert(U_SUCCESS(status));
    return result;
}

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
        [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}
