#include "kiosk/needs.h"

#include "kiosk/screens/language.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/typeface.h"
#include "kiosk/texts.h"
#include "sync/base/suggestion.h"
#include "sync/outbox/redemption.h"

#include <fmt/format.h>
#include <map>
#include <set>
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
        if (auto const drawn = can_be_drawn(art, name); !drawn)
            faults.push_back(fmt::format("{}: {}", path, drawn.error().what));
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

    // What is written in one language, and where; of the language's own name the path of all languages.
    struct Written {
        std::string path;
        stage::Sample sample;
    };

    std::vector<Written> written_in(Questionnaire const& questionnaire)
    {
        std::vector<Written> all;
        for (auto const& language : questionnaire.languages)
            all.push_back({ "/languages", { language, screens::own_name(language) } });
        for (auto const& text : texts_of(questionnaire))
            for (auto const& [language, words] : text.wording->by_language)
                all.push_back({ text.path, { language, words } });
        return all;
    }

    // Of a language without a font no text is told: they all lack it.
    void look_at_fonts(Questionnaire const& questionnaire, Faults& faults)
    {
        auto const all = written_in(questionnaire);
        std::vector<stage::Sample> samples;
        for (auto const& written : all)
            samples.push_back(written.sample);
        std::set<std::string> without_font;
        for (auto const& each : stage::Lettering::unwritable(samples)) {
            auto const& [path, sample] = all[each.sample];
            auto const whole_language = each.sample < questionnaire.languages.size();
            if (without_font.contains(sample.language))
                continue;
            if (whole_language)
                without_font.insert(sample.language);
            faults.push_back(
                fmt::format("{}: {}; or {}", path, stage::no_font_for(sample.language, each.letter),
                    whole_language ? "take the language out of the questionnaire"
                                   : "write it otherwise: emoji are not drawn"));
        }
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

Result<void> can_be_drawn(std::filesystem::path const& art, std::string const& name)
{
    auto const drawable = stage::Art::drawable(art, name);
    if (drawable)
        return {};
    return failed(drawable.error().fault, "{}: bring a plain SVG of less than 1 MB, or name another picture",
        drawable.error().what);
}

}
