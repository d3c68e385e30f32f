// What somebody probably meant who mistyped a name: of settings, of commands, of members, of places.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace peakend {

// " (did you mean 'choices'?)" for "choises", to stand behind what was written; "" when nothing is near.
std::string suggestion(std::string_view written, std::span<std::string_view const> known);

}
