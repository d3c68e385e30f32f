#include "sync/collector/places.h"

#include "sync/base/suggestion.h"
#include "sync/collector/zone.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>

namespace peakend {

namespace {

    constexpr std::size_t most_places_told = 12;
    constexpr std::size_t most_name_bytes = 100;

    std::string_view trimmed(std::string_view text)
    {
        constexpr std::string_view blanks = " \t\r\n";
        auto const first = text.find_first_not_of(blanks);
        if (first == std::string_view::npos)
            return {};
        return text.substr(first, text.find_last_not_of(blanks) - first + 1);
    }

    bool stays(unsigned char letter) { return letter >= 0x80 || std::isalnum(letter) != 0; }

    // "Fitting rooms" -> "fitting-rooms"; letters beyond ASCII stay as they are.
    std::string slug_of(std::string_view name)
    {
        std::string slug;
        for (auto const letter : name) {
            if (stays(static_cast<unsigned char>(letter)))
                slug += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            else if (!slug.empty() && slug.back() != '-')
                slug += '-';
        }
        if (!slug.empty() && slug.back() == '-')
            slug.pop_back();
        return slug;
    }

    bool printable(std::string_view name)
    {
        return std::all_of(name.begin(), name.end(),
            [](char letter) { return static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7f; });
    }

    std::vector<std::string> parts_of(std::string_view path)
    {
        std::vector<std::string> parts;
        for (std::size_t begin = 0; begin <= path.size();) {
            auto const end = std::min(path.find('/', begin), path.size());
            parts.emplace_back(trimmed(path.substr(begin, end - begin)));
            begin = end + 1;
        }
        return parts;
    }

    Json node(std::string_view id, std::map<std::string, std::vector<sql::Row const*>> const& children)
    {
        Json::Array below;
        auto const found = children.find(std::string(id));
        if (found == children.end())
            return below;
        for (auto const* row : found->second) {
            Json::Object place { { "id", row->text(0) }, { "kind", row->text(2) }, { "name", row->text(3) } };
            if (!row->null(4))
                place.emplace("zone", row->text(4));
            else
                place.emplace("children", node(row->text(0), children));
            below.push_back(std::move(place));
        }
        return below;
    }

}

Result<Touchpoint> touchpoint_at(std::string_view path, std::string const& zone)
{
    auto parts = parts_of(path);
    if (parts.size() != place_kind_names.size())
        return failed(Fault::Invalid,
            "'{}' names no touchpoint: write organisation, region, store and touchpoint, as in "
            "\"Tidemark / South / Harbour Street / Fitting rooms\"",
            path);
    TRY(local_hour(zone, instant_of(0)));

    Touchpoint touchpoint;
    touchpoint.zone = zone;
    std::string id;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const slug = slug_of(parts[i]);
        if (slug.empty() || parts[i].size() > most_name_bytes || !printable(parts[i]))
            return failed(Fault::Invalid,
                "'{}' is no name for a {}: use letters and digits, at most {} bytes", parts[i],
                place_kind_names[i], most_name_bytes);
        id += (id.empty() ? "" : "/") + slug;
        touchpoint.ids[i] = id;
        touchpoint.names[i] = std::move(parts[i]);
    }
    return touchpoint;
}

std::string place_id(std::string_view written)
{
    std::string id;
    for (auto const& part : parts_of(written)) {
        auto const slug = slug_of(part);
        if (slug.empty())
            return std::string(written);
        id += (id.empty() ? "" : "/") + slug;
    }
    return id;
}

Result<bool> Places::has_terminals(std::string const& store)
{
    auto const rows = TRY(m_database.query("SELECT 1 FROM station s JOIN touchpoint t "
                                           "ON t.touchpoint = s.touchpoint WHERE t.store = $1 LIMIT 1",
        { store }));
    return !rows.empty();
}

