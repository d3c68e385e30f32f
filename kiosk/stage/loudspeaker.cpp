#include "kiosk/stage/loudspeaker.h"

#include <SDL.h>
#include <cassert>

namespace peakend::stage {

Result<void> Loudspeaker::open(std::string const& name, Tone tone, Fill fill, void* of)
{
    assert(!is_open());
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return failed(Fault::Unavailable, "{}", SDL_GetError());
    SDL_AudioSpec const wanted { .freq = tone.frequency,
        .format = AUDIO_S16LSB,
        .channels = 1,
        .silence = 0,
        .samples = tone.buffer,
        .padding = 0,
        .size = 0,
        .callback = fill,
        .userdata = of };
    m_device = SDL_OpenAudioDevice(name.empty() ? nullptr : name.c_str(), 0, &wanted, nullptr, 0);
    if (m_device == 0) {
        Error const why { Fault::Unavailable, SDL_GetError() };
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return failed(why);
    }
    SDL_PauseAudioDevice(m_device, 0);
    return {};
}

void Loudspeaker::play(std::span<std::uint8_t const> samples)
{
    SDL_ClearQueuedAudio(m_device);
    SDL_QueueAudio(m_device, samples.data(), static_cast<Uint32>(samples.size()));
}

void Loudspeaker::close()
{
    if (!is_open())
        return;
    SDL_CloseAudioDevice(m_device);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    m_device = 0;
}

}
