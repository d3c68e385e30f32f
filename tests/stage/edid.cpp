#include "kiosk/stage/edid.h"

#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <numeric>
#include <string_view>
#include <vector>

using namespace peakend::stage;

namespace {

using Bytes = std::vector<std::uint8_t>;

// AU Optronics B140HAN03.1, a 14-inch panel: 31 x 17 cm, and 309 x 174 mm in its first timing.
constexpr std::string_view panel = "00ffffffffffff0006af3d3100000000001a0104a51f1178028d15a156529d28"
                                   "0a505400000001010101010101010101010101010101143780b8703824401010"
                                   "3e0035ae100000180000000f0000000000000000000000000020000000fe0041"
                                   "554f0a202020202020202020000000fe004231343048414e30332e31200a003b";

// Dell U2412M, 24 inches at 16 to 10, without its serial number: 518 x 324 mm.
constexpr std::string_view monitor = "00ffffffffffff0010ac7ba00000000000150104a53420783aee95a3544c9926"
                                     "0f5054a1080081408180a940b300d1c0010101010101283c80a070b023403020"
                                     "360006442100001a000000ff00202020202020202020202020000000fc004445"
                                     "4c4c2055323431324d0a20000000fd00323d1e5311000a202020202020200000";

Bytes bytes_of(std::string_view hex)
{
    Bytes bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16)));
    return bytes;
}

// The sum of all bytes of the base block is a multiple of 256.
Bytes summed(Bytes bytes)
{
    bytes[127] = 0;
    auto const sum = std::accumulate(bytes.begin(), bytes.begin() + 128, 0U);
    bytes[127] = static_cast<std::uint8_t>(256 - sum % 256);
    return bytes;
}

// The panel, telling these millimetres in its timing and these centimetres in its base block.
Bytes telling(int wide_mm, int high_mm, int wide_cm, int high_cm)
{
    auto bytes = bytes_of(panel);
    bytes[21] = static_cast<std::uint8_t>(wide_cm);
    bytes[22] = static_cast<std::uint8_t>(high_cm);
    bytes[54 + 12] = static_cast<std::uint8_t>(wide_mm & 0xFF);
    bytes[54 + 13] = static_cast<std::uint8_t>(high_mm & 0xFF);
    bytes[54 + 14] = static_cast<std::uint8_t>((wide_mm >> 8) << 4 | high_mm >> 8);
    return summed(std::move(bytes));
}

void plug(std::filesystem::path const& folder, std::string_view status, Bytes const& edid)
{
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "status") << status << '\n';
    std::ofstream(folder / "edid", std::ios::binary)
        .write(reinterpret_cast<char const*>(edid.data()), static_cast<std::streamsize>(edid.size()));
}

}

TEST_SUITE("Edid")
{
    TEST_CASE("the millimetres of the first timing go before the centimetres")
    {
        CHECK(glass_in_edid(bytes_of(panel)) == GlassSize { 309, 174 });
        CHECK(glass_in_edid(summed(bytes_of(monitor))) == GlassSize { 518, 324 });
    }

    TEST_CASE("without millimetres, whole centimetres are what there is")
    {
        CHECK(glass_in_edid(telling(0, 0, 31, 17)) == GlassSize { 310, 170 });
    }

    TEST_CASE("blocks that follow change nothing")
    {
        auto bytes = bytes_of(panel);
        bytes.resize(256, 0xAB);

        CHECK(glass_in_edid(bytes) == GlassSize { 309, 174 });
    }

    TEST_CASE("a shape in the place of a size is no size")
    {
        CHECK(glass_in_edid(telling(160, 90, 52, 29)) == GlassSize { 520, 290 });
        CHECK(glass_in_edid(telling(16, 9, 52, 29)) == GlassSize { 520, 290 });
        CHECK_FALSE(glass_in_edid(telling(160, 90, 16, 9)));
        // One of the two centimetres alone says how wide a picture is for its height.
        CHECK_FALSE(glass_in_edid(telling(0, 0, 79, 0)));
        CHECK_FALSE(glass_in_edid(telling(0, 0, 0, 99)));
    }

    TEST_CASE("a projector has no glass") { CHECK_FALSE(glass_in_edid(telling(0, 0, 0, 0))); }

    TEST_CASE("a size that no finger could use or no room could hold is not believed")
    {
        CHECK_FALSE(glass_in_edid(telling(60, 40, 6, 4)));
        CHECK_FALSE(glass_in_edid(telling(4095, 4095, 255, 255)));
    }

    TEST_CASE("bytes that are no EDID give no size")
    {
        auto wrong_sum = bytes_of(panel);
        ++wrong_sum[21];
        auto wrong_header = bytes_of(panel);
        wrong_header[0] = 1;
        auto torn = bytes_of(panel);
        torn.resize(127);

        CHECK_FALSE(glass_in_edid(wrong_sum));
        CHECK_FALSE(glass_in_edid(summed(wrong_header)));
        CHECK_FALSE(glass_in_edid(torn));
        CHECK_FALSE(glass_in_edid({}));
        CHECK_FALSE(glass_in_edid(summed(Bytes(128, 0xFF))));
    }

    TEST_CASE("of all plugs the one with a display is read")
    {
        TemporaryFolder const folder;
        plug(folder.path() / "card0-HDMI-A-1", "disconnected", {});
        plug(folder.path() / "card0-eDP-1", "connected", bytes_of(panel));
        plug(folder.path() / "card0-DP-1", "disconnected", summed(bytes_of(monitor)));
        std::filesystem::create_directories(folder.path() / "card0");

        CHECK(glass_of_display(folder.path()) == GlassSize { 309, 174 });
    }

    TEST_CASE("of two displays that differ nobody says on which we are")
    {
        TemporaryFolder const folder;
        plug(folder.path() / "card0-HDMI-A-1", "connected", summed(bytes_of(monitor)));
        plug(folder.path() / "card0-HDMI-A-2", "connected", summed(bytes_of(monitor)));
        CHECK(glass_of_display(folder.path()) == GlassSize { 518, 324 });

        plug(folder.path() / "card0-eDP-1", "connected", bytes_of(panel));

        CHECK_FALSE(glass_of_display(folder.path()));
    }

    TEST_CASE("a folder that is not there has no display")
    {
        CHECK_FALSE(glass_of_display("/nowhere/at/all"));
    }
}
