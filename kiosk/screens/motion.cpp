#include "kiosk/screens/motion.h"

#include <algorithm>
#include <array>

namespace peakend::screens::motion {

namespace {

    constexpr Milliseconds coming_in { 120 };
    constexpr Milliseconds answering { 120 };
    constexpr Milliseconds fading_from { 60 };
    constexpr Milliseconds fading { 120 };
    constexpr Milliseconds going_out { 120 };
    constexpr Milliseconds rising { 900 };
    constexpr Milliseconds between_halos { 80 };
    constexpr int halos = 3;
    constexpr float travel = 24;
    constexpr float others_strength = 0.4f;

    // Whoever needs high contrast is spared what moves, too: fades stay.
    bool less_motion(visit::Visit const& visit)
    {
        return visit.liveliness().less_motion || visit.view().high_contrast;
    }

    constexpr Milliseconds ticket_waits { 500 };
    constexpr Milliseconds ticket_slides { 300 };

    constexpr Milliseconds alone { 12'000 };
    constexpr Milliseconds between_blinks { 20'000 };
    constexpr Milliseconds blink { 200 };

    // How far what comes and goes travels.
    float way(visit::Visit const& visit) { return less_motion(visit) ? 0 : travel; }

    // The first blink; nothing while the faces keep still.
    std::optional<BootInstant> first_blink(visit::Visit const& visit)
    {
        auto const since = visit.waiting_since();
        if (!since || !visit.liveliness().blinks || less_motion(visit))
            return std::nullopt;
        return *since + alone;
    }

    // When eyes open or close next.
    std::optional<BootInstant> next_blink(visit::Visit const& visit, BootInstant now)
    {
        auto const first = first_blink(visit);
        if (!first || now < *first)
            return first;
        auto const begun = now - (now - *first) % between_blinks;
        return now < begun + blink ? begun + blink : begun + between_blinks;
    }

    // Whatever comes later than the ticket is due slides in when it comes.
    BootInstant ticket_from(visit::Visit const& visit)
    {
        auto const due = visit.shown_since() + ticket_waits;
        return visit.gift() ? std::max(due, visit.gift()->since) : due;
    }

    float mixed(float from, float to, float share) { return from + (to - from) * share; }

    // 0.94 under the finger, past its size to 1.04, and back.
    float spring(float share)
    {
        if (share < 0.5f)
            return mixed(0.94f, 1.04f, arriving(share * 2));
        return mixed(1.04f, 1.0f, arriving(share * 2 - 1));
    }

    Milliseconds going_out_from(visit::Visit const& visit) { return visit.patience().settling - going_out; }

    std::optional<BootInstant> while_settling(visit::Visit const& visit, BootInstant since, BootInstant now)
    {
        auto const out_from = since + going_out_from(visit);
        if (now < since + fading_from + fading || now >= out_from)
            return now + frame;
        return out_from;
    }

    std::optional<BootInstant> next_second(BootInstant now, BootInstant end)
    {
        if (now >= end)
            return std::nullopt;
        return end - std::chrono::seconds(seconds_left(now, end) - 1);
    }

    std::optional<BootInstant> next_minute(BootInstant now)
    {
        return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(1);
    }

    std::optional<BootInstant> sooner(std::optional<BootInstant> a, std::optional<BootInstant> b)
    {
        if (!a || !b)
            return a ? a : b;
        return std::min(*a, *b);
    }

}

float arriving(float share)
{
    auto const rest = 1 - share;
    return 1 - rest * rest * rest;
}

float leaving(float share) { return share * share * share; }

float share(BootInstant now, BootInstant since, Milliseconds delay, Milliseconds duration)
{
    auto const gone = std::chrono::duration<float>(now - since - delay);
    return std::clamp(gone / std::chrono::duration<float>(duration), 0.0f, 1.0f);
}

Passage passage(visit::Visit const& visit, BootInstant now)
{
    if (auto const since = visit.settling_since()) {
        auto const gone = leaving(share(now, *since, going_out_from(visit), going_out));
        return { 1 - gone, -way(visit) * gone };
    }
    auto const come = arriving(share(now, visit.shown_since(), Milliseconds(0), coming_in));
    auto const from = visit.came_back() ? -way(visit) : way(visit);
    return { come, from * (1 - come) };
}

Settling settling(visit::Visit const& visit, BootInstant now)
{
    auto const since = visit.settling_since();
    if (!since)
        return { 1, 1, 1, 1 };
    auto const answered = share(now, *since, Milliseconds(0), answering);
    auto const faded = share(now, *since, fading_from, fading);
    auto const size = less_motion(visit) ? 1 : spring(answered);
    return { size, arriving(answered), faded, mixed(1, others_strength, faded) };
}

float pressed_size(float smallest, std::chrono::duration<float> held)
{
    auto const gone = std::clamp(held / std::chrono::duration<float>(press), 0.0f, 1.0f);
    return mixed(1, smallest, arriving(gone));
}

float sunrise(visit::Visit const& visit, BootInstant now, int order)
{
    if (less_motion(visit))
        return 1;
    return arriving(share(now, visit.shown_since(), between_halos * order, rising));
}

bool blinking(visit::Visit const& visit, BootInstant now)
{
    auto const first = first_blink(visit);
    return first && now >= *first && (now - *first) % between_blinks < blink;
}

Passage ticket(visit::Visit const& visit, BootInstant now)
{
    auto const come = arriving(share(now, ticket_from(visit), Milliseconds(0), ticket_slides));
    return { come, -way(visit) * (1 - come) };
}

Drift drift(BootInstant now)
{
    // A walk around a square, back where it began after eight minutes.
    constexpr float far = 6;
    constexpr std::array<Drift, 8> places { { { 0, 0 }, { far, 0 }, { 2 * far, 0 }, { 2 * far, far },
        { 2 * far, 2 * far }, { far, 2 * far }, { 0, 2 * far }, { 0, far } } };
    auto const minute = now.time_since_epoch() / std::chrono::minutes(1);
    return places[static_cast<std::size_t>(minute) % places.size()];
}

int seconds_left(BootInstant now, BootInstant end)
{
    return static_cast<int>(
        std::chrono::ceil<std::chrono::seconds>(std::max(end - now, Milliseconds(0))).count());
}

std::optional<BootInstant> next_change(visit::Visit const& visit, BootInstant now)
{
    if (auto const since = visit.settling_since())
        return while_settling(visit, *since, now);
    auto const thanking = visit.phase() == visit::Phase::Thanking;
    auto const sun_rises = thanking && !less_motion(visit);
    auto const moving = sun_rises ? rising + between_halos * halos : coming_in;
    if (now < visit.shown_since() + moving || (thanking && now < ticket_from(visit) + ticket_slides))
        return now + frame;
    if (visit.phase() == visit::Phase::Asleep)
        return next_minute(now);
    std::optional<BootInstant> next;
    if (auto const end = visit.ends_at())
        next = next_second(now, *end);
    if (auto const calm = visit.calm_from(); calm && now < *calm)
        next = sooner(next, calm);
    return sooner(next, next_blink(visit, now));
}

}
