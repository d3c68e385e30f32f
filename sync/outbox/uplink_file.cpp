#include "sync/outbox/uplink_file.h"

#include "sync/outbox/columns.h"
#include "sync/sql/sqlite.h"

#include <algorithm>

namespace peakend {

namespace {

    Result<std::optional<Enrolled>> enrolled_in(sql::Connection& database)
    {
        auto const rows = TRY(
            database.query("SELECT id, receipt_key, server, place, place_name, enrolled_at FROM device"));
        if (rows.empty())
            return std::nullopt;
        auto const& row = rows.front();
        return Enrolled { TRY(id_at<DeviceId>(row, 0)), TRY(id_at<PublicKey>(row, 1)), row.text(2),
            row.text(3), row.text(4), row.null(5) ? std::nullopt : std::optional(instant_of(row.whole(5))) };
    }

    Result<std::optional<Progress>> progress_in(sql::Connection& database, Epoch const& epoch)
    {
        auto const rows = TRY(database.query(R"(
            SELECT incarnation, acknowledged_through, safe_through, lease, forked, content_version, closed
            FROM progress WHERE epoch = $1)",
            { column_of(epoch) }));
        if (rows.empty())
            return std::nullopt;
        auto const& row = rows.front();
        return Progress { epoch, TRY(id_at<Incarnation>(row, 0)), row.whole(1), row.whole(2),
            TRY(id_at<Lease>(row, 3)), row.whole(4) != 0, row.whole(5), row.whole(6) != 0 };
    }

    Result<std::vector<Refusal>> refusals_in(sql::Connection& database, Epoch const& epoch)
    {
        std::vector<Refusal> refusals;
        auto const rows = TRY(database.query(
            "SELECT seq, record, times FROM refusal WHERE epoch = $1 ORDER BY seq", { column_of(epoch) }));
        for (auto const& row : rows)
            refusals.push_back(
                { row.whole(0), TRY(id_at<RecordId>(row, 1)), static_cast<int>(row.whole(2)) });
        return refusals;
    }

    Result<std::vector<std::int64_t>> aside_in(sql::Connection& database, Epoch const& epoch)
    {
        std::vector<std::int64_t> aside;
        for (auto const& refusal : TRY(refusals_in(database, epoch)))
            if (refusal.aside())
                aside.push_back(refusal.seq);
        return aside;
    }

    Result<std::optional<Instant>> last_contact_in(sql::Connection& database)
    {
        auto const rows = TRY(database.query("SELECT last FROM contact"));
        if (rows.empty())
            return std::nullopt;
        return instant_of(rows.front().whole(0));
    }

    Result<std::optional<WordsKeys>> words_keys_in(sql::Connection& database)
    {
        auto const rows = TRY(database.query("SELECT text_key, phone_key, phone_address FROM words_keys"));
        if (rows.empty())
            return std::nullopt;
        auto const& row = rows.front();
        return WordsKeys { TRY(id_at<TextKey>(row, 0)), TRY(id_at<PhoneKey>(row, 1)), row.text(2) };
    }

    Result<std::optional<Notice>> notice_in(sql::Connection& database)
    {
        auto const rows = TRY(database.query("SELECT body FROM notice"));
        if (rows.empty())
            return std::optional<Notice>();
        auto notice = notice_from(TRY(json_at(rows.front(), 0)));
        if (!notice)
            return failed(Fault::Corrupt, "the stored notice is damaged: {}", notice.error().what);
        return std::optional(std::move(*notice));
    }

    Result<std::optional<Hindrance>> hindrance_in(sql::Connection& database)
    {
        auto const rows = TRY(database.query("SELECT why, refused, since FROM hindrance"));
        if (rows.empty())
            return std::nullopt;
        auto const& row = rows.front();
        return Hindrance { row.text(0), row.whole(1) != 0, instant_of(row.whole(2)) };
    }

