// Where things are said: organisation / region / store / touchpoint, a tree whose ids are paths
// ("tidemark/south/harbour-street/fitting-rooms").
#pragma once

#include "sync/contract/json.h"
#include "sync/sql/connection.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

enum class PlaceKind { Organisation, Region, Store, Touchpoint };
// In the order of PlaceKind.
inline constexpr std::array<std::string_view, 4> place_kind_names { "organisation", "region", "store",
    "touchpoint" };

// A touchpoint and all that it is in.
struct Touchpoint {
    std::array<std::string, 4> names;  // by PlaceKind
    std::array<std::string, 4> ids;    // by PlaceKind; each leads the next
    std::string zone;                  // IANA name

    std::string const& id() const { return ids[3]; }
    // What a terminal shows of it: "Tidemark, Harbour Street".
    std::string spoken() const { return names[0] + ", " + names[2]; }
};

// path: four names parted by "/", "Tidemark / South / Harbour Street / Fitting rooms". Invalid, with what is
// wrong, also for a zone that tzdata does not have.
Result<Touchpoint> touchpoint_at(std::string_view path, std::string const& zone);

// The id of what a person names by its id or by its names, "Tidemark / South"; ids are names of themselves.
// What can be neither comes back as it was written. Whether there is such a place is not asked.
std::string place_id(std::string_view written);

class Places {
public:
    explicit Places(sql::Connection& database)
        : m_database(database)
    {
    }

    // Adds what is not there yet; places that are there keep their names. A store has one time zone, by which
    // its days and hours are reckoned: until a terminal stands in it another one takes its place, after that
    // it is Refused, with the zone that stands.
    Result<void> add(Touchpoint const&);
    // Invalid when there is none.
    Result<Touchpoint> find(std::string_view id);
    // Invalid when no place has this id, with the one that was probably meant.
    Result<void> expect(std::string_view id);
    // {"id": "", "kind": "everywhere", "name": "Everywhere", "children": [...]}, ordered by name.
    Result<Json> tree();

private:
    Result<void> check_zone(Touchpoint const&);
    Result<bool> has_terminals(std::string const& store);

    sql::Connection& m_database;
};

}
