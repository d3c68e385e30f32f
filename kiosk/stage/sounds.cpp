#include "kiosk/stage/sounds.h"

#include "sync/base/journal.h"

#include <SDL.h>
#include <utility>

namespace peakend::stage {

namespace {

    constexpr std::array<char const*, 3> names { "tap.wav", "choose.wav", "thanks.wav" };
    constexpr Tone tone { .frequency = 24'000, .buffer = 256 };  // 11 ms until it is heard

    // Empty when the file is not there or is of another format than ours.
    std::vector<std::uint8_t> samples_in(std::filesystem::path const& file)
    {
        SDL_AudioSpec found {};
        Uint8* bytes = nullptr;
        Uint32 length = 0;
        if (!SDL_LoadWAV(file.c_str(), &found, &bytes, &length))
            return {};
        std::vector<std::uint8_t> samples(bytes, bytes + length);
        SDL_FreeWAV(bytes);
        auto const ours = found.freq == tone.frequency && found.format == AUDIO_S16LSB && found.channels == 1;
        return ours ? samples : std::vector<std::uint8_t>();
    }

}

Sounds::Sounds(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
}

void Sounds::play(Sound sound)
{
    if (ready())
        m_loudspeaker.play(m_samples[static_cast<std::size_t>(sound)]);
}

bool Sounds::ready()
{
    if (m_mute || open())
        return !m_mute;
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (m_samples[at].empty())
            m_samples[at] = samples_in(m_folder / names[at]);
        if (m_samples[at].empty()) {
            complain(SDL_GetError());
            return false;
        }
    }
    auto const opened = m_loudspeaker.open("", tone);
    if (!opened)
        complain(opened.error().what);
    return opened.has_value();
}

void Sounds::complain(std::string const& why)
{
    m_mute = true;
    journal::warn("no_sound", { { "why", why } });
}

}
