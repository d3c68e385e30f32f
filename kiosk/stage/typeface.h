// Which fonts a language is written with, in which direction, and which Debian package brings them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace peakend::stage {

enum class Direction { LeftToRight, RightToLeft };

Direction direction_of(std::string_view language);

// Font families for Pango, best first. Arabic headings (bold, 48 px and more) have a face of their own.
char const* families_for(std::string_view language, float size, bool bold);

// All families that families_for() can name, and those of signs (arrows, ticks): each once.
std::vector<std::string> every_family();

// "No installed font can write ar: apt-get install fonts-noto-core"
std::string no_font_for(std::string_view language, std::string_view letter);

}
