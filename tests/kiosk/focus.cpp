#include "kiosk/focus.h"

#include "kiosk/screens/focus_ring.h"
#include "tests/kiosk/typist.h"
#include "tests/kiosk/writing_desk.h"

#include <doctest/doctest.h>

using namespace peakend;
using screens::Glass;
using screens::Role;
using stage::Key;

namespace {

constexpr Key next { Key::Kind::Next };
constexpr Key back { Key::Kind::Back };
constexpr Key choose { Key::Kind::Choose };

// A visitor who has keys and no finger.
struct Keypad {
    explicit Keypad(Glass& on, Scanning scanning = {})
        : glass(on)
        , focus(scanning)
    {
        focus.settle(glass.visit, glass.scene, glass.now);
    }

    void press(Key key)
    {
        glass.draw();
        for (auto const& touch : focus.press(key, glass.visit, glass.scene, glass.now)) {
            if (touch.kind == stage::Touch::Kind::Down)
                glass.press(touch.x, touch.y);
            else
                glass.lift();
        }
        settle();
    }

    void settle()
    {
        glass.draw();
        focus.settle(glass.visit, glass.scene, glass.now);
    }

    void press_often(Key key, int times)
    {
        for (int left = times; left > 0; --left)
            press(key);
    }

    // Everything that the ring stops at until it leads out, or has gone round.
    std::vector<std::string> round()
    {
        auto const spots = screens::beside(glass.scene, *focus.spot());
        std::vector<std::string> labels;
        for (std::size_t left = spots.size(); left > 0; --left) {
            labels.push_back(at());
            press(next);
        }
        return labels;
    }

    std::string at() const
    {
        auto const* element = focus.spot() ? screens::element_at(glass.scene, *focus.spot()) : nullptr;
        return element ? element->label : "";
    }
    Role role() const { return focus.spot()->role; }

    Glass& glass;
    Focus focus;
};

// Whoever is asked for words, with the ring on the question.
struct Writer {
    explicit Writer(Kind kind = Text { 40 }, std::string const& language = "en", Scanning scanning = {},
        bool upright = false)
        : glass(screens::questionnaire_with(std::move(kind)), upright ? 800 : 1280, upright ? 1280 : 800)
        , keypad(glass, scanning)
    {
        desk.equip(glass, language);
        glass.go_to_second_question();
        REQUIRE(glass.visit.draft());
        keypad.press(next);
    }

    std::string const& text() const { return glass.visit.draft()->composition.text(); }

    WritingDesk desk;
    Glass glass;
    Keypad keypad;
    Typist typist { glass.scene, keypad.focus, [this](Key::Kind kind) { keypad.press({ kind }); } };
};

}

TEST_SUITE_BEGIN("Focus");

TEST_CASE("the first key shows the ring at the question, never at an answer")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    for (auto const key : { next, back, choose }) {
        Keypad keypad(glass);
        CHECK(keypad.at().empty());

        keypad.press(key);

        CHECK(keypad.at() == "How was it?");
        CHECK_FALSE(glass.visit.open());
    }
}

TEST_CASE("the order is question, language, view, the scale from low to high, and round again")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);

    for (auto const* expected : { "How was it?", "English", "العربية", "Everyone can use this", "word 0",
             "word 1", "word 2", "word 3", "word 4", "How was it?" }) {
        keypad.press(next);
        CHECK(keypad.at() == expected);
    }
    keypad.press(back);
    CHECK(keypad.at() == "word 4");
}

TEST_CASE("choosing does what a finger does")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);
    while (keypad.at() != "word 3")
        keypad.press(next);

    keypad.press(choose);

    CHECK(*glass.visit.interview().said("face") == Value(4));
}

TEST_CASE("on the next screen the ring starts from the question")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);
    while (keypad.at() != "word 3")
        keypad.press(next);
    keypad.press(choose);
    glass.rest();
    glass.visit.pass(glass.moment());

    keypad.settle();

    CHECK(keypad.at() == "And this?");
}

