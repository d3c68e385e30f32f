#include "sync/contract/questionnaire_draft.h"

#include "sync/contract/questionnaire_kind.h"

#include <array>
#include <fmt/format.h>

namespace peakend {

namespace {

    constexpr std::size_t most_branches = 40;
    constexpr auto branch_members = std::to_array<std::string_view>({ "values", "choices", "go" });

    class QuestionDraft {
    public:
        QuestionDraft(Json const& json, std::string path, QuestionnaireTexts const& texts, Findings& findings)
            : m_texts(texts)
            , m_findings(findings)
            , m_object(json, std::move(path), findings)
        {
        }

        DraftQuestion read()
        {
            m_draft.path = m_object.path();
            if (!m_object.readable())
                return m_draft;
            read_words();
            take(read_kind(m_object, m_texts));
            auto const before = m_findings.count();
            read_ways();
            m_draft.ways_known = m_findings.count() == before;
            return std::move(m_draft);
        }

    private:
        void read_words()
        {
            auto& question = m_draft.question;
            question.key = m_object.name("key");
            if (question.key == the_end)
                m_findings.add(
                    m_object.path_of("key"), "'{}' names the end of every way; choose another key", the_end);
            question.text = m_texts.read(m_object, "text");
            question.hint = m_texts.read_if_any(m_object, "hint");
        }

        void take(DraftKind draft)
        {
            m_draft.question.kind = std::move(draft.kind);
            m_draft.question.labels = std::move(draft.labels);
            m_draft.kind_known = draft.known;
        }

        void read_ways()
        {
            if (m_object.has("next"))
                m_draft.question.next = m_object.name("next");
            if (!m_object.has("branches"))
                return;
            auto const path = m_object.path_of("branches");
            auto& branches = m_draft.question.branches;
            for (auto const& json : m_object.array("branches", 1, most_branches))
                branches.push_back(branch(json, fmt::format("{}/{}", path, branches.size())));
        }

        Branch branch(Json const& json, std::string path)
        {
            AuthoredObject object(json, std::move(path), m_findings);
            Branch branch;
            if (!object.readable())
                return branch;
            object.allow_only(branch_members, "a branch");
            branch.go = object.name("go");
            if (object.has("values") == object.has("choices"))
                m_findings.add(
                    object.path(), "say which answers take this branch: either 'values' or 'choices'");
            else if (object.has("values"))
                branch.values = branch_values(object);
            else
                branch.choices = branch_choices(object);
            return branch;
        }

        std::vector<int> branch_values(AuthoredObject& branch)
        {
            std::vector<int> values;
            for (auto const& json : branch.array("values", 1, most_branches)) {
                auto const* value = json.whole();
                if (value && *value >= 0 && *value <= 10)
                    values.push_back(static_cast<int>(*value));
                else
                    m_findings.add(
                        branch.path_of("values"), "write whole numbers of the question's scale here");
            }
            return values;
        }

        std::vector<std::string> branch_choices(AuthoredObject& branch)
        {
            std::vector<std::string> choices;
            for (auto const& json : branch.array("choices", 1, most_choices)) {
                if (auto const* id = json.text())
                    choices.push_back(*id);
                else
                    m_findings.add(
                        branch.path_of("choices"), "write ids of the question's choices here, in quotes");
            }
            return choices;
        }

        QuestionnaireTexts const& m_texts;
        Findings& m_findings;
        AuthoredObject m_object;
        DraftQuestion m_draft;
    };

}

DraftQuestion read_question(
    Json const& json, std::string path, QuestionnaireTexts const& texts, Findings& findings)
{
    return QuestionDraft(json, std::move(path), texts, findings).read();
}

}
