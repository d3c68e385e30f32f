#include "sync/collector/admission.h"

#include "sync/base/journal.h"

#include <algorithm>

namespace peakend {

namespace {

    // Months since 1970-01 in UTC.
    std::int64_t month_of(Instant instant)
    {
        auto const days = std::chrono::floor<std::chrono::days>(instant.time_since_epoch());
        auto const date = std::chrono::year_month_day(std::chrono::sys_days(days));
        return 12 * (static_cast<int>(date.year()) - 1970) + static_cast<int>(unsigned(date.month())) - 1;
    }

}

Admission::Admission(sql::Connection& database, VerifiedBatch const& batch, Instant received_at)
    : m_database(database)
    , m_batch(batch)
    , m_received_at(received_at)
    , m_device { batch.sender.device.raw() }
    , m_epoch { batch.batch.epoch.raw() }
{
}

// What stands behind a stranger is the second terminal's, too: it comes in under that one's own epoch.
Result<void> Admission::admit_all()
{
    for (auto const& record : m_batch.records)
        TRY(m_forked ? fork_if_new(record) : admit(record));
    return m_admitted.empty() ? Result<void>() : drop_what_stood_for_them();
}

// A record that has entered is neither passed nor a second terminal's any more: it may have been set aside,
// or have come under the seqs of another before its terminal drew an epoch of its own.
Result<void> Admission::drop_what_stood_for_them()
{
    TRY(m_database.execute(
        "DELETE FROM passed WHERE device = $1 AND epoch = $2 AND seq BETWEEN $3 AND $4 AND EXISTS (SELECT 1 "
        "FROM identity i WHERE i.device = passed.device AND i.epoch = passed.epoch AND i.seq = passed.seq)",
        { m_device, m_epoch, m_admitted.front()->sealed.seq, m_admitted.back()->sealed.seq }));
    TRY(m_database.execute("DELETE FROM fork WHERE device = $1 AND EXISTS (SELECT 1 FROM identity i WHERE "
                           "i.device = fork.device "
                           "AND i.record_id = fork.record_id AND i.hash = fork.hash)",
        { m_device }));
    return {};
}

// A seq that was passed belongs to the record that it was passed for.
Result<void> Admission::admit(VerifiedRecord const& record)
{
    auto const inserted = TRY(m_database.execute(
        "INSERT INTO identity(device, epoch, seq, record_id, hash, erased, month) "
        "SELECT $1, $2, $3, $4, $5, 0, $6 WHERE NOT EXISTS (SELECT 1 FROM passed WHERE device = $1 AND "
        "epoch = $2 AND seq = $3 AND record_id <> $4) ON CONFLICT DO NOTHING",
        { m_device, m_epoch, record.sealed.seq, sql::Bytes { record.sealed.id.raw() },
            sql::Bytes { record.hash.raw() }, month_of(m_received_at) }));
    if (inserted == 0)
        return take_note_of(record);
    m_admitted.push_back(&record);
    m_reached.push_back(record.sealed.seq);
    m_moved = true;
    return {};
}

Result<void> Admission::take_note_of(VerifiedRecord const& record)
{
    switch (TRY(kin_of(record))) {
    case Kin::Here:
        break;
    case Kin::Resealed:
        TRY(pass(record.sealed.seq, record.sealed.id, "resealed"));
        break;
    case Kin::Twin:
        // No new epoch could cure that, so none is asked for: the stream goes on behind it.
        TRY(keep_as_fork(record));
        if (TRY(pass(record.sealed.seq, record.sealed.id, "twin")))
            journal::alarm("record_has_a_twin",
                { { "device", m_batch.sender.device.hex() }, { "seq", record.sealed.seq },
                    { "record", record.sealed.id.hex() } });
        break;
    case Kin::Stranger:
        m_forked = true;
        return keep_as_fork(record);
    }
    m_reached.push_back(record.sealed.seq);
    return {};
}

Result<Admission::Kin> Admission::kin_of(VerifiedRecord const& record)
{
    sql::Bytes const id { record.sealed.id.raw() };
    auto const at_seq = TRY(m_database.query(
        "SELECT record_id FROM identity WHERE device = $1 AND epoch = $2 AND seq = $3 UNION ALL "
        "SELECT record_id FROM passed WHERE device = $1 AND epoch = $2 AND seq = $3",
        { m_device, m_epoch, record.sealed.seq }));
    auto const is_another = [&](sql::Row const& row) { return row.bytes(0) != id.bytes; };
    if (std::any_of(at_seq.begin(), at_seq.end(), is_another))
        return Kin::Stranger;
    auto const by_id = TRY(m_database.query(
        "SELECT epoch, hash FROM identity WHERE device = $1 AND record_id = $2", { m_device, id }));
    if (by_id.empty())
        return Kin::Stranger;
    if (by_id.front().bytes(1) == record.hash.raw())
        return at_seq.empty() ? Kin::Resealed : Kin::Here;
    return by_id.front().bytes(0) == m_epoch.bytes ? Kin::Stranger : Kin::Twin;
}

Result<void> Admission::keep_as_fork(VerifiedRecord const& record)
{
    m_forks.push_back(record.sealed.seq);
    TRY(m_database.execute("INSERT INTO fork(device, epoch, seq, hash, record_id, body, received_at) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        { m_device, m_epoch, record.sealed.seq, sql::Bytes { record.hash.raw() },
            sql::Bytes { record.sealed.id.raw() }, record.sealed.body, milliseconds_of(m_received_at) }));
    return {};
}

// Nothing of a second terminal enters, so looking first decides nothing that another could change.
Result<void> Admission::fork_what_is_new()
{
    for (auto const& record : m_batch.records)
        TRY(fork_if_new(record));
    return {};
}

Result<void> Admission::fork_if_new(VerifiedRecord const& record)
{
    if (TRY(kin_of(record)) == Kin::Here)
        return {};
    m_forked = true;
    return keep_as_fork(record);
}

Result<bool> Admission::pass(std::int64_t seq, RecordId const& id, std::string_view why)
{
    auto const inserted = TRY(m_database.execute(
        "INSERT INTO passed(device, epoch, seq, record_id, why, noticed_at) SELECT $1, $2, $3, $4, $5, $6 "
        "WHERE NOT EXISTS (SELECT 1 FROM identity WHERE device = $1 AND epoch = $2 AND seq = $3) "
        "ON CONFLICT DO NOTHING",
        { m_device, m_epoch, seq, sql::Bytes { id.raw() }, std::string(why),
            milliseconds_of(m_received_at) }));
    m_moved = m_moved || inserted == 1;
    return inserted == 1;
}

Result<void> Admission::pass_what_is_set_aside()
{
    if (m_forked)
        return {};
    for (auto const& aside : m_batch.batch.aside) {
        m_reached.push_back(aside.seq);
        if (TRY(pass(aside.seq, aside.id, "set_aside")))
            journal::alarm("record_set_aside",
                { { "device", m_batch.sender.device.hex() }, { "seq", aside.seq },
                    { "record", aside.id.hex() } });
    }
    std::sort(m_reached.begin(), m_reached.end());
    return {};
}

}
