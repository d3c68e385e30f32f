// Goal A4 without the sound: a visitor who only hears labels and has three keys finishes every questionnaire
// that comes along, in every language.

#include "kiosk/focus.h"
#include "kiosk/screens/focus_ring.h"
#include "kiosk/screens/phrases.h"
#include "tests/kiosk/typist.h"
#include "tests/kiosk/writing_desk.h"

#include <random>

using namespace peakend;
using screens::Glass;
using stage::Key;

namespace {

class Listener {
public:
    Listener(std::shared_ptr<Questionnaire const> const& questionnaire, std::uint64_t seed,
        bool upright = false, Scanning scanning = {})
        : m_glass(questionnaire, upright ? 800 : 1280, upright ? 1280 : 800)
        , m_focus(scanning)
        , m_chance(seed)
    {
    }

    Glass& glass() { return m_glass; }
    Focus const& focus() const { return m_focus; }

    // With one switch: until the ring has gone on by itself.
    void wait_for_ring()
    {
        REQUIRE(m_focus.due());
        m_glass.now = std::max(m_glass.now, *m_focus.due());
        if (auto const due = m_glass.visit.deadline(); due && m_glass.now >= *due)
            m_glass.visit.pass(m_glass.moment());
        m_focus.pass(m_glass.visit, m_glass.scene, m_glass.now);
        m_glass.draw();
        m_focus.settle(m_glass.visit, m_glass.scene, m_glass.now);
    }

    void press(Key::Kind kind)
    {
        ++presses;
        m_glass.draw();
        for (auto const& touch : m_focus.press({ kind }, m_glass.visit, m_glass.scene, m_glass.now)) {
            if (touch.kind == stage::Touch::Kind::Down)
                m_glass.press(touch.x, touch.y);
            else
                m_glass.lift();
        }
        m_glass.wait(Milliseconds(500));
        if (auto const due = m_glass.visit.deadline(); due && m_glass.visit.settling_since())
            m_glass.visit.pass(m_glass.moment());
        m_glass.draw();
        m_focus.settle(m_glass.visit, m_glass.scene, m_glass.now);
    }

    // What is said while the ring goes once round: every label, in order.
    std::vector<std::string> listen()
    {
        std::vector<std::string> heard;
        for (std::size_t at = 0; at <= screens::spots_of(m_glass.scene).size(); ++at) {
            press(Key::Kind::Next);
            REQUIRE(m_focus.spot());
            CHECK_FALSE(m_focus.spot()->label.empty());
            heard.push_back(m_focus.spot()->label);
        }
        return heard;
    }

    // False when it cannot be found by its label.
    bool choose(std::string const& label)
    {
        for (std::size_t at = 0; at <= screens::spots_of(m_glass.scene).size(); ++at) {
            if (m_focus.spot() && m_focus.spot()->label == label) {
                press(Key::Kind::Choose);
                return true;
            }
            press(Key::Kind::Next);
        }
        return false;
    }

    bool hears(std::vector<std::string> const& heard, std::string const& label) const
    {
        return std::find(heard.begin(), heard.end(), label) != heard.end();
    }

    // Any answer, by its label; then the way on.
    void answer()
    {
        auto const key = m_glass.visit.interview().question().key;
        auto const heard = listen();
        auto const answers = m_glass.choices();
        if (!answers.empty()) {
            auto const& wanted = answers[m_chance() % answers.size()];
            CHECK(hears(heard, wanted));
            CHECK(choose(wanted));
        } else {
            CHECK(choose("Skip"));
        }
        auto const& visit = m_glass.visit;
        if (visit.phase() != visit::Phase::Asking || visit.interview().question().key != key)
            return;
        CHECK((choose("Next") || choose("Done")));
    }

    int presses = 0;

private:
    Glass m_glass;
    Focus m_focus;
    std::mt19937_64 m_chance;
};

}

TEST_SUITE_BEGIN("Focus");

// What somebody writes who has three keys, and what headquarters reads of it.
struct Words {
    std::string language;
    std::vector<std::string> keys;
    std::string text;
};

