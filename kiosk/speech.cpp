#include "kiosk/speech.h"

#include "sync/base/journal.h"

namespace peakend {

Speech::Speech(stage::Delivery delivery, std::function<void()> wake)
    : m_delivery(delivery)
    , m_wake(std::move(wake))
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
}

void Speech::after_frame(visit::Visit const& visit, screens::Scene const& scene,
    std::optional<screens::Spot> const& spot, Phrase const& phrase, BootInstant now)
{
    if (!m_voice)
        return;
    if (!visit.view().read_aloud) {
        m_voice->rest();
        m_narration.forget();
        return;
    }
    if (auto line = m_narration.after_frame(visit, scene, spot, phrase))
        m_voice->say(std::move(line->words), std::move(line->language), now);
}

void Speech::pass(visit::Visit& visit, BootInstant now)
{
    if (!m_voice)
        return;
    m_voice->pass(now);
    if (m_voice->speaking())
        visit.hearing(now);
}

std::optional<BootInstant> Speech::due() const { return m_voice ? m_voice->due() : std::nullopt; }

}
