// Which texts a questionnaire and the interface lack in a language that shoppers can choose.
//
// Nothing breaks where one is missing: the text is shown in the default language, or in English. But staff
// ought to know.
#pragma once

#include "kiosk/screens/phrases.h"
#include "sync/contract/questionnaire.h"

#include <string>
#include <vector>

namespace peakend {

struct MissingTexts {
    std::string language;
    std::vector<std::string> questionnaire;  // JSON pointers (RFC 6901), "/questions/1/hint"
    std::vector<std::string> interface;      // the English phrases

    std::size_t count() const { return questionnaire.size() + interface.size(); }
};

// Of the questionnaire's languages those that lack something, in their order.
std::vector<MissingTexts> missing_texts(Questionnaire const&, screens::Phrases const&);

// One line for each text: "fr: /questions/1/hint is not translated, so it is shown in en".
std::string to_text(std::vector<MissingTexts> const&, Questionnaire const&);

}