    Result<std::optional<Exported>> exported_in(sql::Connection& database, Epoch const& epoch)
    {
        auto const rows = TRY(database.query(
            "SELECT first_seq, last_seq, at FROM exported WHERE epoch = $1", { column_of(epoch) }));
        if (rows.empty())
            return std::nullopt;
        auto const& row = rows.front();
        return Exported { epoch, row.whole(0), row.whole(1), instant_of(row.whole(2)) };
    }

    Result<std::vector<ClockAnchor>> anchors_in(sql::Connection& database)
    {
        std::vector<ClockAnchor> anchors;
        auto const rows
            = TRY(database.query("SELECT boot_id, at, server, uncertainty FROM anchor ORDER BY boot_id, at"));
        for (auto const& row : rows)
            anchors.push_back({ row.text(0), boot_instant_of(row.whole(1)), instant_of(row.whole(2)),
                Milliseconds(row.whole(3)) });
        return anchors;
    }

    Result<std::vector<RequestAnswer>> answers_in(sql::Connection& database)
    {
        std::vector<RequestAnswer> answers;
        auto const rows = TRY(database.query("SELECT request, state, progress, sentence FROM answer"));
        for (auto const& row : rows) {
            auto const state = request_state_named(row.text(1));
            if (!state)
                return failed(Fault::Corrupt, "a stored answer has the unknown state '{}'", row.text(1));
            answers.push_back(
                { TRY(id_at<RequestId>(row, 0)), *state, static_cast<int>(row.whole(2)), row.text(3) });
        }
        return answers;
    }

}

Result<UplinkFile> UplinkFile::open(std::filesystem::path const& folder)
{
    return UplinkFile(TRY(own(uplink_file, folder)));
}

UplinkFile::UplinkFile(OwnedDatabase file)
    : m_file(std::move(file))
{
}

Result<std::optional<Enrolled>> UplinkFile::enrolled() { return enrolled_in(database()); }

Result<void> UplinkFile::enrol(Enrolled const& enrolled)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto const known = TRY(enrolled_in(database()));
    if (!known || known->device != enrolled.device) {
        TRY(database().execute("DELETE FROM progress WHERE closed = 0"));
        TRY(database().execute("DELETE FROM refusal WHERE epoch NOT IN (SELECT epoch FROM progress)"));
        TRY(database().execute("DELETE FROM notice"));
        TRY(database().execute("DELETE FROM words_keys"));
        TRY(database().execute("DELETE FROM exported"));
    }
    TRY(database().execute("DELETE FROM farewell"));
    TRY(database().execute("DELETE FROM hindrance"));
    TRY(database().execute(R"(
        INSERT INTO device (only, id, receipt_key, server, place, place_name, enrolled_at)
        VALUES (1, $1, $2, $3, $4, $5, $6)
        ON CONFLICT (only) DO UPDATE SET id = excluded.id, receipt_key = excluded.receipt_key,
            server = excluded.server, place = excluded.place, place_name = excluded.place_name,
            enrolled_at = excluded.enrolled_at)",
        { column_of(enrolled.device), column_of(enrolled.receipt_key), enrolled.server, enrolled.place,
            enrolled.place_name,
            enrolled.enrolled_at ? sql::Value(milliseconds_of(*enrolled.enrolled_at)) : sql::Value() }));
    return transaction.commit();
}

Result<std::optional<Progress>> UplinkFile::progress(Epoch const& epoch)
{
    return progress_in(database(), epoch);
}

Result<void> UplinkFile::settle(Progress const& progress, Instant contact, Receipted what_was_sent)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    TRY(put(progress, contact));
    if (what_was_sent == Receipted::taken)
        TRY(database().execute("DELETE FROM hindrance"));
    return transaction.commit();
}

Result<void> UplinkFile::put(Progress const& progress, Instant contact)
{
    TRY(database().execute(R"(
        INSERT INTO progress
            (epoch, incarnation, acknowledged_through, safe_through, lease, forked, content_version, closed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (epoch) DO UPDATE SET incarnation = excluded.incarnation,
            acknowledged_through = excluded.acknowledged_through, safe_through = excluded.safe_through,
            lease = excluded.lease, forked = excluded.forked, content_version = excluded.content_version,
            closed = max(progress.closed, excluded.closed))",
        { column_of(progress.epoch), column_of(progress.incarnation), progress.acknowledged_through,
            progress.safe_through, column_of(progress.lease), std::int64_t { progress.forked },
            progress.content_version, std::int64_t { progress.closed } }));
    TRY(database().execute("INSERT INTO contact (only, last) VALUES (1, $1) ON CONFLICT (only) DO UPDATE SET "
                           "last = excluded.last",
        { milliseconds_of(contact) }));
    return {};
}

