#include "glass.h"

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/motion.h"
#include "sync/contract/keys.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

constexpr float ten_inch = 149 / 25.4f;  // pixels per mm

struct Writer {
    explicit Writer(Kind kind, std::string const& language = "en", bool upright = false)
        : keyboards(*Keyboards::read(std::filesystem::path(PEAKEND_SOURCE) / "assets/keyboards"))
        , pinyin(*pinyin::Pinyin::open(pinyin::usual_dictionary()))
        , glass(questionnaire_with(std::move(kind)), upright ? 800 : 1280, upright ? 1280 : 800)
    {
        glass.keyboard = keyboards.for_language(language);
        glass.visit.pen({ [this](std::string_view words, std::string const& consent) {
                             return std::optional(seal_words(secret.public_key(), words, consent));
                         },
            [](std::string const&) { return true; },
            [this, language](std::string_view letters, std::string const&) {
                return pinyin->candidates(letters, language);
            } });
        if (right_to_left(language))
            glass.visit.apply(visit::Speak { language }, glass.moment());
        glass.go_to_second_question();
        REQUIRE(glass.visit.draft());
    }

    void type(std::vector<std::string> const& labels)
    {
        for (auto const& label : labels)
            glass.tap(label);
    }
    std::string const& text() const { return glass.visit.draft()->composition.text(); }

    TextSecret secret = TextSecret::generate();
    Keyboards keyboards;
    std::unique_ptr<pinyin::Pinyin> pinyin;
    Glass glass;
};

}

TEST_SUITE_BEGIN("Writing");

TEST_CASE("what is tapped by its label is written, both ways up")
{
    for (auto const upright : { false, true }) {
        Writer writer(Text { 40 }, "en", upright);

        writer.type({ "Shift", "S", "o", "Space", "s", "l", "o", "w", "w", "Delete", "Symbols", "!" });

        CHECK(writer.text() == "So slow!");
    }
}

TEST_CASE("the caret's keys and a tap in the field move the caret")
{
    Writer writer(Text { 40 });
    writer.type({ "a", "c", "Symbols", "one letter back", "Letters", "b" });
    CHECK(writer.text() == "abc");

    auto const* field = writer.glass.element("And this?");
    for (auto const& element : writer.glass.scene.elements()) {
        if (element.role == Role::Field)
            field = &element;
    }
    auto const target = Rect(field->target);
    writer.glass.press(target.x + 30, target.y + 40);
    writer.glass.lift();

    CHECK(writer.glass.visit.draft()->composition.caret() == 0);
}

TEST_CASE(
    "Delete that is held deletes again after 400 ms, then every 60 ms, and not once more when it is let go")
{
    constexpr int frames_in_400_ms = 25;  // of 16 ms
    constexpr int frames_in_3_repeats = 12;
    Writer writer(Text { 40 });
    writer.type({ "a", "b", "c", "d", "e", "f", "g", "h" });
    auto const target = Rect(writer.glass.element("Delete")->target);

    writer.glass.press(target);
    for (int frame = 1; frame < frames_in_400_ms; ++frame)
        writer.glass.press(target);
    CHECK(writer.text() == "abcdefgh");
    auto const held = writer.glass.press(target);
    CHECK(writer.text() == "abcdefg");
    CHECK(held.next == writer.glass.now + motion::frame);
    for (int frame = 0; frame < frames_in_3_repeats; ++frame)
        writer.glass.press(target);
    writer.glass.lift();

    CHECK(writer.text() == "abcd");
}

TEST_CASE("a key that is not Delete comes once, however long it is held")
{
    Writer writer(Text { 40 });
    auto const target = Rect(writer.glass.element("a")->target);

    for (int frame = 0; frame < 100; ++frame)
        writer.glass.press(target);
    writer.glass.lift();

    CHECK(writer.text() == "a");
}

TEST_CASE("a dead key waits lit, and gives its letter an accent")
{
    Writer writer(Text { 40 }, "es");
    writer.type({ "◌́" });
    CHECK(writer.glass.element("◌́")->chosen);

    writer.type({ "e" });

    CHECK(writer.text() == "é");
}

TEST_CASE("nihao offers 你好 on the first page, and a tap writes it")
{
    Writer writer(Text { 40 }, "zh-Hans");
    writer.type({ "n", "i", "h", "a", "o" });
    CHECK(writer.text().empty());

    writer.type({ "你好" });

    CHECK(writer.text() == "你好");
}

TEST_CASE("candidates that found no room come by the arrow, and after the last the first again")
{
    Writer writer(Text { 40 }, "zh-Hans");
    writer.type({ "s", "h", "i" });
    auto const& composition = writer.glass.visit.draft()->composition;
    REQUIRE(composition.candidates().size() > 20);

    writer.type({ "more" });
    auto const second = composition.first_shown();
    CHECK(second > 5);
    writer.glass.draw();
    CHECK_FALSE(writer.glass.scene.find(composition.candidates()[0].text));
    CHECK(writer.glass.scene.find(composition.candidates()[second].text));
    for (int pages = 0; pages < 40 && composition.first_shown() != 0; ++pages)
        writer.type({ "more" });

    CHECK(composition.first_shown() == 0);
}

