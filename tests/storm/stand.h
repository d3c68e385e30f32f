// A kiosk on a stand: fingers, focus, visit, scene and storage in the loop that Terminal runs, with the clock
// and the storage in the test's hand.
#pragma once

#include "kiosk/focus.h"
#include "kiosk/screens/keyboards.h"
#include "kiosk/screens/phrases.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/theme_file.h"
#include "tests/visit/disk.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace peakend::storm {

// What every kiosk is given.
struct Equipment {
    screens::Phrases phrases;
    screens::Keyboards keyboards;
    screens::Themes themes;
    visit::Pen pen;
};

// ImGui draws between these two.
struct Canvas {
    std::function<void(stage::Fingers&)> begin;
    std::function<void(screens::Colour ground)> end;
    screens::Ink ink;
    float width;
    float height;
};

enum class Storage { Prompt, Slow, Refusing };

class Stand {
public:
    Stand(std::shared_ptr<Questionnaire const>, Equipment const&, Canvas const&);
    // Its functions refer to it.
    Stand(Stand const&) = delete;
    Stand& operator=(Stand const&) = delete;

    stage::Fingers& fingers() { return m_fingers; }
    // As Terminal does with what the window reports.
    void touched() { m_focus.hide(); }
    void press(stage::Key);
    // Time passes, storage answers, and frames are drawn until no finger waits.
    void turn(Milliseconds);
    void storage(Storage how) { m_storage = how; }
    void doors(bool open);

    // Fingers lifted, storage prompt, doors open: until the first question waits. Then it must be as it was
    // at the start.
    void wait_for_rest();
    // One visitor more taps the first answer and goes.
    void visit_once();

    screens::Scene const& scene() const { return m_scene; }
    // The first thing that must not be; "" while all is well.
    std::string const& fault() const { return m_fault; }
    std::size_t visits() const { return m_disk.visits().size(); }
    std::int64_t frames() const { return m_frames; }
    std::int64_t rests() const { return m_rests; }

private:
    void frame();
    void answer_from_storage();
    void ask(std::vector<visit::Deed> const&);
    void pass();
    void judge_rest();
    std::string picture() const;
    Moment moment() const;
    screens::Frame description();
    void complain(std::string what);

    Equipment const& m_equipment;
    Canvas const& m_canvas;
    visit::Visit m_visit;
    stage::Fingers m_fingers;
    Focus m_focus;
    screens::Scene m_scene;
    visit::Disk m_disk;
    std::deque<visit::Deed> m_asked;
    Storage m_storage = Storage::Prompt;
    BootInstant m_now { std::chrono::hours(1) };
    std::string m_first_picture;
    std::int64_t m_frames = 0;
    std::int64_t m_rests = 0;
    std::string m_fault;
};

}
