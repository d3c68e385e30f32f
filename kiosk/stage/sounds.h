// Short knocks from a loudspeaker, when the people of the shop want them.
//
// The device is open only while somebody is there: an open one wakes its thread a hundred times a second to
// play silence. Without a device all is silent, and the journal says so once.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace peakend::stage {

enum class Sound { Tap, Choose, Thanks };

class Sounds {
public:
    // folder: tap.wav, choose.wav and thanks.wav. Nothing is opened or read before the first sound.
    explicit Sounds(std::filesystem::path folder);
    ~Sounds();
    Sounds(Sounds const&) = delete;
    Sounds& operator=(Sounds const&) = delete;

    // At once; one that still rings is cut short.
    void play(Sound);
    // Nobody is there: closes the device.
    void rest();
    bool open() const { return m_device != 0; }

private:
    bool ready();
    void complain(char const* what);

    std::filesystem::path m_folder;
    std::array<std::vector<std::uint8_t>, 3> m_samples;
    std::uint32_t m_device = 0;
    bool m_mute = false;  // no device, or no files: not tried again
};

}
