// What each listener answers: terminals hand in, people look, commands of this machine change.
#pragma once

#include "sync/collector/exchange.h"
#include "sync/collector/pages.h"
#include "sync/collector/readers.h"
#include "sync/collector/words_secrets.h"
#include "sync/collector/writer.h"
#include "sync/contract/envelope.h"
#include "sync/contract/keys.h"

namespace peakend {

// What the routes work with. REQUIRES: all outlive the routes.
struct Backroom {
    Writer& writer;
    Readers& readers;
    SigningKey const& receipt_key;
    Pages const& pages;
    WordsPolicy const& words;
};

// POST /v1/batches, POST /v1/enrolments, and what phones reach
Routes terminal_routes(Backroom const&);
// GET /p and the parts of that page, POST /v1/addenda/form, POST /v1/addenda; nothing unless phones are
// offered
void add_phone_routes(Routes&, Backroom const&);
// GET /v1/tallies, GET /v1/encounters, GET /v1/places, and the pages
Routes people_routes(Backroom const&);
// POST /v1/codes, POST /v1/files, POST /v1/notices
Routes command_routes(Backroom const&);

// How large the body of POST /v1/batches and of POST /v1/files may be, and a file on a stick.
inline constexpr std::size_t most_envelope_bytes = most_compressed_bytes + envelope_overhead;

// GET /healthz: this process answers. GET /readyz: so do the disk and the writer.
void add_probes(Routes&, Backroom const&);

inline constexpr char const* files_route = "/v1/files";

// The body of POST /v1/codes.
struct CodeRequest {
    std::string touchpoint;  // names parted by "/"
    std::string zone;
};
Json to_json(CodeRequest const&);
Result<CodeRequest> code_request_from(Json const&);
Json to_json(IssuedCode const&);
Result<IssuedCode> issued_code_from(Json const&);

}
