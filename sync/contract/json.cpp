#include "sync/contract/json.h"

#include "sync/contract/characters.h"
#include "sync/contract/json_complaint.h"
#include "sync/contract/wire_number.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

namespace peakend {

namespace {

    // Reads the text for the library and remembers how far it came, because the library's events don't tell.
    class Cursor {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = char const*;
        using reference = char const&;

        Cursor(char const* at, char const*& furthest)
            : m_at(at)
            , m_furthest(&furthest)
        {
        }

        reference operator*() const { return *m_at; }
        Cursor& operator++()
        {
            *m_furthest = ++m_at;
            return *this;
        }
        Cursor operator++(int)
        {
            auto const before = *this;
            ++*this;
            return before;
        }
        bool operator==(Cursor const& other) const { return m_at == other.m_at; }

    private:
        char const* m_at;
        char const** m_furthest;
    };

    // Builds a Json out of the library's events. Every event returns whether to go on.
    class Builder {
    public:
        Builder(std::string_view text, std::size_t depth)
            : m_text(text)
            , m_depth(depth)
        {
        }

        bool null() { return add(Json()); }
        bool boolean(bool value) { return add(value); }
        bool number_integer(std::int64_t value)
        {
            return value < -highest_wire_number ? refuse_number() : add(value);
        }
        bool number_unsigned(std::uint64_t value)
        {
            return value > std::uint64_t { highest_wire_number } ? refuse_number()
                                                                 : add(static_cast<std::int64_t>(value));
        }
        bool number_float(double value, std::string const&)
        {
            if (std::abs(value) > static_cast<double>(highest_wire_number))
                return refuse_number();
            return value == std::trunc(value) ? add(static_cast<std::int64_t>(value)) : add(value);
        }
        bool string(std::string& value) { return add(std::move(value)); }
        bool binary(nlohmann::json::binary_t const&) { return refuse("bytes are not part of JSON"); }

        bool start_object(std::size_t) { return open(Json::Object()); }
        bool key(std::string& name)
        {
            if (std::get<Json::Object>(m_open.back().value).contains(name))
                return refuse("an object has two members of the same name; remove one of them");
            m_open.back().name = std::move(name);
            return true;
        }
        bool end_object() { return close<Json::Object>(); }
        bool start_array(std::size_t) { return open(Json::Array()); }
        bool end_array() { return close<Json::Array>(); }

        bool parse_error(std::size_t read, std::string const&, nlohmann::json::exception const& error)
        {
            auto complaint = json_complaint(m_text, read, error.what());
            m_at = complaint.at;
            return refuse(std::move(complaint.what));
        }

        std::string const& complaint() const { return m_complaint; }
        // How far the text is in order; nothing where that is as far as it was read.
        std::optional<std::size_t> at() const { return m_at; }
        Json take() { return std::move(m_root); }

    private:
        // An array or object whose end has not been read; `name` is of the member that is being read.
        struct Open {
            std::variant<Json::Array, Json::Object> value;
            std::string name;
        };

        bool open(std::variant<Json::Array, Json::Object> value)
        {
            if (m_open.size() == m_depth)
                return refuse(fmt::format("nested deeper than {} levels", m_depth));
            m_open.push_back({ std::move(value), {} });
            return true;
        }

        template <class Container>
        bool close()
        {
            auto value = std::get<Container>(std::move(m_open.back().value));
            m_open.pop_back();
            return add(std::move(value));
        }

        bool add(Json value)
        {
            if (m_open.empty())
                m_root = std::move(value);
            else if (auto* array = std::get_if<Json::Array>(&m_open.back().value))
                array->push_back(std::move(value));
            else
                std::get<Json::Object>(m_open.back().value)
                    .emplace(std::move(m_open.back().name), std::move(value));
            return true;
        }

        bool refuse_number()
        {
            return refuse(
                fmt::format("a number is beyond {}, up to which all programs agree", highest_wire_number));
        }
        bool refuse(std::string complaint)
        {
            m_complaint = std::move(complaint);
            return false;
        }

        std::string_view m_text;
        std::size_t m_depth;
        std::optional<std::size_t> m_at;
        std::vector<Open> m_open;
        Json m_root;
        std::string m_complaint;
    };

    // REQUIRES: read is a beginning of a text.
    tl::unexpected<Error> refused_after(std::string_view read, std::string_view complaint)
    {
        auto const line_start = read.rfind('\n') + 1;  // npos + 1 is 0
        auto const line = 1 + std::count(read.begin(), read.end(), '\n');
        auto const rest = read.substr(line_start);
        return failed(Fault::Invalid, "line {}, column {}: {}", line,
            std::max(characters_in(rest), std::ptrdiff_t { 1 }), complaint);
    }

}

Json const* Json::find(std::string_view name) const
{
    auto const* members = object();
    if (!members)
        return nullptr;
    auto const found = members->find(name);
    return found == members->end() ? nullptr : &found->second;
}

Result<Json> parse_json(std::string_view text, JsonLimits limits)
{
    if (text.size() > limits.bytes)
        return failed(Fault::Invalid, "the JSON text has {} bytes, more than {}", text.size(), limits.bytes);
    // The library takes a zero byte for the end of the text and would ignore all that follows it.
    if (auto const zero = text.find('\0'); zero != std::string_view::npos)
        return refused_after(text.substr(0, zero + 1), "a zero byte is not part of JSON");

    Builder builder(text, limits.depth);
    auto const* furthest = text.data();
    Cursor const begin(text.data(), furthest);
    Cursor const end(text.data() + text.size(), furthest);
    if (!nlohmann::json::sax_parse(begin, end, &builder))
        return refused_after(
            text.substr(0, builder.at().value_or(static_cast<std::size_t>(furthest - text.data()))),
            builder.complaint());
    return builder.take();
}

}