TEST_CASE("three keys write words in every kind of keyboard, and go on")
{
    std::vector<Words> const all {
        { "fr", { "b", "i", "e", "n" }, "bien" },
        { "es", { "Shift", "S", "◌́", "i", "Space", "Symbols", "." }, "Sí ." },
        { "ar", { "ج", "ي", "د" }, "جيد" },
        { "he", { "ט", "ו", "ב" }, "טוב" },
        { "zh-Hans", { "n", "i", "h", "a", "o", "你好" }, "你好" },
        { "ja", { "よ", "い" }, "よい" },
        { "ko", { "ㅎ", "ㅏ", "ㄴ" }, "한" },
        { "hi", { "◌ि", "Delete", "व", "ह" }, "वह" },
    };
    std::size_t presses = 0;
    std::size_t keys = 0;
    for (auto const& words : all) {
        for (auto const upright : { false, true }) {
            CAPTURE(words.language);
            CAPTURE(upright);
            WritingDesk desk;
            auto questionnaire = screens::questionnaire_with(Text { 40 });
            questionnaire->languages.push_back(words.language);
            Listener listener(questionnaire, 1, upright);
            auto& glass = listener.glass();
            desk.equip(glass, words.language);
            glass.visit.apply(visit::Speak { words.language }, glass.moment());
            Typist typist { glass.scene, listener.focus(), [&](Key::Kind kind) { listener.press(kind); } };
            REQUIRE(listener.choose("word 4"));
            REQUIRE(glass.visit.draft());

            typist.type(words.keys);
            CHECK(static_cast<std::size_t>(typist.presses) <= 14 * words.keys.size());
            presses += static_cast<std::size_t>(typist.presses);
            keys += words.keys.size();
            typist.choose("Send");

            CHECK(glass.visit.interview().question().key == "last");
            CHECK(desk.opened(*glass.visit.interview().said("asked")) == words.text);
        }
    }
    MESSAGE("three keys: ", presses, " presses for ", keys, " keys of the keyboard");
}

TEST_CASE("three keys leave an address, agree, and go on")
{
    WritingDesk desk;
    Listener listener(
        screens::questionnaire_with(Contact { screens::in_both("Only to answer."), "2026-1", 60 }), 1);
    auto& glass = listener.glass();
    desk.equip(glass, "en");
    Typist typist { glass.scene, listener.focus(), [&](Key::Kind kind) { listener.press(kind); } };
    REQUIRE(listener.choose("word 4"));

    typist.type({ "j", "o", "Symbols", "@", "Letters", "x", "Symbols", ".", "Letters", "d", "e" });
    typist.choose("Only to answer.");
    typist.choose("Send");

    auto const* said = glass.visit.interview().said("asked");
    REQUIRE(said);
    CHECK(desk.opened(*said) == "jo@x.de");
    CHECK(std::get<SealedWords>(*said).consent == "2026-1");
}

TEST_CASE("one switch writes a word and goes on, though it takes its time")
{
    WritingDesk desk;
    Listener listener(screens::questionnaire_with(Text { 40 }), 1, false, { .on = true });
    auto& glass = listener.glass();
    desk.equip(glass, "en");
    glass.go_to_second_question();
    Typist scanner { glass.scene, listener.focus(), [&](Key::Kind kind) {
                        if (kind == Key::Kind::Choose || !listener.focus().spot())
                            listener.press(Key::Kind::Choose);
                        else
                            listener.wait_for_ring();
                    } };

    scanner.scan({ "o", "k", "Send" });

    CHECK(glass.visit.interview().question().key == "last");
    CHECK(desk.opened(*glass.visit.interview().said("asked")) == "ok");
}

TEST_CASE("three keys and the labels finish every questionnaire in every language")
{
    int finished = 0;
    for (auto const& file : std::filesystem::directory_iterator(assets / "questionnaires")) {
        if (file.path().extension() != ".json")
            continue;
        auto const questionnaire = questionnaire_in(file.path());
        for (auto const& language : questionnaire->languages) {
            CAPTURE(file.path().string());
            CAPTURE(language);
            for (std::uint64_t seed = 1; seed <= 3; ++seed) {
                Listener listener(questionnaire, seed);
                if (!listener.choose(screens::own_name(language))) {
                    CHECK(listener.choose("More languages"));
                    CHECK(listener.choose(screens::own_name(language)));
                }
                REQUIRE(listener.glass().visit.language() == language);

                for (int at = 0; listener.glass().visit.phase() == visit::Phase::Asking && at < 20; ++at)
                    listener.answer();

                REQUIRE(listener.glass().visit.phase() == visit::Phase::Thanking);
                CHECK(listener.choose("Done"));
                CHECK_FALSE(listener.glass().visit.open());
                ++finished;
            }
        }
    }
    CHECK(finished >= 3 * 3 * 5);
    MESSAGE("A4 three keys and labels: ", finished, " visits finished, in every language");
}

TEST_SUITE_END();
