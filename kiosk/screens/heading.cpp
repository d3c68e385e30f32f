#include "kiosk/screens/heading.h"

#include "kiosk/screens/face.h"
#include "kiosk/screens/notice.h"
#include "kiosk/screens/reading.h"
#include "kiosk/screens/top_line.h"

#include <array>

namespace peakend::screens {

namespace {

    constexpr float hint_gap = 4;
    constexpr float hint_gap_upright = 28;

    using Trials = std::span<Trial const>;

    Trials trials_landscape(Script script)
    {
        static constexpr std::array<Trial, 5> latin { { { 64, 1, 1.16f }, { 60, 1, 1.16f }, { 54, 2, 1.2f },
            { 48, 2, 1.2f }, { 42, 3, 1.15f } } };
        static constexpr std::array<Trial, 5> han { { { 64, 1, 1.24f }, { 60, 1, 1.24f }, { 54, 2, 1.24f },
            { 48, 2, 1.24f }, { 40, 3, 1.2f } } };
        static constexpr std::array<Trial, 4> arabic { { { 60, 1, 1.5f }, { 56, 1, 1.5f }, { 48, 2, 1.5f },
            { 40, 2, 1.5f } } };
        if (script == Script::Arabic)
            return arabic;
        return script == Script::Han ? Trials(han) : Trials(latin);
    }

    Trials trials_upright(Script script)
    {
        static constexpr std::array<Trial, 6> latin { { { 76, 2, 1.18f }, { 72, 2, 1.18f }, { 64, 2, 1.18f },
            { 60, 3, 1.18f }, { 54, 3, 1.18f }, { 48, 4, 1.16f } } };
        static constexpr std::array<Trial, 5> han { { { 88, 2, 1.24f }, { 80, 2, 1.24f }, { 72, 2, 1.24f },
            { 60, 3, 1.24f }, { 48, 4, 1.2f } } };
        static constexpr std::array<Trial, 4> arabic { { { 72, 2, 1.5f }, { 64, 2, 1.5f }, { 56, 2, 1.5f },
            { 48, 3, 1.5f } } };
        if (script == Script::Arabic)
            return arabic;
        return script == Script::Han ? Trials(han) : Trials(latin);
    }

    Trials trials_beside_face(Script script)
    {
        static constexpr std::array<Trial, 4> latin { { { 56, 1, 1.1f }, { 50, 1, 1.1f }, { 44, 2, 1.1f },
            { 36, 2, 1.1f } } };
        static constexpr std::array<Trial, 3> arabic { { { 48, 1, 1.3f }, { 36, 2, 1.4f },
            { 30, 2, 1.4f } } };
        return script == Script::Arabic ? Trials(arabic) : Trials(latin);
    }

    Trials trials_of_agreement(Script script)
    {
        static constexpr std::array<Trial, 3> latin { { { 56, 2, 1.18f }, { 48, 2, 1.18f },
            { 42, 3, 1.12f } } };
        static constexpr std::array<Trial, 3> arabic { { { 52, 2, 1.5f }, { 44, 2, 1.5f },
            { 36, 3, 1.4f } } };
        return script == Script::Arabic ? Trials(arabic) : Trials(latin);
    }

    Type heading_type(Page const& page, float width)
    {
        return {
            .size = 0, .weight = Weight::Bold, .colour = page.theme().ink, .width = width, .balanced = true
        };
    }

    float width_between_margins(Sheet const& sheet) { return sheet.width() - 2 * sheet.margin(); }

    // Returns where it ends.
    float draw_hint(Page& page, std::string const& text, float size, float x, float y)
    {
        if (text.empty())
            return y;
        auto const width = page.sheet().width() - page.sheet().margin() - x;
        auto const hint = page.set(text, { .size = size, .colour = page.theme().second_ink, .width = width });
        auto const rect = page.tell(Role::Text, hint, x, y, page.theme().sky);
        return rect.y + rect.height;
    }

    // Landscape, the first question's hint stands in the top line.
    std::string hint_of(Page const& page, Question const& question)
    {
        if (!page.interview().first())
            return page.wording(question.hint);
        return page.sheet().portrait() ? words_of_welcome(page) : std::string();
    }

