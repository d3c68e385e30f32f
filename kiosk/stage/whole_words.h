// Lines that end between words also where words stand without spaces.
//
// By Unicode's rules (UAX 14) a line of Chinese, Japanese or Korean may end after almost any character. ICU
// knows the words.
#pragma once

#include <pango/pango.h>
#include <string_view>

namespace peakend::stage {

// Whether words stand without spaces between them, or lines may end within them. language: BCP 47.
bool hides_words(std::string_view language);

// A phrase is a word with what belongs to it: Japanese endings, and what is counted.
enum class Unit { Phrase, Word };

// Adds for each unit of `text` (UTF-8) that no line ends within it; nothing for other languages.
// language: BCP 47.
void keep_whole(PangoAttrList*, Unit, std::string_view text, std::string_view language);

}
