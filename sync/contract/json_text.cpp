// Json as text: canonical for hashing, pretty for people.

#include "sync/base/one_line.h"
#include "sync/contract/json.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

namespace peakend {

namespace {

    // ECMA-262, Number::toString: the shortest digits that read back as the same double, as RFC 8785, 3.2.2.3
    // asks.
    std::string ecmascript_number(double value)
    {
        assert(std::isfinite(value));
        if (value == 0)
            return "0";
        char buffer[32];
        auto const written = std::to_chars(
            std::begin(buffer), std::end(buffer), std::abs(value), std::chars_format::scientific);
        std::string_view const scientific(buffer, static_cast<std::size_t>(written.ptr - buffer));
        auto const mark = scientific.find('e');
        int exponent = 0;
        std::from_chars(buffer + mark + 2, written.ptr, exponent);
        if (scientific[mark + 1] == '-')
            exponent = -exponent;
        std::string digits(scientific.substr(0, mark));
        std::erase(digits, '.');

        std::string const sign = value < 0 ? "-" : "";
        auto const count = static_cast<int>(digits.size());
        auto const before_point = exponent + 1;
        auto const zeros = [](int number) { return std::string(static_cast<std::size_t>(number), '0'); };
        if (before_point > 21 || before_point < -5) {
            if (count > 1)
                digits.insert(1, ".");
            return fmt::format("{}{}e{}{}", sign, digits, exponent < 0 ? '-' : '+', std::abs(exponent));
        }
        if (before_point <= 0)
            return sign + "0." + zeros(-before_point) + digits;
        if (count <= before_point)
            return sign + digits + zeros(before_point - count);
        return sign + digits.insert(static_cast<std::size_t>(before_point), ".");
    }

    std::string quoted(std::string_view text)
    {
        std::string out = "\"";
        for (auto const character : text) {
            switch (character) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                if (static_cast<unsigned char>(character) < 0x20)
                    out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
                else
                    out += character;
            }
        }
        return out += '"';
    }

    // UTF-8 sorts by code point. UTF-16 differs in one thing: U+10000 and above, written with surrogates
    // (D800-DFFF), stand before U+E000-U+FFFF. In UTF-8 the latter begin with EE or EF, the former with
    // F0-F4; so lift those two bytes.
    unsigned utf16_rank(char byte)
    {
        auto const value = static_cast<unsigned char>(byte);
        return value == 0xee || value == 0xef ? value + 0x10U : value;
    }

    bool before_in_utf16(std::string_view left, std::string_view right)
    {
        return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
            [](char a, char b) { return utf16_rank(a) < utf16_rank(b); });
    }

    class Writer {
    public:
        explicit Writer(bool pretty)
            : m_pretty(pretty)
        {
        }

        void write(Json const& json)
        {
            if (auto const* boolean = json.boolean())
                m_out += *boolean ? "true" : "false";
            else if (auto const* whole = json.whole())
                m_out += std::to_string(*whole);
            else if (auto const* real = json.real())
                m_out += ecmascript_number(*real);
            else if (auto const* text = json.text())
                m_out += quoted(*text);
            else if (auto const* array = json.array())
                write(*array);
            else if (auto const* object = json.object())
                write(*object);
            else
                m_out += "null";
        }

        std::string take() { return std::move(m_out); }

    private:
        void write(Json::Array const& array)
        {
            m_out += '[';
            ++m_depth;
            for (auto const& element : array) {
                begin_item(&element == &array.front());
                write(element);
            }
            end_items(array.empty());
            m_out += ']';
        }

        void write(Json::Object const& object)
        {
            std::vector<Json::Object::value_type const*> members;
            for (auto const& member : object)
                members.push_back(&member);
            std::sort(members.begin(), members.end(), [](auto const* left, auto const* right) {
                return before_in_utf16(left->first, right->first);
            });

            m_out += '{';
            ++m_depth;
            for (auto const* member : members) {
                begin_item(member == members.front());
                m_out += quoted(member->first);
                m_out += m_pretty ? ": " : ":";
                write(member->second);
            }
            end_items(object.empty());
            m_out += '}';
        }

        void begin_item(bool first)
        {
            if (!first)
                m_out += ',';
            new_line();
        }

        void end_items(bool none)
        {
            --m_depth;
            if (!none)
                new_line();
        }

        void new_line()
        {
            if (!m_pretty)
                return;
            m_out += '\n';
            m_out.append(2 * m_depth, ' ');
        }

        bool m_pretty;
        std::size_t m_depth = 0;
        std::string m_out;
    };

}

std::string canonical_json(Json const& json)
{
    Writer writer(false);
    writer.write(json);
    return writer.take();
}

// Below U+0020 a text has none, and what stands between texts, such as the end of a line, stays.
std::string printable_json(std::string_view json)
{
    std::string printable;
    while (!json.empty()) {
        auto const size = control_at_front(json);
        auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(json[at]); };
        if (size == 0 || byte(0) < 0x20)
            printable += json.front();
        else if (size == 1)
            printable += "\\u007f";
        else if (size == 2)
            printable += fmt::format("\\u{:04x}", byte(1));
        else
            printable += fmt::format(
                "\\u{:04x}", (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f));
        json.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return printable;
}

std::string pretty_json(Json const& json)
{
    Writer writer(true);
    writer.write(json);
    return writer.take() + '\n';
}

}