TEST_CASE("a number taps the face of its value at once")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);

    keypad.press({ Key::Kind::Number, 2 });

    CHECK(*glass.visit.interview().said("face") == Value(2));
    CHECK(keypad.at().empty());
}

TEST_CASE("a number does nothing where no face has it")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    glass.go_to_second_question();
    Keypad keypad(glass);

    keypad.press({ Key::Kind::Number, 2 });

    CHECK_FALSE(glass.visit.interview().said("asked"));
}

TEST_CASE("the ring goes when a finger comes, and with the visitor")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);
    keypad.press(next);
    keypad.focus.hide();
    CHECK(keypad.at().empty());

    keypad.press(next);
    glass.visit.touched(glass.moment());
    glass.now = *glass.visit.deadline();
    glass.visit.pass(glass.moment());
    keypad.settle();

    CHECK(keypad.at().empty());
}

TEST_CASE("with one switch the ring goes on by itself, three times round, and then rests")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass, { .on = true, .dwell = Milliseconds(1500) });
    CHECK_FALSE(keypad.focus.due());
    keypad.press(choose);
    auto const round = screens::spots_of(glass.scene).size();

    std::size_t steps = 0;
    while (auto const due = keypad.focus.due()) {
        CHECK_FALSE(keypad.focus.pass(glass.visit, glass.scene, *due - Milliseconds(1)));
        CHECK(keypad.focus.pass(glass.visit, glass.scene, *due));
        ++steps;
    }

    CHECK(steps == 3 * round);
    CHECK(keypad.at().empty());
}

TEST_CASE("the keyboard is one stop, between what is written and the ways on")
{
    for (auto const upright : { false, true }) {
        Writer writer(Contact { screens::in_both("Only to answer."), "2026-1", 60 }, "en", {}, upright);
        auto& keypad = writer.keypad;

        auto const stops = keypad.round();

        auto const place = [&](std::string_view label) {
            return std::find(stops.begin(), stops.end(), label) - stops.begin();
        };
        CHECK(stops.front() == "And this?");
        CHECK(std::count(stops.begin(), stops.end(), "And this?") == 2);  // the question and its field
        CHECK(place("Keyboard") < place("Only to answer."));
        CHECK(place("Only to answer.") < place("Skip"));
        CHECK(place("Back") < place("Skip"));
        CHECK(place("Everyone can use this") < static_cast<int>(stops.size()));
        CHECK(place("q") == static_cast<int>(stops.size()));
        CHECK(place("Send") == static_cast<int>(stops.size()));  // it waits for words
    }
}

TEST_CASE("choosing leads into the keyboard and into a row, and past either end the ring is out again")
{
    Writer writer;
    auto& keypad = writer.keypad;
    while (keypad.role() != Role::Keyboard)
        keypad.press(next);

    keypad.press(choose);
    CHECK(keypad.at() == "q to p");
    keypad.press_often(next, 2);
    CHECK(keypad.at() == "z to m, Shift, Delete");
    keypad.press(choose);
    CHECK(
        keypad.round() == std::vector<std::string> { "Shift", "z", "x", "c", "v", "b", "n", "m", "Delete" });
    CHECK(keypad.at() == "z to m, Shift, Delete");

    keypad.press(next);
    CHECK(keypad.at() == "Symbols, Space");
    keypad.press(next);
    CHECK(keypad.role() == Role::Keyboard);
    keypad.press(choose);
    keypad.press(choose);
    CHECK(keypad.at() == "q");
    keypad.press(back);
    CHECK(keypad.at() == "q to p");
    keypad.press(back);
    CHECK(keypad.role() == Role::Keyboard);
}

