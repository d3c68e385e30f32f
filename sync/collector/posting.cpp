#include "sync/collector/posting.h"

#include "sync/base/journal.h"
#include "sync/collector/stored_encounters.h"
#include "sync/collector/zone.h"

#include <algorithm>

namespace peakend {

namespace {

    IngestFacts facts_of(Response const& response, std::vector<Flag> const& suspicions, EventTime const& time,
        LocalHour local, std::string touchpoint)
    {
        auto flags = response.flags;
        if (!time.certain && std::find(flags.begin(), flags.end(), Flag::ClockUncertain) == flags.end())
            flags.push_back(Flag::ClockUncertain);
        flags.insert(flags.end(), suspicions.begin(), suspicions.end());
        return { std::move(touchpoint), local.day, local.hour, std::move(flags) };
    }

}

Posting::Posting(sql::Connection& database, Catalogue& catalogue, SuspicionLimits const& limits,
    VerifiedBatch const& batch, Instant received_at)
    : m_database(database)
    , m_catalogue(catalogue)
    , m_limits(limits)
    , m_batch(batch)
    , m_received_at(received_at)
    , m_device { batch.sender.device.raw() }
    , m_epoch { batch.batch.epoch.raw() }
    , m_admission(database, batch, received_at)
    , m_uncounted(database, catalogue)
{
}

Result<void> Posting::post(StreamProgress& progress)
{
    if (m_batch.from_file)
        return post_file(progress);
    auto const standing = progress.standing_of(m_batch.batch.lease);
    if (standing == LeaseStanding::Retired)
        return m_admission.fork_what_is_new();

    TRY(m_admission.admit_all());
    TRY(m_admission.pass_what_is_set_aside());
    TRY(store_new());
    TRY(repeat_verdicts());
    if (m_admission.moved() && standing == LeaseStanding::Current)
        progress.rotate_lease(m_batch.batch.lease);
    TRY(progress.advance(m_admission.reached(), m_batch.batch, m_received_at));
    TRY(progress.save(m_received_at));
    return keep_state();
}

// A file presents no lease and changes none. What lies below it may come with another file, so it declares no
// gap, and how the terminal was when it wrote the file is no news.
Result<void> Posting::post_file(StreamProgress& progress)
{
    TRY(m_admission.admit_all());
    TRY(store_new());
    TRY(repeat_verdicts());
    auto said = m_batch.batch;
    said.lowest_held = 1;
    said.missing.clear();
    TRY(progress.advance(m_admission.reached(), said, m_received_at));
    TRY(progress.save(m_received_at));
    return anything_new() ? keep_import() : Result<void>();
}

std::vector<std::pair<std::int64_t, Verdict>> Posting::exceptions() const
{
    std::vector<std::pair<std::int64_t, Verdict>> exceptions;
    for (auto const seq : m_unparsed)
        exceptions.emplace_back(seq, Verdict::Unparsed);
    for (auto const seq : m_admission.forks())
        exceptions.emplace_back(seq, Verdict::Fork);
    std::sort(exceptions.begin(), exceptions.end());
    return exceptions;
}

Result<void> Posting::store_new()
{
    if (m_admission.admitted().empty())
        return {};
    TRY(find_occasions());
    TRY(look_at_neighbours());
    for (auto const* record : m_admission.admitted()) {
        if (!record->body)
            TRY(store_unparsed(*record, record->body.error().what));
        else
            TRY(std::visit([&](auto const& body) { return store(*record, body); }, *record->body));
    }
    TRY(flag_again());
    return m_sheet.raise(m_database, m_device);
}

Result<void> Posting::look_at_neighbours()
{
    std::map<std::int64_t, Impression> fresh;
    for (auto const* record : m_admission.admitted())
        if (auto const* response = record->body ? std::get_if<Response>(&*record->body) : nullptr)
            fresh.emplace(record->sealed.seq, impression_of(*response));
    m_look = TRY(look_again(m_database, m_device, m_epoch, fresh, m_limits));
    return {};
}

// After all that is new is stored, so that whatever questionnaire came with it is known.
Result<void> Posting::flag_again()
{
    for (auto const& [stored, flags] : m_look.of_stored) {
        auto const response = TRY(stored.response());
        auto const* series = TRY(m_catalogue.series_of(response.revision));
        // It was counted under a questionnaire that can't be read now: flag and sums would part.
        if (!series && !TRY(m_uncounted.holds(stored.key())))
            continue;
        TRY(stored.flag(m_database, flags));
        if (!series)
            continue;
        m_sheet.take_back(contributions(response, stored.facts, *series));
        auto facts = stored.facts;
        facts.flags = flags;
        m_sheet.add(contributions(response, facts, *series));
    }
    return {};
}

Result<void> Posting::find_occasions()
{
    m_stations = TRY(Stations::of(m_database, m_device));
    std::vector<Moment> started;
    std::vector<std::int64_t> seqs;
    for (auto const* record : m_admission.admitted()) {
        auto const* response = record->body ? std::get_if<Response>(&*record->body) : nullptr;
        if (!response)
            continue;
        started.push_back(response->started);
        seqs.push_back(record->sealed.seq);
    }
    if (seqs.empty())
        return {};
    auto const rows = TRY(m_database.query("SELECT event_time FROM response WHERE device = $1 AND epoch = $2 "
                                           "AND seq < $3 ORDER BY seq DESC LIMIT 1",
        { m_device, m_epoch, seqs.front() }));
    auto const before = rows.empty() ? std::nullopt : std::optional(instant_of(rows.front().whole(0)));
    // Nobody knows how long a file was under way: its age says nothing about when it was written.
    auto const now = m_batch.from_file ? Moment() : m_batch.batch.now;
    auto const times = event_times(started, m_batch.batch.anchors, now, m_received_at, before);
    auto const* station = TRY(station_before(seqs.front()));
    for (std::size_t i = 0; i < seqs.size(); ++i) {
        // At an uncertain time it stands where it stood before.
        if (times[i].certain)
            station = &m_stations->at(times[i].at);
        m_occasions.emplace(seqs[i], Occasion { times[i], *station });
    }
    return {};
}

Result<Station const*> Posting::station_before(std::int64_t seq)
{
    if (!m_stations->moved())
        return &m_stations->first();
    auto const rows = TRY(m_database.query("SELECT touchpoint FROM response WHERE device = $1 AND epoch = $2 "
                                           "AND seq < $3 ORDER BY seq DESC LIMIT 1",
        { m_device, m_epoch, seq }));
    return rows.empty() ? &m_stations->first() : &m_stations->named(rows.front().text(0));
}

Result<void> Posting::store(VerifiedRecord const& record, Response const& response)
{
    auto const& [time, station] = m_occasions.at(record.sealed.seq);
    auto const local = TRY(local_hour(station.zone, time.at));
    StoredResponse const stored {
        .device = m_device,
        .epoch = m_epoch,
        .seq = record.sealed.seq,
        .record_id = { record.sealed.id.raw() },
        .received_at = m_received_at,
        .event_time = time.at,
        .facts = facts_of(response, m_look.of_new.at(record.sealed.seq), time, local, station.touchpoint),
        .body = record.sealed.body,
    };
    TRY(stored.insert(m_database));
    return count(stored, response);
}

Result<void> Posting::count(StoredResponse const& stored, Response const& response)
{
    if (auto const* series = TRY(m_catalogue.series_of(response.revision))) {
        m_sheet.add(contributions(response, stored.facts, *series));
        return {};
    }
    m_unparsed.insert(stored.seq);
    return m_uncounted.add(stored.key(), response.revision);
}

Result<void> Posting::store(VerifiedRecord const& record, QuestionnaireEdit const& edit)
{
    auto const is_new = m_catalogue.publish(edit, m_device, m_epoch, record.sealed.seq);
    if (!is_new && is_new.error().fault == Fault::Invalid)
        return store_unparsed(record, is_new.error().what);
    if (!is_new)
        return failed(is_new.error());
    // Responses may come before the questionnaire that they answer when several terminals use it.
    return *is_new ? m_uncounted.count(edit.publication.revision) : Result<void>();
}

// By itself: an hour begins before the visits in it, and would bound the times of its neighbours wrongly.
Result<void> Posting::store(VerifiedRecord const& record, Encounters const& encounters)
{
    auto const began = event_times(std::span(&encounters.made, 1), m_batch.batch.anchors, m_batch.batch.now,
        m_received_at, std::nullopt);
    auto const& station
        = began.front().certain ? m_stations->at(began.front().at) : *TRY(station_before(record.sealed.seq));
    StoredEncounters const stored { m_device, m_epoch, record.sealed.seq, began.front(), station.touchpoint,
        encounters };
    return stored.insert(m_database, station.zone);
}

Result<void> Posting::store_unparsed(VerifiedRecord const& record, std::string const& reason)
{
    journal::warn("record_unparsed",
        { { "device", m_batch.sender.device.hex() }, { "seq", record.sealed.seq }, { "reason", reason } });
    m_unparsed.insert(record.sealed.seq);
    TRY(m_database.execute("INSERT INTO unparsed(device, epoch, seq, record_id, received_at, reason, body) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        { m_device, m_epoch, record.sealed.seq, sql::Bytes { record.sealed.id.raw() },
            milliseconds_of(m_received_at), reason, record.sealed.body }));
    return {};
}

