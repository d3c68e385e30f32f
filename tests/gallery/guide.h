// Leads through all there is to see, and does with each screen what is wished.
#pragma once

#include "extremes.h"
#include "growth.h"
#include "hall.h"
#include "references.h"
#include "sheet.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::gallery {

// Empty folders: nothing of the kind.
struct Wish {
    bool all = false;
    std::filesystem::path pictures;
    std::string word;  // in the name of every screen that is shown
    std::filesystem::path sheets;
    std::filesystem::path references;
    std::filesystem::path differences = "gallery-differences";
    bool accept = false;
    bool growth = false;  // tell every word that the large view does not make twice as large

    bool paints() const { return !pictures.empty() || !sheets.empty() || !references.empty(); }
};

// A questionnaire, and the name of its file.
struct Asked {
    std::string name;
    std::shared_ptr<Questionnaire const> questionnaire;
};

// How the screens are, by the visitor's or the shop's choice; `name` ends the language in a screen's name.
struct Mode {
    char const* name;
    visit::View view;
    bool dark = false;
};

class Guide {
public:
    // REQUIRES: wish and furnishing outlive it.
    static Result<Guide> ready(Wish const& wish, Furnishing const&, std::vector<Asked>, visit::Pen);

    // All screens that stand, or all that lie.
    Result<void> lead(bool upright);
    // Prints what was seen, and gives how many things are wrong; 1 when nothing was shown.
    int conclude();

private:
    Guide(Wish const&, Furnishing const&, std::vector<Asked>, visit::Pen);

    Result<void> show_language(Hall&, std::string const& orientation, std::string const& language);
    bool is_wanted(std::string const& name) const;
    bool is_shown(Mode const&, std::string_view language) const;
    Result<void> show(Hall&, std::string const& name, Still const&, Mode const&, ContactSheet&);
    Result<void> refer(std::string const& name, stage::Raster const&);
    void tell_growth() const;
    void check_growth_of_answers();
    void complain(std::string const& name, std::string const& fault);

    Wish const& m_wish;
    Furnishing const& m_furnishing;
    std::vector<Asked> m_all;
    visit::Pen m_pen;
    std::optional<References> m_references;
    Extremes m_extremes;
    Growth m_growth;
    int m_shown = 0;
    int m_large = 0;
    int m_faults = 0;
    int m_clipped = 0;
};

}
