// What somebody hears who writes with three keys.

#include "tests/kiosk/ear.h"
#include "tests/kiosk/typist.h"
#include "tests/kiosk/writing_desk.h"

using namespace peakend;

namespace {

struct Writer {
    explicit Writer(Kind kind = Text { 40 }, std::string const& language = "en")
        : ear(screens::questionnaire_with(std::move(kind)))
    {
        desk.equip(ear.glass, language);
        ear.plug_in();
        ear.glass.go_to_second_question();
        REQUIRE(ear.glass.visit.draft());
        ear.pass_time(Milliseconds(500));
        ear.next();
    }

    void type(std::vector<std::string> const& labels) { typist.type(labels); }

    WritingDesk desk;
    Ear ear;
    Typist typist { ear.glass.scene, ear.focus, [this](stage::Key::Kind kind) { ear.press(kind); } };
};

}

TEST_SUITE("Narration")
{
    TEST_CASE("the keyboard, its rows and its keys are named")
    {
        Writer writer;
        auto& ear = writer.ear;

        REQUIRE(ear.go_to("Keyboard"));
        CHECK(ear.line() == "Keyboard");
        ear.choose();
        CHECK(ear.line() == "q to p");
        ear.choose();
        CHECK(ear.line() == "q");
        REQUIRE(ear.go_to("z to m"));
        CHECK(ear.line() == "z to m, Shift, Delete");
    }

    TEST_CASE("what is typed is echoed, and what is deleted")
    {
        Writer writer;

        writer.type({ "o" });
        CHECK(writer.ear.line() == "o");
        writer.type({ "Delete" });
        CHECK(writer.ear.line() == "Delete o");
        writer.type({ "Space" });
        CHECK(writer.ear.line() == "Space");
    }

    TEST_CASE("a full stop is said by its name")
    {
        Writer writer;

        writer.type({ "Symbols" });
        CHECK(writer.ear.line() == "Symbols, chosen");
        writer.type({ "." });

        REQUIRE(writer.ear.line() == ".");
        CHECK(writer.ear.heard.back().spelled);
    }

    TEST_CASE("shift says that it is on, and the letter is said alone though shift falls back")
    {
        Writer writer;

        writer.type({ "Shift" });
        CHECK(writer.ear.line() == "Shift, chosen");
        writer.type({ "S" });

        REQUIRE(writer.ear.heard.size() == 1);
        CHECK(writer.ear.line() == "S");
    }

    TEST_CASE("a mark that waits is said, and then the letter with it")
    {
        Writer writer(Text { 40 }, "es");

        writer.type({ "◌́" });
        CHECK(writer.ear.line() == "◌́, chosen");
        writer.type({ "e" });

        CHECK(writer.ear.line() == "é");
    }

    TEST_CASE("a Korean letter that joins a syllable is said as the syllable")
    {
        Writer writer(Text { 40 }, "ko");

        writer.type({ "ㅎ", "ㅏ" });

        CHECK(writer.ear.line() == "하");
    }

    TEST_CASE("candidates are said by their row, and the one that is chosen with where the ring is then")
    {
        Writer writer(Text { 40 }, "zh-Hans");
        writer.type({ "n", "i", "h", "a", "o" });
        CHECK(writer.ear.line() == "o");

        writer.type({ "你好" });

        CHECK(writer.ear.line() == "你好. q to p.");
    }

    TEST_CASE("the field says what stands in it, and nothing more of it is said by itself")
    {
        Writer writer;
        REQUIRE(writer.ear.go_to("Type here"));
        writer.type({ "o", "k" });
        CHECK_FALSE(writer.ear.hears("ok"));

        while (writer.ear.focus.spot()->role != screens::Role::Field)
            writer.ear.next();

        CHECK(writer.ear.line() == "ok");
    }

    TEST_CASE("the caret's keys say what they pass, and at the start the whole text")
    {
        Writer writer;
        writer.type({ "o", "k", "Symbols", "one letter back" });
        CHECK(writer.ear.line() == "k");
        writer.ear.choose();
        CHECK(writer.ear.line() == "o");

        writer.ear.choose();

        CHECK(writer.ear.line() == "ok");
    }

    TEST_CASE("a key that finds no room says so")
    {
        Writer writer(Text { 2 });

        writer.type({ "o", "k", "k" });

        CHECK(writer.ear.line() == "Characters left: 0");
    }

    TEST_CASE("what one visitor wrote is not said to the next")
    {
        Writer writer;
        writer.type({ "o", "k" });
        writer.ear.glass.visit.walked_away(writer.ear.glass.moment());
        writer.ear.pass_time(Milliseconds(100));

        writer.ear.heard.clear();
        writer.ear.plug_in();
        writer.ear.glass.go_to_second_question();
        writer.ear.pass_time(Milliseconds(500));
        writer.ear.next();
        REQUIRE(writer.ear.go_to("Type here"));

        CHECK_FALSE(writer.ear.hears("ok"));
    }
}
