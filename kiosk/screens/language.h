// What a screen must know of a language: its own name, its direction, and how its letters are sized.
#pragma once

#include <string>
#include <string_view>

namespace peakend::screens {

// Scripts that the design gives sizes and line heights of their own. Tall ones have marks above and below
// their letters: Devanagari, Bengali, Thai. Hebrew is set as Latin is.
enum class Script { Latin, Han, Arabic, Tall };

// `tag` is BCP 47 ("zh-Hans"). A language that is not known is Latin, left to right, and named by its tag.
Script script_of(std::string_view tag);
bool right_to_left(std::string_view tag);
std::string own_name(std::string_view tag);

// Of the size, between baselines: closer lines would run into each other. 0 where the design's own is enough.
float least_line_height(Script);

// Chinese and Japanese are broken by phrase, not by character. Where an author has marked the phrases with
// zero-width spaces (U+200B), a line breaks only there. Korean is broken between words, which Pango would not
// do by itself. Other texts come back as they are.
std::string broken_by_phrase(std::string const& text, std::string_view tag);

}
