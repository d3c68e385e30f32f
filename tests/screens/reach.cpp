// Goal A3: how high above the floor what can be tapped stands. Prints the table.
#include "kiosk/screens/reach.h"

#include "glass.h"
#include "kiosk/screens/board.h"

#include "sync/contract/keys.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

struct Model {
    double inches;
    float width, height;
    float per_mm() const { return static_cast<float>(std::hypot(width, height) / (inches * 25.4)); }
};

std::vector<Model> models()
{
    std::vector<Model> both_ways_up;
    for (auto const& model : { Model { 7, 1024, 600 }, { 10.1, 1280, 800 }, { 13.3, 1920, 1080 },
             { 15.6, 1920, 1080 }, { 21.5, 1920, 1080 }, { 32, 1920, 1080 } }) {
        both_ways_up.push_back(model);
        both_ways_up.push_back({ model.inches, model.height, model.width });
    }
    return both_ways_up;
}

Hung hung(Model const& model, float lower_edge, bool low, bool keyboard = false)
{
    return { model.width, model.height, model.per_mm(), lower_edge, low, keyboard };
}

// What is really drawn: the highest that can be tapped, above the lower edge of the glass.
float highest_drawn(Model const& model, Kind const& kind, bool low, Layout const* keyboard)
{
    auto const secret = TextSecret::generate();
    Glass glass(questionnaire_with(kind, kind.index() == 0 ? numbered_labels(5) : std::vector<Wording> {}),
        model.width, model.height);
    glass.pixels_per_mm = model.per_mm();
    glass.keyboard = keyboard;
    glass.visit.pen({ [&](std::string_view words, std::string const& consent) {
                         return std::optional(seal_words(secret.public_key(), words, consent));
                     },
        [](std::string const&) { return true; }, {} });
    glass.go_to_second_question();
    glass.visit.apply(visit::ChangeView { { .low_reach = low } }, glass.moment());
    glass.draw();
    auto top = model.height;
    for (auto const* element : glass.scene.targets())
        if (element->role != Role::Field)
            top = std::min(top, element->target.y);
    return (model.height - top) / model.per_mm();
}

std::vector<Kind> kinds()
{
    return { Smiley { 5 }, Csat {}, Nps {}, Ces { 7, Polarity::HighIsGood },
        ManyOf { { choice("a"), choice("b"), choice("c") }, false } };
}

// The highest lower edge, on a whole centimetre, from which all is in reach; 0 when none.
int highest_mount(Model const& model, bool low)
{
    for (int mount = 1700; mount >= 380; mount -= 10)
        if (reach_of(hung(model, static_cast<float>(mount), low)).within_reach())
            return mount;
    return 0;
}

}

TEST_SUITE_BEGIN("A3");

TEST_CASE("nothing that can be tapped stands higher than is said, on any glass")
{
    auto const keyboards = *Keyboards::read(std::filesystem::path(PEAKEND_SOURCE) / "assets/keyboards");
    auto const* keyboard = keyboards.for_language("en");
    constexpr float rounding = 0.5f;
    for (auto const& model : models()) {
        CAPTURE(model.inches);
        CAPTURE(model.width);
        for (auto const low : { false, true }) {
            CAPTURE(low);
            for (auto const& kind : kinds())
                CHECK(highest_drawn(model, kind, low, nullptr)
                    <= reach_of(hung(model, 0, low)).highest + rounding);
            if (!keyboard_fits(*keyboard, model.width, model.height, model.per_mm()))
                continue;
            for (auto const& kind : { Kind(Text { 40 }), Kind(Contact { in_both("Yes"), "1", 60 }) })
                CHECK(highest_drawn(model, kind, low, keyboard)
                    <= reach_of(hung(model, 0, low, true)).highest + rounding);
        }
    }
}

TEST_CASE("low reach is never higher, and on a glass larger than a hand a good deal lower")
{
    for (auto const& model : models()) {
        CAPTURE(model.inches);
        auto const usual = reach_of(hung(model, 1000, false));
        auto const low = reach_of(hung(model, 1000, true));

        CHECK(low.highest <= usual.highest);
        if (model.height / model.per_mm() > 120)
            CHECK(usual.highest - low.highest > 40);
    }
}

TEST_CASE("where a glass may hang is told in millimetres above the floor")
{
    for (auto const& model : models()) {
        auto const at_1000 = reach_of(hung(model, 1000, false));
        auto const low = reach_of(hung(model, 1000, true));
        MESSAGE(fmt::format(
            "A3 {:>5} in {}: hung at 1000, buttons from {:.0f} to {:.0f} mm, low reach to {:.0f}; "
            "in reach (380-1220) up to a mount of {} mm, with low reach {} mm",
            model.inches, model.width > model.height ? "lying  " : "upright", at_1000.lowest, at_1000.highest,
            low.highest, highest_mount(model, false), highest_mount(model, true)));
        CHECK(highest_mount(model, true) >= highest_mount(model, false));
        CHECK(highest_mount(model, true) >= 700);
    }
}

TEST_SUITE_END();
