#include "sync/base/instant.h"

#include <cstdio>
#include <ctime>
#include <date/date.h>
#include <fstream>
#include <sstream>

namespace peakend {

namespace {

    Milliseconds read_clock(clockid_t clock)
    {
        timespec now {};
        clock_gettime(clock, &now);
        return std::chrono::duration_cast<Milliseconds>(
            std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
    }

    std::string read_boot_id()
    {
        std::ifstream file("/proc/sys/kernel/random/boot_id");
        std::string id;
        for (char digit; file.get(digit);) {
            if (digit != '-' && digit != '\n')
                id += digit;
        }
        return id.size() == 32 ? id : std::string(32, '0');
    }

}

UtcClock::time_point UtcClock::now() { return time_point(read_clock(CLOCK_REALTIME)); }

BootClock::time_point BootClock::now() { return time_point(read_clock(CLOCK_BOOTTIME)); }

std::string rfc3339(Instant instant)
{
    return date::format("%FT%TZ", date::sys_time<Milliseconds>(instant.time_since_epoch()));
}

Result<Instant> parse_rfc3339(std::string_view text)
{
    date::sys_time<Milliseconds> parsed {};
    std::istringstream stream { std::string(text) };
    stream >> date::parse("%FT%TZ", parsed);
    if (stream.fail() || stream.peek() != std::istringstream::traits_type::eof())
        return failed(Fault::Invalid, "'{}' is not a time like 2026-11-16T16:40:00.000Z", text.substr(0, 40));
    return Instant(parsed.time_since_epoch());
}

std::string const& boot_id()
{
    static std::string const id = read_boot_id();
    return id;
}

}
