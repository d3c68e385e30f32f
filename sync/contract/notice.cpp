#include "sync/contract/notice.h"

#include "sync/base/one_line.h"
#include "sync/contract/batch.h"
#include "sync/contract/language_tag.h"

namespace peakend {

std::string fault_of_notice_text(std::string_view text)
{
    if (text.find_first_not_of(' ') == std::string_view::npos)
        return "it is empty: write one short sentence";
    if (text.size() > most_notice_bytes)
        return fmt::format(
            "it has {} bytes: write one short sentence of at most {}", text.size(), most_notice_bytes);
    if (has_control(text))
        return "it holds a line break, a tab or another control character: write one line";
    return "";
}

Json to_json(Notice const& notice)
{
    Json::Object texts;
    for (auto const& [language, text] : notice.text)
        texts.emplace(language, text);
    return Json::Object { { "text", std::move(texts) }, { "until", milliseconds_of(notice.until) } };
}

Result<Notice> notice_from(Json const& json)
{
    JsonReader reader(json);
    auto const* texts = reader.member("text").object();
    Notice notice { {}, instant_of(reader.whole("until", 0, highest_wire_number)) };
    TRY(reader.verdict());
    if (!texts || texts->empty() || texts->size() > most_notice_languages)
        return failed(
            Fault::Invalid, "/text: expected a text in each of 1 to {} languages", most_notice_languages);
    for (auto const& [language, json_text] : *texts) {
        if (usual_language_tag(language) != language)
            return failed(Fault::Invalid, "/text: '{}' is no language: write it as in 'en' or 'zh-Hans'",
                language.substr(0, 40));
        auto const* text = json_text.text();
        auto const fault = text ? fault_of_notice_text(*text) : "it is no text";
        if (!fault.empty())
            return failed(Fault::Invalid, "the text for '{}' can't be shown, since {}", language, fault);
        notice.text.emplace(language, *text);
    }
    return notice;
}

void put_notice(Json::Object& object, std::optional<Notice> const& notice)
{
    if (notice)
        object.emplace("notice", to_json(*notice));
}

std::optional<Notice> read_notice(JsonReader& reader)
{
    if (!reader.has("notice"))
        return std::nullopt;
    auto notice = notice_from(reader.member("notice"));
    return notice ? std::optional(std::move(*notice)) : std::nullopt;
}

}
