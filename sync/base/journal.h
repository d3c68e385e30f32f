// One logfmt line per event to stderr, for journald; the priority is journald's "<N>" prefix.
//
// Whoever gets an Error either returns it or journals it, never both. No answer of a visitor, no key and no
// code is ever written here.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace peakend::journal {

struct Field {
    std::string_view name;
    std::variant<std::string, std::int64_t> value;
};

// event: snake_case, past tense ("batch_acknowledged").
void note(std::string_view event, std::initializer_list<Field> fields = {});
void warn(std::string_view event, std::initializer_list<Field> fields = {});
void alarm(std::string_view event, std::initializer_list<Field> fields = {});

// The line without priority and newline, e.g. `event=batch_sent records=50 to="https://hq"`.
std::string line(std::string_view event, std::initializer_list<Field> fields);

}
