#include "kiosk/terminal.h"

#include "kiosk/ink.h"
#include "kiosk/mount.h"
#include "sync/base/durable_file.h"
#include "sync/base/journal.h"

#include <algorithm>
#include <cmath>

namespace peakend {

using namespace std::chrono_literals;

namespace {

    constexpr auto look_at_counter_every = 1s;
    // The visit's tickets count from 1, and never get here.
    constexpr Scribe::Ticket tickets_of_counter = Scribe::Ticket { 1 } << 63;
    constexpr auto frame_time = 16ms;

    Deed written_as(visit::Begin const& begin) { return BeginVisit { begin.opening, begin.answer }; }
    Deed written_as(visit::Keep const& keep) { return KeepAnswer { keep.id, keep.answer }; }
    Deed written_as(visit::Seal const& seal) { return SealVisit { seal.closing }; }
    Deed written_as(visit::Draw const& draw) { return Give { draw.id, draw.surprise, draw.now }; }
    Deed written_as(visit::Probe const&) { return Probe {}; }

    // The same for every answer.
    stage::Sound sound_of(visit::Intent const& intent)
    {
        return std::holds_alternative<visit::Toggle>(intent) ? stage::Sound::Choose : stage::Sound::Tap;
    }

    std::string layout_of(stage::Window const& window)
    {
        return window.width() >= window.height() ? "landscape" : "portrait";
    }

