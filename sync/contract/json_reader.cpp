#include "sync/contract/json.h"

namespace peakend {

JsonReader::JsonReader(Json const& json, std::string path)
    : m_json(json)
    , m_path(std::move(path))
{
    if (!json.object())
        m_fault = m_path + ": an object was expected";
}

Json const* JsonReader::get(std::string_view name)
{
    auto const* found = m_json.find(name);
    if (!found)
        complain(name, "is missing");
    return found;
}

std::int64_t JsonReader::whole(std::string_view name, std::int64_t least, std::int64_t most)
{
    auto const* member = get(name);
    auto const* value = member ? member->whole() : nullptr;
    if (value && *value >= least && *value <= most)
        return *value;
    complain(name, fmt::format("a whole number from {} to {} was expected", least, most));
    return least;
}

std::string JsonReader::text(std::string_view name, std::size_t most_bytes)
{
    auto const* member = get(name);
    auto const* value = member ? member->text() : nullptr;
    if (value && value->size() <= most_bytes)
        return *value;
    complain(name, fmt::format("a text of at most {} bytes was expected", most_bytes));
    return {};
}

bool JsonReader::boolean(std::string_view name)
{
    auto const* member = get(name);
    auto const* value = member ? member->boolean() : nullptr;
    if (!value)
        complain(name, "true or false was expected");
    return value && *value;
}

Json::Array const& JsonReader::array(std::string_view name, std::size_t most)
{
    static Json::Array const none;
    auto const* member = get(name);
    auto const* value = member ? member->array() : nullptr;
    if (value && value->size() <= most)
        return *value;
    complain(name, fmt::format("an array of at most {} elements was expected", most));
    return none;
}

Json const& JsonReader::member(std::string_view name)
{
    static Json const null;
    auto const* found = get(name);
    return found ? *found : null;
}

bool JsonReader::has(std::string_view name) const { return m_json.find(name) != nullptr; }

void JsonReader::complain(std::string_view name, std::string_view what)
{
    if (m_fault.empty())
        m_fault = fmt::format("{}/{}: {}", m_path, name, what);
}

Result<void> JsonReader::verdict() const
{
    if (!m_fault.empty())
        return failed(Fault::Invalid, "{}", m_fault);
    return {};
}

}
