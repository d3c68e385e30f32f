// A small questionnaire without faults, as text, and ways to spoil it.
#pragma once

#include "sync/contract/questionnaire.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

inline constexpr std::string_view sound_questionnaire = R"({
  "format": 1,
  "title": { "en": "Till", "es": "Caja" },
  "icon": "till",
  "default_language": "en",
  "languages": ["en", "es"],
  "questions": [
    { "key": "visit", "kind": "smiley", "faces": 3, "text": { "en": "How was it?", "es": "¿Qué tal?" },
      "hint": { "en": "One tap." },
      "labels": [{ "en": "Bad" }, { "en": "Okay" }, { "en": "Good" }],
      "branches": [{ "values": [1], "go": "reasons" }], "next": "ease" },
    { "key": "reasons", "kind": "many_of", "text": { "en": "Why?" }, "shuffled": true,
      "choices": [{ "id": "wait", "icon": "clock", "text": { "en": "Waited" } },
        { "id": "price", "text": { "en": "Price" } }],
      "branches": [{ "choices": ["price"], "go": "thanks" }] },
    { "key": "ease", "kind": "ces", "points": 5, "polarity": "low_is_good", "text": { "en": "How much effort?" },
      "labels": [{ "en": "1" }, { "en": "2" }, { "en": "3" }, { "en": "4" }, { "en": "5" }] },
    { "key": "stars", "kind": "csat", "text": { "en": "How satisfied?" },
      "labels": [{ "en": "1" }, { "en": "2" }, { "en": "3" }, { "en": "4" }, { "en": "5" }] },
    { "key": "recommend", "kind": "nps", "text": { "en": "How likely?" },
      "labels": [{ "en": "Not" }, { "en": "Very" }] },
    { "key": "first_time", "kind": "one_of", "text": { "en": "First time?" },
      "choices": [{ "id": "yes", "text": { "en": "Yes" } }, { "id": "no", "text": { "en": "No" } }] },
    { "key": "words", "kind": "text", "text": { "en": "Anything else?" }, "most_characters": 200 },
    { "key": "reach", "kind": "contact", "text": { "en": "May we write to you?" }, "most_characters": 80,
      "consent": { "version": "2026-1", "text": { "en": "Only to answer you." } } }
  ],
  "thanks": { "title": { "en": "Thank you" }, "text": { "en": "It helps." } },
  "thanks_after_bad": { "title": { "en": "Sorry" }, "text": { "en": "We mend it." } }
})";

// The sound one with one part replaced. REQUIRES: the part is there.
inline std::string with(
    std::string_view part, std::string_view other, std::string_view in = sound_questionnaire)
{
    std::string text(in);
    auto const at = text.find(part);
    REQUIRE_MESSAGE(at != std::string::npos, part);
    return text.replace(at, part.size(), other);
}

inline std::string faults_of(std::string_view text)
{
    auto const checked = peakend::check_questionnaire_text(text);
    CHECK(checked.questionnaire.has_value() == checked.findings.empty());
    return to_text(checked.findings);
}

inline std::string faults_with(std::string_view part, std::string_view other)
{
    return faults_of(with(part, other));
}
