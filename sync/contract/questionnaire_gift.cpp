#include "sync/contract/questionnaire_gift.h"

#include <algorithm>
#include <array>
#include <set>

namespace peakend {

namespace {

    constexpr auto surprise_members = std::to_array<std::string_view>({ "title", "text", "codes", "draw" });
    constexpr auto draw_members = std::to_array<std::string_view>({ "odds", "per_day" });
    constexpr auto we_did_members = std::to_array<std::string_view>({ "you_said", "we_did" });
    constexpr std::string_view made = "made";
    constexpr std::size_t most_codes = 1000;
    constexpr std::size_t longest_code = 12;
    constexpr int longest_odds = 1000;
    constexpr int most_a_day = 10'000;

    // What can be said aloud at a till and typed on any keyboard.
    bool is_code(std::string_view text)
    {
        auto const allowed = [](char letter) {
            return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == ' '
                || letter == '-';
        };
        return text.size() >= 2 && text.size() <= longest_code && text.front() != ' ' && text.back() != ' '
            && std::all_of(text.begin(), text.end(), allowed);
    }

    // Without those that are told.
    std::vector<std::string> read_codes(AuthoredObject& surprise)
    {
        std::vector<std::string> codes;
        std::set<std::string_view> seen;
        auto const path = surprise.path_of("codes");
        std::size_t at = 0;
        for (auto const& json : surprise.array("codes", 1, most_codes)) {
            auto const here = fmt::format("{}/{}", path, at++);
            auto const* code = json.text();
            if (!code || !is_code(*code))
                surprise.findings().add(
                    here, "write a code of 2 to {} capital letters, digits, spaces and dashes", longest_code);
            else if (!seen.insert(*code).second)
                surprise.findings().add(here, "the code '{}' is listed twice; each is given once", *code);
            else
                codes.push_back(*code);
        }
        return codes;
    }

    void read_draw(AuthoredObject& surprise, Surprise& read)
    {
        auto const* json = surprise.member("draw");
        AuthoredObject draw(*json, surprise.path_of("draw"), surprise.findings());
        if (!draw.readable())
            return;
        draw.allow_only(draw_members, "'draw'");
        read.odds = draw.whole("odds", 1, longest_odds).value_or(1);
        if (draw.has("per_day"))
            read.per_day = draw.whole("per_day", 1, most_a_day);
    }

}

Surprise read_surprise(AuthoredObject& parent, std::string_view member, QuestionnaireTexts const& texts)
{
    Surprise read;
    AuthoredObject object(*parent.member(member), parent.path_of(member), parent.findings());
    if (!object.readable())
        return read;
    object.allow_only(surprise_members, "a surprise");
    read.title = texts.read(object, "title");
    read.text = texts.read(object, "text");
    if (object.has("codes")) {
        read.makes_codes = *object.member("codes") == Json(made);
        if (!read.makes_codes)
            read.codes = read_codes(object);
    }
    if (object.has("draw"))
        read_draw(object, read);
    return read;
}

WeDid read_we_did(AuthoredObject& parent, std::string_view member, QuestionnaireTexts const& texts)
{
    AuthoredObject object(*parent.member(member), parent.path_of(member), parent.findings());
    if (!object.readable())
        return {};
    object.allow_only(we_did_members, fmt::format("'{}'", member));
    return { texts.read(object, "you_said"), texts.read(object, "we_did") };
}

}
