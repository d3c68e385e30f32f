// A sealed row of a terminal, whatever its kind. Device, epoch and seq say where it stands; the body covers
// none of them.
#pragma once

#include "sync/contract/encounters.h"
#include "sync/contract/id.h"
#include "sync/contract/json.h"
#include "sync/contract/response.h"
#include "sync/contract/revision.h"

#include <cstdint>
#include <variant>

namespace peakend {

// A questionnaire and the Publication that put it on the terminal. Sealed before the first Response that uses
// it.
struct QuestionnaireEdit {
    RecordId id;
    Publication publication;
    Json questionnaire;
    Moment made;
};

using RecordBody = std::variant<Response, QuestionnaireEdit, Encounters>;

// {"kind": "response", ...}; the hash of a record is sha256 of canonical_json of this.
Json to_json(RecordBody const&);
// Invalid for a kind or shape that this version does not know: such a record is kept raw, never lost.
Result<RecordBody> record_body_from(Json const&);

// seq = 1, 2, 3 ... within an epoch, assigned in the transaction that seals the record.
struct SealedRecord {
    std::int64_t seq;
    RecordId id;
    std::string body;  // canonical JSON
};

}
