// The kiosk at work: finger, visit, picture and storage wired into one loop that sleeps while nothing moves.
#pragma once

#include "kiosk/focus.h"
#include "kiosk/foundation.h"
#include "kiosk/gift_counter.h"
#include "kiosk/lookout.h"
#include "kiosk/rehearsal/rehearsal.h"
#include "kiosk/screens/screen.h"
#include "kiosk/shop_clock.h"
#include "kiosk/speech.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/heartbeat.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/sounds.h"
#include "kiosk/visit/visit.h"
#include "sync/outbox/scribe.h"

#include <memory>
#include <optional>

namespace peakend {

// Scripted shoppers instead of a finger.
struct RehearsalWish {
    int visitors = 0;  // 0: none
    std::uint64_t seed = 1;
    std::filesystem::path ledger;
    std::filesystem::path pictures;  // empty: none are saved
};

class Terminal {
public:
    // Everything that can be wrong is found here, before anything is shown.
    static Result<std::unique_ptr<Terminal>> open(
        KioskSettings const&, RehearsalWish const&, std::string const& enrolment_code);

    // Until the window is closed, a signal comes, or the last scripted shopper has left.
    Result<void> run();

private:
    Terminal(KioskSettings, RehearsalWish, Foundation);

    void draw();
    void rehearse(screens::Drawn const&);
    void sleep();
    void take_keys(std::vector<stage::Key> const&);
    void listen(stage::Events const&, Moment const& now);
    void take_outcomes();
    void write(std::vector<visit::Deed> const&);
    void count_encounters(Moment const& now);
    void look_at_clock(Moment const& now);
    std::string notice() const;
    void play(stage::Sound);
    void look_at_uplink();
    void look_at_counter();
    bool answer_counter(Scribe::Outcome const&);  // false for what is none of the counter's
    float pixels_per_mm() const;
    void tell_reach() const;
    Phrase phrase() const;
    screens::Frame frame();
    std::optional<BootInstant> next_instant() const;
    bool resting(screens::Drawn const&) const;

    KioskSettings m_settings;
    RehearsalWish m_wish;
    ShopClock m_clock;
    stage::Window m_window;
    stage::Fingers m_fingers;
    Focus m_focus;
    stage::Lettering m_lettering;
    stage::Art m_art;
    stage::Sounds m_sounds;
    screens::Phrases m_phrases;
    screens::Themes m_themes;
    Desk m_desk;
    screens::Ink m_ink;
    screens::Scene m_scene;
    visit::Visit m_visit;
    Lookout m_lookout;
    std::optional<RequestId> m_request;
    stage::Heartbeat m_heartbeat;
    std::optional<rehearsal::Rehearsal> m_rehearsal;
    std::string m_store_name;
    std::string m_trouble;  // what storage said last, for staff
    std::optional<BootInstant> m_next_frame;
    std::optional<BootInstant> m_next_act;
    BootInstant m_next_guest {};
    std::vector<ClockAnchor> m_anchors;
    BootInstant m_hour_ends;  // of encounters
    std::int64_t m_frames = 0;
    bool m_redraw = true;
    bool m_leaving = false;
    Result<void> m_verdict;
    std::optional<GiftCounter> m_counter;
    Speech m_speech;  // its voice's thread wakes the window, too
    Scribe m_scribe;  // last: its thread wakes the window
};

}
