// Any bytes as a questionnaire that an author wrote.
#include "sync/contract/questionnaire.h"
#include "sync/contract/revision.h"
#include "tests/fuzz/fuzz.h"

using namespace peakend;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const text = fuzz::text_of(bytes, size);
    auto const checked = check_questionnaire_text(text);
    fuzz::claim(checked.questionnaire.has_value() == checked.findings.empty(),
        "a questionnaire is either good or has findings");
    (void)to_text(checked.findings);
    if (!checked.questionnaire)
        return 0;
    for (auto const& question : checked.questionnaire->questions) {
        (void)scale_of(question.kind);
        (void)series_of(*checked.questionnaire, question);
    }
    auto const json = parse_json(text);
    auto const again = parse_json(canonical_json(*json));
    fuzz::claim(
        again && revision_of(*again) == revision_of(*json), "the canonical text has the same revision");
    return 0;
}
