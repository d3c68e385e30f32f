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

    // What stands somewhere in one of the questionnaire's languages.
    struct Written {
        std::string path;
        stage::Sample sample;
    };

    // The languages' own names, then every text in each of them.
    std::vector<Written> written_in(Questionnaire const& questionnaire)
    {
        std::vector<Written> all;
        for (auto const& language : questionnaire.languages)
            all.push_back({ "/languages", { language, screens::own_name(language) } });
        for (auto const& text : texts_of(questionnaire))
            for (auto const& language : questionnaire.languages)
                if (auto const words = text.wording->by_language.find(language);
                    words != text.wording->by_language.end())
                    all.push_back({ text.path, { language, words->second } });
        return all;
    }

    std::vector<stage::Lettering::Unwritable> unwritable(std::vector<Written> const& all)
    {
        std::vector<stage::Sample> samples;
        for (auto const& written : all)
            samples.push_back(written.sample);
        return stage::Lettering::unwritable(samples);
    }

    // What a visitor meets first: where it can't be read nobody would begin.
    bool is_met_first(std::string const& path) { return path == "/title" || path == "/questions/0/text"; }

    // Of a language without a font nothing more is told: each of its texts lacks it.
    void look_at_letters(Questionnaire const& questionnaire, Needs& needs)
    {
        auto const all = written_in(questionnaire);
        std::set<std::string> without_font;
        for (auto const& each : unwritable(all)) {
            auto const& [path, sample] = all[each.sample];
            auto const no_font = stage::no_font_for(sample.language, each.letter);
            if (each.sample < questionnaire.languages.size()) {
                without_font.insert(sample.language);
                needs.unmet.push_back(
                    fmt::format("{}: {}; or take the language out of the questionnaire", path, no_font));
            } else if (!without_font.contains(sample.language))
                (is_met_first(path) ? needs.unmet : needs.undrawable)
                    .push_back(
                        fmt::format("{}: {}; or write it otherwise: emoji are not drawn", path, no_font));
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

Needs needs_of(Questionnaire const& questionnaire, std::filesystem::path const& assets)
{
    Needs needs;
    look_at_gift_codes(questionnaire, needs.unmet);
    look_at_icons(questionnaire, assets / "art" / "icons", needs.unmet);
    look_at_letters(questionnaire, needs);
    return needs;
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
