// What goes up in one envelope and what comes back in another.
#pragma once

#include "sync/base/instant.h"
#include "sync/contract/keys.h"
#include "sync/contract/notice.h"
#include "sync/contract/record.h"
#include "sync/contract/wire_number.h"
#include "sync/contract/words_keys.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peakend {

inline constexpr char const* batches_route = "/v1/batches";
inline constexpr char const* enrolments_route = "/v1/enrolments";

inline constexpr std::size_t most_records_in_batch = 500;

// "At `at` of this boot it was `server` at headquarters, give or take `uncertainty`."
struct ClockAnchor {
    std::string boot_id;
    BootInstant at;
    Instant server;
    Milliseconds uncertainty { 0 };
    bool operator==(ClockAnchor const&) const = default;
};

// How the terminal is; the latest wins, it is never resent.
struct TerminalState {
    std::string version;      // of the program
    std::int64_t waiting;     // records not yet acknowledged
    std::int64_t free_bytes;  // on the data folder's disk
};

// Seqs first..last, both included.
struct SeqRange {
    std::int64_t first;
    std::int64_t last;
    bool operator==(SeqRange const&) const = default;
};

// A record that headquarters refused for good: the terminal keeps it and goes on behind it.
struct AsideRecord {
    std::int64_t seq;
    RecordId id;
    bool operator==(AsideRecord const&) const = default;
};

struct Batch {
    Epoch epoch;
    std::int64_t lowest_held;           // lowest seq still on the terminal
    std::int64_t next_seq;              // the seq that the next sealed record will get
    std::vector<SealedRecord> records;  // REQUIRES: ascending seq without holes; may be empty
    Moment now;
    std::vector<ClockAnchor> anchors;
    TerminalState state;
    // Absent in a file batch, and before the first receipt.
    std::optional<Lease> lease;
    std::optional<Incarnation> told_incarnation;
    std::int64_t told_acknowledged_through = 0;
    // What the stream goes on without, so that it waits for none of it. Ascending.
    std::vector<SeqRange> missing {};   // above lowest_held, and lost: a damaged disk
    std::vector<AsideRecord> aside {};  // held, and not sent any more
    bool farewell = false;              // the terminal's last one, without records: retire its key
    // In a farewell: the server_time of the enrolment that ends with it.
    std::optional<Instant> enrolled_at {};
};
std::string to_body(Batch const&);
// Reads the records' ids and leaves their kinds to record_body_from(): a record that this version does not
// know is no fault of the batch.
Result<Batch> batch_from(std::string_view body);

// What became of a record that was not simply stored.
enum class Verdict {
    Unparsed,  // kept raw: this collector is older than the record
    Fork,      // this key exists with another hash
};

struct Receipt {
    Epoch epoch;
    Incarnation incarnation;
    std::int64_t acknowledged_through;                         // contiguous and committed
    std::int64_t safe_through;                                 // the terminal may delete up to here
    std::vector<std::pair<std::int64_t, Verdict>> exceptions;  // by seq
    bool forked = false;                                       // draw a new epoch
    Lease lease;
    Instant server_time;
    std::int64_t content_version = 0;
    std::optional<WordsKeys> words = {};  // what holds from now on; none from a collector without such keys
    std::optional<Notice> notice = {};    // what is to be shown from now on, until it expires; none: nothing
    // Echoes, so that a replayed receipt of another batch is not believed.
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
    Moment batch_now;
};
std::string to_body(Receipt const&);
Result<Receipt> receipt_from(std::string_view body);

// Enrolment: what the terminal asks with its one-time code, and what it gets. JSON, not enveloped: there is
// no key yet.
struct EnrolmentRequest {
    std::string code;
    PublicKey key;
    std::optional<Epoch> epoch;  // of terminal.db, when there is one
};
struct Enrolment {
    DeviceId device;
    PublicKey receipt_key;
    std::string place;       // touchpoint id
    std::string place_name;  // "Tidemark, Harbour Street"
    Instant server_time;     // names this enrolment, too: a farewell says it
    std::optional<WordsKeys> words = {};
};
Json to_json(EnrolmentRequest const&);
Result<EnrolmentRequest> enrolment_request_from(Json const&);
Json to_json(Enrolment const&);
Result<Enrolment> enrolment_from(Json const&);

}
