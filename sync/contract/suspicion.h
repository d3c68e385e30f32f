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

// The thresholds are the operator's to set. The defaults suit a terminal that one visitor uses after another:
// nobody reads and leaves in five seconds six times over, and at 60 % best faces, ten in a row at such a pace
// are one in 165.
struct SuspicionLimits {
    int burst_count = 6;  // so many first answers ...
    Milliseconds burst_within { 30'000 };
    int run_count = 10;               // so many times the same first answer ...
    Milliseconds run_gap { 20'000 };  // ... each so soon after the one before
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
