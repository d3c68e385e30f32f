// Which languages can be written at all: asked of fontconfig's lists alone.

#include "kiosk/stage/lettering.h"
#include "kiosk/stage/typecase.h"

#include <algorithm>
#include <glib.h>

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

    bool writable(Fonts const& fonts, std::string const& text)
    {
        if (!fonts || g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE)
            return false;
        for (auto const* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
            auto character = g_utf8_get_char(at);
            if (needs_glyph(character) && !writable(*fonts, character))
                return false;
        }
        return true;
    }

}

std::vector<std::string> Lettering::languages_without_font(std::span<Sample const> samples)
{
    auto fonts = listed(named_fonts());
    auto const cannot_write = [&](Sample const& sample) { return !writable(fonts, sample.text); };
    if (std::any_of(samples.begin(), samples.end(), cannot_write))
        fonts = listed(every_font());
    std::vector<std::string> without;
    for (auto const& sample : samples) {
        if (cannot_write(sample))
            without.push_back(sample.language);
    }
    return without;
}

}
