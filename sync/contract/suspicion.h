// Which ratings of one terminal look as if nobody meant them: a burst, or a run of one face.
//
// Pure, and decided by what stands around a rating in the order of seq, never by when it arrived: so however
// the responses were split into batches, the same ones are suspect. Distances are told by the terminal's own
// boot clock, which no wrong wall clock can bend; a restart ends every burst and every run.
#pragma once

#include "sync/contract/response.h"

#include <span>
#include <vector>

namespace peakend {

// The thresholds are the operator's to set. Both defaults tell one hand from a queue of people, who cannot
// read, tap and make room in a few seconds each. A slower run must not count: where 80 % choose the best
// face, every third answer stands in a row of ten by chance alone (p^10 (10 - 9p)), and leaving those out
// would make the best terminals look worst.
struct SuspicionLimits {
    int burst_count = 6;  // so many first answers ...
    Milliseconds burst_within { 30'000 };
    int run_count = 10;              // so many times the same first answer ...
    Milliseconds run_gap { 8'000 };  // ... each so soon after the one before
};

// How many ratings before and behind one can bear on it.
std::size_t reach_of(SuspicionLimits const&);

struct Impression {
    Moment started;
    Value first;  // what was answered first
};
Impression impression_of(Response const&);

// For each impression, in the order of seq, the flags among Burst and SameRun that it carries. Those nearer
// to an end than reach_of() may lack neighbours that are not given here.
std::vector<std::vector<Flag>> suspicions(std::span<Impression const>, SuspicionLimits const&);

}
