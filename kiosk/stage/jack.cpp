#include "kiosk/stage/jack.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace peakend::stage {

namespace {

    using Switches = std::array<std::uint8_t, (SW_MAX + 8) / 8>;

    bool has_headphones(Switches const& switches)
    {
        return (switches[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
    }

    bool has_switch(int device)
    {
        Switches switches {};
        return ioctl(device, EVIOCGBIT(EV_SW, switches.size()), switches.data()) >= 0
            && has_headphones(switches);
    }

}

JackEvents jack_events(std::span<std::uint8_t const> bytes)
{
    JackEvents found;
    for (input_event event {}; bytes.size() >= sizeof event; bytes = bytes.subspan(sizeof event)) {
        std::memcpy(&event, bytes.data(), sizeof event);
        if (event.type == EV_SYN && event.code == SYN_DROPPED)
            found.missed = true;
        if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT)
            found.plugged = event.value != 0;
    }
    return found;
}

std::vector<Jack> Jack::all_in(std::filesystem::path const& folder)
{
    constexpr std::size_t most = 64;
    std::vector<Jack> jacks;
    std::error_code fault;
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        if (jacks.size() == most || !entry->path().filename().string().starts_with("event"))
            continue;
        Descriptor device(open(entry->path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        if (device && has_switch(device.number()))
            jacks.push_back(Jack(std::move(device)));
    }
    return jacks;
}

void Jack::look()
{
    std::array<std::uint8_t, 64 * sizeof(input_event)> bytes {};
    auto const got = read(m_device.number(), bytes.data(), bytes.size());
    if (got < 0 && errno == ENODEV)
        m_plugged = false;
    if (got <= 0)
        return;
    auto const events = jack_events({ bytes.data(), static_cast<std::size_t>(got) });
    if (events.plugged)
        m_plugged = *events.plugged;
    if (events.missed)
        look_at_switch();
}

void Jack::look_at_switch()
{
    Switches switches {};
    if (ioctl(m_device.number(), EVIOCGSW(switches.size()), switches.data()) >= 0)
        m_plugged = has_headphones(switches);
}

}
