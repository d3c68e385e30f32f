#include "sync/contract/questionnaire_texts.h"

#include "sync/contract/characters.h"
#include "sync/contract/language_tag.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr std::size_t most_languages = 40;
    constexpr std::ptrdiff_t most_characters = 300;

    bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }

    // Whether it is short enough to be looked at further.
    bool check_text(std::string_view text, std::string const& path, Findings& findings)
    {
        if (text.find_first_not_of(' ') == std::string_view::npos)
            findings.add(path, "the text is empty; write it or remove it");
        if (std::any_of(text.begin(), text.end(), is_control))
            findings.add(path, "the text holds a line break, a tab or another control character; remove it");
        auto const length = characters_in(text);
        if (length > most_characters)
            findings.add(path, "the text has {} characters; shorten it to {}", length, most_characters);
        return length <= most_characters;
    }

}

QuestionnaireTexts::QuestionnaireTexts(AuthoredObject& questionnaire)
{
    read_languages(questionnaire);
    read_default(questionnaire);
}

void QuestionnaireTexts::read_languages(AuthoredObject& questionnaire)
{
    auto const before = questionnaire.findings().count();
    auto const path = questionnaire.path_of("languages");
    std::size_t at = 0;
    for (auto const& language : questionnaire.array("languages", 1, most_languages)) {
        auto const here = fmt::format("{}/{}", path, at++);
        if (auto const* tag = language.text())
            check_language(*tag, here, questionnaire.findings());
        else
            questionnaire.findings().add(here, "write a language tag here, such as \"en\"");
    }
    m_complete = questionnaire.findings().count() == before;
}

void QuestionnaireTexts::check_language(std::string const& tag, std::string const& path, Findings& findings)
{
    auto const usual = usual_language_tag(tag);
    if (!usual)
        findings.add(
            path, "'{}' is no language tag of BCP 47; write one such as \"en\" or \"zh-Hans\"", shown(tag));
    else if (*usual != tag)
        findings.add(path, "write the language '{}' as '{}', here and in every text", tag, *usual);
    else if (declares(tag))
        findings.add(path, "the language '{}' is listed twice; remove one", tag);
    else
        m_languages.push_back(tag);
}

void QuestionnaireTexts::read_default(AuthoredObject& questionnaire)
{
    auto const tag = questionnaire.text("default_language");
    if (!tag)
        return;
    if (declares(*tag))
        m_default = *tag;
    else if (m_complete)
        questionnaire.findings().add(questionnaire.path_of("default_language"),
            "'{}' is not in 'languages'; add it there or choose one of them", shown(*tag));
}

bool QuestionnaireTexts::declares(std::string_view language) const
{
    return std::find(m_languages.begin(), m_languages.end(), language) != m_languages.end();
}

Wording QuestionnaireTexts::read(Json const& json, std::string const& path, Findings& findings) const
{
    Wording wording;
    AuthoredObject const object(json, path, findings);
    if (!object.readable())
        return wording;
    for (auto const& [language, value] : *json.object()) {
        auto const here = object.path_of(language);
        if (m_complete && !declares(language))
            findings.add(here, "the language '{}' is not in 'languages'; add it there or remove this text",
                shown(language));
        auto const* text = value.text();
        if (!text)
            findings.add(here, "write a text in quotes here");
        else if (check_text(*text, here, findings))
            wording.by_language.emplace(language, *text);
    }
    if (!m_default.empty() && !object.has(m_default))
        findings.add(path, "the text in the default language '{}' is missing; add it", m_default);
    return wording;
}

Wording QuestionnaireTexts::read(AuthoredObject& object, std::string_view name) const
{
    auto const* json = object.member(name);
    return json ? read(*json, object.path_of(name), object.findings()) : Wording {};
}

Wording QuestionnaireTexts::read_if_any(AuthoredObject& object, std::string_view name) const
{
    return object.has(name) ? read(object, name) : Wording {};
}

}