TEST_CASE("a key that was chosen keeps the ring, whatever shift makes of its label")
{
    Writer writer;
    auto& keypad = writer.keypad;

    writer.typist.choose("s");
    keypad.press(choose);
    CHECK(keypad.at() == "s");
    writer.typist.choose("Shift");
    CHECK(keypad.at() == "Shift");
    writer.typist.choose("S");
    CHECK(keypad.at() == "s");
    writer.typist.choose("Symbols");
    CHECK(keypad.at() == "Letters");

    CHECK(writer.text() == "ssS");
}

TEST_CASE("choosing the field leads into the keyboard, and leaves the caret where it was")
{
    Writer writer;
    writer.typist.type({ "a", "b" });
    while (writer.keypad.role() != Role::Field)
        writer.keypad.press(next);

    writer.keypad.press(choose);

    CHECK(writer.keypad.at() == "q to p");
    CHECK(writer.glass.visit.draft()->composition.caret() == 2);
}

TEST_CASE("candidates are a row; whoever chose one, or asked for more, is at the rows again")
{
    Writer writer(Text { 40 }, "zh-Hans");
    auto& keypad = writer.keypad;
    writer.typist.type({ "s", "h", "i" });
    auto const& composition = writer.glass.visit.draft()->composition;

    writer.typist.choose("more");
    CHECK(composition.first_shown() > 0);
    CHECK(keypad.role() == Role::Candidates);
    auto const second = composition.candidates()[composition.first_shown()].text;
    keypad.press(choose);
    CHECK(keypad.at() == second);

    keypad.press(choose);
    CHECK(writer.text() == second);
    CHECK(keypad.at() == "q to p");
}

TEST_CASE("a ring in the keyboard begins at the next question when that comes, and goes with the visitor")
{
    Writer writer;
    writer.typist.choose("a");

    writer.typist.choose("Send");
    CHECK(writer.keypad.at() == "Again?");

    writer.glass.visit.walked_away(writer.glass.moment());
    writer.keypad.settle();
    CHECK_FALSE(writer.keypad.focus.spot());
}

TEST_CASE("without a keyboard Skip is reached all the same")
{
    Writer writer;
    writer.glass.keyboard = nullptr;
    writer.keypad.settle();

    writer.typist.choose("Skip");

    CHECK(writer.glass.visit.interview().question().key == "last");
}

TEST_CASE("with one switch the ring goes twice round a row and the rows, and then out of them")
{
    Writer writer(Text { 40 }, "en", { .on = true, .dwell = Milliseconds(1500) });
    auto& focus = writer.keypad.focus;
    auto const go_on_until = [&](auto&& there) {
        int steps = 0;
        for (; !there() && focus.due(); ++steps)
            focus.pass(writer.glass.visit, writer.glass.scene, *focus.due());
        return steps;
    };
    go_on_until([&] { return writer.keypad.role() == Role::Keyboard; });
    writer.keypad.press(choose);
    writer.keypad.press(choose);
    REQUIRE(writer.keypad.at() == "q");

    CHECK(go_on_until([&] { return writer.keypad.role() == Role::Row; }) == 2 * 10);
    CHECK(writer.keypad.at() == "q to p");
    CHECK(go_on_until([&] { return writer.keypad.role() == Role::Keyboard; }) == 2 * 4);
    go_on_until([&] { return !focus.spot(); });

    CHECK_FALSE(focus.due());
}

TEST_CASE("while the ring goes by itself no time runs out, and afterwards it does")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    glass.go_to_second_question();
    Keypad keypad(glass, { .on = true, .dwell = Milliseconds(5000) });
    keypad.press(next);
    glass.visit.touched(glass.moment());

    while (auto const due = keypad.focus.due()) {
        CHECK(*glass.visit.deadline() > *due);
        keypad.focus.pass(glass.visit, glass.scene, *due);
        glass.now = *due;
    }

    CHECK(*glass.visit.deadline() - glass.now <= std::chrono::seconds(20));
}

TEST_SUITE_END();
