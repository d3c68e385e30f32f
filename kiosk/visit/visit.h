// One kiosk, visitor after visitor: what has been said, what time does to it, and what must be stored.
//
// State is a function of intents and instants. A Visit knows no screen, no clock and no disk: instants come
// in, deeds for the storage thread come out, and the tick of an answer waits until its deed is confirmed.
#pragma once

#include "kiosk/visit/attendance.h"
#include "kiosk/visit/draft.h"
#include "kiosk/visit/hours.h"
#include "kiosk/visit/intent.h"
#include "kiosk/visit/interview.h"
#include "sync/base/instant.h"
#include "sync/contract/id.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peakend::visit {

// How long we wait for what. The defaults are the design's.
struct Patience {
    Milliseconds settling { 400 };        // from the tick to the next screen; taps are ignored
    Milliseconds bouncing { 400 };        // a tap within it of one that changed something is the same tap
    Milliseconds still_there { 20'000 };  // without a touch, until we ask
    Milliseconds leaving { 20'000 };      // from asking to the time-out
    Milliseconds thanks { 12'000 };
    Milliseconds closed { 10'000 };    // the card that a tap brings while the shop is closed
    Milliseconds calm { 300 };         // without a commit, until a calm wait is drawn
    Milliseconds giving_up { 5'000 };  // without a commit, until we are out of order
    Milliseconds probing { 5'000 };    // between looks whether storage works again
    Milliseconds too_fast { 1'500 };   // from the end of one visit to the first tap of the next
};

// How much the screens of this kiosk move.
struct Liveliness {
    bool blinks = false;       // the faces, now and then while nobody is there
    bool less_motion = false;  // things fade and do not travel
};

// What a visit asks of storage. Confirmed or refused by ticket, in order.
using Ticket = std::uint64_t;
struct Begin {
    Opening opening;
    Answer answer;
};
struct Keep {
    RecordId id;
    Answer answer;
};
struct Seal {
    Closing closing;
};
// The gift of a visit that has come to its end.
struct Draw {
    RecordId id;
    Surprise surprise;
    Moment now;
};
struct Probe { };
using Act = std::variant<Begin, Keep, Seal, Draw, Probe>;
struct Deed {
    Ticket ticket;
    Act what;
};

enum class Phase { Asking, StillThere, Thanking, OutOfOrder, Asleep, Closed };

class Visit {
public:
    Visit(std::shared_ptr<Questionnaire const>, RevisionId, Patience, std::function<RecordId()> draw_id);

    // Every response from here on carries the flag.
    void test_mode(bool on) { m_test_mode = on; }
    // While the doors are closed the screen sleeps and takes no rating, unless it is told to: then each
    // carries a flag. Whoever has begun may finish.
    void doors(Doors const&, BootInstant now);
    void take_ratings_when_closed(bool yes) { m_ratings_when_closed = yes; }
    // `from`: since when the screen is on.
    void liveliness(Liveliness wanted, BootInstant from = {})
    {
        m_liveliness = wanted;
        m_on_since = from;
    }
    void layout(std::string name) { m_layout = std::move(name); }
    // The view that every visitor finds. REQUIRES: nobody is there.
    void usual_view(View const& view) { m_usual_view = m_view = view; }
    // Whoever begins from here on is asked for words, when the pen takes any.
    void pen(Pen pen) { m_pen = std::move(pen); }

    // What is tapped before hears_from() is not heard.
    std::vector<Deed> apply(Intent const&, Moment const& now);
    // A finger touched something, whatever it was: somebody is there.
    void touched(Moment const& now);
    // Something is being read aloud and goes on: no time runs out until it has been heard.
    void hearing(BootInstant now) { m_heard = now; }
    // Headphones came in: somebody is there, and listens.
    void listen(Moment const& now);
    // Whoever was there is gone for certain, and nothing more is read aloud. Nobody is counted by it, and no
    // screen wakes. An answer that is on its way to storage is waited for.
    std::vector<Deed> walked_away(Moment const& now);
    // Time has passed.
    std::vector<Deed> pass(Moment const& now);
    std::vector<Deed> kept(Ticket, Moment const& now);
    std::vector<Deed> lost(Ticket, Moment const& now);
    // A draw was won: the code is on disk, "" when the gift has none. One that comes after its visitor has
    // gone is not shown.
    void given(Ticket, std::string code, BootInstant now);

    // Whom the screen met since the last call.
    std::vector<Met> encounters() { return m_attendance.take(); }

    // The next instant at which pass() does something; nothing while only a touch can change anything.
    std::optional<BootInstant> deadline() const;

    // What a screen shows.
    Phase phase() const { return m_phase; }
    Interview const& interview() const { return m_interview; }
    std::string const& language() const { return m_language; }
    // The sheet with all languages lies over the question.
    bool choosing_language() const { return m_choosing_language; }
    Liveliness const& liveliness() const { return m_liveliness; }
    // All is as a new visitor finds it.
    bool nobody_there() const { return !m_open && !m_last_touch && m_phase != Phase::Closed; }
    // Since when the first question has waited for somebody to come; nothing while somebody is there.
    std::optional<BootInstant> waiting_since() const;
    Doors const& doors() const { return m_doors; }
    View const& view() const { return m_view; }
    View const& usual_view() const { return m_usual_view; }
    // The sheet on which the view is chosen is on.
    bool choosing_view() const { return m_choosing_view; }
    // How often the choices of this question were turned over to the next ones.
    std::size_t turns() const { return m_turns; }
    // Somebody has begun: an answer is stored or on its way.
    bool open() const { return m_open.has_value(); }
    // Of the visit that is open; null pointer when none is.
    RecordId const* record() const { return m_open ? &m_open->id : nullptr; }
    // What has been written to the question that is on; null pointer when it is not answered in words.
    Draft const* draft() const;
    // Whether Next sends it, or takes back what was sent.
    bool can_send() const;
    // The answer whose commit is awaited; null pointer when there is none.
    Answer const* awaited() const { return m_awaited ? &m_awaited->answer : nullptr; }
    // From when a calm wait is drawn, because the commit has still not come.
    std::optional<BootInstant> calm_from() const;
    // From when taps are heard again on a screen that a tap has brought: a hand that trembles taps twice. On
    // one that came by itself the first tap counts at once.
    BootInstant hears_from() const;
    // Since when the tick of the question that is on has been shown and the next screen is due.
    std::optional<BootInstant> settling_since() const { return m_settling_since; }
    // When this phase or question came on, and whether we came to it by Back.
    BootInstant shown_since() const { return m_shown_since; }
    bool came_back() const { return m_came_back; }
    // What the visitor who is thanked is given.
    struct GiftShown {
        std::string code;
        BootInstant since;
    };
    std::optional<GiftShown> const& gift() const { return m_gift; }
    // When the present phase ends by itself, for countdowns.
    std::optional<BootInstant> ends_at() const;
    // Longer for those who read in the large view, or listen.
    Patience patience() const;
    // Draws the order of shuffled choices: the same for all of one visit, another for the next.
    std::uint64_t shuffle_seed() const { return m_shuffle_seed; }

private:
    struct Open {
        RecordId id;
        Moment started;
        BootInstant last_answer;
    };
    struct Awaited {
        Ticket ticket;
        Answer answer;
        BootInstant since;
        bool then_next = false;
        bool then_leave = false;
    };

    std::vector<Deed> on(Say const&, Moment const&);
    std::vector<Deed> on(Toggle const&, Moment const&);
    std::vector<Deed> on(Next const&, Moment const&);
    std::vector<Deed> on(Back const&, Moment const&);
    std::vector<Deed> on(Skip const&, Moment const&);
    std::vector<Deed> on(Speak const&, Moment const&);
    std::vector<Deed> on(Leave const&, Moment const&);
    std::vector<Deed> on(Stay const&, Moment const&);
    std::vector<Deed> on(OpenLanguages const&, Moment const&);
    std::vector<Deed> on(CloseLanguages const&, Moment const&);
    std::vector<Deed> on(Type const&, Moment const&);
    std::vector<Deed> on(Pick const&, Moment const&);
    std::vector<Deed> on(Browse const&, Moment const&);
    std::vector<Deed> on(Erase const&, Moment const&);
    std::vector<Deed> on(MoveCaret const&, Moment const&);
    std::vector<Deed> on(PlaceCaret const&, Moment const&);
    std::vector<Deed> on(Turn const&, Moment const&);
    std::vector<Deed> on(Agree const&, Moment const&);
    std::vector<Deed> on(ChangeView const&, Moment const&);
    std::vector<Deed> on(OpenViews const&, Moment const&);
    std::vector<Deed> on(CloseViews const&, Moment const&);
    std::vector<Deed> on(TurnOver const&, Moment const&);

    bool takes_words() const;
    Candidates candidates() const;
    void begin_draft();
    Draft* writable();
    std::vector<Deed> send_words(Moment const&);
    bool answerable() const;
    // What there is to see that a tap may change, letters apart.
    struct OnGlass {
        Phase phase;
        std::uint64_t visitor;
        std::size_t step;
        std::string language;
        bool choosing_language;
        View view;
        bool choosing_view;
        std::size_t turns;
        bool operator==(OnGlass const&) const = default;
    };
    OnGlass on_glass() const;
    bool bounces(std::string const& choice, BootInstant now);
    bool sleeps() const { return !m_doors.open && !m_ratings_when_closed; }
    // How the answers stood on the glass, as it is stored: "portrait_large".
    std::string layout() const;
    void still_here(BootInstant now);
    BootInstant last_arranged() const;
    void forget_view_of_outage(BootInstant now);
    BootInstant settled_at() const;
    std::vector<Deed> say(Value, Moment const&);
    std::vector<Deed> move_on(Moment const&);
    std::vector<Deed> confirm(Ticket, Moment const&);
    std::vector<Deed> seal(Ending, Moment const&);
    Deed sealing(Closing);
    std::vector<Deed> seal_again();
    void start_over(BootInstant now);
    void show(Phase, BootInstant now);
    Deed deed(Act);

    std::shared_ptr<Questionnaire const> m_questionnaire;
    RevisionId m_revision;
    Patience m_patience;
    std::function<RecordId()> m_draw_id;
    bool m_test_mode = false;
    Liveliness m_liveliness;
    BootInstant m_on_since {};
    Doors m_doors;
    bool m_ratings_when_closed = false;
    std::string m_layout = "landscape";
    Pen m_pen;

    Interview m_interview;
    std::map<std::string, Draft> m_drafts;  // by the key of the question
    std::string m_language;
    bool m_choosing_language = false;
    Attendance m_attendance;
    View m_usual_view;
    View m_view;
    bool m_choosing_view = false;
    std::size_t m_turns = 0;
    Phase m_phase = Phase::Asking;
    std::optional<Open> m_open;
    std::optional<Awaited> m_awaited;
    std::optional<BootInstant> m_settling_since;
    std::optional<BootInstant> m_last_touch;  // nothing while all is as a new visitor finds it
    std::optional<BootInstant> m_last_visit_ended;
    BootInstant m_heard {};  // until when something was read aloud
    BootInstant m_shown_since {};
    BootInstant m_arranged {};  // when somebody last arranged what is shown, or turned a leaf of it
    std::optional<BootInstant> m_brought_by_tap;  // when what is on the glass came, if a tap has brought it
    struct Touched {
        std::string choice;
        BootInstant at;
    };
    std::optional<Touched> m_last_toggle;  // on this screen
    bool m_came_back = false;
    std::optional<Ticket> m_draw;
    std::optional<GiftShown> m_gift;
    std::optional<Ticket> m_probe;
    BootInstant m_refused {};             // when the last probe was
    std::map<Ticket, Closing> m_sealing;  // asked of storage, not confirmed yet
    std::vector<Closing> m_unsealed;      // refused by storage, to be tried again
    Ticket m_last_ticket = 0;
    std::uint64_t m_shuffle_seed = 0;
};

}
