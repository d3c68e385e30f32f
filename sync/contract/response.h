// What one visitor said, as it is sealed, sent and kept. A sealed Response never changes.
#pragma once

#include "sync/base/instant.h"
#include "sync/contract/id.h"
#include "sync/contract/json.h"
#include "sync/contract/sealed_words.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peakend {

// Bounds that response_from() holds a Response to.
inline constexpr std::size_t most_answers = 100;
inline constexpr std::size_t most_chosen = 64;
inline constexpr int highest_rating = 100;

// A rating, the id of one choice, the ids of many in the order of the questionnaire, or words. Words are
// never here in clear: a string is always the id of a choice.
using Value = std::variant<int, std::string, std::vector<std::string>, SealedWords>;

Json to_json(Value const&);
Result<Value> value_from(Json const&);

struct Answer {
    std::string key;  // of the question
    Value value;
    bool changed = false;  // altered before the visit was sealed
    bool operator==(Answer const&) const = default;
};

enum class Ending { Completed, WalkedAway, TimedOut, Interrupted };
std::string_view name_of(Ending);  // "completed" "walked_away" "timed_out" "interrupted"
std::optional<Ending> ending_named(std::string_view);

// Why a rating is suspect. Flags never delete. The first three are known to the terminal when it seals; the
// last two follow from the ratings around it, and only headquarters finds them (suspicion.h).
enum class Flag { TooFast, OutsideHours, TestMode, ClockUncertain, Burst, SameRun };
// "too_fast" "outside_hours" "test_mode" "clock_uncertain" "burst" "same_run"
std::string_view name_of(Flag);
// True of the last two, which no terminal may claim.
bool found_at_ingest(Flag);
std::optional<Flag> flag_named(std::string_view);
Json to_json(std::vector<Flag> const&);
Result<std::vector<Flag>> flags_from(Json const&);

// When, by the terminal's own two clocks. `wall` is evidence only: the event time is computed at ingest from
// `boot_id` and `at`.
struct Moment {
    std::string boot_id;
    BootInstant at;
    Instant wall;
    bool operator==(Moment const&) const = default;
};
// By the clocks of this machine. For programs alone: what is tested takes its Moment as an argument.
Moment moment_now();
// `wall` travels as its distance from `at`: the same number all through a boot, so it compresses to nothing.
Json to_json(Moment const&);
// path leads the message of a fault.
Result<Moment> moment_from(Json const&, std::string_view path = "");

struct Response {
    RecordId id;
    RevisionId revision;
    std::string language;     // at the end of the visit
    std::string layout;       // "landscape", "portrait"
    Moment started;           // the first tap
    Milliseconds took { 0 };  // first tap to last answer
    Ending ending = Ending::Completed;
    std::vector<Flag> flags;
    std::vector<Answer> answers;  // in the order of first answering
    bool operator==(Response const&) const = default;
};

// The first words of a visit: all of a Response that is known at its first tap.
struct Opening {
    RecordId id;
    RevisionId revision;
    std::string language;
    std::string layout;
    Moment started;
    std::vector<Flag> flags;
};

// What is known of a visit only when it ends.
struct Closing {
    RecordId id;
    std::string language;
    Milliseconds took { 0 };
    Ending ending;
};

Json to_json(Response const&);
// Members that are not known are passed over; values that are not known (an ending, a flag) are Invalid,
// since a rating that is suspect for a reason we cannot read must not count as clean.
Result<Response> response_from(Json const&);

}
