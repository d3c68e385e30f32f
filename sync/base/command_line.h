// The command line of a program, read: what is wrong with it is named, with what was probably meant.
#pragma once

#include <optional>

namespace CLI {
class App;
}

namespace peakend {

// Nothing when the program is to go on. Else its exit status: help or the version was asked for and has been
// printed, or something is wrong and standard error says what.
std::optional<int> read_command_line(CLI::App&, int count, char const* const* words);

}