    template <class Time>
    void sooner(std::optional<Time>& earliest, std::optional<Time> const& other)
    {
        if (other && (!earliest || *other < *earliest))
            earliest = other;
    }

}

Result<std::unique_ptr<Terminal>> Terminal::open(
    KioskSettings const& settings, RehearsalWish const& wish, std::string const& enrolment_code)
{
    if (!wish.pictures.empty())
        TRY(ensure_folder(wish.pictures, 0755));
    auto foundation = TRY(lay_foundation(settings, enrolment_code));
    return std::unique_ptr<Terminal>(new Terminal(settings, wish, std::move(foundation)));
}

Terminal::Terminal(KioskSettings settings, RehearsalWish wish, Foundation foundation)
    : m_settings(std::move(settings))
    , m_wish(std::move(wish))
    , m_clock(m_settings)
    , m_window(std::move(foundation.window))
    , m_focus({ m_settings.scanning, m_settings.dwell })
    , m_art(m_settings.assets / "art")
    , m_sounds(m_settings.assets / "sounds")
    , m_phrases(std::move(foundation.phrases))
    , m_themes(std::move(foundation.themes))
    , m_desk(std::move(foundation.desk))
    , m_ink(ink_of(m_lettering, m_art))
    , m_visit(foundation.shelved.questionnaire, foundation.shelved.revision, m_settings.patience,
          RecordId::random)
    , m_lookout(m_settings.uplink_folder)
    , m_request(foundation.enrolment)
    , m_heartbeat(BootClock::now())
    , m_hour_ends(hour_of(moment_now()).at + encounter_hour)
    , m_counter(counter_in(m_settings.data_folder))
    , m_speech(m_settings.speech, [this] { m_window.wake(); })
    , m_scribe(std::move(foundation.outbox), [this] { m_window.wake(); })
{
    m_visit.test_mode(m_settings.test_mode);
    m_visit.layout(layout_of(m_window));
    m_visit.usual_view({ .low_reach = m_settings.low_reach });
    m_visit.pen(m_desk.pen());
    m_visit.liveliness(m_settings.liveliness, BootClock::now());
    m_visit.take_ratings_when_closed(m_settings.ratings_when_closed);
    if (m_wish.visitors > 0)
        m_rehearsal.emplace(m_wish.visitors, m_wish.seed, m_wish.ledger, frame().phrase);
}

Result<void> Terminal::run()
{
    look_at_uplink();
    look_at_clock(moment_now());
    tell_reach();
    sleep();  // takes what opening the window brought about, so that it asks for no second picture
    draw();
    journal::note("first_question_drawn", { { "driver", m_window.driver() } });
    m_heartbeat.ready();
    m_speech.open(m_visit.interview().questionnaire().languages);
    while (!m_leaving) {
        sleep();
        if (m_redraw)
            draw();
    }
    count_encounters(moment_now());
    m_scribe.write(0, SealEncounters { moment_now() });
    journal::note("kiosk_stopped", { { "frames", m_frames } });
    return m_verdict;
}

void Terminal::draw()
{
    m_redraw = false;
    ++m_frames;
    m_scene.clear();
    m_window.begin_frame(m_fingers);
    auto const drawn = screens::draw(m_visit, frame(), m_scene);
    m_window.end_frame(drawn.ground);
    m_next_frame = drawn.next;
    auto const phase = m_visit.phase();
    if (m_fingers.counted())
        m_visit.touched(moment_now());
    m_redraw = m_redraw || m_visit.phase() != phase;
    if (drawn.intent) {
        play(sound_of(*drawn.intent));
        write(m_visit.apply(*drawn.intent, moment_now()));
        m_redraw = true;  // the scene is of before the intent: nobody looks at it any more
        return;
    }
    m_redraw = m_focus.settle(m_visit, m_scene, BootClock::now()) || m_redraw;
    m_speech.after_frame(m_visit, m_scene, m_focus.spot(), phrase(), BootClock::now());
    if (m_rehearsal)
        rehearse(drawn);
}

bool Terminal::resting(screens::Drawn const& drawn) const
{
    auto const moving = drawn.next && *drawn.next - BootClock::now() <= 2 * frame_time;
    return !moving && !m_visit.awaited() && !m_visit.settling_since() && !m_fingers.waiting();
}

void Terminal::rehearse(screens::Drawn const& drawn)
{
    auto const act = m_rehearsal->act({ m_visit, m_scene, resting(drawn), BootClock::now() });
    for (auto const& touch : act.touches)
        m_fingers.push(touch);
    m_next_act = act.next;
    if (!act.picture.empty() && !m_wish.pictures.empty()) {
        auto saved = m_window.save_picture(m_wish.pictures / (act.picture + ".png"));
        if (!saved)
            journal::warn("picture_not_saved", { { "why", saved.error().what } });
    }
    if (!m_rehearsal->fault().empty())
        m_verdict = failed(Fault::Unavailable, "{}", m_rehearsal->fault());
    m_leaving = m_leaving || m_rehearsal->finished() || !m_verdict;
}

void Terminal::sleep()
{
    auto const now = BootClock::now();
    auto const shown = m_visit.shown_since();
    auto const next = next_instant();
    auto at_most = next ? std::optional(std::max(Milliseconds(0), *next - now)) : std::nullopt;
    if (m_redraw)
        at_most = Milliseconds(0);
    auto const events = m_window.wait(m_fingers, at_most);
    m_leaving = m_leaving || events.close_wanted;
    m_redraw = m_redraw || events.exposed || events.resized || m_fingers.waiting();
    if (events.resized)
        m_visit.layout(layout_of(m_window));

    if (events.touched)
        m_focus.hide();
    take_keys(events.keys);
    take_outcomes();
    auto const woke = moment_now();
    listen(events, woke);
    if (auto const due = m_visit.deadline(); due && woke.at >= *due) {
        auto const before = m_visit.phase();
        write(m_visit.pass(woke));
        m_redraw = true;
        if (m_visit.phase() != before && m_visit.phase() == visit::Phase::Thanking)
            play(stage::Sound::Thanks);
        if (m_visit.phase() != before && m_visit.phase() == visit::Phase::StillThere)
            play(stage::Sound::Choose);
    }
    if (m_visit.nobody_there()) {
        m_sounds.rest();
        m_lettering.rest();
    }
    auto const calm = m_visit.calm_from();
    auto const calm_begins = calm && now < *calm && woke.at >= *calm;
    auto const frame_due = m_next_frame && woke.at >= *m_next_frame;
    auto const act_due = m_next_act && woke.at >= *m_next_act;
    auto const ring_moves = m_focus.pass(m_visit, m_scene, woke.at);
    m_redraw = m_redraw || ring_moves || calm_begins || frame_due || act_due;
    m_heartbeat.beat(woke.at);
    count_encounters(woke);
    if (woke.at >= m_clock.next_look())
        look_at_clock(woke);
    if (m_lookout.is_time(woke.at))
        look_at_uplink();
    if (m_visit.shown_since() != shown)
        m_fingers.forget();
    if (m_counter && woke.at >= m_next_guest)
        look_at_counter();
}

std::optional<BootInstant> Terminal::next_instant() const
{
    std::optional<BootInstant> earliest
        = std::min({ m_lookout.next_look(), m_clock.next_look(), m_hour_ends });
    if (m_counter)
        sooner(earliest, std::optional(m_next_guest));
    sooner(earliest, m_visit.deadline());
    sooner(earliest, m_next_frame);
    sooner(earliest, m_next_act);
    sooner(earliest, m_focus.due());
    sooner(earliest, m_speech.due());
    sooner(earliest, m_heartbeat.next_beat());
    if (auto const calm = m_visit.calm_from(); calm && *calm > BootClock::now())
        sooner(earliest, calm);
    return earliest;
}

void Terminal::take_keys(std::vector<stage::Key> const& keys)
{
    for (auto const& key : keys) {
        auto const now = moment_now();
        m_visit.touched(now);
        m_speech.key_pressed(key, m_visit, now);
        for (auto const& touch : m_focus.press(key, m_visit, m_scene, now.at))
            m_fingers.push(touch);
        m_redraw = true;
    }
}

// What headphones do to the visit.
void Terminal::listen(stage::Events const& events, Moment const& now)
{
    auto const view = m_visit.view();
    auto const shown = m_visit.shown_since();
    if (events.sound_devices_changed)
        m_speech.devices_changed();
    write(m_speech.pass(m_visit, now));
    m_redraw = m_redraw || m_visit.view() != view || m_visit.shown_since() != shown;
}

void Terminal::take_outcomes()
{
    for (auto const& outcome : m_scribe.outcomes()) {
        if (answer_counter(outcome))
            continue;
        // What nobody waits for changes no picture.
        m_redraw = m_redraw || outcome.ticket != 0 || !outcome.result;
        if (outcome.gift)
            m_visit.given(outcome.ticket, outcome.gift->code, BootClock::now());
        if (outcome.result) {
            write(m_visit.kept(outcome.ticket, moment_now()));
            continue;
        }
        m_trouble = outcome.result.error().what;
        journal::alarm("storage_refused", { { "why", m_trouble } });
        write(m_visit.lost(outcome.ticket, moment_now()));
    }
}

void Terminal::write(std::vector<visit::Deed> const& deeds)
{
    for (auto const& deed : deeds)
        m_scribe.write(deed.ticket, std::visit([](auto const& what) { return written_as(what); }, deed.what));
}

void Terminal::count_encounters(Moment const& now)
{
    for (auto const& met : m_visit.encounters())
        m_scribe.write(0, Meet { met.kind, met.woken });
    if (now.at < m_hour_ends)
        return;
    m_hour_ends = hour_of(now).at + encounter_hour;
    m_scribe.write(0, SealEncounters { hour_of(now) });
}

void Terminal::look_at_clock(Moment const& now)
{
    auto const phase = m_visit.phase();
    auto const notice = this->notice();
    m_visit.doors(m_clock.look(now, m_anchors), now.at);
    m_redraw = m_redraw || m_visit.phase() != phase;
    if (this->notice() == notice)
        return;
    m_redraw = true;
    journal::note("notice", { { "text", this->notice() } });
}

void Terminal::play(stage::Sound sound)
{
    if (m_settings.sound && !m_clock.quiet())
        m_sounds.play(sound);
}

std::string Terminal::notice() const
{
    return m_clock.notice(m_visit.language(), m_visit.interview().questionnaire().default_language);
}

void Terminal::look_at_uplink()
{
    auto const glance = m_lookout.look(m_scribe.epoch(), BootClock::now(), m_request.has_value());
    if (!glance)
        return;
    m_desk.look(*glance);
    if (glance->enrolled && glance->enrolled->place_name != m_store_name) {
        m_store_name = glance->enrolled->place_name;
        m_redraw = true;
    }
    m_anchors = glance->anchors;
    m_clock.headquarters_says(glance->notice);
    look_at_clock(moment_now());
    // Between visitors: to go over to a new epoch may rewrite all that is held, and no tap is to wait for
    // that.
    if (glance->progress && !m_visit.open())
        m_scribe.write(0, Follow { *glance->progress, glance->aside, Epoch::random(), moment_now() });
    for (auto const& answer : glance->answers) {
        if (answer.state == RequestState::Working)
            continue;
        // Also what was asked before a restart: no secret stays on the disk.
        m_scribe.write(0, SettleRequest { answer.id });
        if (answer.id != m_request)
            continue;
        journal::note("request_answered", { { "sentence", answer.sentence } });
        m_request.reset();
    }
}

// Staff wait for a second at most, and no other thread is needed.
void Terminal::look_at_counter()
{
    auto const now = moment_now();
    m_next_guest = now.at + look_at_counter_every;
    for (auto& asked : m_counter->look(now.at))
        m_scribe.write(tickets_of_counter | asked.guest, Redeem { std::move(asked.code), now });
}

bool Terminal::answer_counter(Scribe::Outcome const& outcome)
{
    if ((outcome.ticket & tickets_of_counter) == 0)
        return false;
    auto const redemption = outcome.result ? Result<Redemption>(outcome.redemption.value_or(NotOurs {}))
                                           : Result<Redemption>(failed(outcome.result.error()));
    journal::note(
        "gift_code", { { "said", m_counter->answer(outcome.ticket & ~tickets_of_counter, redemption) } });
    return true;
}

// What the installer says goes before what the display says, which some make up.
float Terminal::pixels_per_mm() const
{
    constexpr double mm_per_inch = 25.4;
    if (m_settings.screen_inches <= 0)
        return m_window.pixels_per_mm();
    auto const diagonal = std::hypot(m_window.width(), m_window.height());
    return static_cast<float>(diagonal / (m_settings.screen_inches * mm_per_inch));
}

// Nobody is told anything who did not say how high it hangs.
void Terminal::tell_reach() const
{
    auto const writes = asks_for_words(m_visit.interview().questionnaire());
    auto const sentence = m_settings.mount_height_mm == 0
        ? std::string()
        : out_of_reach({ static_cast<float>(m_window.width()), static_cast<float>(m_window.height()),
            pixels_per_mm(), static_cast<float>(m_settings.mount_height_mm), m_settings.low_reach, writes });
    if (!sentence.empty())
        journal::warn("controls_out_of_reach", { { "why", sentence } });
}

Phrase Terminal::phrase() const
{
    return [this](std::string_view english, std::string const& language) {
        return m_phrases.in(language, english);
    };
}

screens::Frame Terminal::frame()
{
    m_desk.glass(
        static_cast<float>(m_window.width()), static_cast<float>(m_window.height()), pixels_per_mm());
    auto const own = m_settings.store.find(m_visit.language());
    screens::Frame frame { static_cast<float>(m_window.width()), static_cast<float>(m_window.height()),
        BootClock::now(), m_themes.of(m_visit.view()), m_ink, phrase(),
        own == m_settings.store.end() ? m_store_name : own->second, m_trouble,
        [this](Kind const& kind, std::string const& language) { return m_desk.keyboard(kind, language); },
        m_desk.phone_link(m_visit.record(), moment_now()), notice() };
    frame.pixels_per_mm = pixels_per_mm();
    frame.focus = m_focus.spot();
    frame.can_speak = m_speech.can_speak(m_visit.language());
    return frame;
}

}