// Earlier versions took several zones in one store: there a touchpoint keeps its own, and a new one may have
// any of them.
Result<void> Places::check_zone(Touchpoint const& touchpoint)
{
    auto const rows = TRY(m_database.query("SELECT touchpoint, zone FROM touchpoint WHERE store = $1 "
                                           "ORDER BY touchpoint <> $2, zone <> $3, touchpoint LIMIT 1",
        { touchpoint.ids[2], touchpoint.id(), touchpoint.zone }));
    if (rows.empty() || rows.front().text(1) == touchpoint.zone)
        return {};
    // Nothing is reckoned by it yet: somebody mistyped it and says it again.
    if (!TRY(has_terminals(touchpoint.ids[2]))) {
        TRY(m_database.execute(
            "UPDATE touchpoint SET zone = $1 WHERE store = $2", { touchpoint.zone, touchpoint.ids[2] }));
        return {};
    }
    auto const& zone = rows.front().text(1);
    return failed(Fault::Refused,
        "{} has the time zone {}, by which its days and hours are reckoned ({} was made with it): say --zone "
        "{}. If that zone is wrong, give the store another name",
        touchpoint.ids[2], zone, rows.front().text(0), zone);
}

Result<void> Places::add(Touchpoint const& touchpoint)
{
    TRY(check_zone(touchpoint));
    for (std::size_t i = 0; i < touchpoint.ids.size(); ++i)
        TRY(m_database.execute(
            "INSERT INTO place(place, parent, kind, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            { touchpoint.ids[i], i == 0 ? std::string() : touchpoint.ids[i - 1],
                std::string(place_kind_names[i]), touchpoint.names[i] }));
    TRY(m_database.execute("INSERT INTO touchpoint(touchpoint, store, region, organisation, zone) "
                           "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        { touchpoint.ids[3], touchpoint.ids[2], touchpoint.ids[1], touchpoint.ids[0], touchpoint.zone }));
    return {};
}

Result<Touchpoint> Places::find(std::string_view id)
{
    auto const rows = TRY(m_database.query(
        "SELECT t.organisation, t.region, t.store, t.touchpoint, o.name, r.name, s.name, p.name, t.zone "
        "FROM touchpoint t JOIN place o ON o.place = t.organisation JOIN place r ON r.place = t.region "
        "JOIN place s ON s.place = t.store JOIN place p ON p.place = t.touchpoint WHERE t.touchpoint = $1",
        { std::string(id) }));
    if (rows.empty())
        return failed(Fault::Invalid, "there is no touchpoint '{}'", id);
    auto const& row = rows.front();
    Touchpoint touchpoint;
    for (std::size_t i = 0; i < 4; ++i) {
        touchpoint.ids[i] = row.text(i);
        touchpoint.names[i] = row.text(4 + i);
    }
    touchpoint.zone = row.text(8);
    return touchpoint;
}

Result<void> Places::expect(std::string_view id)
{
    std::vector<std::string_view> known;
    auto const rows = TRY(m_database.query("SELECT place FROM place ORDER BY place"));
    for (auto const& row : rows)
        known.push_back(row.text(0));
    if (std::find(known.begin(), known.end(), id) != known.end())
        return {};
    auto const told = std::min(known.size(), most_places_told);
    return failed(Fault::Invalid, "there is no place '{}'{}; there are: {}{}", id, suggestion(id, known),
        fmt::join(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(told), ", "),
        told < known.size() ? ", ..." : "");
}

Result<Json> Places::tree()
{
    auto const rows
        = TRY(m_database.query("SELECT p.place, p.parent, p.kind, p.name, t.zone FROM place p "
                               "LEFT JOIN touchpoint t ON t.touchpoint = p.place ORDER BY p.name, p.place"));
    std::map<std::string, std::vector<sql::Row const*>> children;
    for (auto const& row : rows)
        children[row.text(1)].push_back(&row);
    return Json(Json::Object { { "id", "" }, { "kind", "everywhere" }, { "name", "Everywhere" },
        { "children", node("", children) } });
}

}
