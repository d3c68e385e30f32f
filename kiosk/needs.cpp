#include "kiosk/needs.h"

#include "kiosk/screens/face.h"
#include "kiosk/screens/language.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/typeface.h"
#include "sync/base/suggestion.h"
#include "sync/outbox/redemption.h"

#include <fmt/format.h>
#include <map>
#include <string_view>

namespace peakend {

namespace {

    using Faults = std::vector<std::string>;

    std::vector<std::string> icons_in(std::filesystem::path const& folder)
    {
        std::vector<std::string> names;
        std::error_code ignored;
        for (auto const& entry : std::filesystem::directory_iterator(folder, ignored))
            if (entry.path().extension() == ".svg")
                names.push_back(entry.path().stem().string());
        return names;
    }

    void look_at_picture(
        std::string const& path, std::filesystem::path const& art, std::string const& name, Faults& faults)
    {
        if (auto const drawable = stage::Art::drawable(art, name); !drawable)
            faults.push_back(
                fmt::format("{}: {}: bring a plain SVG of less than 1 MB, or name another picture", path,
                    drawable.error().what));
    }

    void look_at_icon(
        std::string const& path, std::string const& icon, std::filesystem::path const& icons, Faults& faults)
    {
        if (icon.empty())
            return;
        std::error_code ignored;
        auto const file = icons / (icon + ".svg");
        if (std::filesystem::exists(file, ignored))
            return look_at_picture(path, icons.parent_path(), "icons/" + icon, faults);
        auto const names = icons_in(icons);
        std::vector<std::string_view> const known(names.begin(), names.end());
        faults.push_back(fmt::format(
            "{}: there is no picture '{}' in {}{}", path, icon, icons.string(), suggestion(icon, known)));
    }

    void look_at_icons(Questionnaire const& questionnaire, std::filesystem::path const& icons, Faults& faults)
    {
        look_at_icon("/icon", questionnaire.icon, icons, faults);
        for (std::size_t at = 0; at < questionnaire.questions.size(); ++at) {
            auto const* choices = choices_of(questionnaire.questions[at].kind);
            for (std::size_t choice = 0; choices && choice < choices->size(); ++choice)
                look_at_icon(fmt::format("/questions/{}/choices/{}/icon", at, choice),
                    (*choices)[choice].icon, icons, faults);
        }
    }

    void look_at_fonts(Questionnaire const& questionnaire, Faults& faults)
    {
        auto const& usual = questionnaire.default_language;
        std::vector<stage::Sample> samples;
        for (auto const& language : questionnaire.languages)
            samples.push_back({ language,
                screens::own_name(language) + questionnaire.title.in(language, usual)
                    + questionnaire.questions.front().text.in(language, usual) });
        for (auto const& each : stage::Lettering::unwritable(samples))
            faults.push_back(
                fmt::format("/languages: {}; or write it otherwise (emoji are not drawn), or take the "
                            "language out of the questionnaire",
                    stage::no_font_for(each.language, each.letter)));
    }

    void look_at_gift_codes(Questionnaire const& questionnaire, Faults& faults)
    {
        if (!questionnaire.surprise)
            return;
        std::map<std::string, std::string> seen;
        for (auto const& code : questionnaire.surprise->codes) {
            auto const [first, fresh] = seen.emplace(bare_gift_code(code), code);
            if (!fresh)
                faults.push_back(
                    fmt::format("/surprise/codes: '{}' and '{}' are one code at the counter, where "
                                "letters and digits alone count: change one of them",
                        first->second, code));
        }
    }

}

std::vector<std::string> unmet_needs(Questionnaire const& questionnaire, std::filesystem::path const& assets)
{
    Faults faults;
    look_at_gift_codes(questionnaire, faults);
    look_at_icons(questionnaire, assets / "art" / "icons", faults);
    look_at_fonts(questionnaire, faults);
    return faults;
}

std::vector<std::string> unmet_needs(screens::Theme const& theme, std::filesystem::path const& assets)
{
    Faults faults;
    auto const look_at = [&](std::string const& key, std::string const& name) {
        look_at_picture(key, assets / "art", name, faults);
    };
    for (int value = 1; value <= 5; ++value)
        look_at("faces", screens::face_name(theme.faces, value));
    if (!theme.logo.empty())
        look_at("logo", theme.logo);
    return faults;
}

}
