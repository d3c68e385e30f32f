// Which keys there are, by language: what assets/keyboards says (its README.md is the format), checked.
#pragma once

#include "kiosk/visit/composition.h"
#include "sync/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::screens {

struct KeyCap {
    std::string label;    // what is drawn and read aloud
    std::string letters;  // what is typed
    visit::Stroke stroke = visit::Stroke::Plain;
};
// From the left, whichever way the language is written.
using KeyRow = std::vector<KeyCap>;

struct Layout {
    std::vector<std::string> languages;
    std::vector<KeyRow> letters;
    std::vector<KeyRow> shifted;  // empty: no shift
    std::vector<KeyRow> symbols;
    bool phonetic = false;       // has a row of candidates
    bool for_addresses = false;  // has the letters of e-mail addresses
    bool lent = false;           // to languages whose own has not

    std::vector<KeyRow> const& rows(visit::Layer) const;
};

class Keyboards {
public:
    static constexpr std::size_t largest_file = 64 * 1024;

    // Every .json file of a folder, in the order of their names. The first fault is told with its file and
    // what to do.
    static Result<Keyboards> read(std::filesystem::path const& folder);

    // Takes one layout. Invalid, and nothing of it is taken, when it is broken or has another's language.
    Result<void> add(std::string_view json);

    // Null pointer when the language has none.
    Layout const* for_language(std::string_view language) const;
    // The same when it has the letters of addresses, else the first that is lent.
    Layout const* for_addresses(std::string_view language) const;
    std::vector<Layout> const& all() const { return m_layouts; }

private:
    std::vector<Layout> m_layouts;
};

}
