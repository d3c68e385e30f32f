// Where a terminal has stood, by when it was enrolled there.
//
// What a terminal says counts where it was said, also when it is handed in from another place. So a place
// begins when somebody enrols the terminal there, and ends when somebody enrols it elsewhere.
#pragma once

#include "sync/base/instant.h"
#include "sync/sql/connection.h"

#include <vector>

namespace peakend {

struct Station {
    Instant since;
    std::string touchpoint;
    std::string zone;
};

class Stations {
public:
    // Corrupt when there is none, or its touchpoint is not there.
    static Result<Stations> of(sql::Connection&, sql::Bytes const& device);
    // REQUIRES: a transaction is open.
    static Result<void> add(
        sql::Connection&, sql::Bytes const& device, std::string const& touchpoint, Instant since);

    // What was said before the first was said there.
    Station const& at(Instant) const;
    Station const& first() const { return m_all.front(); }
    bool moved() const { return m_all.size() > 1; }
    // The last with this touchpoint, else the first.
    Station const& named(std::string_view touchpoint) const;

private:
    explicit Stations(std::vector<Station> all)
        : m_all(std::move(all))
    {
    }

    std::vector<Station> m_all;  // by since; never empty
};

}
