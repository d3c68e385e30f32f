// A questionnaire, and visitors who answer it, the same in every run.
#pragma once

#include "sync/contract/record.h"
#include "sync/outbox/outbox.h"
#include "tests/contract/some_records.h"

namespace peakend {

// Asks how the coffee was (1 3 5) and, whoever found it bad, why.
inline Json coffee_questionnaire()
{
    return *parse_json(R"({
        "format": 1,
        "title": { "en": "Café" },
        "icon": "store",
        "default_language": "en",
        "languages": ["en"],
        "questions": [
            {
                "key": "coffee", "kind": "smiley", "faces": 3,
                "text": { "en": "How was your coffee?" },
                "labels": [{ "en": "Bad" }, { "en": "Okay" }, { "en": "Good" }],
                "branches": [{ "values": [1], "go": "why" }],
                "next": "thanks"
            },
            {
                "key": "why", "kind": "many_of",
                "text": { "en": "What was wrong?" },
                "choices": [
                    { "id": "cold", "text": { "en": "It was cold" } },
                    { "id": "slow", "text": { "en": "It took too long" } }
                ]
            }
        ],
        "thanks": { "title": { "en": "Thank you!" }, "text": { "en": "Come again." } }
    })");
}

inline Publication publication_of(Json const& questionnaire)
{
    return { PublicationId::random(), revision_of(questionnaire), {}, "", "tests" };
}

inline Opening some_opening(std::uint8_t visitor)
{
    return { some_id<RecordId>(visitor), revision_of(coffee_questionnaire()), "en", "landscape",
        some_moment(60'000 * visitor), {} };
}

inline Closing some_closing(std::uint8_t visitor, Ending ending = Ending::Completed)
{
    return { some_id<RecordId>(visitor), "en", Milliseconds(8'000), ending };
}

// One who says one thing and goes. Gives the seq.
inline Result<std::int64_t> visit(
    Outbox& outbox, std::uint8_t visitor, Answer const& answer = { "coffee", 5 })
{
    TRY(outbox.begin(some_opening(visitor), answer));
    return outbox.seal(some_closing(visitor));
}

}
