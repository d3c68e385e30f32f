// A Visit with visitors in front of it and storage behind it, led through a story.
#pragma once

#include "tests/visit/asked.h"
#include "tests/visit/disk.h"
#include "tests/visit/story.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace peakend::visit {

class World {
public:
    explicit World(std::shared_ptr<Questionnaire const>);
    // The visit's pen refers to this world.
    World(World const&) = delete;
    World& operator=(World const&) = delete;

    void play(Step const&);
    // Storage works again, time passes, and one more visitor taps and goes.
    void come_to_an_end();

    // Each says what is not as promised, or "".
    // At the end of a story: each visit that began is sealed once.
    std::string not_sealed_once() const;
    // The answers that the screen shows as given are those on disk.
    std::string not_as_stored() const;
    // A visitor who could tap an answer did, and nobody asked storage to keep it.
    std::string const& unheard() const { return m_unheard; }
    // A tap on what another tap had just brought did something.
    std::string const& unmeant() const { return m_unmeant; }
    std::string m_toggled;  // the choice that was toggled last
    std::int64_t m_toggled_at = 0;
    // What the visitor before left behind on the glass, in what is opened or in what is sealed.
    std::string left_behind() const;
    // With the clock standing still, the kiosk soon has nothing more to do.
    std::string never_rests() const;

private:
    enum class Storage { Prompt, Slow, Refusing };

    void touch();
    std::vector<Deed> tap(Intent const&);
    void apply(Intent const&);
    void speak(int number);
    void next();
    bool trembles() const;
    void answer_with(Value const&, bool has_to_be_heard);
    void wait(Milliseconds);
    void ask(std::vector<Deed> const&);
    void settle(bool confirmed);
    void look_for_next_visitor();
    void rate(int number);
    void choose(int number);
    void toggle(int number);
    bool can_be_answered() const;
    Kind kind() const;
    std::string letter() const;
    Pen pen();

    Visit m_visit;
    Disk m_disk;
    std::deque<Deed> m_asked;
    Storage m_storage = Storage::Prompt;
    std::int64_t m_now = 10'000;
    bool m_has_key = true;
    std::uint64_t m_visitor = 0;
    std::string m_language;  // of the present visitor, as far as they said
    std::string m_unheard;
    std::string m_unmeant;
    std::optional<std::int64_t> m_brought_at;  // when a tap last brought something else onto the glass
    std::optional<Ticket> m_leads_on;          // Next was tapped while this was on its way
    Ticket m_last_answer = 0;
    std::string m_left;
};

}
