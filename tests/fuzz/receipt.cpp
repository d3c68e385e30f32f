// Any bytes as the opened body of a receipt, and as the two ends of an enrolment.
#include "sync/contract/batch.h"
#include "tests/fuzz/fuzz.h"

using namespace peakend;

namespace {

void read_receipt(std::string_view input)
{
    auto const receipt = receipt_from(input);
    if (!receipt)
        return;
    fuzz::claim(
        receipt->safe_through <= receipt->acknowledged_through, "nothing is safe that is not acknowledged");
    auto const body = to_body(*receipt);
    auto const again = receipt_from(body);
    fuzz::claim(again && to_body(*again) == body, "a receipt that was read is written as the same");
}

void read_enrolment(std::string_view input)
{
    auto const json = parse_json(input);
    if (!json)
        return;
    if (auto const request = enrolment_request_from(*json)) {
        (void)normal_enrolment_code(request->code);
        fuzz::claim(
            enrolment_request_from(to_json(*request)).has_value(), "a request is written as it is read");
    }
    if (auto const granted = enrolment_from(*json))
        fuzz::claim(enrolment_from(to_json(*granted)).has_value(), "an enrolment is written as it is read");
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const input = fuzz::text_of(bytes, size);
    read_receipt(input);
    read_enrolment(input);
    return 0;
}
