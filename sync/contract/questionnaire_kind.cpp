#include "sync/contract/questionnaire_kind.h"

#include "sync/base/suggestion.h"
#include "sync/contract/sealed_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace peakend {

namespace {

    constexpr int fewest_faces = 3;
    constexpr int most_faces = 5;
    constexpr int fewer_points = 5;
    constexpr int more_points = 7;
    constexpr int most_text_characters = most_characters_of_words;
    constexpr int most_contact_characters = 200;

    constexpr auto members_of_all
        = std::to_array<std::string_view>({ "key", "kind", "text", "hint", "branches", "next" });
    constexpr auto choice_members = std::to_array<std::string_view>({ "id", "icon", "text" });
    constexpr auto consent_members = std::to_array<std::string_view>({ "version", "text" });

    class KindCheck {
    public:
        KindCheck(AuthoredObject& question, QuestionnaireTexts const& texts)
            : m_texts(texts)
            , m_findings(question.findings())
            , m_object(question)
        {
        }

        DraftKind read()
        {
            auto const named = m_object.text("kind");
            auto const format = std::find_if(
                kinds().begin(), kinds().end(), [&](KindFormat const& kind) { return kind.name == named; });
            if (format == kinds().end()) {
                if (named)
                    report_unknown_kind(*named);
                read_members_of_any_kind();
                return std::move(m_draft);
            }
            allow_only(format->members, fmt::format("a question of kind '{}'", format->name));
            m_draft.kind = (this->*format->read)();
            m_draft.known = true;
            return std::move(m_draft);
        }

    private:
        // The kinds: which members each has beside those of all, and how they are read.
        struct KindFormat {
            std::string_view name;
            std::vector<std::string_view> members;
            Kind (KindCheck::*read)();
        };

        static std::vector<KindFormat> const& kinds()
        {
            static std::vector<KindFormat> const kinds {
                { "smiley", { "faces", "labels" }, &KindCheck::smiley },
                { "csat", { "labels" }, &KindCheck::csat },
                { "nps", { "labels" }, &KindCheck::nps },
                { "ces", { "points", "polarity", "labels" }, &KindCheck::ces },
                { "one_of", { "choices", "shuffled" }, &KindCheck::choice_of<OneOf> },
                { "many_of", { "choices", "shuffled" }, &KindCheck::choice_of<ManyOf> },
                { "text", { "most_characters" }, &KindCheck::free_text },
                { "contact", { "consent", "most_characters" }, &KindCheck::contact },
            };
            return kinds;
        }

        void report_unknown_kind(std::string_view named)
        {
            std::vector<std::string_view> names;
            for (auto const& kind : kinds())
                names.push_back(kind.name);
            m_findings.add(m_object.path_of("kind"), "'{}' is no kind of question{}; use one of {}",
                shown(named), suggestion(named, names), fmt::join(names, ", "));
        }

        void allow_only(std::vector<std::string_view> const& of_kind, std::string_view owner)
        {
            std::vector<std::string_view> members(members_of_all.begin(), members_of_all.end());
            members.insert(members.end(), of_kind.begin(), of_kind.end());
            m_object.allow_only(members, owner);
        }

        // Tells what is wrong whichever kind was meant.
        void read_members_of_any_kind()
        {
            std::set<std::string_view> members;
            for (auto const& kind : kinds())
                members.insert(kind.members.begin(), kind.members.end());
            allow_only({ members.begin(), members.end() }, "a question");
            if (m_object.has("faces"))
                faces();
            if (m_object.has("points"))
                points();
            if (m_object.has("polarity"))
                polarity();
            if (m_object.has("labels"))
                read_labels(Nps {}, Ces { more_points, Polarity::HighIsGood });
            if (m_object.has("shuffled"))
                m_object.yes_or_no("shuffled");
            if (m_object.has("choices"))
                m_draft.kind = OneOf { choices(), false };
            if (m_object.has("consent"))
                consent();
            if (m_object.has("most_characters"))
                most_characters(most_text_characters);
        }

        Kind smiley()
        {
            auto const faces = this->faces();
            read_labels(Smiley { faces.value_or(fewest_faces) }, Smiley { faces.value_or(most_faces) });
            return Smiley { faces.value_or(most_faces) };
        }

        std::optional<int> faces() { return m_object.whole("faces", fewest_faces, most_faces); }

        Kind csat()
        {
            read_labels(Csat {}, Csat {});
            return Csat {};
        }

        Kind nps()
        {
            read_labels(Nps {}, Nps {});
            return Nps {};
        }

        Kind ces()
        {
            auto const points = this->points();
            auto const polarity = this->polarity().value_or(Polarity::HighIsGood);
            Ces const most { points.value_or(more_points), polarity };
            read_labels(Ces { points.value_or(fewer_points), polarity }, most);
            return most;
        }

        std::optional<int> points()
        {
            auto const* json = m_object.member("points");
            if (!json)
                return {};
            if (*json == Json(fewer_points) || *json == Json(more_points))
                return static_cast<int>(*json->whole());
            m_findings.add(m_object.path_of("points"),
                "write {} or {} here: so many points a question of effort has", fewer_points, more_points);
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

        // A word under every face, star and point, and at both ends of 0 to 10: they are drawn and read
        // aloud. Where it isn't known how many steps there are, as many as any kind between these two has.
        void read_labels(Kind const& fewest, Kind const& most)
        {
            auto const path = m_object.path_of("labels");
            auto& labels = m_draft.labels;
            for (auto const& json : m_object.array("labels", labels_of(fewest), labels_of(most)))
                labels.push_back(m_texts.read(json, fmt::format("{}/{}", path, labels.size()), m_findings));
        }

        static std::size_t labels_of(Kind const& rated)
        {
            auto const ends_only = std::holds_alternative<Nps>(rated);
            return ends_only ? 2 : scale_of(rated)->values.size();
        }

        Kind free_text() { return Text { most_characters(most_text_characters) }; }

        Kind contact()
        {
            auto contact = consent();
            contact.most_characters = most_characters(most_contact_characters);
            return contact;
        }

        int most_characters(int limit) { return m_object.whole("most_characters", 1, limit).value_or(0); }

        Contact consent()
        {
            Contact contact {};
            auto const* json = m_object.member("consent");
            if (!json)
                return contact;
            AuthoredObject object(*json, m_object.path_of("consent"), m_findings);
            object.allow_only(consent_members, "a consent");
            contact.consent_version = consent_version(object);
            contact.consent = m_texts.read(object, "text");
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
        Kind choice_of()
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

        QuestionnaireTexts const& m_texts;
        Findings& m_findings;
        AuthoredObject& m_object;
        DraftKind m_draft;
    };

}

DraftKind read_kind(AuthoredObject& question, QuestionnaireTexts const& texts)
{
    return KindCheck(question, texts).read();
}

}
