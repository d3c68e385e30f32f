// Any bytes as what stands behind the # of a phone link.
#include "sync/contract/phone_link.h"
#include "tests/fuzz/fuzz.h"

using namespace peakend;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const token = fuzz::text_of(bytes, size);
    PhoneKey const key;
    auto const link = checked_phone_token(
        token, [&](DeviceId const&) { return key; }, instant_of(1'794'000'000'000));
    if (link)
        fuzz::claim(phone_token(*link, key) == token, "a token that was believed is the one that we make");
    return 0;
}
