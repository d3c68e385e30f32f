#include "kiosk/stage/headphones.h"

#include <SDL.h>
#include <algorithm>
#include <iterator>

namespace peakend::stage {

namespace {

    std::set<std::string> cards_in(std::filesystem::path const& folder)
    {
        std::set<std::string> cards;
        std::error_code fault;
        for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
             entry.increment(fault)) {
            auto name = entry->path().filename().string();
            if (name.starts_with("pcm") && name.ends_with("p"))
                cards.insert(std::move(name));
        }
        return cards;
    }

    std::set<std::string> names_of_cards()
    {
        std::set<std::string> names;
        if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
            return names;
        for (int at = 0; at < SDL_GetNumAudioDevices(0); ++at) {
            if (auto const* name = SDL_GetAudioDeviceName(at, 0))
                names.insert(name);
        }
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return names;
    }

    std::set<std::string> missing_in(std::set<std::string> const& all, std::set<std::string> const& some)
    {
        std::set<std::string> missing;
        std::set_difference(
            some.begin(), some.end(), all.begin(), all.end(), std::inserter(missing, missing.end()));
        return missing;
    }

}

Headphones::Headphones(std::filesystem::path devices)
    : m_devices(std::move(devices))
    , m_jacks(Jack::all_in(m_devices / "input"))
    , m_own_cards(cards_in(m_devices / "snd"))
    , m_own_names(names_of_cards())
{
    look();
}

void Headphones::look()
{
    for (auto& jack : m_jacks)
        jack.look();
    m_new_cards = missing_in(m_own_cards, cards_in(m_devices / "snd"));
    m_in = !m_new_cards.empty()
        || std::any_of(m_jacks.begin(), m_jacks.end(), [](Jack const& jack) { return jack.plugged(); });
}

std::string Headphones::card() const
{
    if (m_new_cards.empty())
        return "";
    auto const names = missing_in(m_own_names, names_of_cards());
    return names.empty() ? "" : *names.begin();
}

}
