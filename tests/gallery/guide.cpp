#include "guide.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>

namespace peakend::gallery {

namespace {

    // Each thing that a visitor or the shop can change, alone or with others, at least once.
    constexpr std::array modes {
        Mode { "", {} },
        Mode { "-large", visit::View::easier() },
        Mode { "-low", { .low_reach = true } },
        Mode { "-mirrored", { .high_contrast = true, .mirrored = true } },
        Mode { "-large-alone", { .large = true } },
        Mode { "-dark", {}, true },
    };

    // Latin, words that are long, right to left, and marks above and below the letters.
    constexpr std::array<std::string_view, 4> languages_of_modes { "en", "de", "ar", "hi" };

    bool is_usual(Mode const& mode) { return mode.view == visit::View {} && !mode.dark; }

    bool speaks(Questionnaire const& questionnaire, std::string const& language)
    {
        auto const& known = questionnaire.languages;
        return std::find(known.begin(), known.end(), language) != known.end();
    }

    std::vector<std::string> languages_of(std::vector<Asked> const& all)
    {
        std::vector<std::string> languages;
        for (auto const& asked : all) {
            for (auto const& language : asked.questionnaire->languages) {
                if (std::find(languages.begin(), languages.end(), language) == languages.end())
                    languages.push_back(language);
            }
        }
        return languages;
    }

}

Result<Guide> Guide::ready(
    Wish const& wish, Furnishing const& furnishing, std::vector<Asked> all, visit::Pen pen)
{
    Guide guide(wish, furnishing, std::move(all), std::move(pen));
    if (!wish.references.empty())
        guide.m_references = TRY(References::read(wish.references, wish.differences));
    return guide;
}

Guide::Guide(Wish const& wish, Furnishing const& furnishing, std::vector<Asked> all, visit::Pen pen)
    : m_wish(wish)
    , m_furnishing(furnishing)
    , m_all(std::move(all))
    , m_pen(std::move(pen))
{
}

Result<void> Guide::lead(bool upright)
{
    auto window = TRY(stage::Window::open({ .width = upright ? 800 : 1280,
        .height = upright ? 1280 : 800,
        .fullscreen = false,
        .title = "Gallery",
        .hidden_display = true }));
    Hall hall(window, m_furnishing, m_wish.paints());
    for (auto const& language : languages_of(m_all))
        TRY(show_language(hall, upright ? "portrait" : "landscape", language));
    return {};
}

int Guide::conclude()
{
    if (m_references) {
        for (auto const& name : m_references->unseen())
            complain(name, "is chosen, and there is no such screen");
    }
    check_growth_of_answers();
    std::printf("%d screens, %d of them large, %d faults\n", m_shown, m_large, m_faults);
    for (auto const& line : m_extremes.lines())
        std::puts(line.c_str());
    std::printf("A8 large words: %d screens, %d clipped\n", m_large, m_clipped);
    tell_growth();
    return m_shown == 0 ? 1 : m_faults;
}

void Guide::tell_growth() const
{
    for (auto const& [name, least] : m_growth.least())
        std::printf("A8 large view, %s: %.2f times the usual size at least, %zu of %zu short of twice%s%s\n",
            name.c_str(), least.times, least.short_of_twice, least.compared, least.where.empty() ? "" : ", ",
            least.where.c_str());
    for (auto const& word : m_growth.short_of_twice()) {
        if (m_wish.growth)
            std::puts(word.c_str());
    }
}

// Who asked for large words came for the answers first.
void Guide::check_growth_of_answers()
{
    constexpr float least_times = 1.3f;
    for (auto const& [name, least] : m_growth.least()) {
        if (name.ends_with(" answer") && least.times < least_times)
            complain(
                least.where, fmt::format("is only {:.2f} times as large in the large view", least.times));
    }
}

Result<void> Guide::show_language(Hall& hall, std::string const& orientation, std::string const& language)
{
    ContactSheet sheet(language + ", " + orientation);
    for (auto const& mode : modes) {
        if (!is_shown(mode, language))
            continue;
        sheet.begin_part(*mode.name ? mode.name + 1 : "standard");
        for (auto const& asked : m_all) {
            if (!speaks(*asked.questionnaire, language))
                continue;
            auto const prefix = orientation + "-" + asked.name + "-" + language;
            for (auto const& still : stills_of(asked.questionnaire, language, m_pen, mode.view)) {
                auto const name = prefix + mode.name + "-" + still.name;
                if (!is_wanted(name))
                    continue;
                TRY(show(hall, name, still, mode, sheet));
                auto const moment = prefix + "-" + still.name;
                if (is_usual(mode))
                    m_growth.usual(moment, hall.scene());
                if (still.visit.view().large)
                    m_growth.large(moment, hall.scene());
            }
        }
    }
    if (m_wish.sheets.empty() || sheet.empty())
        return {};
    return sheet.save(m_wish.sheets / (language + "-" + orientation + ".png"));
}

bool Guide::is_wanted(std::string const& name) const
{
    return name.find(m_wish.word) != std::string::npos && (!m_references || m_references->wants(name));
}

bool Guide::is_shown(Mode const& mode, std::string_view language) const
{
    return m_wish.all || is_usual(mode) || m_references
        || std::find(languages_of_modes.begin(), languages_of_modes.end(), language)
        != languages_of_modes.end();
}

Result<void> Guide::show(
    Hall& hall, std::string const& name, Still const& still, Mode const& mode, ContactSheet& sheet)
{
    for (auto const& fault : hall.show(name, still, mode.dark)) {
        complain(name, fault);
        m_clipped += mode.view.large && fault.ends_with("is clipped") ? 1 : 0;
    }
    ++m_shown;
    m_large += mode.view.large ? 1 : 0;
    m_extremes.see(name, hall.scene(), hall.glass());
    if (!m_wish.pictures.empty())
        TRY(stage::save_png(hall.picture(), m_wish.pictures / (name + ".png")));
    if (!m_wish.sheets.empty())
        sheet.add(name, hall.picture());
    if (m_references)
        TRY(refer(name, hall.picture()));
    return {};
}

Result<void> Guide::refer(std::string const& name, stage::Raster const& picture)
{
    if (m_wish.accept)
        return m_references->accept(name, picture);
    if (auto const difference = TRY(m_references->compare(name, picture)); !difference.empty())
        complain(name, difference);
    return {};
}

void Guide::complain(std::string const& name, std::string const& fault)
{
    ++m_faults;
    std::printf("%s: %s\n", name.c_str(), fault.c_str());
}

}
