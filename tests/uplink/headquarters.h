// A collector of a few lines that keeps what it gets by the rules of the protocol: identity, acknowledgement,
// lease.
#pragma once

#include "sync/contract/batch.h"
#include "sync/contract/envelope.h"
#include "sync/outbox/uplink_file.h"
#include "tests/contract/some_records.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace peakend {

class Headquarters {
public:
    SigningKey key = some_key('h');
    PublicKey terminal = some_key('t').public_key();
    DeviceId device = some_id<DeviceId>(0xd0);
    Incarnation incarnation = some_id<Incarnation>(1);
    Instant time = instant_of(1'794'000'000'000);
    std::map<std::int64_t, std::string> stored;  // body by seq
    std::map<std::int64_t, RecordId> aside;      // what the terminal goes on without
    std::set<std::int64_t> lost;                 // what it said is missing
    std::set<std::int64_t> poison;               // seqs that Shop's headquarters refuses
    std::optional<Lease> current;
    std::optional<Lease> previous;
    std::optional<WordsKeys> words = {};
    std::optional<Notice> notice = {};
    bool forked = false;  // for ever, once a retired lease came with new records
    int batches = 0;

    Enrolled enrolled(std::string server = "https://hq.example") const
    {
        return { device, key.public_key(), std::move(server), "harbour", "Tidemark, Harbour Street" };
    }

    Batch read(std::string const& envelope) const
    {
        auto const parsed = parse_envelope(envelope);
        REQUIRE(parsed);
        REQUIRE(parsed->kind == EnvelopeKind::Batch);
        REQUIRE(parsed->sender == device);
        auto const body = open_envelope(*parsed, terminal);
        REQUIRE(body);
        auto batch = batch_from(*body);
        REQUIRE(batch);
        return std::move(*batch);
    }

    // Committed; the receipt may still be lost.
    Receipt record(Batch const& batch)
    {
        ++batches;
        CHECK((batch.told_incarnation != incarnation || stored.contains(batch.told_acknowledged_through)
            || aside.contains(batch.told_acknowledged_through)
            || batch.told_acknowledged_through < batch.lowest_held));
        bool fresh = false;
        for (auto const& record : batch.records) {
            auto const [place, is_new] = stored.emplace(record.seq, record.body);
            CHECK(place->second == record.body);
            fresh = fresh || is_new;
        }
        for (auto const& record : batch.aside)
            aside.emplace(record.seq, record.id);
        for (auto const& range : batch.missing)
            for (auto seq = range.first; seq <= range.last; ++seq)
                lost.insert(seq);
        bool const is_current = !current || batch.lease == current;
        bool const is_lost_reply = !is_current && batch.lease == previous;
        forked = forked || (fresh && !is_current && !is_lost_reply);
        if (is_current && (fresh || !current)) {
            previous = batch.lease;
            current = Lease::random();
        }
        return receipt_for(batch);
    }

    Receipt receipt_for(Batch const& batch) const
    {
        Receipt receipt = some_receipt();
        receipt.epoch = batch.epoch;
        receipt.incarnation = incarnation;
        receipt.acknowledged_through = acknowledged_through(batch.lowest_held);
        receipt.safe_through = 0;
        receipt.exceptions = {};
        receipt.forked = forked;
        receipt.lease = current.value_or(Lease());
        receipt.server_time = time;
        receipt.words = words;
        receipt.notice = notice;
        receipt.first_seq = batch.records.empty() ? batch.next_seq : batch.records.front().seq;
        receipt.last_seq = batch.records.empty() ? batch.next_seq - 1 : batch.records.back().seq;
        receipt.batch_now = batch.now;
        return receipt;
    }

    std::string sealed(Receipt const& receipt) const
    {
        return *seal_envelope(EnvelopeKind::Receipt, device, key, to_body(receipt));
    }

    bool refuses(Batch const& batch) const
    {
        return std::any_of(batch.records.begin(), batch.records.end(),
            [&](auto const& record) { return poison.contains(record.seq); });
    }

    // Whoever enrols is a terminal that nothing is known of.
    void take_on(PublicKey const& key_of_terminal)
    {
        terminal = key_of_terminal;
        device = DeviceId::random();
        stored.clear();
        current.reset();
        previous.reset();
    }

    // Yesterday's backup came back: a new incarnation, and no lease counts any more.
    void roll_back_to(std::int64_t seq)
    {
        stored.erase(stored.upper_bound(seq), stored.end());
        incarnation = Incarnation::random();
        current.reset();
        previous.reset();
    }

private:
    std::int64_t acknowledged_through(std::int64_t lowest_held) const
    {
        auto through = lowest_held - 1;
        while (stored.contains(through + 1) || aside.contains(through + 1) || lost.contains(through + 1))
            ++through;
        return through;
    }
};

}