Result<void> UplinkFile::keep_hindrance(Hindrance const& hindrance)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto const known = TRY(hindrance_in(database()));
    bool const goes_on = known && known->refused == hindrance.refused;
    if (goes_on && known->why == hindrance.why)
        return {};
    TRY(database().execute(R"(
        INSERT INTO hindrance (only, why, refused, since) VALUES (1, $1, $2, $3)
        ON CONFLICT (only) DO UPDATE SET why = excluded.why, refused = excluded.refused,
            since = excluded.since)",
        { hindrance.why, std::int64_t { hindrance.refused },
            milliseconds_of(goes_on ? known->since : hindrance.since) }));
    return transaction.commit();
}

Result<void> UplinkFile::forget_device(Progress const& progress, Instant contact)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    TRY(put(progress, contact));
    TRY(database().execute("DELETE FROM hindrance"));
    TRY(database().execute("DELETE FROM device"));
    TRY(database().execute("DELETE FROM notice"));
    TRY(database().execute("DELETE FROM words_keys"));
    TRY(transaction.commit());
    // A reader in the way is no fault: who we were is no secret, and the next checkpoint takes it along.
    auto const emptied = sql::checkpoint(database());
    return emptied || emptied.error().fault == Fault::Unavailable ? Result<void>() : emptied;
}

Result<void> UplinkFile::keep_farewell(Farewell const& farewell)
{
    TRY(database().execute(R"(
        INSERT INTO farewell (only, epoch, next_seq, key_id) VALUES (1, $1, $2, $3)
        ON CONFLICT (only) DO UPDATE SET epoch = excluded.epoch, next_seq = excluded.next_seq,
            key_id = excluded.key_id)",
        { column_of(farewell.epoch), farewell.next_seq, column_of(farewell.key) }));
    return {};
}

Result<std::optional<Farewell>> UplinkFile::farewell()
{
    auto const rows = TRY(database().query("SELECT epoch, next_seq, key_id FROM farewell"));
    if (rows.empty())
        return std::nullopt;
    auto const& row = rows.front();
    return Farewell { TRY(id_at<Epoch>(row, 0)), row.whole(1), TRY(id_at<KeyId>(row, 2)) };
}

Result<std::vector<Refusal>> UplinkFile::refusals(Epoch const& epoch)
{
    return refusals_in(database(), epoch);
}

Result<void> UplinkFile::refuse(Epoch const& epoch, Refusal const& refusal)
{
    TRY(database().execute(R"(
        INSERT INTO refusal (epoch, seq, record, times) VALUES ($1, $2, $3, $4)
        ON CONFLICT (epoch, seq) DO UPDATE SET record = excluded.record, times = excluded.times)",
        { column_of(epoch), refusal.seq, column_of(refusal.record), std::int64_t { refusal.times } }));
    return {};
}

Result<void> UplinkFile::withdraw_refusals(Epoch const& epoch, std::int64_t acknowledged_through)
{
    TRY(database().execute(
        "DELETE FROM refusal WHERE epoch = $1 AND seq > $2", { column_of(epoch), acknowledged_through }));
    return {};
}

