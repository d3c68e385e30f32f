// The shop is closed: what the screen says asleep, and what it says to a finger.
#include "kiosk/screens/announcement.h"
#include "kiosk/screens/bar.h"
#include "kiosk/screens/motion.h"
#include "kiosk/screens/night.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/top_line.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <variant>

namespace peakend::screens {

namespace {

    constexpr std::size_t most_other_languages = 6;

    void put(std::string& text, std::string_view name, std::string const& value)
    {
        if (auto const at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), value);
    }

    // Monday is 0.
    std::string weekday(Page const& page, int day, std::string const& language)
    {
        std::array const names { page.phrase("Monday", language), page.phrase("Tuesday", language),
            page.phrase("Wednesday", language), page.phrase("Thursday", language),
            page.phrase("Friday", language), page.phrase("Saturday", language),
            page.phrase("Sunday", language) };
        return names.at(static_cast<std::size_t>(day));
    }

    // 1 is January.
    std::string month(Page const& page, int month, std::string const& language)
    {
        std::array const names { page.phrase("January", language), page.phrase("February", language),
            page.phrase("March", language), page.phrase("April", language), page.phrase("May", language),
            page.phrase("June", language), page.phrase("July", language), page.phrase("August", language),
            page.phrase("September", language), page.phrase("October", language),
            page.phrase("November", language), page.phrase("December", language) };
        return names.at(static_cast<std::size_t>(month - 1));
    }

    // The sentence of each kind of day; "{time}" is still in it.
    std::string opening_on(visit::Today, Page const& page, std::string const& language)
    {
        return page.phrase("We open again at {time}", language);
    }

    std::string opening_on(visit::Tomorrow, Page const& page, std::string const& language)
    {
        return page.phrase("We open again tomorrow at {time}", language);
    }

    std::string opening_on(visit::OnWeekday const& day, Page const& page, std::string const& language)
    {
        auto text = page.phrase("We open again on {weekday} at {time}", language);
        put(text, "{weekday}", weekday(page, day.weekday, language));
        return text;
    }

    std::string opening_on(visit::OnDate const& date, Page const& page, std::string const& language)
    {
        auto text = page.phrase("We open again on {day} {month} at {time}", language);
        put(text, "{day}", fmt::format("{}", date.day));
        put(text, "{month}", month(page, date.month, language));
        return text;
    }

    // "We open again at 9:00" in a language, with the day when that is not today; "" when nobody knows when.
    std::string opening(Page const& page, std::string const& language)
    {
        auto const& doors = page.visit().doors();
        if (!doors.opens_at)
            return "";
        auto text = std::visit([&](auto const& day) { return opening_on(day, page, language); }, doors.on);
        put(text, "{time}", fmt::format("{}:{:02}", *doors.opens_at / 60, *doors.opens_at % 60));
        return text;
    }

    // What a line in another language says: the hour, when it is known.
    std::string in_short(Page const& page, std::string const& language)
    {
        auto const hour = opening(page, language);
        return hour.empty() ? page.phrase("Closed now", language) : hour;
    }

    Block heading(Page const& page, std::string text, Colour colour, float width, float height)
    {
        constexpr std::array<Trial, 5> latin { { { 80, 2, 1.1f }, { 68, 2, 1.1f }, { 60, 2, 1.1f },
            { 54, 3, 1.1f }, { 48, 4, 1.1f } } };
        constexpr std::array<Trial, 4> arabic { { { 68, 2, 1.4f }, { 56, 2, 1.4f }, { 52, 3, 1.4f },
            { 44, 3, 1.4f } } };
        auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                            : std::span<Trial const>(latin);
        return page.fit(std::move(text),
            { .size = 0, .weight = Weight::Bold, .colour = colour, .width = width }, trials, height);
    }

    std::vector<std::string> other_languages(Page const& page)
    {
        std::vector<std::string> others;
        for (auto const& language : page.interview().questionnaire().languages)
            if (language != page.visit().language() && others.size() < most_other_languages)
                others.push_back(language);
        return others;
    }

    // One after the other, as many to a line as there is room for.
    void draw_others_in_a_row(Page& page, Point from, float width)
    {
        constexpr float gap = 52;
        constexpr float line = 56;
        auto x = from.x;
        auto y = from.y;
        for (auto const& language : other_languages(page)) {
            auto block
                = page.set(in_short(page, language), { .size = 34, .colour = night::second_ink }, language);
            block.type.align = Align::Start;
            if (x > from.x && x + block.width > from.x + width) {
                x = from.x;
                y += line;
            }
            page.tell(Role::Text, block, x, y, night::sky);
            x += block.width + gap;
        }
    }

    void draw_others_in_lines(Page& page, Point from, float width)
    {
        auto const& theme = page.theme();
        for (auto const& language : other_languages(page)) {
            auto block = page.set(in_short(page, language),
                { .size = page.large() ? 52.0f : 28.0f,
                    .colour = theme.second_ink,
                    .width = width,
                    .line_height = page.large() ? 1.3f : 1.5f },
                language);
            if (from.y + block.height > top_of_figure(page.sheet()))
                return;
            block.type.align = Align::Start;
            from.y += page.tell(Role::Text, block, from.x, from.y, theme.sky).height;
        }
    }

    // Gives where they end.
    float draw_usual_words(Page& page, std::string const& hour, Point from, float width)
    {
        auto const& theme = page.theme();
        auto const words = heading(page, page.phrase("Closed now"), theme.ink, width, 180);
        auto const y = from.y + page.tell(Role::Heading, words, from.x, from.y, theme.sky).height + 24;
        if (hour.empty())
            return y;
        auto const text
            = page.set(hour, { .size = 44, .colour = theme.second_ink, .width = width, .line_height = 1.4f });
        return y + page.tell(Role::Text, text, from.x, y, theme.sky).height + 28;
    }

}

void draw_asleep(Page& page)
{
    constexpr float beside_the_moon = 680;
    auto const& sheet = page.sheet();
    auto const away = motion::drift(page.now());
    auto const x = sheet.margin() + away.x;
    auto const whole = sheet.width() - 2 * sheet.margin() - 12;
    auto text = page.phrase("Closed now");
    if (auto const hour = opening(page, page.visit().language()); !hour.empty())
        text += "\n" + hour;
    auto const words = heading(page, text, night::ink, sheet.portrait() ? whole : beside_the_moon, 260);
    auto const y = (sheet.portrait() ? 500.0f : 152.0f) + away.y;
    page.tell(Role::Heading, words, x, y, night::sky);
    auto const below_the_moon = sheet.portrait() ? 0 : 366 + away.y;
    draw_others_in_a_row(page, { x, std::max(y + words.height + 36, below_the_moon) }, whole);
    if (page.store_name().empty())
        return;
    auto const store = page.set(page.store_name(), { .size = 28, .colour = night::second_ink });
    page.tell_middle(Role::Text, store, x, sheet.height() - 94 + away.y, night::near_hill);
}

void draw_closed(Page& page)
{
    draw_top_line(page, TopLine::PlaceAndStore);
    constexpr float widest = 900;
    constexpr float gap = 20;
    auto const& sheet = page.sheet();
    auto const width = std::min(widest, sheet.width() - 2 * sheet.margin());
    Point from { sheet.margin(), top_of_announcement(sheet) };
    auto const hour = opening(page, page.visit().language());
    from.y = page.large() ? gap + draw_large_announcement(page, { page.phrase("Closed now"), hour, 128, 88 })
                          : draw_usual_words(page, hour, from, width);
    draw_others_in_lines(page, from, width);
    draw_bar_of_figure(page, page.theme().mist);
}

}
