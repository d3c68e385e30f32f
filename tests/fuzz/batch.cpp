// Any bytes as the opened body of a batch.
#include "sync/contract/batch.h"
#include "tests/fuzz/fuzz.h"

using namespace peakend;

namespace {

void read_record(SealedRecord const& record)
{
    auto const json = parse_json(record.body);
    fuzz::claim(json.has_value(), "a record's body is JSON");
    fuzz::claim(canonical_json(*json) == record.body, "a record's body is canonical");
    auto const body = record_body_from(*json);
    if (!body)
        return;
    auto const written = to_json(*body);
    auto const again = record_body_from(written);
    fuzz::claim(again && to_json(*again) == written, "what was read is written and read again as the same");
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const batch = batch_from(fuzz::text_of(bytes, size));
    if (!batch)
        return 0;
    auto const body = to_body(*batch);
    auto const again = batch_from(body);
    fuzz::claim(again && to_body(*again) == body, "a batch that was read is sent on as the same");
    for (auto const& record : batch->records)
        read_record(record);
    return 0;
}
