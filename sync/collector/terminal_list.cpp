#include "sync/collector/terminal_list.h"

#include "sync/base/one_line.h"
#include "sync/contract/json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend {

namespace {

    std::optional<Instant> instant_if_any(sql::Row const& row, std::size_t column)
    {
        if (row.null(column) || row.whole(column) == 0)
            return std::nullopt;
        return instant_of(row.whole(column));
    }

    using Cells = std::array<std::string, 7>;
    using Widths = std::array<std::size_t, 7>;
    Cells const heading { "TERMINAL", "TOUCHPOINT", "ENROLLED (UTC)", "LAST CONTACT", "LAST IMPORT",
        "LAST ANSWER", "VERSION" };

    std::string to_the_minute(std::optional<Instant> const& instant)
    {
        if (!instant)
            return "never";
        auto text = rfc3339(*instant).substr(0, std::string_view("2026-11-24T15:00").size());
        std::replace(text.begin(), text.end(), 'T', ' ');
        return text;
    }

    // The version is what the terminal says of itself.
    Cells cells_of(ListedTerminal const& terminal)
    {
        auto const version = terminal.version.empty() ? "not known" : one_line(terminal.version);
        return { terminal.device.hex(), one_line(terminal.touchpoint), to_the_minute(terminal.enrolled_at),
            to_the_minute(terminal.last_contact), to_the_minute(terminal.last_import),
            to_the_minute(terminal.last_answer),
            terminal.retired_at ? fmt::format("{}, retired {}", version, to_the_minute(terminal.retired_at))
                                : version };
    }

    std::string line_of(Cells const& cells, Widths const& widths)
    {
        std::string line;
        for (std::size_t i = 0; i + 1 < cells.size(); ++i)
            line += fmt::format("{:<{}}  ", cells[i], widths[i]);
        return line + cells.back() + "\n";
    }

    Json json_of(std::optional<Instant> const& instant) { return instant ? Json(rfc3339(*instant)) : Json(); }

}

// Of an epoch the last response has the highest seq, so none but that one is looked at.
Result<std::vector<ListedTerminal>> list_terminals(sql::Connection& database)
{
    auto const rows = TRY(database.query(R"(
        SELECT d.device, d.touchpoint, d.enrolled_at, s.heard_at, d.imported_at,
            (SELECT max((SELECT r.event_time FROM response r WHERE r.device = e.device AND r.epoch = e.epoch
                         ORDER BY r.seq DESC LIMIT 1))
             FROM stream e WHERE e.device = d.device),
            coalesce(s.version, ''), d.retired_at
        FROM device d LEFT JOIN device_state s ON s.device = d.device ORDER BY d.touchpoint, d.device)"));
    std::vector<ListedTerminal> terminals;
    for (auto const& row : rows)
        terminals.push_back({ TRY(DeviceId::from_bytes(row.bytes(0))), row.text(1), instant_of(row.whole(2)),
            instant_if_any(row, 3), instant_if_any(row, 4), instant_if_any(row, 5), row.text(6),
            instant_if_any(row, 7) });
    return terminals;
}

std::string table_of(std::vector<ListedTerminal> const& terminals)
{
    std::vector<Cells> lines { heading };
    for (auto const& terminal : terminals)
        lines.push_back(cells_of(terminal));
    Widths widths {};
    for (auto const& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], line[i].size());
    std::string table;
    for (auto const& line : lines)
        table += line_of(line, widths);
    return table;
}

std::string json_lines_of(std::vector<ListedTerminal> const& terminals)
{
    std::string lines;
    for (auto const& terminal : terminals)
        lines += printable_json(canonical_json(Json::Object {
                     { "terminal", terminal.device.hex() },
                     { "touchpoint", terminal.touchpoint },
                     { "enrolled_at", rfc3339(terminal.enrolled_at) },
                     { "last_contact", json_of(terminal.last_contact) },
                     { "last_import", json_of(terminal.last_import) },
                     { "last_answer", json_of(terminal.last_answer) },
                     { "version", terminal.version },
                     { "retired_at", json_of(terminal.retired_at) },
                 }))
            + "\n";
    return lines;
}

}
