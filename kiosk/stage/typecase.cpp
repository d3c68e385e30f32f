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
    auto const written = rules();
    auto const* bytes = reinterpret_cast<FcChar8 const*>(written.c_str());
    if (!fonts || FcConfigParseAndLoadFromMemory(fonts.get(), bytes, FcTrue) == FcFalse
        || FcConfigBuildFonts(fonts.get()) == FcFalse || empty(fonts.get()))
        return {};
    return fonts;
}

Typecase every_font() { return Typecase(FcInitLoadConfigAndFonts()); }

}
