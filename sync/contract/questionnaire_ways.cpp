#include "sync/contract/questionnaire_ways.h"

#include "sync/base/suggestion.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace peakend {

namespace {

    class WayCheck {
    public:
        WayCheck(std::vector<DraftQuestion> const& questions, Findings& findings)
            : m_questions(questions)
            , m_findings(findings)
        {
        }

        void run()
        {
            if (m_questions.empty())
                return;
            check_first();
            auto const before = m_findings.count();
            bool known = true;
            for (std::size_t at = 0; at < m_questions.size(); ++at) {
                check_branches(at);
                check_target(at, m_questions[at].question.next, m_questions[at].path + "/next");
                known = known && m_questions[at].ways_known;
            }
            // Ways that lead nowhere have been told; what they leave unreached would only be an echo of that.
            if (known && m_findings.count() == before)
                check_all_reached();
        }

    private:
        void check_first()
        {
            auto const& first = m_questions.front();
            if (!first.kind_known || scale_of(first.question.kind)
                || std::get_if<OneOf>(&first.question.kind))
                return;
            m_findings.add(first.path + "/kind",
                "the first question must be answered by one tap: make it smiley, csat, nps, ces or one_of");
        }

        void check_branches(std::size_t at)
        {
            auto const& draft = m_questions[at];
            std::set<int> values_taken;
            std::set<std::string> choices_taken;
            for (std::size_t number = 0; number < draft.question.branches.size(); ++number) {
                auto const& branch = draft.question.branches[number];
                auto const here = fmt::format("{}/branches/{}", draft.path, number);
                check_target(at, branch.go, here + "/go");
                check_values(draft, branch, here, values_taken);
                check_choices(draft, branch, here, choices_taken);
            }
        }

        void check_values(
            DraftQuestion const& draft, Branch const& branch, std::string const& path, std::set<int>& taken)
        {
            auto const& kind = draft.question.kind;
            auto const scale = scale_of(kind);
            if (draft.kind_known && !scale && !branch.values.empty())
                return m_findings.add(path + "/values", "a question of kind '{}' has no values; {}",
                    name_of(kind), choices_of(kind) ? "name 'choices' instead" : "remove the branch");
            for (auto const value : branch.values) {
                if (draft.kind_known && !scale->has(value))
                    m_findings.add(path + "/values", "the answer {} is never given to this question; use {}",
                        value, fmt::join(scale->values, ", "));
                else if (!taken.insert(value).second)
                    m_findings.add(path + "/values",
                        "the answer {} already leads somewhere; remove it here or there", value);
            }
        }

        void check_choices(DraftQuestion const& draft, Branch const& branch, std::string const& path,
            std::set<std::string>& taken)
        {
            auto const& kind = draft.question.kind;
            auto const* choices = choices_of(kind);
            if (draft.kind_known && !choices && !branch.choices.empty())
                return m_findings.add(path + "/choices", "a question of kind '{}' has no choices; {}",
                    name_of(kind), scale_of(kind) ? "name 'values' instead" : "remove the branch");
            for (auto const& id : branch.choices) {
                if (choices && !has(*choices, id))
                    m_findings.add(path + "/choices",
                        "this question has no choice '{}'; correct or remove it", shown(id));
                else if (!taken.insert(id).second)
                    m_findings.add(path + "/choices",
                        "the choice '{}' already leads somewhere; remove it here or there", shown(id));
            }
        }

        static bool has(std::vector<Choice> const& choices, std::string_view id)
        {
            return std::any_of(
                choices.begin(), choices.end(), [&](Choice const& choice) { return choice.id == id; });
        }

        void check_target(std::size_t at, std::string const& target, std::string const& path)
        {
            if (target.empty() || target == the_end)
                return;
            auto const to = index_of(target);
            if (to == m_questions.size())
                m_findings.add(path, "no question has the key '{}'{}; name a later question or \"{}\"",
                    shown(target), suggestion(target, keys()), the_end);
            else if (to <= at)
                m_findings.add(
                    path, "this leads back to '{}'; name a later question or \"{}\"", target, the_end);
        }

        void check_all_reached()
        {
            std::vector<bool> reached(m_questions.size() + 1, false);
            reached[0] = true;
            // Ways lead forward only, so one pass sees them all.
            for (std::size_t at = 0; at < m_questions.size(); ++at) {
                if (!reached[at])
                    m_findings.add(m_questions[at].path,
                        "no way leads to the question '{}'; branch to it or remove it",
                        m_questions[at].question.key);
                else
                    mark_ways_from(at, reached);
            }
        }

        void mark_ways_from(std::size_t at, std::vector<bool>& reached) const
        {
            auto const& question = m_questions[at].question;
            for (auto const& branch : question.branches)
                reached[index_of(branch.go)] = true;
            if (!always_branches(at))
                reached[question.next.empty() ? at + 1 : index_of(question.next)] = true;
        }

        // Only the first question can't be skipped; every other one may be left by `next`.
        bool always_branches(std::size_t at) const
        {
            auto const& question = m_questions[at].question;
            std::size_t taken = 0;
            for (auto const& branch : question.branches)
                taken += branch.values.size() + branch.choices.size();
            auto const scale = scale_of(question.kind);
            auto const* choices = choices_of(question.kind);
            auto const answers = scale ? scale->values.size() : choices ? choices->size() : 0;
            return at == 0 && m_questions[at].kind_known && answers > 0 && taken == answers;
        }

        // m_questions.size() for "thanks" and for a key that no question has.
        std::size_t index_of(std::string_view key) const
        {
            auto const found = std::find_if(m_questions.begin(), m_questions.end(),
                [&](DraftQuestion const& draft) { return draft.question.key == key; });
            return static_cast<std::size_t>(found - m_questions.begin());
        }

        std::vector<std::string_view> keys() const
        {
            std::vector<std::string_view> keys { the_end };
            for (auto const& draft : m_questions)
                keys.push_back(draft.question.key);
            return keys;
        }

        std::vector<DraftQuestion> const& m_questions;
        Findings& m_findings;
    };

}

void check_ways(std::vector<DraftQuestion> const& questions, Findings& findings)
{
    WayCheck(questions, findings).run();
}

}
