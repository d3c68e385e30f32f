// Goal A2: room for a finger, on glasses from 7 to 32 inches, both ways up. Prints the table.

#include "glass.h"

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
};

constexpr Model models[] = { { 7, 1024, 600 }, { 8, 1280, 800 }, { 10.1, 1280, 800 }, { 13.3, 1920, 1080 },
    { 15.6, 1920, 1080 }, { 21.5, 1920, 1080 }, { 32, 1920, 1080 } };

struct Size {
    float width, height;
};

struct Kinds {
    char const* name;
    Kind kind;
    std::vector<Wording> labels;
    bool rating;
};

std::vector<Choice> choices(int count)
{
    std::vector<Choice> made;
    for (int at = 0; at < count; ++at)
        made.push_back(choice(std::to_string(at)));
    return made;
}

std::vector<Kinds> kinds()
{
    return { { "faces", Smiley { 5 }, numbered_labels(5), true },
        { "stars", Csat {}, numbered_labels(5), true },
        { "0-10", Nps {}, { in_both("Never"), in_both("Surely") }, true },
        { "1-7", Ces { 7, Polarity::HighIsGood }, numbered_labels(7), true },
        { "tiles", ManyOf { choices(8), false }, {}, false } };
}

float gap_between(Rect const& a, Rect const& b)
{
    auto const across = std::max({ 0.0f, b.x - a.x - a.width, a.x - b.x - b.width });
    auto const down = std::max({ 0.0f, b.y - a.y - a.height, a.y - b.y - b.height });
    return std::hypot(across, down);
}

class Ruler {
public:
    Ruler(Scene const& scene, float per_mm)
        : m_scene(scene)
        , m_per_mm(per_mm)
    {
    }

    // Of all choices, or of everything else.
    Size smallest(bool of_choices) const
    {
        Size size { 1e6f, 1e6f };
        for (auto const* element : m_scene.targets()) {
            if ((element->role == Role::Choice) != of_choices)
                continue;
            size.width = std::min(size.width, element->target.width / m_per_mm);
            size.height = std::min(size.height, element->target.height / m_per_mm);
        }
        return size;
    }

    // Scales are joined; nothing else is nearer than this.
    float smallest_gap() const
    {
        auto const targets = m_scene.targets();
        float smallest = 1e6f;
        for (std::size_t at = 0; at < targets.size(); ++at) {
            for (auto other = at + 1; other < targets.size(); ++other) {
                auto const joined = targets[at]->role == Role::Choice && targets[other]->role == Role::Choice;
                if (!joined)
                    smallest = std::min(smallest, gap_between(targets[at]->target, targets[other]->target));
            }
        }
        return smallest / m_per_mm;
    }

private:
    Scene const& m_scene;
    float m_per_mm;
};

bool room_for_a_rating(Size const& size)
{
    constexpr float rounding = 0.06f;
    auto const square = size.width >= 20 - rounding && size.height >= 20 - rounding;
    auto const narrow_but_high = size.width >= 19.5f - rounding && size.height >= 30 - rounding;
    return square || narrow_but_high;
}

std::vector<visit::View> views() { return { {}, { .low_reach = true }, visit::View::easier() }; }

}

TEST_SUITE_BEGIN("A2");

TEST_CASE("every glass from 7 to 32 inches leaves a finger its room, both ways up and in every view")
{
    for (auto const& model : models) {
        for (auto const upright : { false, true }) {
            auto const width = upright ? model.height : model.width;
            auto const height = upright ? model.width : model.height;
            auto const per_mm = static_cast<float>(std::hypot(width, height) / (model.inches * 25.4));
            std::string line = fmt::format("A2 {:>5} in {}:", model.inches, upright ? "upright" : "lying  ");
            for (auto const& [name, kind, labels, rating] : kinds()) {
                for (auto const& view : views()) {
                    Glass glass(questionnaire_with(kind, labels), width, height);
                    glass.pixels_per_mm = per_mm;
                    glass.go_to_second_question();
                    glass.visit.apply(visit::ChangeView { view }, glass.moment());
                    glass.draw();
                    Ruler const ruler(glass.scene, per_mm);
                    auto const answers = ruler.smallest(true);
                    auto const others = ruler.smallest(false);
                    CAPTURE(model.inches);
                    CAPTURE(upright);
                    CAPTURE(name);
                    CAPTURE(view.large);
                    CAPTURE(view.low_reach);
                    CAPTURE(answers.width);
                    CAPTURE(answers.height);
                    if (rating)
                        CHECK(room_for_a_rating(answers));
                    else
                        CHECK(std::min(answers.width, answers.height) >= 12);
                    CHECK(std::min(others.width, others.height) >= 12);
                    CHECK(ruler.smallest_gap() >= 3);
                    if (view == visit::View {})
                        line += fmt::format("  {} {:.1f} x {:.1f}", name, answers.width, answers.height);
                    for (auto const* element : glass.scene.targets()) {
                        CHECK(element->target.y >= 0);
                        CHECK(element->target.y + element->target.height <= height + 1);
                    }
                }
            }
            MESSAGE(line);
        }
    }
}

TEST_CASE("numbers stand in one row of joined columns on 10 inches, in 6 and 5 or 4, 4 and 3 on less")
{
    struct Row {
        double inches;
        float width, height;
        int in_first_row;
    };
    for (auto const& row :
        { Row { 10.1, 1280, 800, 11 }, { 7, 1024, 600, 6 }, { 10.1, 800, 1280, 6 }, { 7, 600, 1024, 4 } }) {
        CAPTURE(row.inches);
        CAPTURE(row.width);
        Glass glass(
            questionnaire_with(Nps {}, { in_both("Never"), in_both("Surely") }), row.width, row.height);
        glass.pixels_per_mm = static_cast<float>(std::hypot(row.width, row.height) / (row.inches * 25.4));
        glass.go_to_second_question();
        auto const top = glass.element("0")->target.y;
        int in_row = 0;
        for (int number = 0; number <= 10; ++number)
            in_row += glass.element(std::to_string(number))->target.y == top ? 1 : 0;

        CHECK(in_row == row.in_first_row);
    }
}

TEST_CASE("on a huge glass faces are no larger than 2 times the design, and stand at the lower edge")
{
    Glass glass(questionnaire_with(Nps {}), 1920, 1080);
    glass.pixels_per_mm = static_cast<float>(std::hypot(1920, 1080) / (32 * 25.4));

    auto const face = glass.element("word 2")->shape;
    auto const chip = glass.element("English")->target;

    CHECK(face.width / glass.pixels_per_mm < 72);
    CHECK((1080 - chip.y - chip.height) / glass.pixels_per_mm < 15);
}

TEST_SUITE_END();
