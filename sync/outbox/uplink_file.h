// uplink.db: every fact about the outside. Written by the uplink, read by the kiosk.
#pragma once

#include "sync/contract/batch.h"
#include "sync/outbox/request.h"
#include "sync/outbox/shared_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace peakend {

// What the collector said of us at enrolment.
struct Enrolled {
    DeviceId device;
    PublicKey receipt_key;
    std::string server;  // "https://hq.example"
    std::string place;
    std::string place_name;
    std::optional<Instant> enrolled_at {};  // by its clock; unknown of one that an older uplink enrolled
};

// How far headquarters is with one epoch, as the last believed receipt said.
struct Progress {
    Epoch epoch;
    Incarnation incarnation;
    std::int64_t acknowledged_through = 0;
    std::int64_t safe_through = 0;
    Lease lease;
    bool forked = false;
    std::int64_t content_version = 0;
    bool closed = false;  // the terminal said farewell: nothing more is sent under this epoch
};

// What this terminal last said farewell with. While the device is still here nobody knows whether
// headquarters has taken it: the reply may have been lost.
struct Farewell {
    Epoch epoch;
    std::int64_t next_seq;  // it let go of everything below
    KeyId key;              // that it was signed with
};

inline constexpr int refusals_to_set_aside = 3;

// A record that headquarters refused for good, alone in its batch.
struct Refusal {
    std::int64_t seq;
    RecordId record;
    int times;
    bool aside() const { return times >= refusals_to_set_aside; }
    bool operator==(Refusal const&) const = default;
};

// What came of the last try to send, when no receipt did.
struct Hindrance {
    std::string why;  // a sentence for staff
    bool refused;     // headquarters was asked and does not want it; else it could not be asked, or not now
    Instant since;    // by this terminal's clock; of the first try that was refused, or not, like this one
    bool operator==(Hindrance const&) const = default;
};

// What was last written to a stick, all of it and read back. It acknowledges nothing: sticks get lost.
struct Exported {
    Epoch epoch;
    std::int64_t first_seq;
    std::int64_t last_seq;
    Instant at;  // by this terminal's clock
    bool operator==(Exported const&) const = default;
};

// What a receipt says of what was sent. Headquarters may have kept nothing of it, or tell of a fork.
enum class Receipted { taken, not_taken };

// Far more than a terminal that is switched off each night starts between a record and its safe receipt. What
// is held longer, such as a record that was set aside, is bounded by its neighbours and flagged.
inline constexpr std::int64_t boots_with_anchors = 100;

// Only the uplink has an UplinkFile; a second one on the same folder is Refused. One thread at a time.
class UplinkFile {
public:
    // Creates, migrates and quick_checks <folder>/uplink.db.
    static Result<UplinkFile> open(std::filesystem::path const& folder);

    Result<std::optional<Enrolled>> enrolled();
    // What another device was told is not told to this one: progress begins anew unless the device is the
    // same. Of an epoch that was closed it stays: what it sent is headquarters' under the former device, and
    // would count twice under this one. A farewell to an earlier enrolment is over. What another headquarters
    // asked for words with goes too: nobody else can open what is sealed to it. So does what another device
    // exported, which is no news of this one.
    Result<void> enrol(Enrolled const&);
    // Before it is said.
    Result<void> keep_farewell(Farewell const&);
    Result<std::optional<Farewell>> farewell();
    // After a farewell: the epoch is closed, the device and its keys for words gone, in one transaction, and
    // out of the -wal too.
    Result<void> forget_device(Progress const&, Instant contact);
    Result<std::optional<Progress>> progress(Epoch const&);
    // Until something is taken again, or the next enrolment. While headquarters goes on refusing, or goes on
    // being out of reach, the first time stands, whatever the sentence.
    Result<void> keep_hindrance(Hindrance const&);
    // Progress and the time of contact, one transaction; once something is taken, what hindered is over.
    Result<void> settle(Progress const&, Instant contact, Receipted = Receipted::taken);
    // Of this epoch, by seq.
    Result<std::vector<Refusal>> refusals(Epoch const&);
    Result<void> refuse(Epoch const&, Refusal const&);
    // As if the records above `acknowledged_through` had never been refused.
    Result<void> withdraw_refusals(Epoch const&, std::int64_t acknowledged_through);
    // What holds from now on; nothing: words are not asked for.
    Result<void> keep_words_keys(std::optional<WordsKeys> const&);
    // What is to be shown from now on, until it expires; nothing: nothing.
    Result<void> keep_notice(std::optional<Notice> const&);
    // The best anchors per boot are kept, the two with the least uncertainty and the newest, and only those
    // of the last boots by headquarters' clock.
    Result<void> anchor(ClockAnchor const&);
    Result<std::vector<ClockAnchor>> anchors();
    // In the place of an earlier one.
    Result<void> keep_export(Exported const&);
    Result<void> answer(RequestAnswer const&);
    // Forgets answers to requests that are no longer asked.
    Result<void> keep_answers_to(std::vector<RequestId> const&);

private:
    explicit UplinkFile(OwnedDatabase);
    sql::Connection& database() { return *m_file.database; }
    Result<void> put(Progress const&, Instant contact);

    OwnedDatabase m_file;
};

// The kiosk's look at it; opened mode=ro for each look.
class UplinkView {
public:
    explicit UplinkView(std::filesystem::path const& folder);

    struct Glance {
        std::optional<Enrolled> enrolled;
        std::optional<Progress> progress;
        std::vector<std::int64_t> aside;  // seqs of the epoch that headquarters does not take
        std::optional<Instant> last_contact;
        std::vector<RequestAnswer> answers;
        // For what visitors write: see offered_phone_link(). The anchors, unlike last_contact, can be
        // compared with this boot's clock.
        std::optional<WordsKeys> words;
        std::vector<ClockAnchor> anchors;
        std::optional<Notice> notice;  // of headquarters; it may have expired
        std::optional<Hindrance> hindrance {};
        std::optional<Exported> exported {};  // of this epoch
    };
    // Unavailable when the uplink has not made the file yet.
    Result<Glance> look(Epoch const&) const;

private:
    std::filesystem::path m_folder;
};

}
