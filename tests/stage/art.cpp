#include "kiosk/stage/art.h"

#include "tests/stage/rehearsed_window.h"
#include "tests/stage/temporary_folder.h"

#include <unistd.h>

using namespace peakend::stage;

namespace {

constexpr ImU32 as_it_is = IM_COL32_WHITE;
std::string const assets = PEAKEND_SOURCE "/assets/art";

Raster drawn(
    Window& window, Art& art, std::string const& name, int side, std::uint32_t ground, ImU32 tint = as_it_is)
{
    return frame_of(window, ground, [&](ImDrawList& list) {
        auto picture = art.picture(name, side, side);
        add(list, picture.texture, 0, 0, side, side, tint);
    });
}

std::string square(std::string_view inside)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
           "viewBox=\"0 0 10 10\">"
        + std::string(inside) + "</svg>";
}

}

TEST_SUITE("Art")
{
    TEST_CASE("the five faces have their colours on whatever ground they stand")
    {
        constexpr std::uint32_t ground = 0x336699;
        auto window = window_in_memory();
        Art art(assets);
        struct Face {
            char const* name;
            std::uint32_t fill;
        };

        for (auto [name, fill] : { Face { "faces/face-1-very-bad", 0x8aaee4 },
                 Face { "faces/face-2-bad", 0xbbd0ee }, Face { "faces/face-3-okay", 0xe7e5db },
                 Face { "faces/face-4-good", 0xfcde97 }, Face { "faces/face-5-very-good", 0xffbe3d } }) {
            CAPTURE(name);
            auto raster = drawn(window, art, name, 200, ground);

            CHECK(raster.at(100, 30) == fill);
            CHECK(raster.at(100, 6) == 0x10262b);  // the rim
            CHECK(raster.at(1, 1) == ground);
            CHECK(raster.at(300, 100) == ground);
        }
    }

    TEST_CASE("an icon takes the colour it is tinted with")
    {
        auto window = window_in_memory();
        Art art(assets);

        auto raster = drawn(window, art, "icons/plus", 96, black, IM_COL32(0xff, 0xd2, 0x4d, 0xff));

        CHECK(raster.at(48, 48) == 0xffd24d);
        CHECK(raster.at(2, 2) == black);
    }

    TEST_CASE("every picture that is shipped can be drawn")
    {
        auto window = window_in_memory();
        Art art(assets);
        int pictures = 0;

        for (auto const& file : std::filesystem::recursive_directory_iterator(assets)) {
            if (file.path().extension() != ".svg")
                continue;
            auto name = std::filesystem::relative(file.path(), assets).replace_extension().string();
            CAPTURE(name);
            CHECK(marks(drawn(window, art, name, 100, 0x123456), 0x123456).count > 40);
            ++pictures;
        }

        CHECK(pictures >= 60);
    }

    TEST_CASE("a half transparent colour is blended once, not twice")
    {
        TemporaryFolder folder;
        folder.write(
            "half.svg", square(R"(<rect width="10" height="10" fill="#ff0000" fill-opacity="0.5"/>)"));
        auto window = window_in_memory();
        Art art(folder.path());

        auto raster = drawn(window, art, "half", 50, white);

        auto green = raster.at(25, 25) >> 8 & 0xff;
        CHECK((raster.at(25, 25) >> 16) == 0xff);
        CHECK(green >= 126);
        CHECK(green <= 129);
    }

    TEST_CASE("a picture is drawn once per size")
    {
        auto window = window_in_memory();
        Art art(assets);

        auto first = art.picture("icons/bag", 48, 48);
        auto again = art.picture("icons/bag", 48, 48);
        auto larger = art.picture("icons/bag", 64, 64);

        CHECK(again.texture == first.texture);
        CHECK(larger.texture != first.texture);
        CHECK(art.bytes() == 4 * (48 * 48 + 64 * 64));
    }

    TEST_CASE("what is missing, broken, too large or badly named is not complete")
    {
        TemporaryFolder folder;
        folder.write("inside/broken.svg", "<svg");
        folder.write("inside/large.svg", square(std::string(Art::file_limit, ' ')));
        folder.write("outside.svg", square("<rect width=\"10\" height=\"10\"/>"));
        auto window = window_in_memory();
        Art art(folder.path() / "inside");

        for (auto const* name :
            { "nowhere", "broken", "large", "../outside", "/etc/passwd", "", "Outside" }) {
            CAPTURE(name);
            auto picture = art.picture(name, 10, 10);
            CHECK_FALSE(picture.complete);
            CHECK(picture.texture == 0);
        }
        CHECK(art.bytes() == 0);
    }

    TEST_CASE("a name cannot be a path of its own")
    {
        auto name
            = (std::filesystem::temp_directory_path() / ("peakend-art-" + std::to_string(getpid()))).string();
        std::ofstream(name + ".svg") << square("<rect width=\"10\" height=\"10\"/>");
        auto window = window_in_memory();
        Art art(assets);

        auto picture = art.picture(name, 10, 10);
        std::filesystem::remove(name + ".svg");

        CHECK_FALSE(picture.complete);
    }

    TEST_CASE("a size that cannot be drawn does not spoil the picture for other sizes")
    {
        auto window = window_in_memory();
        Art art(assets);

        CHECK_FALSE(art.picture("icons/bag", 0, 48).complete);
        CHECK_FALSE(art.picture("icons/bag", 48, 1 << 20).complete);
        CHECK(art.picture("icons/bag", 48, 48).complete);
    }

    TEST_CASE("a drawing opens no other file")
    {
        TemporaryFolder folder;
        folder.write("red.svg", square(R"(<rect width="10" height="10" fill="#ff0000"/>)"));
        auto red = (folder.path() / "red.svg").string();
        folder.write("thief.svg",
            square("<image width=\"10\" height=\"10\" xlink:href=\"red.svg\"/>"
                   "<image width=\"10\" height=\"10\" href=\"file://"
                + red + "\"/><rect x=\"9\" y=\"9\" width=\"1\" height=\"1\" fill=\"#0000ff\"/>"));
        auto window = window_in_memory();
        Art art(folder.path());
        CHECK(drawn(window, art, "red", 100, white).at(50, 50) == 0xff0000);

        auto raster = drawn(window, art, "thief", 100, white);

        CHECK(raster.at(95, 95) == 0x0000ff);
        CHECK(raster.at(50, 50) == white);
    }
}
