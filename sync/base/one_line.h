// What somebody else wrote, such as a terminal's version or headquarters' reason, as text that moves no
// cursor and begins no line where a person reads it.
#pragma once

#include <string>
#include <string_view>

namespace peakend {

// Bytes of the control character that the UTF-8 begins with, 0 when it begins with another one: C0 and C1,
// DEL, line and paragraph separators, and what turns the direction of all that follows.
std::size_t control_at_front(std::string_view text);

bool has_control(std::string_view text);

// Each control character is a blank.
std::string one_line(std::string_view text);

}
