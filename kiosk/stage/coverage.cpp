// Which languages can be written at all: asked of fontconfig's lists alone.

#include "kiosk/stage/lettering.h"
#include "kiosk/stage/typecase.h"

#include <algorithm>
#include <glib.h>
#include <optional>

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

    bool writable(FcFontSet const& fonts, gunichar character)
    {
        auto** end = fonts.fonts + fonts.nfont;
        return std::any_of(fonts.fonts, end, [&](FcPattern* font) { return has(font, character); });
    }

    // Of the text, the first letter that no font has; nothing when all is well.
    std::optional<std::string> missing_in(std::string const& text, Fonts const& fonts)
    {
        if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE)
            return "\uFFFD";
        for (auto const* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
            auto const character = g_utf8_get_char(at);
            if (needs_glyph(character) && (!fonts || !writable(*fonts, character)))
                return std::string(at, static_cast<char const*>(g_utf8_next_char(at)));
        }
        return {};
    }

}

std::vector<Lettering::Unwritable> Lettering::unwritable(std::span<Sample const> samples)
{
    auto fonts = listed(named_fonts());
    auto const missing = [&](Sample const& sample) { return missing_in(sample.text, fonts); };
    if (std::any_of(
            samples.begin(), samples.end(), [&](auto const& each) { return missing(each).has_value(); }))
        fonts = listed(every_font());
    std::vector<Unwritable> found;
    for (std::size_t at = 0; at < samples.size(); ++at) {
        if (auto const letter = missing(samples[at]))
            found.push_back({ at, *letter });
    }
    return found;
}

}
