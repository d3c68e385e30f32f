#include "sync/base/journal.h"

#include "sync/base/one_line.h"

#include <fmt/format.h>
#include <unistd.h>

namespace peakend::journal {

namespace {

    bool plain(std::string const& text)
    {
        return !text.empty() && text.find_first_of(" \"=\\") == std::string::npos;
    }

    void append_quoted(std::string& line, std::string const& text)
    {
        line += '"';
        for (char const letter : text) {
            if (letter == '"' || letter == '\\')
                line += '\\';
            line += letter;
        }
        line += '"';
    }

    void append(std::string& line, std::string const& anybodys)
    {
        auto const text = one_line(anybodys);
        if (plain(text))
            line += text;
        else
            append_quoted(line, text);
    }

    void append(std::string& line, std::int64_t number) { line += fmt::to_string(number); }

    // One write(2) a line, so that lines of threads and processes never mix.
    void write_line(int priority, std::string_view event, std::initializer_list<Field> fields)
    {
        auto const text = fmt::format("<{}>{}\n", priority, line(event, fields));
        [[maybe_unused]] auto const written = write(STDERR_FILENO, text.data(), text.size());
    }

}

std::string line(std::string_view event, std::initializer_list<Field> fields)
{
    auto text = fmt::format("event={}", event);
    for (auto const& field : fields) {
        text += fmt::format(" {}=", field.name);
        std::visit([&](auto const& value) { append(text, value); }, field.value);
    }
    return text;
}

void note(std::string_view event, std::initializer_list<Field> fields) { write_line(6, event, fields); }
void warn(std::string_view event, std::initializer_list<Field> fields) { write_line(4, event, fields); }
void alarm(std::string_view event, std::initializer_list<Field> fields) { write_line(2, event, fields); }

}
