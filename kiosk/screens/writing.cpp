#include "kiosk/screens/writing.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/field.h"
#include "kiosk/screens/heading.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/motion.h"
#include "kiosk/screens/phone_card.h"

#include <array>

namespace peakend::screens {

namespace {

    constexpr float gap = 18;
    constexpr float side_landscape = 40;
    constexpr float card_width = 452;
    constexpr float card_side = 24;
    constexpr float least_card = 206;  // a code of 25 mm on a 10-inch glass, and its card
    constexpr float consent_height = 122;

    // Where everything stands. A card without height is not there.
    struct Places {
        Rect heading;
        Rect field;
        Rect consent;
        Rect card;
    };

    Places places_across(Page const& page, Layout const& layout, bool consent)
    {
        constexpr float top = 24;
        constexpr float field_top = 98;
        constexpr float contact_field_top = 82;
        auto const phone = !page.phone_link().empty();
        auto const bottom = top_of_keyboard(page, layout) - 18;
        auto const end = page.sheet().width() - (phone ? card_side + card_width + card_side : side_landscape);
        auto const width = end - side_landscape;
        constexpr float large_field_top = 130;
        auto const from = consent ? contact_field_top : page.large() ? large_field_top : field_top;
        auto const to = consent ? bottom - consent_height - gap : bottom;
        Places places { { side_landscape, top, width, from - top - 6 },
            { side_landscape, from, width, to - from }, {}, {} };
        if (consent)
            places.consent = { side_landscape, bottom - consent_height, width, consent_height };
        if (phone)
            places.card = { page.sheet().width() - card_side - card_width, top, card_width, bottom - top };
        return places;
    }

    Places places_upright(Page const& page, Layout const& layout, bool consent)
    {
        constexpr float top = 112;
        auto const heading = page.large() && !consent ? 206.0f : 92.0f;
        constexpr float least_field = 82;
        constexpr float most_field = 220;
        auto const x = page.sheet().margin();
        auto const width = page.sheet().width() - 2 * x;
        auto const bottom = top_of_keyboard(page, layout) - gap;
        auto const below_heading = top + heading + gap;
        auto const for_consent = consent ? consent_height + gap : 0;
        auto const free = bottom - below_heading - for_consent;
        auto const phone = !page.phone_link().empty() && free - least_field - gap >= least_card;
        auto const field = std::min(most_field, phone ? free - gap - least_card : free);
        Places places { { x, top, width, heading }, { x, below_heading, width, field }, {}, {} };
        auto y = below_heading + field + gap;
        if (consent)
            places.consent = { x, y, width, consent_height };
        y += for_consent;
        if (phone)
            places.card = { x, y, width, bottom - y };
        return places;
    }

    void draw_question_above(Page& page, Question const& question, Rect const& place)
    {
        static constexpr std::array<Trial, 7> sizes { { { 44, 1, 1.36f }, { 40, 1, 1.36f }, { 34, 2, 1.15f },
            { 30, 2, 1.15f }, { 26, 2, 1.15f }, { 22, 3, 1.1f }, { 18, 4, 1.1f } } };
        static constexpr std::array<Trial, 6> upright { { { 54, 2, 1.15f }, { 48, 2, 1.15f },
            { 42, 2, 1.15f }, { 36, 3, 1.1f }, { 30, 3, 1.1f }, { 22, 4, 1.1f } } };
        static constexpr std::array<Trial, 10> large { { { 88, 1, 1.12f }, { 80, 2, 1.12f }, { 72, 2, 1.1f },
            { 64, 2, 1.1f }, { 56, 2, 1.1f }, { 48, 3, 1.1f }, { 44, 2, 1.1f }, { 40, 3, 1.1f },
            { 32, 4, 1.1f }, { 24, 5, 1.1f } } };
        auto const usual = page.sheet().portrait() ? std::span<Trial const>(upright) : sizes;
        auto const trials = page.large() ? std::span<Trial const>(large) : usual;
        Type const type {
            .size = 0, .weight = Weight::Bold, .colour = page.theme().ink, .width = place.width
        };
        auto const block = page.fit(page.wording(question.text), type, trials, place.height);
        // The field below leaves Arabic's dots their room.
        auto const lift = page.script() == Script::Arabic ? 0.12f * block.type.size : 0.0f;
        page.tell_middle(Role::Heading, block, place.x, place.centre_y() - lift, page.theme().sky);
    }

