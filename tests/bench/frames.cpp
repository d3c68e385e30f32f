// Goal P4: how long a frame takes while screens move, and from a touch to the first changed frame, with
// software GL at 1280x800. One visit after another goes through the fitting-room questionnaire; storage
// confirms at once.
//
// Beside the time on the clock stands the processor's time of all threads: what a frame costs whatever else
// runs on the machine. Where two processors draw, a frame takes less on the clock than that.
//
// usage: bench_frames ASSETS

#include "kiosk/ink.h"
#include "kiosk/screens/phrases.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/theme_file.h"
#include "kiosk/stage/window.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>

using namespace peakend;

namespace {

constexpr int visits = 10;

// Milliseconds.
struct Cost {
    double clock;
    double processor;
};

double milliseconds_of(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

Cost spent() { return { milliseconds_of(CLOCK_MONOTONIC), milliseconds_of(CLOCK_PROCESS_CPUTIME_ID) }; }

double percentile(std::vector<Cost> const& costs, double Cost::*kind, double share)
{
    std::vector<double> times;
    for (auto const& cost : costs)
        times.push_back(cost.*kind);
    std::sort(times.begin(), times.end());
    return times[std::min(
        times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

void print(char const* what, std::vector<Cost> const& costs, double aim)
{
    std::printf("P4  %s: %zu, p50 %.1f ms, p99 %.1f ms (aim <= %.1f); processor p50 %.1f ms, p99 %.1f ms\n",
        what, costs.size(), percentile(costs, &Cost::clock, 0.5), percentile(costs, &Cost::clock, 0.99), aim,
        percentile(costs, &Cost::processor, 0.5), percentile(costs, &Cost::processor, 0.99));
}

template <class T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "bench_frames: %s\n", result.error().what.c_str());
        std::exit(1);
    }
    return std::move(*result);
}

std::shared_ptr<Questionnaire const> questionnaire_in(std::filesystem::path const& assets)
{
    std::ifstream file(assets / "questionnaires" / "fitting-rooms.json");
    auto checked = check_questionnaire_text(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!checked.questionnaire)
        must(Result<int>(failed(Fault::Invalid, "{}", to_text(checked.findings))));
    return std::make_shared<Questionnaire const>(std::move(*checked.questionnaire));
}

class Bench {
public:
    explicit Bench(std::filesystem::path const& assets)
        : m_window(must(stage::Window::open({ 1280, 800, false, "bench", true })))
        , m_art(assets / "art")
        , m_ink(ink_of(m_lettering, m_art))
        , m_phrases(must(screens::Phrases::read(assets / "languages")))
        , m_theme(must(screens::read_theme(assets / "themes" / "light.toml", assets / "art")))
        , m_visit(questionnaire_in(assets), RevisionId(), {}, RecordId::random)
    {
    }

    void run()
    {
        draw();
        for (int visit = 0; visit < visits; ++visit)
            go_through(visit);
        print("frames while something moves", m_moving, 16.7);
        print("touch to first changed frame", m_touches, 33);
    }

private:
    void go_through(int number)
    {
        tap_choice(static_cast<std::size_t>(number));
        while (m_visit.phase() == visit::Phase::Asking) {
            auto const* next = button("Next");
            if (!next)
                next = button("Done");
            if (next && next->enabled)
                tap(*next);
            else
                tap_choice(static_cast<std::size_t>(number));
        }
        tap(*button("Done"));
        settle();
    }

    screens::Element const* button(std::string_view label) { return m_scene.find(label); }

    void tap_choice(std::size_t number)
    {
        std::vector<screens::Element> choices;
        for (auto const* element : m_scene.targets()) {
            if (element->role == screens::Role::Choice)
                choices.push_back(*element);
        }
        tap(choices[number % choices.size()]);
    }

    void tap(screens::Element const& element)
    {
        auto const at = element.target;
        m_fingers.push({ stage::Touch::Kind::Down, at.centre_x(), at.centre_y() });
        m_touches.push_back(draw());
        m_fingers.push({ stage::Touch::Kind::Up, at.centre_x(), at.centre_y() });
        draw();
        settle();
    }

    // Draws frame by frame for as long as the picture moves; countdowns rest between their seconds.
    void settle()
    {
        for (;;) {
            auto const now = BootClock::now();
            auto const due = m_visit.deadline();
            auto const moving = m_next && *m_next - now <= Milliseconds(20);
            if (due && *due <= now)
                m_visit.pass({ boot_id(), now, UtcClock::now() });
            else if (!moving && !m_fingers.waiting() && !m_visit.settling_since()) {
                if (now >= m_visit.hears_from())
                    return;
                continue;
            }
            m_moving.push_back(draw());
        }
    }

    // One frame.
    Cost draw()
    {
        auto const before = spent();
        m_scene.clear();
        m_window.begin_frame(m_fingers);
        screens::Frame const frame { 1280, 800, BootClock::now(), m_theme, m_ink,
            [this](std::string_view english, std::string const& language) {
                return m_phrases.in(language, english);
            },
            "Tidemark, Harbour Street", "" };
        auto const drawn = screens::draw(m_visit, frame, m_scene);
        m_window.end_frame(drawn.ground);
        m_next = drawn.next;
        auto const after = spent();
        if (drawn.intent)
            carry_out(m_visit.apply(*drawn.intent, { boot_id(), BootClock::now(), UtcClock::now() }));
        return { after.clock - before.clock, after.processor - before.processor };
    }

    void carry_out(std::vector<visit::Deed> const& deeds)
    {
        for (auto const& deed : deeds)
            m_visit.kept(deed.ticket, { boot_id(), BootClock::now(), UtcClock::now() });
        m_next = BootClock::now();
    }

    stage::Window m_window;
    stage::Fingers m_fingers;
    stage::Lettering m_lettering;
    stage::Art m_art;
    screens::Ink m_ink;
    screens::Phrases m_phrases;
    screens::Theme m_theme;
    screens::Scene m_scene;
    visit::Visit m_visit;
    std::optional<BootInstant> m_next;
    std::vector<Cost> m_moving;
    std::vector<Cost> m_touches;
};

}

int main(int count, char** words)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: bench_frames ASSETS\n");
        return 2;
    }
    Bench(words[1]).run();
    return 0;
}
