#include "kiosk/stage/typecase.h"

#include "kiosk/stage/typeface.h"

#include <fmt/core.h>

namespace peakend::stage {

namespace {

    // Debian's folders, without the hundred rules of /etc/fonts: which family a language takes is ours to
    // say.
    constexpr auto folders = R"(
        <dir>/usr/share/fonts</dir>
        <dir>/usr/local/share/fonts</dir>
        <dir prefix="xdg">fonts</dir>
        <cachedir>/var/cache/fontconfig</cachedir>
        <cachedir prefix="xdg">fontconfig</cachedir>)";

    // What is accepted goes before what is rejected, and every font can either be scaled or not.
    constexpr auto nothing_else = R"(
        <rejectfont>
            <pattern><patelt name="scalable"><bool>true</bool></patelt></pattern>
            <pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>
        </rejectfont>)";

    // What has no outlines, and what is more than one colour, can't be drawn (outlines.h).
    constexpr auto outlines_alone = R"(<?xml version="1.0"?>
        <fontconfig><selectfont><rejectfont>
            <pattern><patelt name="outline"><bool>false</bool></patelt></pattern>
            <pattern><patelt name="color"><bool>true</bool></patelt></pattern>
        </rejectfont></selectfont></fontconfig>)";

    bool add_rules(FcConfig* fonts, char const* written)
    {
        auto const* bytes = reinterpret_cast<FcChar8 const*>(written);
        return FcConfigParseAndLoadFromMemory(fonts, bytes, FcTrue) == FcTrue;
    }

    std::string rules()
    {
        std::string accepted;
        for (auto const& family : every_family())
            accepted += fmt::format(
                "<pattern><patelt name=\"family\"><string>{}</string></patelt></pattern>\n", family);
        return fmt::format("<?xml version=\"1.0\"?><fontconfig>{}<selectfont><acceptfont>{}</acceptfont>{}"
                           "</selectfont></fontconfig>",
            folders, accepted, nothing_else);
    }

    bool empty(FcConfig* fonts)
    {
        auto const* found = FcConfigGetFonts(fonts, FcSetSystem);
        return found == nullptr || found->nfont == 0;
    }

}

Typecase named_fonts()
{
    Typecase fonts(FcConfigCreate());
    if (!fonts || !add_rules(fonts.get(), rules().c_str()) || FcConfigBuildFonts(fonts.get()) == FcFalse
        || empty(fonts.get()))
        return {};
    return fonts;
}

Typecase every_font()
{
    Typecase fonts(FcInitLoadConfig());
    if (!fonts || !add_rules(fonts.get(), outlines_alone) || FcConfigBuildFonts(fonts.get()) == FcFalse)
        return {};
    return fonts;
}

}
