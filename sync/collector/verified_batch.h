// A batch that is known to come from the terminal that it names: the only thing that a Ledger takes.
//
// Everything that costs time and needs no database is done here, in the threads of the server: signature,
// expansion, parsing and hashing.
#pragma once

#include "sync/collector/access.h"
#include "sync/contract/batch.h"
#include "sync/contract/envelope.h"

#include <functional>
#include <string_view>
#include <vector>

namespace peakend {

struct VerifiedRecord {
    SealedRecord sealed;
    BodyHash hash;
    Result<RecordBody> body;  // an Error when this version can't read it
};

struct VerifiedBatch {
    EnrolledDevice sender;
    Batch batch;  // its records are in `records` instead
    std::vector<VerifiedRecord> records;
    bool from_file = false;  // carried here on a stick, some time ago: nobody waits for a receipt

    std::int64_t first_seq() const { return records.empty() ? batch.next_seq : records.front().sealed.seq; }
    // first_seq - 1 when there are no records.
    std::int64_t last_seq() const { return records.empty() ? batch.next_seq - 1 : records.back().sealed.seq; }
};

// Invalid: no envelope of a batch, or its body is none. Refused: an unknown sender, another key, or a bad
// signature.
Result<VerifiedBatch> verify_batch(
    std::string_view bytes, std::function<Result<EnrolledDevice>(DeviceId const&)> const& find);

// The same of a file that a terminal exported; every Error says what to do about the file.
Result<VerifiedBatch> verify_file(
    std::string_view bytes, std::function<Result<EnrolledDevice>(DeviceId const&)> const& find);

// For tests and simulation: what verify_batch makes of a batch once the signature is good.
VerifiedBatch verified(EnrolledDevice, Batch);

}
