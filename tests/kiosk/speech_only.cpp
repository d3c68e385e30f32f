// Goal A4: a visitor with sound and three keys only finishes every questionnaire that comes along, in every
// language.
//
// Nobody looks at the glass but to check that all of it was told.

#include "kiosk/screens/focus_ring.h"
#include "kiosk/screens/phrases.h"
#include "tests/kiosk/ear.h"
#include "tests/kiosk/writing_desk.h"

#include <random>

using namespace peakend;

namespace {

class BlindVisitor {
public:
    BlindVisitor(std::shared_ptr<Questionnaire const> const& questionnaire, screens::Phrases const& phrases,
        std::string language)
        : m_ear(questionnaire)
        , m_phrases(phrases)
        , m_language(std::move(language))
    {
        m_ear.glass.phrase = [&](std::string_view english, std::string const& wanted) {
            return m_phrases.in(wanted, english);
        };
        m_ear.glass.can_speak = true;
        m_desk.equip(m_ear.glass, m_language);
        m_ear.plug_in();
    }

    visit::Visit const& visit() const { return m_ear.glass.visit; }

    bool find_and_choose(std::string const& words)
    {
        auto const found = m_ear.go_to(words);
        if (found)
            m_ear.choose();
        return found;
    }

    void choose_language()
    {
        auto const name = screens::own_name(m_language);
        if (!find_and_choose(name + ", ")) {
            REQUIRE(find_and_choose(said_in(visit().language(), "More languages") + ", "));
            REQUIRE(find_and_choose(name + ", "));
        }
        REQUIRE(visit().language() == m_language);
    }

    // Everything on the screen, once round.
    std::vector<std::string> listen()
    {
        std::vector<std::string> lines;
        for (int presses = 0; presses < 60; ++presses) {
            m_ear.next();
            if (!lines.empty() && m_ear.line() == lines.front())
                break;
            lines.push_back(m_ear.line());
        }
        for (auto const& spot : screens::spots_of(m_ear.glass.scene)) {
            CAPTURE(spot.label);
            CHECK(std::any_of(lines.begin(), lines.end(),
                [&](auto const& line) { return line.find(without_marks(spot.label)) != std::string::npos; }));
        }
        return lines;
    }

    void answer(std::mt19937_64& chance)
    {
        auto const question = visit().shown_since();
        auto const lines = listen();
        std::vector<std::string> choices;
        auto const state = ", " + said("not chosen");
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(choices),
            [&](auto const& line) { return line.ends_with(state); });
        if (choices.empty()) {
            write();
        } else {
            auto const wanted = choices[chance() % choices.size()];
            REQUIRE(find_and_choose(wanted));
            auto const label = wanted.substr(0, wanted.find(", "));
            CHECK(m_ear.hears(label));
            CHECK(m_ear.hears(", " + said("chosen")));
        }
        if (visit().shown_since() == question)
            REQUIRE((find_and_choose(said("Next") + ", ") || find_and_choose(said("Done") + ", ")));
        // The next screen was told as soon as it came.
        CHECK(m_ear.hears(said("Press next or back to move.")));
    }

    // The first letter of the keyboard, which is heard before and after it is typed.
    void write()
    {
        REQUIRE(find_and_choose(said("Keyboard")));
        m_ear.choose();
        auto const letter = m_ear.line();
        m_ear.choose();
        CHECK(letter.ends_with(m_ear.line()));  // a mark is typed without what it stands on
        CHECK_FALSE(m_ear.line().empty());
        while (m_ear.line() != said("Keyboard"))
            m_ear.next();
        REQUIRE(find_and_choose(said("Send") + ", "));
        auto const* answer = visit().interview().said("more");
        REQUIRE(answer);
        CHECK_FALSE(m_desk.opened(*answer).empty());
        ++written;
    }

    void leave()
    {
        listen();
        REQUIRE(find_and_choose(said("Done") + ", "));
        CHECK(m_ear.heard.empty());
    }

    std::string said(std::string_view english) const { return said_in(m_language, english); }

    int written = 0;

private:
    static std::string without_marks(std::string words)
    {
        constexpr std::string_view mark = "\u200B";
        for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at))
            words.erase(at, mark.size());
        return words;
    }

    std::string said_in(std::string const& language, std::string_view english) const
    {
        return without_marks(m_phrases.in(language, english));
    }

    WritingDesk m_desk;
    Ear m_ear;
    screens::Phrases const& m_phrases;
    std::string m_language;
};

}

TEST_SUITE("Speech only")
{
    TEST_CASE("a visitor who only listens finishes every questionnaire in every language")
    {
        auto const phrases = screens::Phrases::read(assets / "languages");
        REQUIRE(phrases);
        std::mt19937_64 chance(3);
        int finished = 0;
        int written = 0;
        for (auto const& file : std::filesystem::directory_iterator(assets / "questionnaires")) {
            if (file.path().extension() != ".json")
                continue;
            auto const questionnaire = questionnaire_in(file.path());
            for (auto const& language : questionnaire->languages) {
                CAPTURE(file.path().string());
                CAPTURE(language);
                BlindVisitor visitor(questionnaire, *phrases, language);
                visitor.choose_language();

                for (int at = 0; visitor.visit().phase() == visit::Phase::Asking && at < 20; ++at)
                    visitor.answer(chance);
                REQUIRE(visitor.visit().phase() == visit::Phase::Thanking);
                visitor.leave();

                CHECK(visitor.visit().nobody_there());
                CHECK(visitor.visit().view() == visit::View {});
                ++finished;
                written += visitor.written;
            }
        }
        MESSAGE("A4 finished by ear and three keys: ", finished, " of 33 (3 questionnaires x 11 languages)");
        CHECK(finished == 3 * 11);
        MESSAGE("A4 words written by ear and three keys: ", written, " of 11 (languages)");
        CHECK(written == 11);
    }
}
