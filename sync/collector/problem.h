// What went wrong with a request, as RFC 9457 problem+json whose detail says what to do.
#pragma once

#include "sync/base/result.h"
#include "sync/collector/exchange.h"

#include <string_view>

namespace peakend {

// A detail may repeat what was asked, whatever bytes that was of: what is no UTF-8 stands there as U+FFFD.
HttpReply problem(int status, std::string_view detail);
// Invalid 400, Refused 403, Unavailable 503 with Retry-After, Corrupt 500; the last without its words, which
// are for the journal alone.
HttpReply problem_of(Error const&);

}
