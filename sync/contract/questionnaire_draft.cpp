#include "sync/contract/questionnaire_draft.h"

#include "sync/base/suggestion.h"
#include "sync/contract/sealed_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace peakend {

namespace {

    constexpr std::size_t most_choices = 40;
    constexpr std::size_t most_branches = 40;
    constexpr int most_text_characters = most_characters_of_words;
    constexpr int most_contact_characters = 200;

    constexpr auto members_of_all
        = std::to_array<std::string_view>({ "key", "kind", "text", "hint", "branches", "next" });
    constexpr auto choice_members = std::to_array<std::string_view>({ "id", "icon", "text" });
    constexpr auto consent_members = std::to_array<std::string_view>({ "version", "text" });
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
            read_kind();
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

        // The kinds: which members each has beside those of all, and how they are read.
        struct KindFormat {
            std::string_view name;
            std::vector<std::string_view> members;
            std::optional<Kind> (QuestionDraft::*read)();
        };

        static std::vector<KindFormat> const& kinds()
        {
            static std::vector<KindFormat> const kinds {
                { "smiley", { "faces", "labels" }, &QuestionDraft::smiley },
                { "csat", { "labels" }, &QuestionDraft::csat },
                { "nps", { "labels" }, &QuestionDraft::nps },
                { "ces", { "points", "polarity", "labels" }, &QuestionDraft::ces },
                { "one_of", { "choices", "shuffled" }, &QuestionDraft::choice_of<OneOf> },
                { "many_of", { "choices", "shuffled" }, &QuestionDraft::choice_of<ManyOf> },
                { "text", { "most_characters" }, &QuestionDraft::free_text },
                { "contact", { "consent", "most_characters" }, &QuestionDraft::contact },
            };
            return kinds;
        }

        void read_kind()
        {
            auto const named = m_object.text("kind");
            if (!named)
                return;
            auto const format = std::find_if(
                kinds().begin(), kinds().end(), [&](KindFormat const& kind) { return kind.name == *named; });
            if (format == kinds().end())
                return report_unknown_kind(*named);
            std::vector<std::string_view> members(members_of_all.begin(), members_of_all.end());
            members.insert(members.end(), format->members.begin(), format->members.end());
            m_object.allow_only(members, fmt::format("a question of kind '{}'", format->name));
            auto kind = (this->*format->read)();
            if (!kind)
                return;
            m_draft.question.kind = std::move(*kind);
            m_draft.kind_known = true;
            read_labels();
        }

        void report_unknown_kind(std::string_view named)
        {
            std::vector<std::string_view> names;
            for (auto const& kind : kinds())
                names.push_back(kind.name);
            m_findings.add(m_object.path_of("kind"), "'{}' is no kind of question{}; use one of {}",
                shown(named), suggestion(named, names), fmt::join(names, ", "));
        }

        std::optional<Kind> smiley()
        {
            auto const faces = m_object.whole("faces", 3, 5);
            return faces ? std::optional<Kind>(Smiley { *faces }) : std::nullopt;
        }

        std::optional<Kind> csat() { return Csat {}; }
        std::optional<Kind> nps() { return Nps {}; }

        std::optional<Kind> ces()
        {
            auto const points = this->points();
            auto const polarity = this->polarity();
            return points && polarity ? std::optional<Kind>(Ces { *points, *polarity }) : std::nullopt;
        }

        std::optional<int> points()
        {
            auto const* json = m_object.member("points");
            if (!json)
                return {};
            if (*json == Json(5) || *json == Json(7))
                return static_cast<int>(*json->whole());
            m_findings.add(
                m_object.path_of("points"), "write 5 or 7 here: so many points a question of effort has");
            return {};
        }

        std::optional<Polarity> polarity()
        {
            auto const named = m_object.text("polarity");
            if (named == "high_is_good")
                return Polarity::HighIsGood;
            if (named == "low_is_good")
                return Polarity::LowIsGood;
            if (named)
                m_findings.add(m_object.path_of("polarity"),
                    "'{}' is no polarity; use high_is_good or low_is_good", shown(*named));
            return {};
        }

        std::optional<Kind> free_text()
        {
            auto const most = m_object.whole("most_characters", 1, most_text_characters);
            return most ? std::optional<Kind>(Text { *most }) : std::nullopt;
        }

        std::optional<Kind> contact()
        {
            Contact contact {};
            if (auto const* json = m_object.member("consent")) {
                AuthoredObject object(*json, m_object.path_of("consent"), m_findings);
                object.allow_only(consent_members, "a consent");
                contact.consent_version = consent_version(object);
                contact.consent = m_texts.read(object, "text");
            }
            contact.most_characters
                = m_object.whole("most_characters", 1, most_contact_characters).value_or(0);
            return contact;
        }

        // Stored with every answer, so that it can be told later what a visitor agreed to.
        std::string consent_version(AuthoredObject& consent)
        {
            auto const version = consent.text("version");
            if (version && !is_consent_version(*version))
                m_findings.add(consent.path_of("version"),
                    "'{}' is no version here; use up to {} of a-z, 0-9, '.', '-' and '_', such as \"2026-1\"",
                    shown(*version), most_consent_version_bytes);
            return version.value_or("");
        }

        template <class ChoiceKind>
        std::optional<Kind> choice_of()
        {
            auto const shuffled = m_object.has("shuffled") ? m_object.yes_or_no("shuffled") : false;
            return ChoiceKind { choices(), shuffled.value_or(false) };
        }

        std::vector<Choice> choices()
        {
            std::vector<Choice> choices;
            auto const path = m_object.path_of("choices");
            for (auto const& json : m_object.array("choices", 2, most_choices))
                choices.push_back(choice(json, fmt::format("{}/{}", path, choices.size())));

            std::set<std::string_view> seen;
            for (auto const& choice : choices) {
                if (!choice.id.empty() && !seen.insert(choice.id).second)
                    m_findings.add(path, "two choices share the id '{}'; give each its own", choice.id);
            }
            return choices;
        }

        Choice choice(Json const& json, std::string path)
        {
            AuthoredObject object(json, std::move(path), m_findings);
            object.allow_only(choice_members, "a choice");
            auto icon = object.has("icon") ? object.name("icon") : std::string();
            return { object.name("id"), std::move(icon), m_texts.read(object, "text") };
        }

        // A word under every face, star and point, and at both ends of 0 to 10: they are drawn and read
        // aloud.
        void read_labels()
        {
            auto const scale = scale_of(m_draft.question.kind);
            if (!scale)
                return;
            auto const ends_only = std::holds_alternative<Nps>(m_draft.question.kind);
            auto const wanted = ends_only ? 2 : scale->values.size();
            auto const path = m_object.path_of("labels");
            auto& labels = m_draft.question.labels;
            for (auto const& json : m_object.array("labels", wanted, wanted))
                labels.push_back(m_texts.read(json, fmt::format("{}/{}", path, labels.size()), m_findings));
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
