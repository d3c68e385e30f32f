// Every text of a questionnaire that a shopper may see.
#pragma once

#include "sync/contract/questionnaire.h"

#include <string>
#include <vector>

namespace peakend {

struct PlacedText {
    std::string path;  // in its file, as a JSON pointer (RFC 6901): "/questions/1/hint"
    Wording const* wording;
};

// In the order of the file's format. They refer to the questionnaire.
std::vector<PlacedText> texts_of(Questionnaire const&);

}