Result<void> UplinkFile::anchor(ClockAnchor const& anchor)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    TRY(database().execute(R"(
        INSERT INTO anchor (boot_id, at, server, uncertainty) VALUES ($1, $2, $3, $4)
        ON CONFLICT (boot_id, at) DO UPDATE SET server = excluded.server, uncertainty = excluded.uncertainty
            WHERE excluded.uncertainty < uncertainty)",
        { anchor.boot_id, milliseconds_of(anchor.at), milliseconds_of(anchor.server),
            std::int64_t { anchor.uncertainty.count() } }));
    TRY(database().execute(R"(
        DELETE FROM anchor WHERE boot_id = $1
            AND at NOT IN (SELECT at FROM anchor WHERE boot_id = $1 ORDER BY uncertainty, at LIMIT 2)
            AND at < (SELECT max(at) FROM anchor WHERE boot_id = $1))",
        { anchor.boot_id }));
    // This boot's stay though headquarters' clock went back.
    TRY(database().execute(R"(
        DELETE FROM anchor WHERE boot_id <> $1 AND boot_id NOT IN
            (SELECT boot_id FROM anchor GROUP BY boot_id ORDER BY max(server) DESC LIMIT $2))",
        { anchor.boot_id, boots_with_anchors }));
    return transaction.commit();
}

Result<std::vector<ClockAnchor>> UplinkFile::anchors() { return anchors_in(database()); }

// Written only when something changed: every receipt brings them.
Result<void> UplinkFile::keep_words_keys(std::optional<WordsKeys> const& keys)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    if (TRY(words_keys_in(database())) == keys)
        return {};
    TRY(database().execute("DELETE FROM words_keys"));
    if (keys)
        TRY(database().execute(
            "INSERT INTO words_keys (only, text_key, phone_key, phone_address) VALUES (1, $1, $2, $3)",
            { column_of(keys->text), column_of(keys->phone), keys->phone_address }));
    return transaction.commit();
}

Result<void> UplinkFile::keep_notice(std::optional<Notice> const& notice)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    if (auto const kept = notice_in(database()); kept && *kept == notice)
        return {};
    TRY(database().execute("DELETE FROM notice"));
    if (notice)
        TRY(database().execute(
            "INSERT INTO notice (only, body) VALUES (1, $1)", { canonical_json(to_json(*notice)) }));
    return transaction.commit();
}

Result<void> UplinkFile::keep_export(Exported const& exported)
{
    TRY(database().execute(R"(
        INSERT INTO exported (only, epoch, first_seq, last_seq, at) VALUES (1, $1, $2, $3, $4)
        ON CONFLICT (only) DO UPDATE SET epoch = excluded.epoch, first_seq = excluded.first_seq,
            last_seq = excluded.last_seq, at = excluded.at)",
        { column_of(exported.epoch), exported.first_seq, exported.last_seq, milliseconds_of(exported.at) }));
    return {};
}

Result<void> UplinkFile::answer(RequestAnswer const& answer)
{
    TRY(database().execute(R"(
        INSERT INTO answer (request, state, progress, sentence) VALUES ($1, $2, $3, $4)
        ON CONFLICT (request) DO UPDATE SET state = excluded.state, progress = excluded.progress,
            sentence = excluded.sentence)",
        { column_of(answer.id), std::string(name_of(answer.state)), answer.progress, answer.sentence }));
    return {};
}

Result<void> UplinkFile::keep_answers_to(std::vector<RequestId> const& asked)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto const answers = TRY(answers_in(database()));
    for (auto const& answer : answers) {
        if (std::find(asked.begin(), asked.end(), answer.id) == asked.end())
            TRY(database().execute("DELETE FROM answer WHERE request = $1", { column_of(answer.id) }));
    }
    return transaction.commit();
}

UplinkView::UplinkView(std::filesystem::path const& folder)
    : m_folder(folder)
{
}

Result<UplinkView::Glance> UplinkView::look(Epoch const& epoch) const
{
    auto const database = TRY(look_into(uplink_file, m_folder));
    auto const transaction = TRY(sql::Transaction::begin(*database));
    return Glance { TRY(enrolled_in(*database)), TRY(progress_in(*database, epoch)),
        TRY(aside_in(*database, epoch)), TRY(last_contact_in(*database)), TRY(answers_in(*database)),
        TRY(words_keys_in(*database)), TRY(anchors_in(*database)), TRY(notice_in(*database)),
        TRY(hindrance_in(*database)), TRY(exported_in(*database, epoch)) };
}

}
