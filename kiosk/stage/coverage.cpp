// Which languages can be written at all: asked of fontconfig's lists alone.

#include "kiosk/stage/lettering.h"
#include "kiosk/stage/typecase.h"

#include <algorithm>
#include <glib.h>
#include <optional>
#include <unordered_map>

namespace peakend::stage {

namespace {

    using Fonts = Owned<FcFontSet, FcFontSetDestroy>;

    // Each font with nothing but the characters it has.
    Fonts listed(Typecase const& typecase)
    {
        if (!typecase)
            return {};
        Owned<FcPattern, FcPatternDestroy> any(FcPatternCreate());
        Owned<FcObjectSet, FcObjectSetDestroy> characters(FcObjectSetBuild(FC_CHARSET, nullptr));
        return Fonts(FcFontList(typecase.get(), any.get(), characters.get()));
    }

    bool has(FcPattern* font, gunichar character)
    {
        FcCharSet* characters = nullptr;
        return FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch
            && FcCharSetHasChar(characters, character) != FcFalse;
    }

    // Spaces, joiners and marks come with the letters around them.
    bool needs_glyph(gunichar character)
    {
        return g_unichar_isgraph(character) != FALSE && g_unichar_iszerowidth(character) == FALSE;
    }

    // What some fonts can write. Each character is looked for once: a questionnaire in many languages says
    // most of them a hundred times.
    class Coverage {
    public:
        explicit Coverage(Typecase const& typecase)
            : m_fonts(listed(typecase))
        {
        }

        // Of the text, the first letter that no font has; nothing when all is well.
        std::optional<std::string> missing_in(std::string const& text)
        {
            if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE)
                return "\uFFFD";
            for (auto const* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
                if (!writable(g_utf8_get_char(at)))
                    return std::string(at, static_cast<char const*>(g_utf8_next_char(at)));
            }
            return {};
        }

    private:
        bool writable(gunichar character)
        {
            auto const [known, fresh] = m_known.try_emplace(character, true);
            if (fresh && needs_glyph(character))
                known->second = some_font_has(character);
            return known->second;
        }

        bool some_font_has(gunichar character) const
        {
            if (!m_fonts)
                return false;
            auto** const end = m_fonts->fonts + m_fonts->nfont;
            return std::any_of(m_fonts->fonts, end, [&](FcPattern* font) { return has(font, character); });
        }

        Fonts m_fonts;
        std::unordered_map<gunichar, bool> m_known;
    };

}

std::vector<Lettering::Unwritable> Lettering::unwritable(std::span<Sample const> samples)
{
    Coverage usual(named_fonts());
    auto const usual_is_enough = std::none_of(samples.begin(), samples.end(),
        [&](Sample const& sample) { return usual.missing_in(sample.text).has_value(); });
    if (usual_is_enough)
        return {};
    Coverage every(every_font());
    std::vector<Unwritable> found;
    for (std::size_t at = 0; at < samples.size(); ++at) {
        if (auto const letter = every.missing_in(samples[at].text))
            found.push_back({ at, *letter });
    }
    return found;
}

}
