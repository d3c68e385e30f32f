#include "kiosk/stage/headphones.h"

#include "tests/stage/temporary_folder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <linux/input.h>
#include <random>

using namespace peakend::stage;

namespace {

// What a jack sends, in the kernel's own words. Written by hand: the machines that build this have no jack.
struct Recorded {
    long seconds;
    long microseconds;
    std::uint16_t type;
    std::uint16_t code;
    std::int32_t value;
};
constexpr Recorded plugged_in[] {
    { 1763990401, 207311, EV_SW, SW_MICROPHONE_INSERT, 1 },
    { 1763990401, 207311, EV_SW, SW_HEADPHONE_INSERT, 1 },
    { 1763990401, 207311, EV_SYN, SYN_REPORT, 0 },
};
constexpr Recorded pulled_out[] {
    { 1763990409, 633804, EV_SW, SW_HEADPHONE_INSERT, 0 },
    { 1763990409, 633804, EV_SYN, SYN_REPORT, 0 },
};
constexpr Recorded of_others[] {
    { 1763990412, 1, EV_KEY, SW_HEADPHONE_INSERT, 1 },
    { 1763990412, 1, EV_SW, SW_LINEOUT_INSERT, 1 },
    { 1763990412, 1, EV_SYN, SYN_REPORT, 0 },
};
constexpr Recorded dropped[] { { 1763990413, 1, EV_SYN, SYN_DROPPED, 0 } };

template <std::size_t Count>
std::vector<std::uint8_t> bytes_of(Recorded const (&recorded)[Count])
{
    std::vector<std::uint8_t> bytes;
    for (auto const& one : recorded) {
        input_event event {};
        event.input_event_sec = one.seconds;
        event.input_event_usec = one.microseconds;
        event.type = one.type;
        event.code = one.code;
        event.value = one.value;
        auto const* first = reinterpret_cast<std::uint8_t const*>(&event);
        bytes.insert(bytes.end(), first, first + sizeof event);
    }
    return bytes;
}

void make(std::filesystem::path const& file)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "";
}

}

TEST_SUITE("Headphones")
{
    TEST_CASE("a jack tells what went in and out")
    {
        CHECK(jack_events(bytes_of(plugged_in)).plugged == true);
        CHECK(jack_events(bytes_of(pulled_out)).plugged == false);

        auto both = bytes_of(plugged_in);
        auto const out = bytes_of(pulled_out);
        both.insert(both.end(), out.begin(), out.end());
        CHECK(jack_events(both).plugged == false);
    }

    TEST_CASE("what is no switch of headphones says nothing of them")
    {
        CHECK_FALSE(jack_events(bytes_of(of_others)).plugged);
        CHECK_FALSE(jack_events({}).plugged);
        CHECK_FALSE(jack_events(bytes_of(of_others)).missed);
        CHECK(jack_events(bytes_of(dropped)).missed);
    }

    TEST_CASE("bytes that are no whole event, and any others, are taken")
    {
        auto bytes = bytes_of(plugged_in);
        for (auto length = bytes.size(); length > 0; --length)
            jack_events({ bytes.data(), length });
        bytes.resize(2 * sizeof(input_event) - 1);
        CHECK_FALSE(jack_events(bytes).plugged);

        std::mt19937 chance(7);
        for (int round = 0; round < 1000; ++round) {
            std::vector<std::uint8_t> noise(chance() % 500);
            for (auto& byte : noise)
                byte = static_cast<std::uint8_t>(chance());
            jack_events(noise);
        }
    }

    TEST_CASE("a card that comes is headphones, until it goes")
    {
        TemporaryFolder const devices;
        make(devices.path() / "snd" / "pcmC0D0p");
        make(devices.path() / "snd" / "controlC0");
        Headphones headphones(devices.path());
        CHECK_FALSE(headphones.in());

        make(devices.path() / "snd" / "pcmC1D0c");  // a microphone
        headphones.look();
        CHECK_FALSE(headphones.in());
        make(devices.path() / "snd" / "pcmC1D0p");
        headphones.look();
        CHECK(headphones.in());

        std::filesystem::remove(devices.path() / "snd" / "pcmC1D0p");
        headphones.look();
        CHECK_FALSE(headphones.in());
    }

    TEST_CASE("where there is no sound and no jack, nothing is in")
    {
        TemporaryFolder const devices;
        make(devices.path() / "input" / "event0");  // a file, no device
        make(devices.path() / "input" / "mouse0");

        Headphones headphones(devices.path());
        headphones.look();

        CHECK_FALSE(headphones.in());
        CHECK_FALSE(Headphones("/there/is/no/such/folder").in());
    }
}
