#include "kiosk/screens/theme_file.h"

#include "kiosk/screens/contrast.h"
#include "tests/base/temporary_folder.h"

#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace peakend;
using namespace peakend::screens;

namespace {

std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";

// The light theme with one text in place of another, as a file of its own.
class ThemeFile {
public:
    ThemeFile(std::string const& before, std::string const& after)
    {
        std::ifstream light(assets / "themes" / "light.toml");
        std::string text(std::istreambuf_iterator<char>(light), {});
        auto const at = text.find(before);
        REQUIRE(at != std::string::npos);
        std::ofstream(path()) << text.replace(at, before.size(), after);
    }

    Result<Theme> read(Drawable const& drawable = picture_is_there) const
    {
        return read_theme(path(), assets / "art", drawable);
    }

    std::filesystem::path path() const { return m_folder.path() / "mine.toml"; }

    std::string fault() const
    {
        auto const theme = read();
        return theme ? "" : theme.error().what;
    }

private:
    TemporaryFolder m_folder;
};

bool says(std::string const& fault, std::string const& words)
{
    return fault.find(words) != std::string::npos;
}

}

TEST_SUITE_BEGIN("Theme");

TEST_CASE("contrast is that of WCAG, whichever colour comes first")
{
    CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
    CHECK(contrast(0xFFFFFF, 0x000000) == doctest::Approx(21));
    CHECK(contrast(0x777777, 0xFFFFFF) == doctest::Approx(4.48).epsilon(0.001));
    CHECK(contrast(0x767676, 0xFFFFFF) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("the figures of the design are right")
{
    struct Row {
        Colour above, below;
        double figure;
    };
    constexpr Colour sky = 0xF4F8F7, white = 0xFFFFFF, night = 0x0A2329, sun = 0xFFBE3D, petrol = 0x0B4954;
    for (auto const& row : { Row { 0x10262B, sky, 14.7 }, { 0x10262B, sun, 9.5 }, { 0x34494E, sky, 8.9 },
             { 0x34494E, white, 9.5 }, { 0x34494E, 0xD2E2DE, 7.1 }, { petrol, white, 10.0 },
             { petrol, sky, 9.4 }, { 0x082F37, 0xD5E4E2, 10.9 }, { night, white, 16.3 },
             { night, 0xC9DAD8, 11.3 }, { petrol, 0xE3EDEB, 8.4 }, { petrol, 0xD2E2DE, 7.5 },
             { 0x6E8589, white, 3.9 }, { 0x6E8589, sky, 3.7 }, { 0x6E8589, 0xE3EDEB, 3.3 },
             { sun, night, 9.9 }, { 0x5C4000, 0xFFF1D0, 8.6 }, { 0x1D3F78, 0xDCE8F8, 8.3 },
             { 0x8A2412, 0xFBE7E1, 7.5 }, { 0xFFFFFF, 0x000000, 21 }, { 0xFFD24D, 0x000000, 14.6 } }) {
        CAPTURE(row.above);
        CAPTURE(row.below);
        CHECK(std::abs(contrast(row.above, row.below) - row.figure) < 0.06);
    }
}

TEST_CASE("the themes that come along can be read by everybody")
{
    for (auto const* name : { "light", "dark", "high-contrast" }) {
        auto const theme = read_theme(assets / "themes" / (std::string(name) + ".toml"), assets / "art");
        REQUIRE_MESSAGE(theme, theme.error().what);
    }
}

TEST_CASE("a colour that words don't stand out from is refused with the pair, the figure and the line")
{
    ThemeFile const file("ink = \"#10262B\"", "ink = \"#6E8589\"");

    auto const fault = file.fault();

    CHECK(says(fault, "mine.toml:11: colours.ink: ink on sky is 3.6:1, at least 7:1 is needed"));
    CHECK(says(fault, "ink on paper is 3.9:1, at least 7:1 is needed"));
}

TEST_CASE("an outline that nobody can see is refused")
{
    ThemeFile const file("line = \"#6E8589\"", "line = \"#B0C0C4\"");

    CHECK(says(file.fault(), "line on paper is 1.8:1, at least 3:1 is needed"));
}

TEST_CASE("impossible sizes are refused")
{
    CHECK(says(ThemeFile("chip_radius = 28", "chip_radius = 5000").fault(), "chip_radius: expected a whole"));
    CHECK(says(ThemeFile("control_line = 3", "control_line = 0").fault(), "from 2 to 8"));
    CHECK(says(ThemeFile("key_radius = 20", "key_radius = -1").fault(), "key_radius"));
}

TEST_CASE("what is no colour, no background and no picture is told at once")
{
    auto const fault
        = ThemeFile("background = \"hills\"  # or plain: neither hills nor sunrise\nfaces = \"faces\"",
            "background = \"clouds\"\nfaces = \"smileys\"\ncolour = 1")
              .fault();

    CHECK(says(fault, "expected \"hills\" or \"plain\""));
    CHECK(says(fault, "smileys/face-1-very-bad.svg"));
    CHECK(says(fault, "there is no setting 'colour'"));
    CHECK(says(ThemeFile("\"#FFFBF2\"", "\"cream\"").fault(), "colours.dawn: expected a colour"));
    CHECK(says(ThemeFile("logo = \"\"", "logo = \"marks/ours\"").fault(), "marks/ours.svg"));
}

TEST_CASE("a colour and a length that are left out are missing, each with the file and the remedy")
{
    auto const colour = ThemeFile("hair = \"#D5E0DE\"", "").fault();
    auto const length = ThemeFile("control_line = 3", "").fault();

    CHECK(says(
        colour, "/mine.toml: colours.hair is missing: give a colour in hexadecimal, such as \"#10262B\""));
    CHECK(says(length, "/mine.toml: lengths.control_line is missing: give a whole number from 2 to 8"));
    CHECK_FALSE(says(colour, "\n"));
    CHECK_FALSE(says(length, "\n"));
}

TEST_CASE("a picture that can't be drawn is told with the theme's file, the line and why")
{
    ThemeFile const file("logo = \"\"", "logo = \"marks/ours\"");

    auto const theme = file.read([](std::filesystem::path const&, std::string const& name) -> Result<void> {
        if (name == "marks/ours")
            return failed(Fault::Invalid, "it is torn");
        return {};
    });

    REQUIRE_FALSE(theme);
    CHECK(says(theme.error().what, "mine.toml:8: logo: it is torn"));
}

TEST_CASE("a picture that both themes have is told of once")
{
    auto const drawable = [](std::filesystem::path const&, std::string const& name) -> Result<void> {
        if (name == "faces-on-black/face-3-okay")
            return failed(Fault::Invalid, "face 3 is torn");
        return {};
    };
    ThemeFile const mine("faces = \"faces\"", "faces = \"faces-on-black\"");

    for (auto const& usual : { mine.path(), shipped_theme(assets, "high-contrast") }) {
        auto const themes = read_themes(usual, assets, drawable);

        REQUIRE_FALSE(themes);
        auto const& fault = themes.error().what;
        CHECK(fault.starts_with(usual.string()));
        CHECK(fault.ends_with(": faces: face 3 is torn"));
        CHECK_FALSE(says(fault, "\n"));
    }
}

TEST_CASE("the faults of both themes are told at once")
{
    TemporaryFolder const folder;
    std::filesystem::copy(assets, folder.path(), std::filesystem::copy_options::recursive);
    std::ofstream(shipped_theme(folder.path(), "high-contrast"), std::ios::app) << "sharp = true\n";

    auto const themes = read_themes(folder.path() / "drak.toml", folder.path());

    REQUIRE_FALSE(themes);
    CHECK(says(themes.error().what, "drak.toml (did you mean 'dark'?)"));
    CHECK(says(themes.error().what, "there is no setting 'lengths.sharp'"));
}

TEST_CASE("a theme that is no TOML is one fault, with its line")
{
    auto const fault = ThemeFile("[colours]", "[colours").fault();

    CHECK(says(fault, "mine.toml:10: "));
    CHECK(fault.find('\n') == std::string::npos);
}

TEST_CASE("a theme of one's own is taken as it is written")
{
    auto const theme = ThemeFile("sun = \"#FFBE3D\"", "sun = \"#FFD24D\"").read();

    REQUIRE(theme);
    CHECK(theme->sun == 0xFFD24D);
    CHECK(theme->faces == "faces");
    CHECK(theme->hills);
}

TEST_CASE("a theme that is not there is one line with those that are")
{
    auto const themes = read_themes(assets / "themes" / "drak.toml", assets);

    REQUIRE_FALSE(themes);
    auto const& fault = themes.error().what;
    CHECK(says(fault, "drak.toml (did you mean 'dark'?)"));
    CHECK(says(fault, "dark, high-contrast, light"));
    CHECK(fault.find('\n') == std::string::npos);
}

TEST_SUITE_END();
