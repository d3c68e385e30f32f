// Goal A7: the five faces can be told apart by shape and by label, whatever somebody sees of their colours.
// Computed from the pixels of the faces as the kiosk draws them. Prints the table.

#include "colour_vision.h"

#include "kiosk/screens/contrast.h"
#include "kiosk/screens/face.h"
#include "kiosk/screens/theme_file.h"
#include "sync/base/durable_file.h"
#include "tests/stage/rehearsed_window.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>

using namespace peakend;
using namespace peakend::screens;

namespace {

std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";

constexpr int size = 208;  // LOOKS.md, the face button
// Pairs that share less than this of their features differ in shape; two quite unlike faces share nearly
// none.
constexpr double least_difference = 0.35;

// As it stands on the ground of a question.
stage::Raster face_on(stage::Window& window, Theme const& theme, int value)
{
    stage::Art art(assets / "art");
    auto const drawn = art.picture(face_name(theme.faces, value), size, size);
    REQUIRE(drawn.complete);
    return stage::frame_of(window, theme.sky,
        [&](ImDrawList& list) { stage::add(list, drawn.texture, 0, 0, size, size, IM_COL32_WHITE); });
}

// The colour of most of the face.
Colour skin_of(stage::Raster const& face, Sight sight)
{
    std::map<Colour, int> counts;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            ++counts[seen(face.at(x, y), sight)];
    return std::max_element(counts.begin(), counts.end(), [](auto const& a, auto const& b) {
        return a.second < b.second;
    })->first;
}

// Brows, eyes and mouth: all that stands out from the skin, within the rim, which is the same for all.
std::vector<bool> features_of(stage::Raster const& face, Sight sight)
{
    constexpr double within = 0.42 * size;
    auto const skin = skin_of(face, sight);
    std::vector<bool> features;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            auto const inside = std::hypot(x - size / 2, y - size / 2) < within;
            features.push_back(inside && contrast(seen(face.at(x, y), sight), skin) >= least_of_controls);
        }
    }
    return features;
}

// 0 when both are the same, 1 when they share nothing (Jaccard).
double difference(std::vector<bool> const& one, std::vector<bool> const& other)
{
    int in_both = 0;
    int in_any = 0;
    for (std::size_t at = 0; at < one.size(); ++at) {
        in_both += one[at] && other[at] ? 1 : 0;
        in_any += one[at] || other[at] ? 1 : 0;
    }
    return in_any == 0 ? 0 : 1 - static_cast<double>(in_both) / in_any;
}

struct Nearest {
    double difference = 1;
    int first = 0;
    int second = 0;
};

Nearest nearest_pair(stage::Window& window, Theme const& theme, Sight sight)
{
    std::vector<std::vector<bool>> faces;
    for (int value = 1; value <= 5; ++value) {
        faces.push_back(features_of(face_on(window, theme, value), sight));
        auto const seen = std::count(faces.back().begin(), faces.back().end(), true);
        CHECK(seen >= size * size / 100);  // a face without features would differ from all
    }
    Nearest nearest;
    for (int first = 0; first < 5; ++first) {
        for (int second = first + 1; second < 5; ++second) {
            auto const found
                = difference(faces[static_cast<std::size_t>(first)], faces[static_cast<std::size_t>(second)]);
            if (found < nearest.difference)
                nearest = { found, first + 1, second + 1 };
        }
    }
    return nearest;
}

}

TEST_SUITE_BEGIN("A7");

TEST_CASE("every pair of faces differs in shape, in grey and to whoever lacks one kind of cone")
{
    auto window = stage::window_in_memory(size, size);
    for (auto const* name : { "light", "dark", "high-contrast" }) {
        auto const theme = read_theme(assets / "themes" / (std::string(name) + ".toml"), assets / "art");
        REQUIRE(theme);
        auto line = fmt::format("A7 {}: least difference in shape", name);
        for (auto const sight : sights) {
            auto const nearest = nearest_pair(window, *theme, sight);
            CAPTURE(name);
            CAPTURE(name_of(sight));
            CAPTURE(nearest.first);
            CAPTURE(nearest.second);
            CHECK(nearest.difference >= least_difference);
            line += fmt::format("  {} {:.0f} % (faces {} and {})", name_of(sight), 100 * nearest.difference,
                nearest.first, nearest.second);
        }
        MESSAGE(line);
    }
}

TEST_CASE("a face does not differ from itself, whatever its colour")
{
    auto window = stage::window_in_memory(size, size);
    auto const theme = read_theme(assets / "themes/light.toml", assets / "art");
    REQUIRE(theme);
    auto const face = face_on(window, *theme, 2);

    CHECK(difference(features_of(face, Sight::Grey), features_of(face, Sight::Tritanopia)) < 0.1);
}

TEST_CASE("red and green that somebody confuses look alike, and white stays white")
{
    for (auto const sight : sights)
        CHECK(seen(0xffffff, sight) == 0xffffff);
    CHECK(contrast(seen(0xb03060, Sight::Deuteranopia), seen(0x5a6a60, Sight::Deuteranopia)) < 1.5);
    CHECK(seen(0xff0000, Sight::Grey) == 0x7f7f7f);
}

TEST_CASE("no two faces of a shipped question have the same label, in any language")
{
    int compared = 0;
    for (auto const& file : std::filesystem::directory_iterator(assets / "questionnaires")) {
        if (file.path().extension() != ".json")
            continue;
        auto const checked = check_questionnaire_text(read_file(file.path(), 1024 * 1024).value());
        REQUIRE(checked.questionnaire);
        for (auto const& question : checked.questionnaire->questions) {
            if (!std::holds_alternative<Smiley>(question.kind))
                continue;
            for (auto const& language : checked.questionnaire->languages) {
                std::set<std::string> labels;
                for (auto const& label : question.labels)
                    labels.insert(label.in(language, "en"));
                CAPTURE(question.key);
                CAPTURE(language);
                CHECK(labels.size() == question.labels.size());
                ++compared;
            }
        }
    }
    CHECK(compared > 0);
    MESSAGE("A7 labels: all differ in ", compared, " scales of faces and languages");
}

TEST_SUITE_END();
