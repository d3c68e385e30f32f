// Whether headphones are in: in the jack, as its switch says, or on USB, where they are a sound card of their
// own.
//
// SDL would tell of a new card too, but through ALSA it looks only every five seconds, and only while its
// sound is on. The kernel's own devices are there at once.
#pragma once

#include "kiosk/stage/jack.h"

#include <set>
#include <string>

namespace peakend::stage {

class Headphones {
public:
    // Cards that are there now are the terminal's own. devices: usually /dev.
    explicit Headphones(std::filesystem::path devices);

    // Looks again; never waits.
    void look();
    bool in() const { return m_in; }
    // SDL's name of the card that came with them; "" for the terminal's own. REQUIRES: in().
    std::string card() const;

private:
    std::filesystem::path m_devices;
    std::vector<Jack> m_jacks;
    std::set<std::string> m_own_cards;  // the kernel's names of what plays: "pcmC0D0p"
    std::set<std::string> m_own_names;  // SDL's
    std::set<std::string> m_new_cards;
    bool m_in = false;
};

}
