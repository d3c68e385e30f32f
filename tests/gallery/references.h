// Pictures of chosen screens that somebody looked at and found good.
//
// The folder holds `chosen`, a name on each line, and a PNG of each. Letters and edges may differ by a
// little, since fonts are smoothed and the processor draws; what is more than that is a fault, until somebody
// looks and accepts.
#pragma once

#include "kiosk/stage/raster.h"
#include "sync/base/result.h"

#include <filesystem>
#include <set>
#include <string>

namespace peakend::gallery {

class References {
public:
    // `differences`: where pictures of what differs are put.
    static Result<References> read(std::filesystem::path const& folder, std::filesystem::path differences);

    bool wants(std::string const& name) const { return m_chosen.count(name) > 0; }

    // "" when the screen looks as it should; else what is wrong, and where to look at it.
    Result<std::string> compare(std::string const& name, stage::Raster const&);
    Result<void> accept(std::string const& name, stage::Raster const&);

    // Chosen, and never shown: a name that is misspelled, or a screen that is gone.
    std::set<std::string> const& unseen() const { return m_unseen; }

private:
    References() = default;

    std::filesystem::path m_folder;
    std::filesystem::path m_differences;
    std::set<std::string> m_chosen;
    std::set<std::string> m_unseen;
};

}
