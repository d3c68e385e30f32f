// Contributions of one terminal's responses, summed, as the tally tables keep them.
//
// A sheet of new responses is added to the tables; a sheet made from all rows must equal the sheet that is
// stored.
#pragma once

#include "sync/contract/tally.h"
#include "sync/sql/connection.h"

#include <map>
#include <tuple>

namespace peakend {

struct Twice {
    std::int64_t all = 0;
    std::int64_t cleaned = 0;
    Twice& operator+=(Twice const& other)
    {
        all += other.all;
        cleaned += other.cleaned;
        return *this;
    }
    bool operator==(Twice const&) const = default;
};

class TallySheet {
public:
    void add(Contributions const&);
    // What was added for a response before, which now counts otherwise.
    void take_back(Contributions const&);

    // Raises the tables by this sheet, or lowers them. REQUIRES: a transaction is open.
    Result<void> raise(sql::Connection&, sql::Bytes const& device) const;
    static Result<TallySheet> stored(sql::Connection&, sql::Bytes const& device);
    // REQUIRES: a transaction is open.
    static Result<void> erase(sql::Connection&, sql::Bytes const& device);

    // How many sums stand in only one of the two, or differ.
    std::size_t differences(TallySheet const&) const;

private:
    void count(Contributions const&, int times);

    using HourKey = std::tuple<SeriesId, std::int32_t, int, std::string, std::string>;
    using DayKey = std::tuple<SeriesId, std::int32_t, std::string, std::string, std::string, std::string>;
    using ExclusionKey = std::tuple<std::int32_t, std::string, std::string>;

    std::map<HourKey, Twice> m_hours;                   // series, day, hour, touchpoint, value
    std::map<DayKey, Twice> m_days;                     // series, day, touchpoint, language, ending, value
    std::map<ExclusionKey, std::int64_t> m_exclusions;  // day, touchpoint, reason
};

}
