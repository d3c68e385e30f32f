// Reading aloud to whoever wants it: what Narration says goes to the Voice, and the Visit waits until it was
// heard.
#pragma once

#include "kiosk/narration.h"
#include "kiosk/stage/voice.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace peakend {

class Speech {
public:
    // wake: pass() has something to do. Called from another thread.
    Speech(stage::Delivery, std::function<void()> wake);

    // Finds out what can be read aloud; until then nothing can. What cannot is told in the journal. Takes
    // some milliseconds, so the first question is drawn before.
    void open(std::vector<std::string> const& languages);
    bool can_speak(std::string const& language) const { return m_voice && m_voice->speaks(language); }

    // Says what is new, or is silent when this visitor does not listen. REQUIRES: as
    // Narration::after_frame().
    void after_frame(visit::Visit const&, screens::Scene const&, std::optional<screens::Spot> const&,
        Phrase const&, BootInstant now);
    void pass(visit::Visit&, BootInstant now);
    std::optional<BootInstant> due() const;

private:
    stage::Delivery m_delivery;
    std::function<void()> m_wake;
    std::unique_ptr<stage::Voice> m_voice;  // none: nothing can be read aloud
    Narration m_narration;
};

}
