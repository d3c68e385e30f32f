#include "extremes.h"

#include "kiosk/screens/contrast.h"

#include <algorithm>
#include <fmt/format.h>

namespace peakend::gallery {

void Extremes::see(std::string const& screen, screens::Scene const& scene, Glass const& glass)
{
    using screens::Role;
    for (auto const& element : scene.elements()) {
        if (element.words.width > 0)
            note(Words, screens::contrast(element.ink, element.ground), element, screen);
        if (!element.can_be_tapped())
            continue;
        note(Controls, screens::contrast(element.edge, element.beside), element, screen);
        auto const shorter = std::min(element.target.width, element.target.height) / glass.pixels_per_mm;
        auto const what = element.role == Role::Key ? Keys
            : element.role != Role::Choice          ? Others
            : is_tile(element)                      ? Tiles
                                                    : Ratings;
        note(what, shorter, element, screen);
    }
}

void Extremes::note(What what, double figure, screens::Element const& element, std::string const& screen)
{
    if (figure >= m_least[what].figure)
        return;
    m_least[what] = { figure, fmt::format("'{}' on {}", element.label, screen) };
}

std::vector<std::string> Extremes::lines() const
{
    struct Line {
        What what;
        char const* format;
    };
    constexpr std::array lines { Line { Words, "A1 words: {:.1f}:1 at least (aim >= 7:1)" },
        Line { Controls, "A1 controls: {:.1f}:1 at least (aim >= 3:1)" },
        Line { Ratings, "A2 ratings: {:.1f} mm at least (aim >= 20, or 19.5 x 30 in one row of 0 to 10)" },
        Line { Tiles, "A2 tiles: {:.1f} mm at least (aim >= 12)" },
        Line { Keys, "A2 keys of the keyboard: {:.1f} mm at least (aim >= 8)" },
        Line { Others, "A2 buttons: {:.1f} mm at least (aim >= 12)" } };
    std::vector<std::string> told;
    for (auto const& [what, format] : lines) {
        if (!m_least[what].where.empty())
            told.push_back(
                fmt::format(fmt::runtime(format), m_least[what].figure) + ": " + m_least[what].where);
    }
    return told;
}

}