    // The question over the whole upper half, its hint under it; nothing of it can be tapped. Twice as large
    // as usual, as far as picture 09 goes with it: 96 is 16 mm.
    float draw_heading_large(Page& page, Question const& question, float reserved)
    {
        constexpr float size = 96;
        constexpr float hint_size = 60;
        constexpr float gap = 8;
        auto const arabic = page.script() == Script::Arabic;
        auto const han_upright = page.script() == Script::Han && page.sheet().portrait();
        auto const top = below_top_line(page) + room_of_notice(page);
        auto type = heading_type(page, 0);
        type.size = size;
        type.line_height = arabic ? 1.35f : 1.12f;
        Type const hint { .size = han_upright ? 68 : hint_size,
            .colour = page.theme().second_ink,
            .line_height = arabic ? 1.25f : 1.1f };
        auto const& words_of_hint = page.interview().first() ? std::string() : page.wording(question.hint);
        return draw_reading(page,
            { { Role::Heading, page.wording(question.text), type }, { Role::Text, words_of_hint, hint } },
            { page.sheet().margin(), top, width_between_margins(page.sheet()),
                page.middle() - top - gap - reserved },
            page.theme().sky);
    }

    float draw_heading_upright(Page& page, Question const& question)
    {
        constexpr float top = 158;
        constexpr float room = 242;
        auto const& sheet = page.sheet();
        auto const heading = page.fit(page.wording(question.text),
            heading_type(page, width_between_margins(sheet)), trials_upright(page.script()), room);
        page.tell(Role::Heading, heading, sheet.margin(), top, page.theme().sky);
        auto const size = page.script() == Script::Han ? 34.0f : 30.0f;
        return draw_hint(
            page, hint_of(page, question), size, sheet.margin(), top + heading.height + hint_gap_upright);
    }

    // The face that was tapped before the question that is on; nothing when another answer came between.
    std::optional<int> face_before(visit::Interview const& interview)
    {
        std::optional<int> face;
        for (auto const& question : interview.questionnaire().questions) {
            if (question.key == interview.question().key)
                break;
            auto const* said = interview.said(question.key);
            if (!said)
                continue;
            face.reset();
            if (std::holds_alternative<Smiley>(question.kind))
                face = std::get<int>(*said);
        }
        return face;
    }

}

float draw_heading(Page& page, Question const& question, float reserved, float raised)
{
    if (page.large())
        return draw_heading_large(page, question, reserved);
    auto const& sheet = page.sheet();
    if (sheet.portrait())
        return draw_heading_upright(page, question);
    constexpr float room = 150;
    auto const arabic = page.script() == Script::Arabic;
    auto const heading = page.fit(page.wording(question.text),
        heading_type(page, width_between_margins(sheet)), trials_landscape(page.script()), room);
    auto const hint = hint_of(page, question);
    auto const one_line_middle = arabic ? 165.0f : 173.0f;
    auto const middle = heading.ready.lines == 1 ? one_line_middle : 189.0f - (hint.empty() ? 0.0f : 12.0f);
    auto const rect
        = page.tell_middle(Role::Heading, heading, sheet.margin(), middle - raised, page.theme().sky);
    return draw_hint(page, hint, 28, sheet.margin(), rect.y + rect.height + hint_gap);
}

float draw_heading_of_agreement(Page& page, Question const& question)
{
    auto const& hint = page.wording(question.hint);
    if (hint.empty() || page.large())
        return draw_heading(page, question);
    auto const& sheet = page.sheet();
    auto const top = sheet.portrait() ? 132.0f : 112.0f;
    auto const hint_end = draw_hint(page, hint, 30, sheet.margin(), top);
    constexpr float room = 160;
    auto const heading
        = page.fit(page.wording(question.text), heading_type(page, width_between_margins(sheet)),
            sheet.portrait() ? trials_upright(page.script()) : trials_of_agreement(page.script()),
            sheet.portrait() ? 1.5f * room : room);
    auto const rect
        = page.tell(Role::Heading, heading, sheet.margin(), hint_end + 2 * hint_gap, page.theme().sky);
    return rect.y + rect.height;
}

float draw_heading_of_tiles(Page& page, Question const& question)
{
    constexpr float face_size = 104;
    constexpr float face_gap = 28;
    constexpr float hint_size = 30;
    constexpr float room = 112;

    auto const& sheet = page.sheet();
    auto const top = sheet.portrait() ? 146.0f : 122.0f;
    auto const face = face_before(page.interview());
    if (page.large() || (!face && question.hint.empty()))
        return draw_heading(page, question);
    auto const x = sheet.margin() + (face ? face_size + face_gap : 0.0f);
    auto const heading = page.fit(page.wording(question.text),
        heading_type(page, sheet.width() - sheet.margin() - x), trials_beside_face(page.script()), room);
    page.tell(Role::Heading, heading, x, top, page.theme().sky);
    auto const hint_top = top + heading.height + 2 * hint_gap;
    auto const end = draw_hint(page, page.wording(question.hint), hint_size, x, hint_top);
    if (!face)
        return end;
    auto const middle = (top + end) / 2;
    page.picture(face_name(page.theme().faces, *face),
        { sheet.margin(), middle - face_size / 2, face_size, face_size }, untinted);
    return std::max(end, middle + face_size / 2);
}

}
