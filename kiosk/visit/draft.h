// What a visitor writes in answer to one question, in clear: only in a Visit, and only until it ends.
#pragma once

#include "kiosk/visit/composition.h"
#include "sync/contract/questionnaire.h"
#include "sync/contract/sealed_words.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::visit {

// What words are written with; without a Pen nobody is asked for any.
struct Pen {
    // For headquarters alone, under this version of a consent or "": nothing while there is no key.
    std::function<std::optional<SealedWords>(std::string_view words, std::string const& consent)> seal;
    // Whether a visitor who speaks it can give words here: on a keyboard that fits the glass, or on a phone.
    std::function<bool(std::string const& language)> takes;
    // May be empty where no layout is phonetic.
    std::function<std::vector<Candidate>(std::string_view letters, std::string const& language)> candidates;
};

struct Draft {
    Composition composition;
    bool agreed = false;   // to the consent of a contact
    bool changed = false;  // since it was last sealed
};

bool is_answered_in_words(Kind const&);
// Of text and contact. REQUIRES: is_answered_in_words().
int most_characters_of(Kind const&);
// Without a hint of its author a contact asks for an e-mail address or a phone number, and none is shorter
// than five characters; anything else may be as short as it likes.
std::size_t fewest_characters_of_contact(Question const&);
// The version of the consent that a contact asks for; "" for a text.
std::string consent_of(Kind const&);

}
