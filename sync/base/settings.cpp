#include "sync/base/settings.h"

#include "sync/base/durable_file.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <sstream>
#include <toml++/toml.h>

namespace peakend {

namespace {

    constexpr std::size_t most_bytes = 1 << 20;

    std::string variable_name(std::string const& prefix, std::string_view key)
    {
        auto name = prefix + "_";
        for (char const letter : key)
            name += letter == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        return name;
    }

    // What a flag or a variable says, read as the TOML value it would be in the file; text stays text.
    template <class Number>
    std::optional<Number> number_in(std::string const& text)
    {
        Number number {};
        auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (fault != std::errc() || end != text.data() + text.size())
            return std::nullopt;
        return number;
    }

}

struct Settings::Inside {
    struct Spoken {
        std::string text;
        std::string where;  // "--port", "PEAKEND_KIOSK_PORT"
    };

    std::string prefix;
    std::string file;
    toml::table table;
    std::map<std::string, Spoken, std::less<>> flags;
    std::set<std::string, std::less<>> known;
    std::vector<std::string> faults;

    std::optional<Spoken> spoken(std::string_view key)
    {
        known.emplace(key);
        if (auto const flag = flags.find(key); flag != flags.end())
            return flag->second;
        auto const name = variable_name(prefix, key);
        if (auto const* value = std::getenv(name.c_str()))
            return Spoken { value, name };
        return std::nullopt;
    }

    toml::node_view<toml::node> written(std::string_view key) { return table.at_path(key); }

    std::string where(std::string_view key)
    {
        if (auto const said = spoken(key))
            return said->where;
        auto const node = written(key);
        if (!node)
            return std::string(key);
        return fmt::format("{}:{}: {}", file, node.node()->source().begin.line, key);
    }

    void complain(std::string_view key, std::string_view what)
    {
        faults.push_back(fmt::format("{}: {}", where(key), what));
    }

    void find_unknown(
        toml::table const& part, std::string const& above, std::vector<std::string>& found) const
    {
        for (auto const& [name, node] : part) {
            auto const key
                = above.empty() ? std::string(name.str()) : fmt::format("{}.{}", above, name.str());
            if (known.count(key) != 0)
                continue;
            auto const below = known.lower_bound(key + ".");
            auto const has_below = below != known.end() && below->starts_with(key + ".");
            if (has_below && node.is_table())
                find_unknown(*node.as_table(), key, found);
            else
                found.push_back(fmt::format("{}:{}: there is no setting '{}'; remove it or mend its name",
                    file, node.source().begin.line, key));
        }
    }
};

Settings::Settings(std::string prefix)
    : m_inside(std::make_unique<Inside>())
{
    m_inside->prefix = std::move(prefix);
}

Settings::Settings(Settings&&) noexcept = default;
Settings& Settings::operator=(Settings&&) noexcept = default;
Settings::~Settings() = default;

void Settings::read(std::filesystem::path const& file)
{
    m_inside->file = file.string();
    auto const bytes = read_file(file, most_bytes);
    if (!bytes) {
        m_inside->faults.push_back(bytes.error().what);
        return;
    }
    // The packaged library throws; its exceptions end here.
    try {
        m_inside->table = toml::parse(*bytes, file.string());
    } catch (toml::parse_error const& fault) {
        m_inside->faults.push_back(
            fmt::format("{}:{}: {}", file.string(), fault.source().begin.line, fault.description()));
    }
}

void Settings::override_with(std::string_view key, std::string value, std::string flag)
{
    m_inside->flags.insert_or_assign(std::string(key), Inside::Spoken { std::move(value), std::move(flag) });
}

std::string Settings::text(std::string_view key, std::string_view fallback)
{
    if (auto const said = m_inside->spoken(key))
        return said->text;
    auto const node = m_inside->written(key);
    if (!node)
        return std::string(fallback);
    if (auto const value = node.value_exact<std::string>())
        return *value;
    complain(key, "expected a text in quotes");
    return std::string(fallback);
}

std::int64_t Settings::number(
    std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most)
{
    auto value = std::optional(fallback);
    if (auto const said = m_inside->spoken(key))
        value = number_in<std::int64_t>(said->text);
    else if (auto const node = m_inside->written(key))
        value = node.value_exact<std::int64_t>();
    if (value && *value >= least && *value <= most)
        return *value;
    complain(key, fmt::format("expected a whole number from {} to {}", least, most));
    return fallback;
}

bool Settings::yes_or_no(std::string_view key, bool fallback)
{
    auto value = std::optional(fallback);
    if (auto const said = m_inside->spoken(key)) {
        value = said->text == "true" ? std::optional(true)
            : said->text == "false"  ? std::optional(false)
                                     : std::nullopt;
    } else if (auto const node = m_inside->written(key)) {
        value = node.value_exact<bool>();
    }
    if (value)
        return *value;
    complain(key, "expected true or false");
    return fallback;
}

Milliseconds Settings::seconds(
    std::string_view key, Milliseconds fallback, Milliseconds least, Milliseconds most)
{
    auto value = std::optional(static_cast<double>(fallback.count()) / 1000);
    if (auto const said = m_inside->spoken(key))
        value = number_in<double>(said->text);
    else if (auto const node = m_inside->written(key))
        value = node.value<double>();
    auto const allowed = value && std::isfinite(*value) && *value * 1000 >= static_cast<double>(least.count())
        && *value * 1000 <= static_cast<double>(most.count());
    if (allowed)
        return Milliseconds(std::llround(*value * 1000));
    complain(key,
        fmt::format("expected seconds from {} to {}", static_cast<double>(least.count()) / 1000,
            static_cast<double>(most.count()) / 1000));
    return fallback;
}

std::map<std::string, std::string> Settings::texts(std::string_view key)
{
    m_inside->known.emplace(key);
    std::map<std::string, std::string> result;
    auto const node = m_inside->written(key);
    if (!node)
        return result;
    if (!node.is_table()) {
        complain(key, "expected a table of texts, one per language");
        return result;
    }
    for (auto const& [name, value] : *node.as_table()) {
        if (auto const text = value.value_exact<std::string>())
            result.emplace(name.str(), *text);
        else
            complain(key, fmt::format("expected a text in quotes for '{}'", name.str()));
    }
    return result;
}

std::vector<std::string> Settings::list(std::string_view key)
{
    std::vector<std::string> result;
    if (auto const said = m_inside->spoken(key)) {
        std::stringstream parts(said->text);
        for (std::string part; std::getline(parts, part, ',');)
            result.push_back(part);
        return result;
    }
    auto const node = m_inside->written(key);
    if (!node)
        return result;
    auto const* array = node.as_array();
    if (!array || !(array->empty() || array->is_homogeneous<std::string>())) {
        complain(key, "expected a list of texts in quotes, such as [\"one\", \"two\"]");
        return result;
    }
    for (auto const& element : *array)
        result.push_back(*element.value_exact<std::string>());
    return result;
}

void Settings::complain(std::string_view key, std::string_view what) { m_inside->complain(key, what); }

Result<void> Settings::verdict() const
{
    auto faults = m_inside->faults;
    m_inside->find_unknown(m_inside->table, "", faults);
    if (faults.empty())
        return {};
    std::string text;
    for (auto const& fault : faults)
        text += (text.empty() ? "" : "\n") + fault;
    return failed(Fault::Invalid, "{}", text);
}

}
