// How much goes into the next batch.
//
// Halved when headquarters finds a batch too large or cannot take it, down to a single record, so that a
// record that is refused holds up as few others as possible. Doubled after every fourth receipt in a row:
// growing at once would have every second batch refused while a proxy with a small limit stands between.
#pragma once

#include "sync/contract/batch.h"

namespace peakend {

class BatchSize {
public:
    std::size_t records() const { return m_records; }
    // Of the records' bodies before compression.
    std::size_t bytes() const;

    // After a batch of `sent` records was too much. False when no smaller one is possible.
    bool halve(std::size_t sent);
    void proved();

private:
    std::size_t m_records = most_records_in_batch;
    int m_proofs = 0;
};

}
