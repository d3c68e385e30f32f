#include "sync/uplink/batch_size.h"

#include "sync/contract/envelope.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr int proofs_to_grow = 4;
    // Well below what an envelope may expand to, and bodies compress to a fifth at least: within both limits.
    constexpr std::size_t most_bytes = most_expanded_bytes / 4;

}

std::size_t BatchSize::bytes() const { return most_bytes * m_records / most_records_in_batch; }

bool BatchSize::halve(std::size_t sent)
{
    m_proofs = 0;
    if (sent <= 1)
        return false;
    m_records = std::min(m_records, sent) / 2;
    return true;
}

void BatchSize::proved()
{
    if (++m_proofs < proofs_to_grow)
        return;
    m_proofs = 0;
    m_records = std::min(2 * m_records, most_records_in_batch);
}

}
