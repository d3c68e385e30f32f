// Any bytes as what a display says of itself.
#include "kiosk/stage/edid.h"
#include "tests/fuzz/fuzz.h"

using namespace peakend;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const glass = stage::glass_in_edid({ bytes, size });
    if (!glass)
        return 0;
    fuzz::claim(size >= 128, "what is shorter than a block is no EDID");
    fuzz::claim(
        glass->diagonal_mm() >= 100 && glass->diagonal_mm() <= 2600, "a glass fits a finger and a room");
    return 0;
}
