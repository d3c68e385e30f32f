// Every Response once, and the tallies that follow from it.
//
// A Ledger is the only writer of its database; a lock beside the file keeps a second one out. It belongs to
// one thread (see writer.h). Readers open the file themselves.
#pragma once

#include "sync/base/file_lock.h"
#include "sync/collector/catalogue.h"
#include "sync/collector/imported_file.h"
#include "sync/collector/stream_progress.h"
#include "sync/collector/verified_batch.h"
#include "sync/contract/suspicion.h"
#include "sync/sql/connection.h"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace peakend {

std::filesystem::path ledger_file(std::filesystem::path const& folder);
// For commands that make none themselves. Refused, "there is no ledger in ...", with the remedy.
Result<void> expect_ledger(std::filesystem::path const& folder);
// Refused, "collector 1234 is using this ledger", while another process writes it.
Result<FileLock> lock_ledger(std::filesystem::path const& folder);

class Ledger {
public:
    // Makes the folder and the database when they are not there. Refused when another process has it open,
    // when it is of a newer schema or can't be written.
    // limits: from when on ratings that come in are suspect.
    static Result<Ledger> open(std::filesystem::path const& folder, SuspicionLimits const& limits = {});

    // One transaction for all; a batch that fails does so alone. Receipts are in the order of the batches,
    // and stand for what is committed.
    std::vector<Result<Receipt>> record(std::span<VerifiedBatch const>, Instant received_at);

    // What a terminal exported to a stick, by the same rules as a batch: a record that is here already counts
    // once. One transaction. REQUIRES: verify_file() gave it.
    Result<ImportedFile> take_in(VerifiedBatch const&, Instant received_at);

    // For what else is written (codes, enrolments). The caller opens its own transaction.
    sql::Connection& database() { return *m_database; }
    Incarnation const& incarnation() const { return m_incarnation; }
    // Batches with new records that were committed since open().
    std::uint64_t entered() const { return m_entered; }

private:
    Ledger(FileLock, std::unique_ptr<sql::Connection>, SuspicionLimits const&);

    Result<void> read_incarnation(Instant now);
    Result<void> begin_incarnation(Instant now);
    Result<void> count_what_waited();
    Result<Receipt> record_one(VerifiedBatch const&, Instant received_at);
    Result<ImportedFile> take_in_one(VerifiedBatch const&, Instant received_at);
    Result<Receipt> settle(VerifiedBatch const&, Instant received_at);
    Receipt receipt_for(VerifiedBatch const&, StreamProgress const&, Instant received_at) const;
    Result<Receipt> farewell_again(VerifiedBatch const&, Error const& retired, Instant received_at);
    Result<void> let_go(VerifiedBatch const&, Receipt&, Instant received_at);
    Result<std::vector<Result<Receipt>>> record_all(std::span<VerifiedBatch const>, Instant received_at);

    FileLock m_lock;
    std::unique_ptr<sql::Connection> m_database;
    Catalogue m_catalogue;
    SuspicionLimits m_limits;
    Incarnation m_incarnation;
    std::uint64_t m_entered = 0;
};

}
