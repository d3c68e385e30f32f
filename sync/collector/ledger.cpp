#include "sync/collector/ledger.h"

#include "sync/base/durable_file.h"
#include "sync/base/journal.h"
#include "sync/collector/migrations.h"
#include "sync/collector/posting.h"
#include "sync/sql/migrate.h"
#include "sync/sql/sqlite.h"

namespace peakend {

namespace {

    // What the terminal was told under this very incarnation lies above what this database has: somebody put
    // an older copy of the database in its place.
    bool rolled_back(Batch const& batch, StreamProgress const& progress, Incarnation const& incarnation)
    {
        return batch.told_incarnation == incarnation
            && batch.told_acknowledged_through > progress.acknowledged_through();
    }

}

std::filesystem::path ledger_file(std::filesystem::path const& folder) { return folder / "ledger.db"; }

Result<void> expect_ledger(std::filesystem::path const& folder)
{
    std::error_code error;
    if (std::filesystem::exists(ledger_file(folder), error))
        return {};
    if (error)
        return failed(Fault::Refused,
            "the ledger in {} can't be looked for ({}): run this as the user it belongs to, as with 'sudo -u "
            "peakend-collector'",
            folder.string(), error.message());
    return failed(Fault::Refused,
        "there is no ledger in {}: give its folder with --data, as 'peakend-collector serve' has it; serve "
        "makes one where there is none yet",
        folder.string());
}

Result<FileLock> lock_ledger(std::filesystem::path const& folder)
{
    auto const path = folder / "ledger.lock";
    auto lock = FileLock::take(path);
    if (lock || lock.error().fault != Fault::Unavailable)
        return lock;
    auto const holder = read_file(path, 32);
    if (!holder || holder->empty())
        return failed(lock.error());
    return failed(Fault::Refused,
        "collector {} is using this ledger ({}): stop it, or choose another folder with --data", *holder,
        folder.string());
}

Ledger::Ledger(FileLock lock, std::unique_ptr<sql::Connection> database, SuspicionLimits const& limits)
    : m_lock(std::move(lock))
    , m_database(std::move(database))
    , m_catalogue(*m_database)
    , m_limits(limits)
{
}

Result<Ledger> Ledger::open(std::filesystem::path const& folder, SuspicionLimits const& limits)
{
    TRY(ensure_folder(folder, 0750));
    auto lock = TRY(lock_ledger(folder));
    auto database = TRY(sql::open_writer(ledger_file(folder)));
    TRY(sql::migrate(*database, ledger_migrations()));
    Ledger ledger(std::move(lock), std::move(database), limits);
    TRY(ledger.read_incarnation(UtcClock::now()));
    TRY(ledger.count_what_waited());
    return ledger;
}

Result<void> Ledger::count_what_waited()
{
    auto transaction = TRY(sql::Transaction::begin(*m_database));
    TRY(Uncounted(*m_database, m_catalogue).count_what_is_known());
    return transaction.commit();
}

Result<void> Ledger::read_incarnation(Instant now)
{
    auto const rows = TRY(m_database->query("SELECT incarnation FROM ledger"));
    if (rows.empty())
        return begin_incarnation(now);
    m_incarnation = TRY(Incarnation::from_bytes(rows.front().bytes(0)));
    return {};
}

Result<void> Ledger::begin_incarnation(Instant now)
{
    auto const drawn = Incarnation::random();
    TRY(m_database->execute("DELETE FROM ledger"));
    TRY(m_database->execute("INSERT INTO ledger(incarnation, opened_at) VALUES ($1, $2)",
        { sql::Bytes { drawn.raw() }, milliseconds_of(now) }));
    m_incarnation = drawn;
    return {};
}

std::vector<Result<Receipt>> Ledger::record(std::span<VerifiedBatch const> batches, Instant received_at)
{
    auto receipts = record_all(batches, received_at);
    if (receipts)
        return std::move(*receipts);
    // Rolled back: what was read since may never have been.
    m_catalogue.forget();
    if (auto const read = read_incarnation(received_at); !read)
        journal::alarm("incarnation_unreadable", { { "reason", read.error().what } });
    return std::vector<Result<Receipt>>(batches.size(), failed(receipts.error()));
}

Result<std::vector<Result<Receipt>>> Ledger::record_all(
    std::span<VerifiedBatch const> batches, Instant received_at)
{
    auto transaction = TRY(sql::Transaction::begin(*m_database));
    std::vector<Result<Receipt>> receipts;
    for (auto const& batch : batches) {
        receipts.push_back(record_one(batch, received_at));
        // A full or failing disk is no batch's own fault, and may have ended the transaction.
        if (!receipts.back() && receipts.back().error().fault == Fault::Unavailable)
            return failed(receipts.back().error());
    }
    TRY(transaction.commit());
    return receipts;
}

Result<Receipt> Ledger::record_one(VerifiedBatch const& batch, Instant received_at)
{
    auto const incarnation = m_incarnation;
    auto savepoint = TRY(sql::Savepoint::begin(*m_database));
    auto receipt = settle(batch, received_at);
    if (!receipt) {
        m_incarnation = incarnation;
        m_catalogue.forget();
        return receipt;
    }
    TRY(savepoint.release());
    return receipt;
}

Result<ImportedFile> Ledger::take_in(VerifiedBatch const& file, Instant received_at)
{
    auto imported = take_in_one(file, received_at);
    if (!imported)
        m_catalogue.forget();  // what was read since may never have been
    return imported;
}

Result<ImportedFile> Ledger::take_in_one(VerifiedBatch const& file, Instant received_at)
{
    auto transaction = TRY(sql::Transaction::begin(*m_database));
    TRY(Access(*m_database).check_in_service(file.sender.device));
    sql::Bytes const device { file.sender.device.raw() };
    sql::Bytes const epoch { file.batch.epoch.raw() };
    auto progress = TRY(StreamProgress::load(*m_database, device, epoch, m_incarnation));
    Posting posting(*m_database, m_catalogue, m_limits, file, received_at);
    TRY(posting.post(progress));
    TRY(transaction.commit());

    m_entered += posting.anything_new();
    ImportedFile const imported { file.sender.device, file.sender.touchpoint, posting.fresh(),
        posting.repeats(), file.records.size() - posting.fresh() - posting.repeats() };
    if (posting.forked())
        journal::alarm(
            "terminal_forked", { { "device", imported.device.hex() }, { "epoch", file.batch.epoch.hex() } });
    return imported;
}

Result<Receipt> Ledger::settle(VerifiedBatch const& verified, Instant received_at)
{
    auto const& batch = verified.batch;
    if (batch.farewell)
        TRY(Access(*m_database).check_enrolment(verified.sender.device, batch.enrolled_at));
    auto const in_service = Access(*m_database).check_in_service(verified.sender.device);
    if (!in_service && in_service.error().fault == Fault::Refused && batch.farewell)
        return farewell_again(verified, in_service.error(), received_at);
    TRY(in_service);
    sql::Bytes const device { verified.sender.device.raw() };
    sql::Bytes const epoch { batch.epoch.raw() };
    auto progress = TRY(StreamProgress::load(*m_database, device, epoch, m_incarnation));
    if (rolled_back(batch, progress, m_incarnation)) {
        journal::alarm("ledger_was_rolled_back",
            { { "device", verified.sender.device.hex() }, { "told", batch.told_acknowledged_through },
                { "here", progress.acknowledged_through() } });
        TRY(begin_incarnation(received_at));
        progress.void_lease(m_incarnation);
    }

    Posting posting(*m_database, m_catalogue, m_limits, verified, received_at);
    TRY(posting.post(progress));
    m_entered += posting.anything_new();
    if (posting.forked())
        journal::alarm("terminal_forked",
            { { "device", verified.sender.device.hex() }, { "epoch", batch.epoch.hex() } });
    auto receipt = receipt_for(verified, progress, received_at);
    receipt.safe_through = TRY(progress.safe_through(received_at));
    receipt.exceptions = posting.exceptions();
    receipt.forked = posting.forked();
    if (batch.farewell)
        TRY(let_go(verified, receipt, received_at));
    return receipt;
}

Receipt Ledger::receipt_for(
    VerifiedBatch const& verified, StreamProgress const& progress, Instant received_at) const
{
    return {
        .epoch = verified.batch.epoch,
        .incarnation = m_incarnation,
        .acknowledged_through = progress.acknowledged_through(),
        .safe_through = 0,
        .exceptions = {},
        .forked = false,
        .lease = progress.lease(),
        .server_time = received_at,
        .content_version = 0,
        .first_seq = verified.first_seq(),
        .last_seq = verified.last_seq(),
        .batch_now = verified.batch.now,
    };
}

// A farewell that comes again is answered as the first one was, so that a lost reply costs nothing: also when
// records came later on the terminal, which are not here and of which nothing is said. Nothing else of a
// retired terminal is listened to: whoever has its key now can write nothing here.
Result<Receipt> Ledger::farewell_again(
    VerifiedBatch const& verified, Error const& retired, Instant received_at)
{
    auto const& device = verified.sender.device;
    auto const& epoch = verified.batch.epoch;
    if (!TRY(Access(*m_database).retired_under(device, epoch)))
        return failed(retired);
    auto const progress
        = TRY(StreamProgress::load(*m_database, { device.raw() }, { epoch.raw() }, m_incarnation));
    auto receipt = receipt_for(verified, progress, received_at);
    if (receipt.acknowledged_through >= verified.batch.next_seq)
        return failed(retired);
    receipt.safe_through = receipt.acknowledged_through;
    return receipt;
}

// After a farewell no backup but ours stands behind the records: the terminal is told to forget them all.
Result<void> Ledger::let_go(VerifiedBatch const& verified, Receipt& receipt, Instant received_at)
{
    auto const& device = verified.sender.device;
    if (receipt.forked || receipt.acknowledged_through >= verified.batch.next_seq)
        return failed(Fault::Refused,
            "terminal {} says farewell and does not know records that are here: its disk was copied or set "
            "back, and goes on under a new name first",
            device.hex());
    if (receipt.acknowledged_through + 1 != verified.batch.next_seq)
        return failed(Fault::Refused,
            "terminal {} says farewell with {} records still to be sent: send them first", device.hex(),
            verified.batch.next_seq - 1 - receipt.acknowledged_through);
    TRY(Access(*m_database).retire(device, verified.batch.epoch, received_at));
    receipt.safe_through = receipt.acknowledged_through;
    journal::note("terminal_retired", { { "device", device.hex() } });
    return {};
}

}
