#include "sync/base/entropy.h"

#include <cerrno>
#include <cstdlib>
#include <sys/random.h>

namespace peakend {

void fill_random(std::span<std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        auto const got = getrandom(bytes.data(), bytes.size(), 0);
        if (got > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(got));
        else if (errno != EINTR)
            std::abort();
    }
}

}
