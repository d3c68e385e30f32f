// Any bytes as a settings file.
#include "sync/base/settings.h"
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace peakend;

namespace {

// Settings are read from a path, so the bytes get one; it lies in memory and goes with the process.
std::string path_of(std::string_view bytes)
{
    static int const file = memfd_create("settings", MFD_CLOEXEC);
    fuzz::claim(file >= 0 && ftruncate(file, 0) == 0, "a file in memory can be had");
    fuzz::claim(pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
        "a file in memory can be written");
    return "/proc/self/fd/" + std::to_string(file);
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    using namespace std::chrono_literals;
    Settings settings("PEAKEND_FUZZ");
    settings.read(path_of(fuzz::text_of(bytes, size)));
    (void)settings.text("place.id", "till");
    auto const port = settings.number("people.port", 8080, 1, 65'535);
    fuzz::claim(port >= 1 && port <= 65'535, "a number keeps to its bounds");
    (void)settings.yes_or_no("kiosk.fullscreen", true);
    auto const wait = settings.seconds("kiosk.patience", 20s, 1s, 600s);
    fuzz::claim(wait >= 1s && wait <= 600s, "a time keeps to its bounds");
    (void)settings.texts("place.name");
    (void)settings.verdict();
    return 0;
}
