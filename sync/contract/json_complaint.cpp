#include "sync/contract/json_complaint.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr std::string_view blanks = " \t\r\n";

    bool mentions(std::string_view text, std::string_view part)
    {
        return text.find(part) != std::string_view::npos;
    }

    // Without the library's own prefix, and without the text it read last, which may be no UTF-8.
    std::string plain(std::string_view said)
    {
        for (std::string_view const lead : { "] ", ": " }) {
            if (auto const end = said.find(lead); end != std::string_view::npos)
                said.remove_prefix(end + lead.size());
        }
        return std::string(said.substr(0, said.find("; last read")));
    }

    // Where the token begins that ends with these bytes.
    std::size_t token_start(std::string_view read)
    {
        if (read.empty())
            return 0;
        auto at = read.size() - 1;
        if (read.back() == '"') {
            while (at > 0 && (read[at - 1] != '"' || (at > 1 && read[at - 2] == '\\')))
                --at;
            return at == 0 ? 0 : at - 1;
        }
        auto const part_of_word = [](char byte) {
            return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
                || std::string_view("E.+-").find(byte) != std::string_view::npos;
        };
        while (at > 0 && part_of_word(read[at]) && part_of_word(read[at - 1]))
            --at;
        return at;
    }

    // How far the text goes before its last token, without the blanks between.
    std::size_t before_last_token(std::string_view read)
    {
        auto const last = read.substr(0, token_start(read)).find_last_not_of(blanks);
        return last == std::string_view::npos ? 0 : last + 1;
    }

    std::string still_missing(std::string_view said)
    {
        if (mentions(said, "expected '}'"))
            return "the text ends here: a '}' is missing";
        if (mentions(said, "expected ']'"))
            return "the text ends here: a ']' is missing";
        return "the text ends here, in the middle of something";
    }

    bool is_value(std::string_view said)
    {
        return mentions(said, "unexpected string") || mentions(said, "unexpected number")
            || mentions(said, "unexpected '{'") || mentions(said, "unexpected '['")
            || mentions(said, " literal; expected");
    }

}

JsonComplaint json_complaint(std::string_view text, std::size_t read, std::string_view library_said)
{
    auto const said = plain(library_said);
    auto const begun = text.substr(0, std::min(read, text.size()));
    auto const before = before_last_token(begun);
    auto const in_list
        = mentions(said, "while parsing object - ") || mentions(said, "while parsing array - ");

    if (text.find_first_not_of(blanks) == std::string_view::npos)
        return { 0, "the text is empty" };
    if (mentions(said, "unexpected end of input"))
        return { begun.size(), still_missing(said) };
    if (mentions(said, "missing closing quote") || mentions(said, "control character U+000A"))
        return { begun.size(), "a text is not closed: a '\"' is missing" };
    if (in_list && is_value(said))
        return { before, "a ',' is missing behind this" };
    if (mentions(said, "object separator"))
        return { before, "a ':' is missing behind this" };
    if (mentions(said, "unexpected '}'") && before > 0 && begun[before - 1] == ',')
        return { begun.size(), "remove the ',' before this '}'" };
    if (mentions(said, "unexpected ']'") && before > 0 && begun[before - 1] == ',')
        return { begun.size(), "remove the ',' before this ']'" };
    if (mentions(said, "while parsing object key"))
        return { begun.size(), "write a name in quotes here" };
    if (mentions(said, "expected end of input"))
        return { begun.size(), "the text goes on behind its end; remove this" };
    return { begun.size(), said };
}

}
