// One object of a file that a person wrote, read member by member.
//
// JsonReader believes a machine and stops at the first fault; this one tells an author every fault, with its
// JSON pointer and the remedy, and goes on reading.
#pragma once

#include "sync/contract/json.h"
#include "sync/contract/questionnaire.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

// Findings in the order in which they were made; never more than `most`, however absurd the file.
class Findings {
public:
    static constexpr std::size_t most = 500;

    template <class... Arguments>
    void add(std::string_view path, fmt::format_string<Arguments...> remedy, Arguments&&... arguments)
    {
        note(path, fmt::format(remedy, std::forward<Arguments>(arguments)...));
    }

    std::size_t count() const { return m_findings.size(); }
    std::vector<Finding> take() { return std::move(m_findings); }

private:
    void note(std::string_view path, std::string remedy);

    std::vector<Finding> m_findings;
};

// What an author wrote, short and printable enough to stand in one line of a finding.
std::string shown(std::string_view authored);

class AuthoredObject {
public:
    // What is no object is one finding, and reads as an empty object of which nothing more is asked.
    // REQUIRES: json and findings outlive this.
    AuthoredObject(Json const& json, std::string path, Findings& findings);

    bool readable() const { return m_json.object() != nullptr; }
    std::string const& path() const { return m_path; }
    std::string path_of(std::string_view name) const;
    bool has(std::string_view name) const { return m_json.find(name) != nullptr; }
    Findings& findings() { return m_findings; }

    // Every other member is a finding. owner: what this object is to the author, "a choice".
    void allow_only(std::span<std::string_view const> known, std::string_view owner);

    // Null pointer, and a finding, when it is missing.
    Json const* member(std::string_view name);
    // Nothing, and a finding, when the member is missing or of another type or out of bounds.
    std::optional<std::string> text(std::string_view name);
    // A name that programs and reports use, [a-z0-9_]; "" and a finding when there is none.
    std::string name(std::string_view name);
    std::optional<int> whole(std::string_view name, int least, int most);
    std::optional<bool> yes_or_no(std::string_view name);
    // At most `most` elements, even when there are more.
    std::span<Json const> array(std::string_view name, std::size_t least, std::size_t most);

private:
    Json const& m_json;
    std::string m_path;
    Findings& m_findings;
};

}
