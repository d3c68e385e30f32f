#include "sync/contract/authored_object.h"

#include "sync/base/suggestion.h"

#include <algorithm>
#include <fmt/format.h>

namespace peakend {

namespace {

    constexpr std::size_t most_shown_bytes = 60;
    constexpr std::size_t most_name_characters = 40;

    bool is_name(std::string_view text)
    {
        return !text.empty() && text.size() <= most_name_characters
            && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
    }

    bool printable(char byte) { return static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f; }

    bool plain(std::string_view name)
    {
        return name.size() <= most_shown_bytes && std::all_of(name.begin(), name.end(), printable);
    }

    // A name as a reference token of a JSON pointer (RFC 6901, section 3).
    std::string reference_token(std::string_view name)
    {
        std::string token;
        for (auto const character : name) {
            if (character == '~')
                token += "~0";
            else if (character == '/')
                token += "~1";
            else
                token += character;
        }
        return token;
    }

}

void Findings::note(std::string_view path, std::string remedy)
{
    if (m_findings.size() + 1 < most)
        m_findings.push_back({ std::string(path), std::move(remedy) });
    else if (m_findings.size() < most)
        m_findings.push_back({ "", "there are more faults than can be told; mend these first" });
}

std::string shown(std::string_view authored)
{
    auto end = std::min(authored.size(), most_shown_bytes);
    while (end > 0 && end < authored.size() && (authored[end] & 0xc0) == 0x80)
        --end;  // not within a character
    std::string text(authored.substr(0, end));
    std::replace_if(
        text.begin(), text.end(), [](char byte) { return !printable(byte); }, ' ');
    return end < authored.size() ? text + "..." : text;
}

AuthoredObject::AuthoredObject(Json const& json, std::string path, Findings& findings)
    : m_json(json)
    , m_path(std::move(path))
    , m_findings(findings)
{
    if (!readable())
        m_findings.add(m_path, "write an object here: {{...}}");
}

std::string AuthoredObject::path_of(std::string_view name) const
{
    // A name that would not fit in a line is told by its object.
    return plain(name) ? fmt::format("{}/{}", m_path, reference_token(name)) : m_path;
}

void AuthoredObject::allow_only(std::span<std::string_view const> known, std::string_view owner)
{
    if (!readable())
        return;
    for (auto const& [name, value] : *m_json.object()) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            m_findings.add(path_of(name), "{} has no '{}'{}; correct or remove it. It knows {}", owner,
                shown(name), suggestion(name, known), fmt::join(known, ", "));
    }
}

Json const* AuthoredObject::member(std::string_view name)
{
    auto const* found = m_json.find(name);
    if (!found && readable())
        m_findings.add(m_path, "'{}' is missing; add it", name);
    return found;
}

std::optional<std::string> AuthoredObject::text(std::string_view name)
{
    auto const* found = member(name);
    if (!found)
        return {};
    if (auto const* text = found->text())
        return *text;
    m_findings.add(path_of(name), "write a text in quotes here");
    return {};
}

std::string AuthoredObject::name(std::string_view name)
{
    auto const authored = text(name);
    if (!authored || is_name(*authored))
        return authored.value_or("");
    m_findings.add(path_of(name), "'{}' is no name here; use up to {} of a-z, 0-9 and _", shown(*authored),
        most_name_characters);
    return {};
}

std::optional<int> AuthoredObject::whole(std::string_view name, int least, int most)
{
    auto const* found = member(name);
    if (!found)
        return {};
    auto const* whole = found->whole();
    if (whole && *whole >= least && *whole <= most)
        return static_cast<int>(*whole);
    m_findings.add(path_of(name), "write a whole number from {} to {} here", least, most);
    return {};
}

std::optional<bool> AuthoredObject::yes_or_no(std::string_view name)
{
    auto const* found = member(name);
    if (!found)
        return {};
    if (auto const* boolean = found->boolean())
        return *boolean;
    m_findings.add(path_of(name), "write true or false here, without quotes");
    return {};
}

std::span<Json const> AuthoredObject::array(std::string_view name, std::size_t least, std::size_t most)
{
    auto const* found = member(name);
    if (!found)
        return {};
    auto const* array = found->array();
    if (!array) {
        m_findings.add(path_of(name), "write a list here: [...]");
        return {};
    }
    if (array->size() < least)
        m_findings.add(path_of(name), "{} here; write at least {}", array->size(), least);
    if (array->size() > most)
        m_findings.add(path_of(name), "{} here; keep at most {}", array->size(), most);
    return std::span(*array).first(std::min(array->size(), most));
}

}
