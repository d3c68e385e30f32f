// One walk through a Questionnaire.
//
// An Interview knows which question is on and what has been said; it does not
// know about screens, clocks, storage or the network.
#pragma once

#include "sync/contract/questionnaire.h"
#include "sync/contract/response.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace peakend::visit {

class Interview {
public:
    // REQUIRES: a checked questionnaire, so every branch leads forward.
    explicit Interview(std::shared_ptr<Questionnaire const>);

    Questionnaire const& questionnaire() const { return *m_questionnaire; }
    // REQUIRES: !finished().
    Question const& question() const;
    bool finished() const { return m_at == m_questionnaire->questions.size(); }
    bool first() const { return m_path.empty(); }

    // Null pointer when nothing was said.
    Value const* said(std::string_view key) const;
    std::vector<Answer> const& answers() const { return m_answers; }
    // The answer as it is to be stored, checked against the question that is on: Invalid for a value outside
    // its scale or a choice it doesn't have. Does not change the interview.
    Result<Answer> answer(Value) const;
    void remember(Answer);

    // Questions that are answered in words are then as if skipped before they are asked, and are no steps.
    void pass_over_words(bool on) { m_passes_over_words = on; }

    // To where the answer leads, or past the question when it has none.
    void advance();
    // To the question that was on before. REQUIRES: !first().
    void back();

    // "Question 2 of 3": of the longest way that can still follow.
    std::size_t step() const { return m_path.size() + 1; }
    std::size_t steps() const;

    // A negative answer to a rated question has been given.
    bool any_bad() const;

private:
    std::size_t index_of(std::string const& target, std::size_t from) const;
    std::size_t after(std::size_t index) const;
    bool passed_over(std::size_t index) const;
    std::size_t asked_from(std::size_t index) const;
    std::size_t longest_from(std::size_t index) const;

    std::shared_ptr<Questionnaire const> m_questionnaire;
    std::size_t m_at = 0;
    std::vector<std::size_t> m_path;  // the questions that were on before, oldest first
    std::vector<Answer> m_answers;
    bool m_passes_over_words = false;
};

}
