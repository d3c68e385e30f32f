#include "kiosk/screens/face.h"
#include "kiosk/screens/heading.h"
#include "kiosk/screens/questions.h"

namespace peakend::screens {

namespace {

    int stars_said(Page const& page, Question const& question)
    {
        auto const* said = page.interview().said(question.key);
        auto const* stars = said ? std::get_if<int>(said) : nullptr;
        return stars ? *stars : 0;
    }

}

void draw_question(Page& page, Question const& question, Csat const& csat)
{
    draw_heading(page, question);
    auto const said = stars_said(page, question);
    std::vector<PictureChoice> stars;
    auto const scale = scale_of(csat);
    for (auto const value : scale->values) {
        auto const lit = value <= said;
        auto const* picture = lit ? "icons/star-filled" : "icons/star";
        stars.push_back({ value, picture, label_of(page, question, stars.size(), value), lit });
    }
    draw_picture_choices(page, stars);
}

}
