// The interface's own words in every language: a reader of gettext's .po files, without plurals and contexts.
//
// The English text is the name of a phrase. One that is missing in a language stays English. A variant of a
// language ("es-419", "zh-TW") reads the file of the language that it belongs to, unless it has its own.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::screens {

class Phrases {
public:
    static constexpr std::size_t largest_file = 256 * 1024;

    // Every .po file of a folder; the file's name is the language ("zh-Hans.po"). The first fault is told
    // with file and line.
    static Result<Phrases> read(std::filesystem::path const& folder);

    // Takes the text of a .po file. Invalid, with the line, for what is not understood; nothing of it is
    // taken then.
    Result<void> add(std::string const& language, std::string_view po);

    std::string in(std::string const& language, std::string_view english) const;
    // The phrases that English has and this language has not, by their English: they are shown in English.
    std::vector<std::string> missing(std::string const& language) const;
    // Every phrase that a language has, by its English; empty for a language without a file.
    std::map<std::string, std::string, std::less<>> const& all(std::string const& language) const;

private:
    std::map<std::string, std::map<std::string, std::string, std::less<>>> m_by_language;
};

}
