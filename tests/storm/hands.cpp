#include "tests/storm/hands.h"

#include <SDL_keycode.h>
#include <utility>

namespace peakend::storm {

namespace {

    // Those that are ours, and those that lead out of other programs.
    constexpr std::array ours { SDLK_TAB, SDLK_RIGHT, SDLK_LEFT, SDLK_UP, SDLK_DOWN, SDLK_RETURN, SDLK_SPACE,
        SDLK_1, SDLK_3, SDLK_5, SDLK_KP_2, SDLK_KP_ENTER };
    constexpr std::array ways_out { SDLK_ESCAPE, SDLK_F4, SDLK_F1, SDLK_F11, SDLK_DELETE, SDLK_q, SDLK_w,
        SDLK_c, SDLK_BACKSPACE, SDLK_HOME, SDLK_PRINTSCREEN, SDLK_SYSREQ, SDLK_APPLICATION, SDLK_POWER,
        SDLK_SLEEP, SDLK_AC_HOME, SDLK_AC_BACK, SDLK_WWW, SDLK_MENU };

}

Hands::Hands(std::uint64_t seed, float width, float height)
    : m_chance(seed)
    , m_width(width)
    , m_height(height)
{
}

int Hands::roll(int sides) { return static_cast<int>(m_chance() % static_cast<std::uint64_t>(sides)); }

std::vector<Doing> Hands::next(screens::Scene const& scene)
{
    switch (roll(4)) {
    case 0:
        return chord(scene);
    case 1:
        return keys();
    default:
        return tap(scene);
    }
}

std::vector<Doing> Hands::lift()
{
    std::vector<Doing> doings;
    for (std::size_t finger = 0; finger < m_down.size(); ++finger) {
        if (std::exchange(m_down[finger], false))
            doings.push_back(
                stage::Touch { stage::Touch::Kind::Up, 0, 0, static_cast<std::int64_t>(finger) });
    }
    return doings;
}

Hands::Place Hands::place(screens::Scene const& scene)
{
    auto const targets = scene.targets();
    if (roll(10) < 6 && !targets.empty()) {
        auto const& target
            = targets[static_cast<std::size_t>(roll(static_cast<int>(targets.size())))]->target;
        return { target.centre_x() + static_cast<float>(roll(9) - 4),
            target.centre_y() + static_cast<float>(roll(9) - 4) };
    }
    auto const beyond = roll(10) == 0 ? 1000 : 1;
    return { static_cast<float>(roll(static_cast<int>(m_width) + beyond) - beyond / 2),
        static_cast<float>(roll(static_cast<int>(m_height) + beyond) - beyond / 2) };
}

std::vector<Doing> Hands::tap(screens::Scene const& scene)
{
    auto const [x, y] = place(scene);
    auto doings = lift();
    doings.push_back(stage::Touch { stage::Touch::Kind::Down, x, y });
    doings.push_back(stage::Touch { stage::Touch::Kind::Up, x, y });
    return doings;
}

std::vector<Doing> Hands::chord(screens::Scene const& scene)
{
    using Kind = stage::Touch::Kind;
    std::vector<Doing> doings;
    for (auto left = 1 + roll(12); left > 0; --left) {
        auto const finger = roll(static_cast<int>(m_down.size()));
        auto& down = m_down[static_cast<std::size_t>(finger)];
        auto const [x, y] = place(scene);
        auto const kind = !down ? Kind::Down
            : roll(2) == 0      ? Kind::Move
            : roll(8) == 0      ? Kind::Lost
                                : Kind::Up;
        down = kind == Kind::Down || kind == Kind::Move;
        doings.push_back(stage::Touch { kind, x, y, finger });
    }
    return doings;
}

std::vector<Doing> Hands::keys()
{
    std::vector<Doing> doings;
    for (auto left = 1 + roll(6); left > 0; --left) {
        auto const which = roll(3);
        auto const code = which == 0 ? ours[static_cast<std::size_t>(roll(ours.size()))]
            : which == 1             ? ways_out[static_cast<std::size_t>(roll(ways_out.size()))]
                                     : roll(0x110000);
        doings.push_back(
            Stroke { code, static_cast<std::uint16_t>(roll(3) == 0 ? roll(0x10000) : 0), roll(10) == 0 });
    }
    return doings;
}

}
