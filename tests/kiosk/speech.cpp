// Real espeak-ng, SDL's loudspeaker that plays to nowhere, and headphones that are files.
#include "kiosk/speech.h"

#include "tests/base/temporary_folder.h"
#include "tests/screens/glass.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

using namespace peakend;
using screens::questionnaire_with;

namespace {

class Shop {
public:
    Shop()
        : glass(questionnaire_with(Nps {}))
        , speech(
              {}, [] {}, m_devices.path())
    {
        setenv("SDL_AUDIODRIVER", "dummy", 1);
        std::filesystem::create_directories(m_card.parent_path());
        speech.open({ "en", "ar" });
        pass();
    }
    ~Shop() { unsetenv("SDL_AUDIODRIVER"); }

    void plug_in() { std::ofstream(m_card) << ""; }
    void pull_out() { std::filesystem::remove(m_card); }

    // As long as it takes until the headphones are looked at.
    std::vector<visit::Deed> pass()
    {
        glass.wait(Milliseconds(500));
        auto deeds = speech.pass(glass.visit, glass.moment());
        draw();
        return deeds;
    }
    void draw()
    {
        if (!glass.draw().intent)
            speech.after_frame(glass.visit, glass.scene, {}, glass.phrase, glass.now);
    }
    void press(stage::Key::Kind kind) { speech.key_pressed({ kind }, glass.visit, glass.moment()); }
    // Whether anything is said: then no time runs out.
    bool speaks()
    {
        auto const before = glass.visit.deadline();
        glass.wait(Milliseconds(1));
        speech.pass(glass.visit, glass.moment());
        return glass.visit.deadline() != before;
    }
    bool listens() const { return glass.visit.view().read_aloud; }

private:
    TemporaryFolder m_devices;
    std::filesystem::path m_card = m_devices.path() / "snd" / "pcmC1D0p";

public:
    screens::Glass glass;
    Speech speech;
};

}

TEST_SUITE("Speech")
{
    TEST_CASE("headphones are looked for every half second, and whoever plugs them in is told the screen")
    {
        Shop shop;
        CHECK_FALSE(shop.listens());
        REQUIRE(shop.speech.due());
        auto const longest = *shop.speech.due() - shop.glass.now;
        CHECK(longest <= Milliseconds(500));
        MESSAGE(
            "A5 headset in: looked for at most every ", longest.count(), " ms, and speech follows at once");

        shop.plug_in();
        shop.pass();

        CHECK(shop.listens());
        CHECK(shop.speaks());
    }

    TEST_CASE("pulling them ends the visit, and the next visitor hears nothing")
    {
        Shop shop;
        shop.plug_in();
        shop.pass();
        shop.glass.go_to_second_question();
        REQUIRE(shop.glass.visit.open());

        shop.pull_out();
        auto const deeds = shop.pass();

        REQUIRE(deeds.size() == 1);
        CHECK(std::get<visit::Seal>(deeds.front().what).closing.ending == Ending::WalkedAway);
        CHECK(shop.glass.visit.nobody_there());
        CHECK_FALSE(shop.listens());
        shop.glass.tap("word 4");
        shop.draw();
        CHECK_FALSE(shop.speaks());
    }

    TEST_CASE("pulling them when all is over counts nobody")
    {
        Shop shop;
        shop.plug_in();
        shop.pass();
        shop.glass.visit.pass({ "", *shop.glass.visit.deadline(), {} });
        REQUIRE(shop.glass.visit.nobody_there());
        CHECK(shop.glass.visit.encounters().size() == 1);

        shop.pull_out();
        shop.pass();

        CHECK(shop.glass.visit.encounters().empty());
        CHECK(shop.glass.visit.nobody_there());
    }

    TEST_CASE("pulling them wakes no screen that sleeps")
    {
        Shop shop;
        auto& visit = shop.glass.visit;
        shop.plug_in();
        shop.pass();
        visit.pass({ "", *visit.deadline(), {} });
        visit.doors({ .open = false, .opens_at = {} }, shop.glass.now);
        REQUIRE(visit.phase() == visit::Phase::Asleep);

        shop.pull_out();
        shop.pass();

        CHECK(visit.phase() == visit::Phase::Asleep);
    }

    TEST_CASE("while headphones are in, a key begins to speak again for who comes next")
    {
        Shop shop;
        shop.plug_in();
        shop.pass();
        shop.glass.visit.pass({ "", *shop.glass.visit.deadline(), {} });
        shop.draw();
        REQUIRE_FALSE(shop.listens());
        shop.pass();
        REQUIRE_FALSE(shop.listens());

        shop.press(stage::Key::Kind::Next);
        shop.draw();

        CHECK(shop.listens());
        CHECK(shop.speaks());
    }

    TEST_CASE("without headphones no key begins to speak")
    {
        Shop shop;

        shop.press(stage::Key::Kind::Next);

        CHECK_FALSE(shop.listens());
    }

    TEST_CASE("louder and softer hold for this visitor alone")
    {
        Shop shop;
        shop.press(stage::Key::Kind::Louder);
        CHECK(shop.speech.volume() == 100);
        shop.plug_in();
        shop.pass();

        shop.press(stage::Key::Kind::Louder);
        CHECK(shop.speech.volume() == 120);
        CHECK(shop.speaks());
        for (int times = 0; times < 20; ++times)
            shop.press(stage::Key::Kind::Louder);
        CHECK(shop.speech.volume() == 200);
        for (int times = 0; times < 20; ++times)
            shop.press(stage::Key::Kind::Softer);
        CHECK(shop.speech.volume() == 20);

        shop.pull_out();
        shop.pass();
        CHECK(shop.speech.volume() == 100);
    }

    TEST_CASE("nothing speaks before it is known what can be spoken")
    {
        Speech speech({}, [] {});

        CHECK_FALSE(speech.can_speak("en"));
        CHECK_FALSE(speech.due());
    }

    TEST_CASE("a language that nobody speaks is not offered")
    {
        Shop shop;

        CHECK(shop.speech.can_speak("ar"));
        CHECK_FALSE(shop.speech.can_speak("tlh"));
    }
}
