#include "kiosk/translations.h"

#include "kiosk/texts.h"

#include <fmt/format.h>

namespace peakend {

namespace {

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
