// What espeak-ng's voices pass over in silence, in words that they say.
//
// Hebrew has no numbers there (ICU spells them), and marks that only one script writes have no names.
#pragma once

#include <string>
#include <string_view>

namespace peakend::stage {

// language: BCP 47. spelled: marks are said by their names, too.
std::string aloud(std::string_view words, std::string_view language, bool spelled);

}
