// Reading aloud to whoever wants it: what Narration says goes to the Voice, and the Visit waits until it was
// heard.
//
// It is asked for on the sheet of views, by plugging headphones in, or by a key while they are in. Pulling
// them ends the visit.
#pragma once

#include "kiosk/narration.h"
#include "kiosk/stage/headphones.h"
#include "kiosk/stage/key.h"
#include "kiosk/stage/voice.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace peakend {

class Speech {
public:
    // wake: pass() has something to do. Called from another thread. devices: where the kernel's are.
    Speech(stage::Delivery, std::function<void()> wake, std::filesystem::path devices = "/dev");

    // Finds out what can be read aloud; until then nothing can. What cannot is told in the journal. Takes
    // some milliseconds, so the first question is drawn before.
    void open(std::vector<std::string> const& languages);
    bool can_speak(std::string const& language) const { return m_voice && m_voice->speaks(language); }

    // Says what is new, or is silent when this visitor does not listen. REQUIRES: as
    // Narration::after_frame().
    void after_frame(visit::Visit const&, screens::Scene const&, std::optional<screens::Spot> const&,
        Phrase const&, BootInstant now);
    // Louder and softer hold for this visitor, who hears the last line once more.
    void key_pressed(stage::Key const&, visit::Visit&, Moment const& now);
    int volume() const { return m_volume; }
    // Sound came or went: the headphones are looked at with the next pass().
    void devices_changed() { m_next_look = {}; }
    std::vector<visit::Deed> pass(visit::Visit&, Moment const& now);
    std::optional<BootInstant> due() const;

private:
    void begin(visit::Visit&, Moment const& now);
    void say(Line, BootInstant now);
    std::vector<visit::Deed> look_at_headphones(visit::Visit&, Moment const& now);

    stage::Delivery m_delivery;
    int m_volume;  // for this visitor
    std::function<void()> m_wake;
    std::filesystem::path m_devices;
    std::unique_ptr<stage::Voice> m_voice;  // none: nothing can be read aloud
    std::optional<stage::Headphones> m_headphones;
    BootInstant m_next_look {};
    Narration m_narration;
    std::optional<Line> m_last;  // that was said to this visitor
};

}
