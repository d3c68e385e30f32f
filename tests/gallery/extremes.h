// The figures nearest to a limit that were seen on any screen, and where: goals A1 and A2.
#pragma once

#include "inspection.h"

#include <array>
#include <string>
#include <vector>

namespace peakend::gallery {

class Extremes {
public:
    void see(std::string const& screen, screens::Scene const&, Glass const&);

    // "A1  words: 7.4:1 at least ('Skip', landscape-till-en-dark-nps)", one line each.
    std::vector<std::string> lines() const;

private:
    enum What { Words, Controls, Ratings, Tiles, Keys, Others, count_of_whats };
    struct Seen {
        double figure = 1e9;
        std::string where;
    };
    void note(What, double figure, screens::Element const&, std::string const& screen);

    std::array<Seen, count_of_whats> m_least;
};

}
