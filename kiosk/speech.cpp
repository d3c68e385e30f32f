#include "kiosk/speech.h"

#include "sync/base/journal.h"

#include <algorithm>

namespace peakend {

using namespace std::chrono_literals;

Speech::Speech(stage::Delivery delivery, std::function<void()> wake, std::filesystem::path devices)
    : m_delivery(delivery)
    , m_volume(delivery.volume)
    , m_wake(std::move(wake))
    , m_devices(std::move(devices))
{
}

void Speech::open(std::vector<std::string> const& languages)
{
    auto voices = stage::Voices::installed();
    if (!voices) {
        journal::warn("nothing_can_be_read_aloud", { { "why", voices.error().what } });
        return;
    }
    for (auto const& language : languages) {
        if (voices->of(language).empty())
            journal::warn("language_cannot_be_read_aloud",
                { { "language", language },
                    { "why", "espeak-ng has no voice for it; Japanese also needs mecab" } });
    }
    m_voice = std::make_unique<stage::Voice>(std::move(*voices), m_delivery, m_wake);
    m_headphones.emplace(m_devices);
}

void Speech::after_frame(visit::Visit const& visit, screens::Scene const& scene,
    std::optional<screens::Spot> const& spot, Phrase const& phrase, BootInstant now)
{
    if (!m_voice)
        return;
    if (!visit.view().read_aloud) {
        m_voice->rest();
        m_narration.forget();
        m_last.reset();
        m_volume = m_delivery.volume;
        return;
    }
    if (auto line = m_narration.after_frame(visit, scene, spot, phrase))
        say(std::move(*line), now);
}

void Speech::say(Line line, BootInstant now)
{
    auto delivery = m_delivery;
    delivery.volume = m_volume;
    delivery.spelled = line.spelled;
    m_voice->deliver(delivery);
    m_voice->say(line.words, line.language, now);
    m_last = std::move(line);
}

void Speech::key_pressed(stage::Key const& key, visit::Visit& visit, Moment const& now)
{
    constexpr int step = 20;
    constexpr int softest = 20;
    constexpr int loudest = 200;
    if (m_headphones && m_headphones->in())
        begin(visit, now);
    auto const louder = key.kind == stage::Key::Kind::Louder;
    if (!m_last || (!louder && key.kind != stage::Key::Kind::Softer))
        return;
    m_volume = std::clamp(m_volume + (louder ? step : -step), softest, loudest);
    say(*m_last, now.at);
}

std::vector<visit::Deed> Speech::pass(visit::Visit& visit, Moment const& now)
{
    if (!m_voice)
        return {};
    m_voice->pass(now.at);
    if (m_voice->speaking())
        visit.hearing(now.at);
    return now.at >= m_next_look ? look_at_headphones(visit, now) : std::vector<visit::Deed>();
}

std::optional<BootInstant> Speech::due() const
{
    if (!m_voice)
        return std::nullopt;
    return std::min(m_next_look, m_voice->due().value_or(m_next_look));
}

void Speech::begin(visit::Visit& visit, Moment const& now)
{
    if (!visit.view().read_aloud && can_speak(visit.language()))
        visit.listen(now);
}

std::vector<visit::Deed> Speech::look_at_headphones(visit::Visit& visit, Moment const& now)
{
    constexpr auto look_every = 500ms;  // to plug them in is heard within a second
    m_next_look = now.at + look_every;
    auto const before = m_headphones->in();
    m_headphones->look();
    if (before == m_headphones->in())
        return {};
    // With them goes whatever was being said, and whoever comes next is spoken to by the terminal's own
    // sound.
    m_voice->use(m_headphones->in() ? m_headphones->card() : "");
    m_narration.forget();
    if (m_headphones->in()) {
        begin(visit, now);
        return {};
    }
    return visit.walked_away(now);
}

}
