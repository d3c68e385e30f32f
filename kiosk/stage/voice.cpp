#include "kiosk/stage/voice.h"

#include "kiosk/stage/aloud.h"
#include "sync/base/journal.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace peakend::stage {

using namespace std::chrono_literals;

namespace {

    constexpr auto first_wait = 1s;
    constexpr auto longest_wait = 60s;
    constexpr auto look_again = 50ms;
    constexpr auto longest_speech = 300s;  // then the device is taken to hang
    constexpr std::size_t longest_silence
        = 10 * 2 * Utterance::frequency;  // then the process is: ten seconds
    constexpr int most_tries = 3;

    Milliseconds wait_after(int failures)
    {
        constexpr int most_doublings = 6;
        return std::min<Milliseconds>(
            first_wait * (1 << std::min(failures - 1, most_doublings)), longest_wait);
    }

    void sooner(std::optional<BootInstant>& earliest, std::optional<BootInstant> const& other)
    {
        if (other && (!earliest || *other < *earliest))
            earliest = other;
    }

}

Voice::Voice(Voices voices, Delivery delivery, std::function<void()> ended)
    : m_voices(std::move(voices))
    , m_delivery(delivery)
    , m_ended(std::move(ended))
{
}

Voice::~Voice() { rest(); }

void Voice::say(std::string words, std::string language, BootInstant now)
{
    hush();
    if (words.empty() || !speaks(language))
        return;
    m_said = Said { std::move(words), std::move(language), now };
    if (m_not_before && now < *m_not_before)
        m_again_at = m_not_before;
    else
        begin(now);
}

void Voice::hush()
{
    m_said.reset();
    m_again_at.reset();
    cut_off();
}

void Voice::cut_off()
{
    auto saying = m_saying.with([](auto& now) { return std::exchange(now, std::nullopt); });
    if (!saying)
        return;
    saying->utterance.kill();
    m_leaving.push_back(std::move(saying->utterance));
    m_look_at = BootInstant {};
}

void Voice::rest()
{
    hush();
    m_loudspeaker.close();
}

void Voice::use(std::string device)
{
    rest();
    m_device_name = std::move(device);
    m_mute = false;
}

void Voice::begin(BootInstant now)
{
    m_again_at.reset();
    if (!ready()) {
        m_said.reset();
        return;
    }
    m_said->since = now;
    ++m_said->tries;
    auto utterance = Utterance::begin(m_voices.programs(m_said->language, m_delivery),
        aloud(m_said->words, m_said->language, m_delivery.spelled));
    if (!utterance)
        return fail(utterance.error().what.c_str(), now);
    m_saying.with([&](auto& saying) { saying.emplace(Saying { std::move(*utterance) }); });
}

void Voice::fail(char const* why, BootInstant now)
{
    if (m_failures++ == 0)
        journal::warn("speech_failed", { { "why", why } });
    m_not_before = now + wait_after(m_failures);
    if (m_said->tries < most_tries)
        m_again_at = m_not_before;
    else
        m_said.reset();
}

void Voice::pass(BootInstant now)
{
    std::erase_if(m_leaving, [](Utterance& utterance) { return utterance.gone(); });
    m_look_at = m_leaving.empty() ? std::nullopt : std::optional(now + look_again);
    if (!m_said)
        return;
    if (m_again_at) {
        if (now >= *m_again_at)
            begin(now);
        return;
    }
    auto const [ended, hangs] = m_saying.with(
        [](auto const& saying) { return std::pair(saying && saying->at_end, saying && saying->hangs); });
    if (hangs || now >= m_said->since + longest_speech) {
        cut_off();
        return fail("it did not come to an end", now);
    }
    if (!ended)
        return;
    auto const well = m_saying.with([&](auto& saying) -> std::optional<bool> {
        if (!saying->utterance.gone())
            return std::nullopt;
        return std::exchange(saying, std::nullopt)->utterance.ended_well();
    });
    if (!well) {
        m_look_at = now + look_again;
        return;
    }
    if (!*well)
        return fail("its process died", now);
    m_said.reset();
    m_not_before.reset();
    m_failures = 0;
}

std::optional<BootInstant> Voice::due() const
{
    auto earliest = m_again_at;
    sooner(earliest, m_look_at);
    if (m_said)
        sooner(earliest, m_said->since + longest_speech);
    return earliest;
}

bool Voice::ready()
{
    constexpr Tone tone { .frequency = Utterance::frequency, .buffer = 512 };  // 23 ms until it is silent
    if (m_mute || m_loudspeaker.is_open())
        return !m_mute;
    auto const opened = m_loudspeaker.open(m_device_name, tone, fill, this);
    if (!opened) {
        m_mute = true;
        journal::warn("nothing_can_be_heard", { { "why", opened.error().what } });
    }
    return !m_mute;
}

// On SDL's audio thread.
void Voice::fill(void* voice, std::uint8_t* samples, int bytes)
{
    std::memset(samples, 0, static_cast<std::size_t>(bytes));
    auto& self = *static_cast<Voice*>(voice);
    auto const ended = self.m_saying.with([&](auto& saying) {
        return saying && !saying->at_end && !play(*saying, { samples, static_cast<std::size_t>(bytes) });
    });
    if (ended)
        self.m_ended();
}

// False when that was the end.
bool Voice::play(Saying& saying, std::span<std::uint8_t> samples)
{
    auto const played = saying.utterance.read(samples);
    saying.silence = played == std::size_t(0) ? saying.silence + samples.size() : 0;
    saying.hangs = saying.silence > longest_silence;
    saying.at_end = !played || saying.hangs;
    return !saying.at_end;
}

}