// A repeat is answered as the first time, also with what was said of single records.
Result<void> Posting::repeat_verdicts()
{
    if (repeats() == 0)
        return {};
    auto const rows = TRY(m_database.query(
        "SELECT seq FROM unparsed WHERE device = $1 AND epoch = $2 AND seq BETWEEN $3 AND $4 UNION ALL "
        "SELECT seq FROM uncounted WHERE device = $1 AND epoch = $2 AND seq BETWEEN $3 AND $4",
        { m_device, m_epoch, m_batch.first_seq(), m_batch.last_seq() }));
    for (auto const& row : rows)
        m_unparsed.insert(row.whole(0));
    return {};
}

// An old stick that is imported again is no sign of life.
Result<void> Posting::keep_import()
{
    TRY(m_database.execute("UPDATE device SET imported_at = $2 WHERE device = $1",
        { m_device, milliseconds_of(m_received_at) }));
    return {};
}

Result<void> Posting::keep_state()
{
    auto const& state = m_batch.batch.state;
    TRY(m_database.execute("INSERT INTO device_state(device, heard_at, version, waiting, free_bytes) "
                           "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (device) DO UPDATE SET "
                           "heard_at = excluded.heard_at, version = excluded.version, "
                           "waiting = excluded.waiting, free_bytes = excluded.free_bytes",
        { m_device, milliseconds_of(m_received_at), state.version, state.waiting, state.free_bytes }));
    return {};
}

}
