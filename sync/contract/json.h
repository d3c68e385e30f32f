// JSON as our contract uses it: values, a bounded reader, RFC 8785 canonical text. The only file behind which
// the JSON library stands.
//
// A Json is a plain value. Numbers beyond +-(2^53 - 1), doubled names in an object, bytes that are not
// UTF-8 and depths or sizes over the limit are refused by the reader, so whoever holds a Json need not think
// of them.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peakend {

class Json {
public:
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, std::less<>>;

    Json() = default;  // null
    Json(bool value)
        : m_value(value)
    {
    }
    Json(int value)
        : m_value(std::int64_t { value })
    {
    }
    Json(std::int64_t value)
        : m_value(value)
    {
    }
    // REQUIRES: finite, as every number of JSON is.
    Json(double value)
        : m_value(value)
    {
    }
    Json(char const* value)
        : m_value(std::string(value))
    {
    }
    Json(std::string_view value)
        : m_value(std::string(value))
    {
    }
    Json(std::string value)
        : m_value(std::move(value))
    {
    }
    Json(Array value)
        : m_value(std::move(value))
    {
    }
    Json(Object value)
        : m_value(std::move(value))
    {
    }

    bool is_null() const { return std::holds_alternative<std::monostate>(m_value); }
    // Null pointer when it is something else.
    bool const* boolean() const { return std::get_if<bool>(&m_value); }
    std::int64_t const* whole() const { return std::get_if<std::int64_t>(&m_value); }
    double const* real() const { return std::get_if<double>(&m_value); }
    std::string const* text() const { return std::get_if<std::string>(&m_value); }
    Array const* array() const { return std::get_if<Array>(&m_value); }
    Object const* object() const { return std::get_if<Object>(&m_value); }
    // The member of an object; null pointer when this is no object or has no such member.
    Json const* find(std::string_view name) const;

    bool operator==(Json const&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> m_value;
};

struct JsonLimits {
    std::size_t bytes = 4 << 20;
    std::size_t depth = 16;
};

// Invalid, with the line and column where the fault was noticed, unless the text is one JSON value (RFC 8259)
// within the limits.
Result<Json> parse_json(std::string_view text, JsonLimits = {});

// RFC 8785: members ordered by UTF-16 code units, shortest escapes, no white space, ECMAScript numbers.
std::string canonical_json(Json const&);

// The same JSON, where a person's terminal may show it: what JSON lets stand though it is a control
// character, DEL and C1 among them, is escaped. It is not canonical any more.
std::string printable_json(std::string_view json);

// For people: two spaces of indentation.
std::string pretty_json(Json const&);

// Reads the members of one object one by one and remembers the first fault: `path` leads the message.
// Every read returns a harmless value after a fault, so a parser reads straight through and asks once.
class JsonReader {
public:
    // REQUIRES: json outlives the reader.
    explicit JsonReader(Json const& json, std::string path = "");
    explicit JsonReader(Json&&, std::string path = "") = delete;

    std::int64_t whole(std::string_view name, std::int64_t least, std::int64_t most);
    std::string text(std::string_view name, std::size_t most_bytes);
    bool boolean(std::string_view name);
    Json::Array const& array(std::string_view name, std::size_t most);
    Json const& member(std::string_view name);
    bool has(std::string_view name) const;
    template <class AnyId>
    AnyId id(std::string_view name)
    {
        auto parsed = AnyId::from_hex(text(name, 2 * AnyId::size));
        if (!parsed) {
            complain(name, parsed.error().what);
            return {};
        }
        return *parsed;
    }

    void complain(std::string_view name, std::string_view what);
    // Invalid with the first fault.
    Result<void> verdict() const;

private:
    Json const* get(std::string_view name);
    Json const& m_json;
    std::string m_path;
    std::string m_fault;
};

}
