// How much larger words are in the large view than in the usual one (goal A8: twice).
#pragma once

#include "kiosk/screens/scene.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peakend::gallery {

class Growth {
public:
    // The same moment in both views, known by `name`. Words that only one of them has are not compared: they
    // stand on another leaf.
    void usual(std::string const& name, screens::Scene const&);
    void large(std::string const& name, screens::Scene const&);

    struct Least {
        float times = 2;
        std::string where;  // "landscape-till-de-easy: 'Weiter'"; "" when all are twice as large
        std::size_t short_of_twice = 0;
        std::size_t compared = 0;
    };
    // By role, and whether the glass lies or stands.
    std::map<std::string, Least> const& least() const { return m_least; }
    // Every word that falls short, with how much it grew.
    std::vector<std::string> const& short_of_twice() const { return m_short; }

private:
    using Word = std::pair<screens::Role, std::string>;
    std::map<std::string, std::map<Word, float>> m_usual;
    std::map<std::string, Least> m_least;
    std::vector<std::string> m_short;
};

}
