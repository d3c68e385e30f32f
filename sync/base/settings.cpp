#include "sync/base/settings.h"

#include "sync/base/durable_file.h"
#include "sync/base/suggestion.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <set>
#include <sstream>
#include <toml++/toml.h>
#include <unistd.h>

namespace peakend {

namespace {

    constexpr std::size_t most_bytes = 1 << 20;

    constexpr std::string_view family = "PEAKEND_";  // with which the variables of all programs begin

    std::string variable_name(std::string_view lead, std::string_view key)
    {
        std::string name(lead);
        for (char const letter : key)
            name += letter == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        return name;
    }

    // The names of all variables that begin so, in order.
    std::set<std::string, std::less<>> variables_with(std::string_view lead)
    {
        std::set<std::string, std::less<>> names;
        for (auto const* const* variable = environ; variable && *variable; ++variable) {
            std::string_view const text(*variable);
            if (text.starts_with(lead))
                names.emplace(text.substr(0, text.find('=')));
        }
        return names;
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

    struct Finding {
        std::string text;
        std::uint32_t line = std::numeric_limits<std::uint32_t>::max();  // behind all lines: not in the file
    };
    using Findings = std::vector<Finding>;

    std::string prefix;  // "PEAKEND_KIOSK_"
    std::string file;
    bool legible = true;  // the file; of one that is not, nothing more is known
    toml::table table;
    std::map<std::string, Spoken, std::less<>> flags;
    std::set<std::string, std::less<>> known;
    Findings findings;

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

    void complain(std::string_view key, std::string_view what)
    {
        if (auto const said = spoken(key))
            findings.push_back({ fmt::format("{}: {}", said->where, what) });
        else if (auto const node = written(key))
            findings.push_back(at(*node.node(), fmt::format("{}: {}", key, what)));
        else
            miss(fmt::format("{}: {}", key, what));
    }

    // Of what is not in the file.
    void miss(std::string what)
    {
        if (legible)
            findings.push_back({ file.empty() ? std::move(what) : fmt::format("{}: {}", file, what) });
    }

    Finding at(toml::node const& node, std::string_view what) const
    {
        auto const line = node.source().begin.line;
        return { fmt::format("{}:{}: {}", file, line, what), line };
    }

    // Every name that may stand in the file: "visit.thanks", and "visit" above it.
    std::set<std::string_view> names() const
    {
        std::set<std::string_view> names(known.begin(), known.end());
        for (std::string_view const key : known)
            for (auto dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.', dot + 1))
                names.insert(key.substr(0, dot));
        return names;
    }

    void find_unknown(toml::table const& part, std::string const& above, Findings& found) const
    {
        auto const all = names();
        std::vector<std::string_view> const candidates(all.begin(), all.end());
        for (auto const& [name, node] : part) {
            auto const key
                = above.empty() ? std::string(name.str()) : fmt::format("{}.{}", above, name.str());
            if (known.count(key) != 0)
                continue;
            if (all.count(key) != 0 && node.is_table())
                find_unknown(*node.as_table(), key, found);
            else
                found.push_back(at(node,
                    fmt::format("there is no setting '{}'{}; remove it or mend its name", key,
                        suggestion(key, candidates))));
        }
    }

    // A variable that nobody reads is a setting that somebody believes in. Of other programs' nothing is
    // said, but of one that forgot which program it is for.
    void find_unknown_variables(Findings& found) const
    {
        std::vector<std::string> ours;
        for (auto const& key : known) {
            ours.push_back(variable_name(prefix, key));
            auto const short_name = variable_name(family, key);
            if (std::getenv(short_name.c_str()) && !short_name.starts_with(prefix))
                found.push_back(
                    { fmt::format("{}: no program reads this; name it {}", short_name, ours.back()) });
        }
        std::vector<std::string_view> const candidates(ours.begin(), ours.end());
        for (auto const& name : variables_with(prefix))
            if (std::find(ours.begin(), ours.end(), name) == ours.end())
                found.push_back(
                    { fmt::format("{}: there is no such setting{}; remove this variable or mend its name",
                        name, suggestion(name, candidates)) });
    }
};

Settings::Settings(std::string prefix)
    : m_inside(std::make_unique<Inside>())
{
    m_inside->prefix = std::move(prefix) + '_';
}

Settings::Settings(Settings&&) noexcept = default;
Settings& Settings::operator=(Settings&&) noexcept = default;
Settings::~Settings() = default;

void Settings::read(std::filesystem::path const& file)
{
    m_inside->file = file.string();
    auto const bytes = read_file(file, most_bytes);
    m_inside->legible = false;
    if (!bytes) {
        m_inside->findings.push_back({ bytes.error().what });
        return;
    }
    // The packaged library throws; its exceptions end here.
    try {
        m_inside->table = toml::parse(*bytes, file.string());
        m_inside->legible = true;
    } catch (toml::parse_error const& fault) {
        auto const line = fault.source().begin.line;
        m_inside->findings.push_back(
            { fmt::format("{}:{}: {}", file.string(), line, fault.description()), line });
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

double Settings::decimal(std::string_view key, double fallback, double least, double most)
{
    auto value = std::optional(fallback);
    if (auto const said = m_inside->spoken(key))
        value = number_in<double>(said->text);
    else if (auto const node = m_inside->written(key))
        value = node.value<double>();
    if (value && *value >= least && *value <= most)
        return *value;
    complain(key, fmt::format("expected a number from {} to {}", least, most));
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

bool Settings::expect(std::string_view key, std::string_view remedy)
{
    auto const said = m_inside->spoken(key) || m_inside->written(key);
    if (!said)
        m_inside->miss(fmt::format("{} is missing: {}", key, remedy));
    return said;
}

void Settings::complain(std::string_view key, std::string_view what) { m_inside->complain(key, what); }

Result<void> Settings::verdict() const
{
    auto findings = m_inside->findings;
    m_inside->find_unknown(m_inside->table, "", findings);
    m_inside->find_unknown_variables(findings);
    std::stable_sort(findings.begin(), findings.end(),
        [](auto const& left, auto const& right) { return left.line < right.line; });
    if (findings.empty())
        return {};
    std::string text;
    for (auto const& finding : findings)
        text += (text.empty() ? "" : "\n") + finding.text;
    return failed(Fault::Invalid, "{}", text);
}

}
