// What is asked: a Questionnaire and its check. Checked once, then immutable.
//
// Format 1 is described for authors in assets/questionnaires/README.md. Where a question leads is part of it;
// walking through it is an Interview's work.
#pragma once

#include "sync/contract/json.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peakend {

// A text in every language it was given in; keys are BCP 47 tags ("en", "zh-Hans").
struct Wording {
    std::map<std::string, std::string> by_language;

    // In `language`, else in `fallback`, else any, else "".
    std::string const& in(std::string const& language, std::string const& fallback) const;
    bool empty() const { return by_language.empty(); }
    bool operator==(Wording const&) const = default;
};

struct Choice {
    std::string id;    // stable, [a-z0-9_]
    std::string icon;  // [a-z0-9_], name of a picture in assets/art/icons; "" for none
    Wording text;
    bool operator==(Choice const&) const = default;
};

enum class Polarity { HighIsGood, LowIsGood };

// The kinds of question. Faces, stars and points carry their number of steps.
struct Smiley {
    int faces;  // 3, 4 or 5
};
struct Csat { };  // 1..5 stars
struct Nps { };   // 0..10
struct Ces {
    int points;  // 5 or 7
    Polarity polarity;
};
struct OneOf {
    std::vector<Choice> choices;
    bool shuffled;  // per visit; the last choice stays last
};
struct ManyOf {
    std::vector<Choice> choices;
    bool shuffled;
};
struct Text {
    int most_characters;
};
// How to reach the visitor, given under a consent whose version is stored with the answer.
struct Contact {
    Wording consent;
    std::string consent_version;  // "2026-1"
    int most_characters;
};
using Kind = std::variant<Smiley, Csat, Nps, Ces, OneOf, ManyOf, Text, Contact>;

// "smiley", "csat", "nps", "ces", "one_of", "many_of", "text", "contact": the names in the format, in tallies
// and in reports.
std::string_view name_of(Kind const&);
// Of one_of and many_of; null pointer for the others.
std::vector<Choice> const* choices_of(Kind const&);

// The values of a rated question from low to high, and which of them count as positive and negative
// (metrics.md of the field: top two box, promoters, CES 5-7; see score.h for sources).
struct Scale {
    std::vector<int> values;  // three faces: 1 3 5; four: 1 2 4 5
    Polarity polarity = Polarity::HighIsGood;
    std::vector<int> positive;
    std::vector<int> negative;

    bool has(int value) const;
    bool is_positive(int value) const;
    bool is_negative(int value) const;
};
// Nothing for one_of, many_of, text and contact.
std::optional<Scale> scale_of(Kind const&);

// Where an answer leads. Tried in order; the first that fits wins.
struct Branch {
    std::vector<int> values;           // of a rated question
    std::vector<std::string> choices;  // of one_of or many_of: any of these chosen
    std::string go;                    // key of a later question, or "thanks"
};

struct Question {
    std::string key;  // stable, [a-z0-9_]
    Kind kind;
    Wording text;
    Wording hint;                 // may be empty
    std::vector<Wording> labels;  // one per value of the scale; NPS: the two ends; else empty
    std::vector<Branch> branches;
    std::string next;  // key of a later question or "thanks"; "" for the one that follows
};

struct Thanks {
    Wording title;
    Wording text;
};

// One gift for all, whatever they said. Each code is given once.
struct Surprise {
    Wording title;                   // "Free gift wrapping"
    Wording text;                    // "For you, at the till today"
    std::vector<std::string> codes;  // in the order in which they are given
    bool makes_codes = false;        // the terminal makes them up; REQUIRES: codes is empty
    int odds = 1;                    // one visitor in so many
    std::optional<int> per_day;      // at most, on each terminal
};

// What the shop changed because visitors asked for it.
struct WeDid {
    Wording you_said;
    Wording we_did;
};

struct Questionnaire {
    Wording title;  // also the name of the touchpoint, "Fitting rooms"
    std::string icon;
    std::string default_language;
    std::vector<std::string> languages;  // in the order of their chips
    std::vector<Question> questions;
    Thanks thanks;            // after good or neutral answers
    Thanks thanks_after_bad;  // after a negative first answer; falls back to `thanks` when its title is empty

    std::optional<Surprise> surprise;
    std::optional<WeDid> we_did;  // shown with the thanks of whoever gets no surprise

    Question const* find(std::string_view key) const;
};

// One thing that is wrong, and how to mend it.
struct Finding {
    std::string path;  // JSON pointer (RFC 6901)
    std::string remedy;
};

struct CheckedQuestionnaire {
    std::optional<Questionnaire> questionnaire;  // only when there are no findings
    std::vector<Finding> findings;
    // Beside findings: what could be read, every question and choice at its place and no text too long, so
    // that who has more to look for finds it at once. Nobody is ever asked it.
    Questionnaire draft;

    Questionnaire const& as_far_as_read() const { return questionnaire ? *questionnaire : draft; }
};

// Reports *all* faults (of an absurd file the first 499). Bounds: 50 questions, 40 choices, 40 languages, 300
// characters a text. Whether an icon's picture exists is not looked at: nothing here reads files.
CheckedQuestionnaire check_questionnaire(Json const&);
// The same from text; a text that is no JSON is one finding at "".
CheckedQuestionnaire check_questionnaire_text(std::string_view text);

// "/questions/2/choices: two choices share the id 'price'; give each its own", one line each.
std::string to_text(std::vector<Finding> const&);

}
