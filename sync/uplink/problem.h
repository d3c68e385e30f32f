// What a server said when it refused, in its own words.
#pragma once

#include "sync/http/client.h"

#include <string>

namespace peakend {

// The detail, else the title, of a problem (RFC 9457, application/problem+json), short enough for a line;
// else the status alone: "status 503".
std::string reason_given(http::Reply const&);

}
