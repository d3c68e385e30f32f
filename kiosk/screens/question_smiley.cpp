#include "kiosk/screens/face.h"
#include "kiosk/screens/heading.h"
#include "kiosk/screens/motion.h"
#include "kiosk/screens/questions.h"

#include <fmt/format.h>

namespace peakend::screens {

std::string label_of(Page const& page, Question const& question, std::size_t index, int value)
{
    if (index < question.labels.size() && !question.labels[index].empty())
        return page.wording(question.labels[index]);
    return fmt::to_string(value);
}

void draw_question(Page& page, Question const& question, Smiley const& smiley)
{
    draw_heading(page, question);
    std::vector<PictureChoice> faces;
    // The faces on black have no picture with closed eyes.
    auto const can_blink = page.theme().faces == "faces";
    auto const eyes = can_blink && motion::blinking(page.visit(), page.now()) ? "-blink" : "";
    auto const scale = scale_of(smiley);
    for (auto const value : scale->values)
        faces.push_back({ value, face_name(page.theme().faces, value) + eyes,
            label_of(page, question, faces.size(), value) });
    draw_picture_choices(page, faces);
}

}