TEST_CASE("Send can be tapped once there are words, and Skip and Back always")
{
    for (auto const upright : { false, true }) {
        Writer writer(Text { 40 }, "en", upright);
        writer.glass.draw();
        CHECK_FALSE(writer.glass.scene.find("Send"));
        CHECK(writer.glass.scene.find("Skip"));
        CHECK(writer.glass.scene.find("Back"));

        writer.type({ "a", "Send" });

        CHECK(writer.glass.visit.interview().question().key == "last");
    }
}

TEST_CASE("contact is sent only once its consent is ticked")
{
    for (auto const upright : { false, true }) {
        Writer writer(Contact { in_both("Only to answer."), "2026-1", 60 }, "en", upright);
        writer.type({ "a", "@", "b", ".", "c" });
        CHECK_FALSE(writer.glass.scene.find("Send"));

        writer.type({ "Only to answer." });
        CHECK(writer.text() == "a@b.c");
        CHECK(writer.glass.element("Only to answer.")->chosen);
        writer.type({ "Send" });

        CHECK(writer.glass.visit.interview().question().key == "last");
    }
}

TEST_CASE("an address has its signs beside the space bar in every view, and says what is wanted")
{
    for (auto const upright : { false, true }) {
        for (auto const large : { false, true }) {
            Writer writer(Contact { in_both("Only to answer."), "2026-1", 60 }, "en", upright);
            auto view = writer.glass.visit.view();
            view.large = large;
            writer.glass.visit.apply(visit::ChangeView { view }, writer.glass.moment());
            writer.glass.rest();
            writer.glass.draw();

            CAPTURE(upright);
            CAPTURE(large);
            CHECK(writer.glass.element("@"));
            CHECK(writer.glass.element("."));
            CHECK(writer.glass.element("Your e-mail address or phone number"));
        }
    }

    Writer text(Text { 40 });
    text.glass.draw();
    CHECK_FALSE(text.glass.element("@"));
    CHECK(text.glass.element("Please leave out names and phone numbers."));
}

TEST_CASE("how many characters are left is shown, and none goes in beyond them")
{
    Writer writer(Text { 3 });
    writer.type({ "a", "b", "c", "d" });

    CHECK(writer.text() == "abc");
    CHECK(writer.glass.element("Characters left: 0"));
}

TEST_CASE("every key of every keyboard is 8 mm or more, and a finger hits one of them only")
{
    auto const keyboards = *Keyboards::read(std::filesystem::path(PEAKEND_SOURCE) / "assets/keyboards");
    for (auto const& layout : keyboards.all()) {
        for (auto const upright : { false, true }) {
            Writer writer(Text { 40 }, layout.languages.front(), upright);
            for (auto const layer : { visit::Layer::Letters, visit::Layer::Shifted, visit::Layer::Symbols }) {
                writer.glass.visit.apply(visit::Turn { layer }, writer.glass.moment());
                writer.glass.draw();
                auto const targets = writer.glass.scene.targets();
                for (auto const* key : targets) {
                    CAPTURE(layout.languages.front());
                    CAPTURE(key->label);
                    CHECK(key->target.width / ten_inch >= 8);
                    CHECK(key->target.height / ten_inch >= 8);
                    CHECK_FALSE(key->label.empty());
                    auto const x = key->target.centre_x();
                    auto const y = key->target.centre_y();
                    for (auto const* other : targets)
                        CHECK((other == key || !other->target.contains(x, y)));
                }
            }
        }
    }
}

TEST_CASE("Arabic letters stand from the left as on every keyboard, and the way on is mirrored")
{
    Writer writer(Text { 40 }, "ar");
    writer.glass.draw();
    auto const x_of = [&](std::string_view label) { return writer.glass.scene.find(label)->target.x; };

    CHECK(x_of("ض") < x_of("ص"));
    CHECK(x_of("ئ") < x_of("Delete"));
    CHECK(x_of("Back") > x_of("Skip"));
}

TEST_CASE("the phone's code shows only while the phone is offered, and is not smaller than 25 mm")
{
    for (auto const upright : { false, true }) {
        Writer writer(Text { 40 }, "en", upright);
        CHECK_FALSE(writer.glass.element("Continue on your phone"));

        writer.glass.phone_link = "https://hq.example/p#" + std::string(110, 'x');

        auto const* code = writer.glass.element("Continue on your phone");
        REQUIRE(code);
        CHECK(code->role == Role::Picture);
        CHECK(code->shape.width / ten_inch >= 25);
    }
}

TEST_CASE("without a keyboard the phone alone is offered, and Skip leads on")
{
    Writer writer(Text { 40 });
    writer.glass.keyboard = nullptr;
    writer.glass.phone_link = "https://hq.example/p#x";

    CHECK(writer.glass.element("Continue on your phone"));
    CHECK_FALSE(writer.glass.scene.find("Send"));
    writer.type({ "Skip" });

    CHECK(writer.glass.visit.interview().question().key == "last");
}

TEST_SUITE_END();