    // A box to tick, beside what is agreed to.
    void draw_consent(Page& page, Wording const& consent, bool agreed, Rect const& place)
    {
        constexpr float box_size = 56;
        constexpr float padding = 20;
        constexpr float smallest = 0.97f;
        static constexpr std::array<Trial, 12> sizes { { { 52, 2, 1.1f }, { 48, 2, 1.1f }, { 44, 3, 1.1f },
            { 40, 3, 1.1f }, { 36, 3, 1.1f }, { 32, 3, 1.1f }, { 26, 2, 1.25f }, { 24, 3, 1.2f },
            { 22, 4, 1.2f }, { 20, 5, 1.15f }, { 18, 6, 1.1f }, { 16, 7, 1.05f } } };
        auto const& theme = page.theme();
        auto const press = page.press("consent", place);
        if (press.tapped)
            page.want(visit::Agree { !agreed });
        auto const body = resized(place, motion::pressed_size(smallest, press.held));
        auto const ground = press.down ? theme.deep_mist : theme.paper;
        page.fill(body, theme.tile_radius, ground);
        page.outline(body, theme.tile_radius, theme.control_line, agreed ? theme.petrol : theme.line);
        Rect const box { place.x + padding, place.centre_y() - box_size / 2, box_size, box_size };
        page.fill(box, 14, agreed ? theme.petrol : theme.paper);
        page.outline(box, 14, theme.control_line, agreed ? theme.petrol : theme.line);
        if (agreed)
            page.tick({ box.centre_x(), box.centre_y() }, 44, 5, theme.on_petrol);
        auto const x = box.x + box_size + padding;
        Type const type { .size = 0, .colour = theme.ink, .width = place.x + place.width - padding - x };
        constexpr std::size_t only_large = 6;
        auto const words = page.fit(page.wording(consent), type,
            std::span(sizes).subspan(page.large() ? 0 : only_large), place.height - 2 * 8);
        page.enter({ .role = Role::Button,
            .label = words.text,
            .shape = place,
            .target = place,
            .words = page.place_middle(words, x, place.centre_y()),
            .ink = theme.ink,
            .ground = ground,
            .edge = agreed ? theme.petrol : theme.line,
            .beside = ground,
            .text_height = words.type.size,
            .chosen = agreed });
    }

}

void draw_writing(Page& page, Question const& question, Layout const& layout, visit::Draft const& draft,
    Writing const& writing)
{
    auto const consent = writing.consent != nullptr;
    auto const places = page.sheet().portrait() ? places_upright(page, layout, consent)
                                                : places_across(page, layout, consent);
    draw_keyboard(page, layout, draft);
    draw_question_above(page, question, places.heading);
    draw_field(page, draft.composition, { page.wording(question.text), writing.hint, consent }, places.field);
    if (consent)
        draw_consent(page, *writing.consent, draft.agreed, places.consent);
    if (places.card.height > 0)
        draw_phone_card(page, places.card);
}

void draw_phone_alone(Page& page, Question const& question)
{
    auto const top = draw_heading(page, question) + 2 * gap;
    if (page.phone_link().empty())
        return;
    constexpr float widest = 620;
    constexpr float highest = 300;
    auto const& sheet = page.sheet();
    auto const width = std::min(widest, sheet.width() - 2 * sheet.margin());
    auto const height = std::min(highest, top_of_bar(page) - 2 * gap - top);
    draw_phone_card(page, { (sheet.width() - width) / 2, top, width, height });
}

}
