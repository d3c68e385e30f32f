#include "kiosk/stage/sounds.h"

#include "sync/base/journal.h"

#include <SDL.h>
#include <utility>

namespace peakend::stage {

namespace {

    constexpr std::array<char const*, 3> names { "tap.wav", "choose.wav", "thanks.wav" };
    constexpr SDL_AudioSpec wanted { .freq = 24'000,
        .format = AUDIO_S16LSB,
        .channels = 1,
        .silence = 0,
        .samples = 256,  // 11 ms until it is heard
        .padding = 0,
        .size = 0,
        .callback = nullptr,
        .userdata = nullptr };

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
        auto const ours
            = found.freq == wanted.freq && found.format == wanted.format && found.channels == wanted.channels;
        return ours ? samples : std::vector<std::uint8_t>();
    }

}

Sounds::Sounds(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
}

Sounds::~Sounds() { rest(); }

void Sounds::play(Sound sound)
{
    if (!ready())
        return;
    auto const& samples = m_samples[static_cast<std::size_t>(sound)];
    SDL_ClearQueuedAudio(m_device);
    SDL_QueueAudio(m_device, samples.data(), static_cast<Uint32>(samples.size()));
}

void Sounds::rest()
{
    if (m_device == 0)
        return;
    SDL_CloseAudioDevice(std::exchange(m_device, 0));
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

bool Sounds::ready()
{
    if (m_mute || m_device != 0)
        return !m_mute;
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (m_samples[at].empty())
            m_samples[at] = samples_in(m_folder / names[at]);
        if (m_samples[at].empty()) {
            complain(SDL_GetError());
            return false;
        }
    }
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        complain(SDL_GetError());
        return false;
    }
    m_device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (m_device == 0) {
        complain(SDL_GetError());
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    SDL_PauseAudioDevice(m_device, 0);
    return true;
}

void Sounds::complain(char const* what)
{
    m_mute = true;
    journal::warn("no_sound", { { "why", what } });
}

}
