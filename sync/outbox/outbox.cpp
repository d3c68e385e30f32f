#include "sync/outbox/outbox.h"

#include "sync/base/journal.h"
#include "sync/outbox/columns.h"
#include "sync/outbox/day_tallies.h"
#include "sync/outbox/open_hours.h"
#include "sync/outbox/set_aside.h"
#include "sync/sql/sqlite.h"

namespace peakend {

namespace {

    Result<Epoch> epoch_of(sql::Connection& database)
    {
        // An id that is already there stays.
        TRY(database.execute("INSERT INTO terminal (only, epoch, next_seq, probes) VALUES (1, $1, 1, 0)"
                             " ON CONFLICT DO NOTHING",
            { column_of(Epoch::random()) }));
        auto const rows = TRY(database.query("SELECT epoch FROM terminal"));
        return id_at<Epoch>(rows.front(), 0);
    }

    Result<Opening> opening_of(sql::Connection& database, RecordId const& id)
    {
        auto const rows = TRY(database.query(
            "SELECT revision, language, layout, boot_id, at, wall, flags FROM visit WHERE id = $1",
            { column_of(id) }));
        if (rows.empty())
            return failed(Fault::Invalid, "no visit {} is open", id.hex());
        auto const& row = rows.front();
        return Opening { id, TRY(id_at<RevisionId>(row, 0)), row.text(1), row.text(2), moment_at(row, 3),
            TRY(flags_from(TRY(json_at(row, 6)))) };
    }

    Result<std::vector<Answer>> answers_of(sql::Connection& database, RecordId const& id)
    {
        std::vector<Answer> answers;
        auto const rows = TRY(database.query(
            "SELECT key, value, changed FROM answer WHERE visit = $1 ORDER BY number", { column_of(id) }));
        for (auto const& row : rows)
            answers.push_back({ row.text(0), TRY(value_from(TRY(json_at(row, 1)))), row.whole(2) != 0 });
        return answers;
    }

    Response response_of(Opening const& opening, Closing const& closing, std::vector<Answer> answers)
    {
        return { opening.id, opening.revision, closing.language, opening.layout, opening.started,
            closing.took, closing.ending, opening.flags, std::move(answers) };
    }

    Result<void> keep_series(
        sql::Connection& database, RevisionId const& revision, Questionnaire const& questionnaire)
    {
        for (auto const& question : questionnaire.questions) {
            auto const series = series_of(questionnaire, question);
            TRY(database.execute(
                "INSERT INTO series (revision, key, series) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                { column_of(revision), series.key, column_of(series.id) }));
        }
        return {};
    }

}

Result<Outbox> Outbox::open(std::filesystem::path const& folder)
{
    auto file = TRY(own(terminal_file, folder));
    auto const epoch = TRY(epoch_of(*file.database));
    return Outbox(std::move(file), epoch);
}

Result<Outbox> Outbox::open_or_begin_anew(std::filesystem::path const& folder, Instant now)
{
    auto outbox = open(folder);
    if (outbox || outbox.error().fault != Fault::Corrupt)
        return outbox;
    auto const aside = TRY(set_aside(terminal_file, folder, now));
    journal::alarm("terminal_db_set_aside",
        { { "why", outbox.error().what }, { "kept_in", aside.string() },
            { "remedy",
                "it was moved there and a new one begun: keep that folder, since what headquarters has not "
                "got "
                "is in it alone, and have the disk checked" } });
    return open(folder);
}

Outbox::Outbox(OwnedDatabase file, Epoch epoch)
    : m_file(std::move(file))
    , m_epoch(epoch)
{
}

Result<void> Outbox::begin(Opening const& opening, Answer const& answer)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    TRY(database().execute("INSERT INTO visit (id, revision, language, layout, boot_id, at, wall, flags)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        { column_of(opening.id), column_of(opening.revision), opening.language, opening.layout,
            opening.started.boot_id, milliseconds_of(opening.started.at),
            milliseconds_of(opening.started.wall), canonical_json(to_json(opening.flags)) }));
    TRY(put(opening.id, answer));
    return transaction.commit();
}

Result<void> Outbox::keep(RecordId const& id, Answer const& answer) { return put(id, answer); }

Result<void> Outbox::put(RecordId const& id, Answer const& answer)
{
    auto const kept = TRY(database().execute(R"(
        INSERT INTO answer (visit, key, number, value, changed)
        SELECT id, $2, (SELECT count(*) FROM answer WHERE visit = $1), $3, $4 FROM visit WHERE id = $1
        ON CONFLICT (visit, key) DO UPDATE SET value = excluded.value, changed = excluded.changed)",
        { column_of(id), answer.key, canonical_json(to_json(answer.value)),
            std::int64_t { answer.changed } }));
    if (kept == 0)
        return failed(Fault::Invalid, "no visit {} is open", id.hex());
    return {};
}

