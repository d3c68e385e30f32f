#include "kiosk/visit/interview.h"

#include "kiosk/visit/draft.h"

#include <algorithm>
#include <cassert>

namespace peakend::visit {

namespace {

    bool has_choice(std::vector<Choice> const& choices, std::string const& id)
    {
        return std::any_of(
            choices.begin(), choices.end(), [&](Choice const& choice) { return choice.id == id; });
    }

    bool allows(Question const& question, int value)
    {
        auto const scale = scale_of(question.kind);
        return scale && scale->has(value);
    }

    bool allows(Question const& question, std::string const& choice)
    {
        auto const* one_of = std::get_if<OneOf>(&question.kind);
        return one_of && has_choice(one_of->choices, choice);
    }

    bool allows(Question const& question, std::vector<std::string> const& chosen)
    {
        auto const* many_of = std::get_if<ManyOf>(&question.kind);
        return many_of && std::all_of(chosen.begin(), chosen.end(), [&](std::string const& choice) {
            return has_choice(many_of->choices, choice);
        });
    }

    // The words are agreed to under the consent that this question asks for, or under none.
    bool allows(Question const& question, SealedWords const& words)
    {
        if (auto const* contact = std::get_if<Contact>(&question.kind))
            return words.consent == contact->consent_version;
        return std::holds_alternative<Text>(question.kind) && words.consent.empty();
    }

    bool contains(std::vector<int> const& values, int value)
    {
        return std::find(values.begin(), values.end(), value) != values.end();
    }

    bool fits(Branch const& branch, int value) { return contains(branch.values, value); }

    bool fits(Branch const& branch, std::string const& choice)
    {
        return std::find(branch.choices.begin(), branch.choices.end(), choice) != branch.choices.end();
    }

    bool fits(Branch const& branch, std::vector<std::string> const& chosen)
    {
        return std::any_of(
            chosen.begin(), chosen.end(), [&](std::string const& choice) { return fits(branch, choice); });
    }

    // Words lead nowhere in particular: nobody here can read them.
    bool fits(Branch const&, SealedWords const&) { return false; }

}

Interview::Interview(std::shared_ptr<Questionnaire const> questionnaire)
    : m_questionnaire(std::move(questionnaire))
{
}

Question const& Interview::question() const
{
    assert(!finished());
    return m_questionnaire->questions[m_at];
}

Value const* Interview::said(std::string_view key) const
{
    auto const found = std::find_if(
        m_answers.begin(), m_answers.end(), [&](Answer const& answer) { return answer.key == key; });
    return found == m_answers.end() ? nullptr : &found->value;
}

Result<Answer> Interview::answer(Value value) const
{
    auto const& asked = question();
    if (!std::visit([&](auto const& said) { return allows(asked, said); }, value))
        return failed(Fault::Invalid, "question '{}' has no such answer", asked.key);
    auto const* before = said(asked.key);
    return Answer { asked.key, std::move(value), before != nullptr };
}

void Interview::remember(Answer answer)
{
    auto const known = std::find_if(
        m_answers.begin(), m_answers.end(), [&](Answer const& other) { return other.key == answer.key; });
    if (known == m_answers.end())
        m_answers.push_back(std::move(answer));
    else
        *known = std::move(answer);
}

void Interview::advance()
{
    assert(!finished());
    m_path.push_back(m_at);
    m_at = after(m_at);
}

void Interview::back()
{
    assert(!first());
    m_at = m_path.back();
    m_path.pop_back();
}

std::size_t Interview::index_of(std::string const& target, std::size_t from) const
{
    auto const& questions = m_questionnaire->questions;
    if (target.empty())
        return from + 1;
    auto const found = std::find_if(
        questions.begin(), questions.end(), [&](Question const& question) { return question.key == target; });
    return static_cast<std::size_t>(found - questions.begin());
}

std::size_t Interview::after(std::size_t index) const
{
    auto const& asked = m_questionnaire->questions[index];
    if (auto const* value = said(asked.key)) {
        for (auto const& branch : asked.branches) {
            if (std::visit([&](auto const& given) { return fits(branch, given); }, *value))
                return asked_from(index_of(branch.go, index));
        }
    }
    return asked_from(index_of(asked.next, index));
}

bool Interview::passed_over(std::size_t index) const
{
    auto const& questions = m_questionnaire->questions;
    return m_passes_over_words && index < questions.size() && is_answered_in_words(questions[index].kind);
}

// The first question at or behind this one that is asked at all.
std::size_t Interview::asked_from(std::size_t index) const
{
    while (passed_over(index))
        index = index_of(m_questionnaire->questions[index].next, index);
    return index;
}

std::size_t Interview::longest_from(std::size_t index) const
{
    // Branches lead forward only, so walking from the end needs no recursion.
    auto const& questions = m_questionnaire->questions;
    std::vector<std::size_t> longest(questions.size() + 1, 0);
    for (std::size_t at = questions.size(); at-- > index;) {
        auto const& asked = questions[at];
        auto best = longest[index_of(asked.next, at)];
        for (auto const& branch : asked.branches)
            best = std::max(best, longest[index_of(branch.go, at)]);
        if (passed_over(at))
            longest[at] = longest[index_of(asked.next, at)];
        else
            longest[at] = 1 + (said(asked.key) ? longest[after(at)] : best);
    }
    return longest[index];
}

std::size_t Interview::steps() const { return m_path.size() + longest_from(m_at); }

bool Interview::any_bad() const
{
    return std::any_of(m_answers.begin(), m_answers.end(), [&](Answer const& answer) {
        auto const* rating = std::get_if<int>(&answer.value);
        auto const* asked = m_questionnaire->find(answer.key);
        auto const scale = asked ? scale_of(asked->kind) : std::nullopt;
        return rating && scale && scale->is_negative(*rating);
    });
}

}
