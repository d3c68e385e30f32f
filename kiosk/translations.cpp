#include "kiosk/translations.h"

#include <fmt/format.h>

namespace peakend {

namespace {

    struct Placed {
        std::string path;
        Wording const* wording;
    };

    void add_question(std::vector<Placed>& texts, std::string const& path, Question const& question)
    {
        texts.push_back({ path + "/text", &question.text });
        texts.push_back({ path + "/hint", &question.hint });
        for (std::size_t at = 0; at < question.labels.size(); ++at)
            texts.push_back({ fmt::format("{}/labels/{}", path, at), &question.labels[at] });
        auto const* choices = choices_of(question.kind);
        for (std::size_t at = 0; choices && at < choices->size(); ++at)
            texts.push_back({ fmt::format("{}/choices/{}/text", path, at), &(*choices)[at].text });
        if (auto const* contact = std::get_if<Contact>(&question.kind))
            texts.push_back({ path + "/consent/text", &contact->consent });
    }

    // Every text that a shopper may see, and where it stands in the file.
    std::vector<Placed> texts_of(Questionnaire const& questionnaire)
    {
        std::vector<Placed> texts { { "/title", &questionnaire.title } };
        for (std::size_t at = 0; at < questionnaire.questions.size(); ++at)
            add_question(texts, fmt::format("/questions/{}", at), questionnaire.questions[at]);
        texts.push_back({ "/thanks/title", &questionnaire.thanks.title });
        texts.push_back({ "/thanks/text", &questionnaire.thanks.text });
        texts.push_back({ "/thanks_after_bad/title", &questionnaire.thanks_after_bad.title });
        texts.push_back({ "/thanks_after_bad/text", &questionnaire.thanks_after_bad.text });
        return texts;
    }

    // What is empty in every language was left out on purpose.
    bool lacks(Wording const& wording, std::string const& language)
    {
        auto const own = wording.by_language.find(language);
        return !wording.empty() && (own == wording.by_language.end() || own->second.empty());
    }

}

std::vector<MissingTexts> missing_texts(Questionnaire const& questionnaire, screens::Phrases const& phrases)
{
    auto const texts = texts_of(questionnaire);
    std::vector<MissingTexts> all;
    for (auto const& language : questionnaire.languages) {
        MissingTexts missing { language, {}, phrases.missing(language) };
        for (auto const& text : texts) {
            if (lacks(*text.wording, language))
                missing.questionnaire.push_back(text.path);
        }
        if (missing.count() > 0)
            all.push_back(std::move(missing));
    }
    return all;
}

std::string to_text(std::vector<MissingTexts> const& all, Questionnaire const& questionnaire)
{
    std::string lines;
    for (auto const& missing : all) {
        for (auto const& path : missing.questionnaire)
            lines += fmt::format("{}: {} is not translated, so it is shown in {}\n", missing.language, path,
                questionnaire.default_language);
        for (auto const& phrase : missing.interface)
            lines
                += fmt::format("{}: \"{}\" is not translated in languages/{}.po, so it is shown in English\n",
                    missing.language, phrase, missing.language);
    }
    return lines;
}

}