Result<std::int64_t> Outbox::seal(Closing const& closing)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto const seq = TRY(seal_open(closing));
    TRY(transaction.commit());
    return seq;
}

Result<Outbox::Interrupted> Outbox::seal_interrupted()
{
    auto const found = TRY(database().query("SELECT id, language FROM visit ORDER BY wall, id"));
    Interrupted interrupted;
    for (auto const& row : found) {
        auto const sealed = seal_interrupted(row);
        if (!sealed && sealed.error().fault == Fault::Unavailable)
            return failed(sealed.error());
        ++(sealed ? interrupted.sealed : interrupted.left);
        if (!sealed)
            interrupted.why = sealed.error().what;
    }
    return interrupted;
}

Result<void> Outbox::seal_interrupted(sql::Row const& visit)
{
    TRY(seal({ TRY(id_at<RecordId>(visit, 0)), visit.text(1), Milliseconds(0), Ending::Interrupted }));
    return {};
}

Result<std::int64_t> Outbox::seal_open(Closing const& closing)
{
    auto const opening = TRY(opening_of(database(), closing.id));
    auto const response = response_of(opening, closing, TRY(answers_of(database(), closing.id)));
    auto const seq = TRY(append(response.id, response));
    TRY(database().execute("DELETE FROM visit WHERE id = $1", { column_of(closing.id) }));
    TRY(count(database(), response));
    return seq;
}

Result<std::int64_t> Outbox::append(RecordId const& id, RecordBody const& body)
{
    auto const rows
        = TRY(database().query("UPDATE terminal SET next_seq = next_seq + 1 RETURNING next_seq - 1"));
    auto const seq = rows.front().whole(0);
    TRY(database().execute("INSERT INTO record (seq, id, body) VALUES ($1, $2, $3)",
        { seq, column_of(id), canonical_json(to_json(body)) }));
    return seq;
}

Result<void> Outbox::publish(Publication const& publication, Json const& questionnaire, Moment const& now)
{
    auto const checked = check_questionnaire(questionnaire);
    if (!checked.questionnaire)
        return failed(Fault::Invalid, "the questionnaire can't be published:\n{}", to_text(checked.findings));
    if (revision_of(questionnaire) != publication.revision)
        return failed(Fault::Invalid, "the publication names another questionnaire than the one given");
    auto const current = TRY(published());
    if (current && current->publication.revision == publication.revision)
        return {};

    auto transaction = TRY(sql::Transaction::begin(database()));
    TRY(database().execute("INSERT INTO publication (body, questionnaire) VALUES ($1, $2)",
        { canonical_json(to_json(publication)), canonical_json(questionnaire) }));
    TRY(keep_series(database(), publication.revision, *checked.questionnaire));
    QuestionnaireEdit const edit { RecordId::random(), publication, questionnaire, now };
    TRY(append(edit.id, edit));
    return transaction.commit();
}

Result<std::optional<Outbox::Published>> Outbox::published()
{
    auto const rows
        = TRY(database().query("SELECT body, questionnaire FROM publication ORDER BY number DESC LIMIT 1"));
    if (rows.empty())
        return std::nullopt;
    auto const& row = rows.front();
    return Published { TRY(publication_from(TRY(json_at(row, 0)))), TRY(json_at(row, 1)) };
}

Result<RequestId> Outbox::ask(Request const& request)
{
    TRY(database().execute("INSERT INTO request (id, verb, argument) VALUES ($1, $2, $3)",
        { column_of(request.id), std::string(name_of(request.verb)), request.argument }));
    return request.id;
}

Result<void> Outbox::settle(RequestId const& request)
{
    auto const deleted = TRY(database().execute("DELETE FROM request WHERE id = $1", { column_of(request) }));
    m_erased_in_log |= deleted > 0;
    return erase_from_disk();
}

