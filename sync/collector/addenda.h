// Words that came later, from a phone: each belongs to one response, whichever of the two arrives first.
#pragma once

#include "sync/contract/phone_link.h"
#include "sync/contract/questionnaire.h"
#include "sync/sql/connection.h"

#include <optional>
#include <vector>

namespace peakend {

enum class AddendumKind { Text, Contact };
std::string_view name_of(AddendumKind);  // "text", "contact"
std::optional<AddendumKind> addendum_kind_named(std::string_view);

struct Addendum {
    DeviceId device;
    RecordId record;
    AddendumKind kind;
    SealedWords words;
    Instant received_at;
};

// Of one terminal, while their responses have not come. Whoever has a terminal's phone key can name responses
// that there never were; a terminal that is offline for a week has far fewer.
inline constexpr std::int64_t most_addenda_ahead = 1000;

class Addenda {
public:
    explicit Addenda(sql::Connection& database)
        : m_database(database)
    {
    }

    // False when words of this kind are there already: those stay. Unavailable when too many wait for their
    // responses, this one's among them. REQUIRES: a transaction is open.
    Result<bool> add(Addendum const&);
    Result<std::vector<Addendum>> of(DeviceId const&, RecordId const&);
    // In the order of device and record, behind `after`; of at most `records` of them.
    struct Key {
        DeviceId device;
        RecordId record;
    };
    Result<std::vector<Addendum>> behind(Key const& after, std::int64_t records);
    // Of these, those whose response has not come.
    Result<std::vector<Addendum>> without_response(Key const& after, std::int64_t records);

    // What the visitor is asked: the response's questionnaire, or, before the response has come, the one that
    // its terminal published last. Nothing when neither is known.
    Result<std::optional<Questionnaire>> asked(DeviceId const&, RecordId const&);

private:
    Result<void> check_room(Addendum const&);
    Result<std::vector<Addendum>> of_all(std::vector<sql::Row> const& records);

    sql::Connection& m_database;
};

}
