// terminal.db, written: what visitors said is on disk until headquarters has it.
//
// Only the kiosk has an Outbox; a second one on the same folder is Refused. Every function is one
// transaction, committed (WAL, FULL) when it returns. One thread at a time; the kiosk gives it to its storage
// thread (scribe.h).
#pragma once

#include "sync/contract/record.h"
#include "sync/outbox/gift.h"
#include "sync/outbox/redemption.h"
#include "sync/outbox/request.h"
#include "sync/outbox/shared_file.h"
#include "sync/outbox/uplink_file.h"
#include "sync/sql/connection.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace peakend {

class Outbox {
public:
    // Creates, migrates and quick_checks <folder>/terminal.db; draws an Epoch when the file is new.
    static Result<Outbox> open(std::filesystem::path const& folder);
    // The same; one that is damaged is set aside (set_aside.h) and journaled, and a new one begun under a new
    // epoch, so that whoever comes next is asked.
    static Result<Outbox> open_or_begin_anew(std::filesystem::path const& folder, Instant now);

    Epoch epoch() const { return m_epoch; }

    // The first tap: opening and answer in one transaction. Further taps: keep(). The last value of a
    // question counts, `changed` records that it was altered.
    Result<void> begin(Opening const&, Answer const&);
    Result<void> keep(RecordId const&, Answer const&);
    // The Response gets its seq and can be sent. An id that is not open is Invalid. A visit is sealed once.
    Result<std::int64_t> seal(Closing const&);
    // Visits found open after a crash, sealed `interrupted`; nobody knows any more how long they took: 0.
    // REQUIRES: no visit of this process is open.
    struct Interrupted {
        std::size_t sealed = 0;
        std::size_t left = 0;  // that can't be read: they stay where they are and stand in nobody's way
        std::string why {};    // of the last one left
    };
    Result<Interrupted> seal_interrupted();

    // Stores a checked questionnaire and its publication and seals the QuestionnaireEdit, unless this
    // revision is the current one already.
    Result<void> publish(Publication const&, Json const& questionnaire, Moment const& now);
    // The last one published, the one to fall back to.
    struct Published {
        Publication publication;
        Json questionnaire;
    };
    Result<std::optional<Published>> published();

    // Gives the request's own id.
    Result<RequestId> ask(Request const&);
    // Deletes what was asked, once answered, and checkpoints so that a secret leaves the disk.
    Result<void> settle(RequestId const&);

    // Draws a visitor's gift and keeps what was drawn; nothing when there is none.
    Result<std::optional<Gift>> give(RecordId const& visit, Surprise const&, Moment const& now);

    // Marks a gift as handed out, once.
    Result<Redemption> redeem(std::string_view typed, Moment const& now);

    // Adds to the hour in which the visitor woke the screen, first touch to last.
    Result<void> meet(Encounter, Moment const& woken);
    // Hours that began before, and all of earlier boots, each as one record. Returns how many. An hour of
    // which something comes later (a visit that ran on) is sealed once more with what came.
    Result<std::size_t> seal_encounters(Moment const& before);

    // Proves that a commit works again after one failed.
    Result<void> probe();

    // Deletes records up to and including `safe_through` but those set aside, which headquarters does not
    // have, then checkpoints. A reader in the way of the checkpoint is no error; the next forget() or
    // settle() tries again, also one that finds nothing to delete. Returns how many.
    Result<std::size_t> forget(std::int64_t safe_through, std::vector<std::int64_t> const& aside = {});

    // Does what follows from how far headquarters is: forgets what is safe, and goes over to the epoch
    // `fresh` after a fork, after a farewell, and when headquarters has more of this epoch than was ever
    // sealed here: then this file is an older copy of itself. Progress of an epoch that was left meanwhile
    // changes nothing.
    Result<void> follow(
        Progress const&, std::vector<std::int64_t> const& aside, Epoch const& fresh, Moment const& now);

    struct Standing {
        std::int64_t lowest_held;  // next_seq when nothing is held
        std::int64_t next_seq;
    };
    Result<Standing> standing();

private:
    Outbox(OwnedDatabase, Epoch);
    sql::Connection& database() { return *m_file.database; }
    Result<void> put(RecordId const&, Answer const&);
    Result<void> seal_interrupted(sql::Row const& visit);
    Result<std::int64_t> seal_open(Closing const&);
    Result<std::int64_t> append(RecordId const&, RecordBody const&);
    Result<void> seal_again_under(Epoch const& fresh);
    Result<void> begin_anew_under(Epoch const& fresh, Moment const& now);
    Result<void> erase_from_disk();

    OwnedDatabase m_file;
    Epoch m_epoch;
    bool m_erased_in_log = true;  // deleted text may still stand in the -wal, also from before a crash
};

}