Result<std::optional<Gift>> Outbox::give(RecordId const& visit, Surprise const& surprise, Moment const& now)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto gift = TRY(draw_gift(database(), visit, surprise, now));
    TRY(transaction.commit());
    return gift;
}

Result<Redemption> Outbox::redeem(std::string_view typed, Moment const& now)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto redemption = TRY(redeem_gift(database(), typed, now));
    TRY(transaction.commit());
    return redemption;
}

Result<void> Outbox::meet(Encounter kind, Moment const& woken) { return count(database(), kind, woken); }

Result<std::size_t> Outbox::seal_encounters(Moment const& before)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    auto const hours = TRY(take_hours(database(), before));
    for (auto const& encounters : hours)
        TRY(append(encounters.id, encounters));
    TRY(transaction.commit());
    return hours.size();
}

Result<void> Outbox::probe()
{
    // Counts, because SQLite writes nothing for an update that changes nothing.
    TRY(database().execute("UPDATE terminal SET probes = probes + 1"));
    return {};
}

Result<std::size_t> Outbox::forget(std::int64_t safe_through, std::vector<std::int64_t> const& aside)
{
    Json::Array kept;
    for (auto const seq : aside)
        kept.emplace_back(seq);
    auto const deleted = TRY(database().execute(
        "DELETE FROM record WHERE seq <= $1 AND seq NOT IN (SELECT value FROM json_each($2))",
        { safe_through, canonical_json(kept) }));
    m_erased_in_log |= deleted > 0;
    TRY(erase_from_disk());
    return static_cast<std::size_t>(deleted);
}

Result<void> Outbox::follow(
    Progress const& progress, std::vector<std::int64_t> const& aside, Epoch const& fresh, Moment const& now)
{
    if (progress.epoch != m_epoch)
        return {};
    auto const here = TRY(standing());
    // Seqs of a twin or of a lost future: what is safe by them may never have left this terminal.
    if (progress.forked || progress.acknowledged_through >= here.next_seq)
        return seal_again_under(fresh);
    TRY(forget(progress.safe_through, aside));
    return progress.closed ? begin_anew_under(fresh, now) : Result<void>();
}

// Whoever enrols this terminal next may never have heard of the questionnaire, and what was said of it to
// others is forgotten.
Result<void> Outbox::begin_anew_under(Epoch const& fresh, Moment const& now)
{
    TRY(seal_again_under(fresh));
    auto const current = TRY(published());
    if (!current)
        return {};
    auto transaction = TRY(sql::Transaction::begin(database()));
    QuestionnaireEdit const edit { RecordId::random(), current->publication, current->questionnaire, now };
    TRY(append(edit.id, edit));
    return transaction.commit();
}

// All that is held, with what is acknowledged and not safe yet: headquarters knows it by its id and hash and
// counts nothing twice, and should it be set back it gets it again. To leave that under its old epoch would
// spare sending a few days again after a rare event, at the price of two streams in every rule about seqs. A
// visit that is open has no seq yet: it is sealed under the new epoch.
Result<void> Outbox::seal_again_under(Epoch const& fresh)
{
    auto transaction = TRY(sql::Transaction::begin(database()));
    // By way of negative numbers: a seq must not meet one that is still to be moved.
    TRY(database().execute(R"(
        UPDATE record SET seq = -numbered.next FROM
            (SELECT seq AS last, row_number() OVER (ORDER BY seq) AS next FROM record) AS numbered
        WHERE record.seq = numbered.last)"));
    TRY(database().execute("UPDATE record SET seq = -seq"));
    TRY(database().execute("UPDATE terminal SET epoch = $1, next_seq = 1 + (SELECT count(*) FROM record)",
        { column_of(fresh) }));
    TRY(transaction.commit());
    m_epoch = fresh;
    return {};
}

Result<void> Outbox::erase_from_disk()
{
    if (!m_erased_in_log)
        return {};
    auto const emptied = sql::checkpoint(database());
    if (!emptied && emptied.error().fault != Fault::Unavailable)
        return emptied;
    m_erased_in_log = !emptied;
    return {};
}

Result<Outbox::Standing> Outbox::standing()
{
    auto const rows = TRY(
        database().query("SELECT coalesce((SELECT min(seq) FROM record), next_seq), next_seq FROM terminal"));
    return Standing { rows.front().whole(0), rows.front().whole(1) };
}

}
