// Short knocks from a loudspeaker, when the people of the shop want them.
//
// The loudspeaker is open only while somebody is there. Without one all is silent, and the journal says so
// once.
#pragma once

#include "kiosk/stage/loudspeaker.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace peakend::stage {

enum class Sound { Tap, Choose, Thanks };

class Sounds {
public:
    // folder: tap.wav, choose.wav and thanks.wav. Nothing is opened or read before the first sound.
    explicit Sounds(std::filesystem::path folder);

    // At once; one that still rings is cut short.
    void play(Sound);
    // Nobody is there: closes the loudspeaker.
    void rest() { m_loudspeaker.close(); }
    bool open() const { return m_loudspeaker.is_open(); }

private:
    bool ready();
    void complain(std::string const& why);

    std::filesystem::path m_folder;
    std::array<std::vector<std::uint8_t>, 3> m_samples;
    Loudspeaker m_loudspeaker;
    bool m_mute = false;  // no loudspeaker, or no files: not tried again
};

}
