#include "kiosk/texts.h"

#include <fmt/format.h>

namespace peakend {

namespace {

    using Texts = std::vector<PlacedText>;

    void add_question(Texts& texts, std::string const& path, Question const& question)
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

    void add_thanks(Texts& texts, std::string const& path, Thanks const& thanks)
    {
        texts.push_back({ path + "/title", &thanks.title });
        texts.push_back({ path + "/text", &thanks.text });
    }

}

std::vector<PlacedText> texts_of(Questionnaire const& questionnaire)
{
    Texts texts { { "/title", &questionnaire.title } };
    for (std::size_t at = 0; at < questionnaire.questions.size(); ++at)
        add_question(texts, fmt::format("/questions/{}", at), questionnaire.questions[at]);
    add_thanks(texts, "/thanks", questionnaire.thanks);
    add_thanks(texts, "/thanks_after_bad", questionnaire.thanks_after_bad);
    if (auto const& surprise = questionnaire.surprise) {
        texts.push_back({ "/surprise/title", &surprise->title });
        texts.push_back({ "/surprise/text", &surprise->text });
    }
    if (auto const& we_did = questionnaire.we_did) {
        texts.push_back({ "/we_did/you_said", &we_did->you_said });
        texts.push_back({ "/we_did/we_did", &we_did->we_did });
    }
    return texts;
}

}
