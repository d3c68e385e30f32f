#include "sync/uplink/batching.h"

#include <algorithm>
#include <iterator>

namespace peakend {

std::vector<AsideRecord> aside_above(std::int64_t acknowledged_through, std::vector<Refusal> const& refusals)
{
    std::vector<AsideRecord> aside;
    for (auto const& refusal : refusals)
        if (refusal.aside() && refusal.seq > acknowledged_through && aside.size() < most_records_in_batch)
            aside.push_back({ refusal.seq, refusal.record });
    return aside;
}

std::vector<std::int64_t> seqs_of(std::vector<AsideRecord> const& aside)
{
    std::vector<std::int64_t> seqs;
    for (auto const& record : aside)
        seqs.push_back(record.seq);
    return seqs;
}

std::vector<SealedRecord> without_holes(std::vector<SealedRecord> const& records)
{
    auto const hole = std::adjacent_find(records.begin(), records.end(),
        [](auto const& one, auto const& next) { return next.seq != one.seq + 1; });
    return { records.begin(), hole == records.end() ? hole : std::next(hole) };
}

std::int64_t goes_on_at(OutboxView::Glance const& glance)
{
    return glance.records.empty() ? glance.next_seq : glance.records.front().seq;
}

std::vector<SeqRange> missing_in(OutboxView::Glance const& glance, std::int64_t acknowledged_through,
    std::vector<AsideRecord> const& aside)
{
    std::vector<SeqRange> missing;
    auto from = std::max(acknowledged_through + 1, glance.lowest_held);
    auto const end_at = [&](std::int64_t held) {
        if (from < held && missing.size() < most_records_in_batch)
            missing.push_back({ from, held - 1 });
        from = std::max(from, held + 1);
    };
    auto const end = goes_on_at(glance);
    for (auto const& record : aside)
        if (record.seq < end)
            end_at(record.seq);
    end_at(end);
    return missing;
}

}
