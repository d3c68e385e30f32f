// Reads format 1 of questionnaires and tells every fault in it. The format itself is described for authors in
// assets/questionnaires/README.md.

#include "sync/contract/authored_object.h"
#include "sync/contract/questionnaire.h"
#include "sync/contract/questionnaire_draft.h"
#include "sync/contract/questionnaire_gift.h"
#include "sync/contract/questionnaire_texts.h"
#include "sync/contract/questionnaire_ways.h"

#include <array>
#include <set>

namespace peakend {

namespace {

    constexpr int format_read_here = 1;
    constexpr std::size_t most_questions = 50;

    constexpr auto questionnaire_members = std::to_array<std::string_view>({ "format", "title", "icon",
        "default_language", "languages", "questions", "thanks", "thanks_after_bad", "surprise", "we_did" });
    constexpr auto thanks_members = std::to_array<std::string_view>({ "title", "text" });

    void check_keys_differ(
        std::vector<DraftQuestion> const& drafts, std::string const& path, Findings& findings)
    {
        std::set<std::string_view> seen;
        for (auto const& draft : drafts) {
            auto const& key = draft.question.key;
            if (!key.empty() && !seen.insert(key).second)
                findings.add(path, "two questions share the key '{}'; give each its own", key);
        }
    }

    std::vector<Question> read_questions(AuthoredObject& object, QuestionnaireTexts const& texts)
    {
        auto const path = object.path_of("questions");
        std::vector<DraftQuestion> drafts;
        for (auto const& json : object.array("questions", 1, most_questions))
            drafts.push_back(
                read_question(json, fmt::format("{}/{}", path, drafts.size()), texts, object.findings()));
        check_keys_differ(drafts, path, object.findings());
        check_ways(drafts, object.findings());

        std::vector<Question> questions;
        for (auto& draft : drafts)
            questions.push_back(std::move(draft.question));
        return questions;
    }

    Thanks read_thanks(AuthoredObject& parent, std::string_view member, QuestionnaireTexts const& texts)
    {
        auto const* json = parent.member(member);
        if (!json)
            return {};
        AuthoredObject object(*json, parent.path_of(member), parent.findings());
        object.allow_only(thanks_members, fmt::format("'{}'", member));
        return { texts.read(object, "title"), texts.read(object, "text") };
    }

    Questionnaire read_questionnaire(AuthoredObject& object)
    {
        object.allow_only(questionnaire_members, "a questionnaire");
        QuestionnaireTexts const texts(object);
        Questionnaire read;
        read.default_language = texts.default_language();
        read.languages = texts.languages();
        read.title = texts.read(object, "title");
        if (object.has("icon"))
            read.icon = object.name("icon");
        read.questions = read_questions(object, texts);
        read.thanks = read_thanks(object, "thanks", texts);
        if (object.has("thanks_after_bad"))
            read.thanks_after_bad = read_thanks(object, "thanks_after_bad", texts);
        if (object.has("surprise"))
            read.surprise = read_surprise(object, "surprise", texts);
        if (object.has("we_did"))
            read.we_did = read_we_did(object, "we_did", texts);
        return read;
    }

    // Most often the number alone is wrong, so the rest is checked whatever it is.
    void check_format(AuthoredObject& object)
    {
        auto const* format = object.member("format");
        if (format && *format != Json(format_read_here))
            object.findings().add(object.path_of("format"),
                "this program reads format {0} only, and has checked all else as format {0}; write {0} here",
                format_read_here);
    }

}

CheckedQuestionnaire check_questionnaire(Json const& json)
{
    Findings findings;
    AuthoredObject object(json, "", findings);
    if (!object.readable())
        return { std::nullopt, findings.take(), {} };
    check_format(object);
    auto read = read_questionnaire(object);
    if (findings.count() > 0)
        return { std::nullopt, findings.take(), std::move(read) };
    return { std::move(read), {}, {} };
}

CheckedQuestionnaire check_questionnaire_text(std::string_view text)
{
    auto const json = parse_json(text);
    if (!json)
        return { std::nullopt, { { "", json.error().what } }, {} };
    return check_questionnaire(*json);
}

}
