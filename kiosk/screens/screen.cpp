#include "kiosk/screens/screen.h"

#include "kiosk/screens/focus_ring.h"
#include "kiosk/screens/ground.h"
#include "kiosk/screens/key_rows.h"
#include "kiosk/screens/languages_sheet.h"
#include "kiosk/screens/motion.h"
#include "kiosk/screens/night.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/view_sheet.h"

#include <fmt/format.h>

namespace peakend::screens {

namespace {

    using visit::Phase;

    // Names what is on, so that a finger which came down on another screen taps nothing on this one.
    std::string name_of_screen(visit::Visit const& visit)
    {
        auto const* question = visit.phase() == Phase::Asking ? visit.interview().question().key.c_str() : "";
        return fmt::format("{} {} {}{}", static_cast<int>(visit.phase()), question,
            milliseconds_of(visit.shown_since()),
            visit.choosing_language()   ? " languages"
                : visit.choosing_view() ? " views"
                                        : "");
    }

    void draw_phase(Page& page)
    {
        if (page.visit().choosing_language())
            return draw_languages(page);
        if (page.visit().choosing_view())
            return draw_views(page);
        switch (page.visit().phase()) {
        case Phase::Asking:
            return draw_asking(page);
        case Phase::StillThere:
            return draw_still_there(page);
        case Phase::Thanking:
            return draw_thanks(page);
        case Phase::OutOfOrder:
            return draw_out_of_order(page);
        case Phase::Asleep:
            return draw_asleep(page);
        case Phase::Closed:
            return draw_closed(page);
        }
    }

    // Gives the colour of what is behind everything.
    Colour draw_ground(Page& page)
    {
        auto const& visit = page.visit();
        if (visit.phase() == Phase::Asleep) {
            draw_night(page);
            return night::sky;
        }
        auto const dawn = visit.phase() == Phase::Thanking && !visit.choosing_view();
        // Large words reach to where the hills and the sun would be.
        if (page.theme().hills && !page.large())
            dawn ? draw_sunrise(page) : draw_day(page);
        return dawn ? page.theme().dawn : page.theme().sky;
    }

    Drawn draw_page(visit::Visit const& visit, Frame const& frame, Scene& scene)
    {
        Page page(visit, frame, scene);
        auto const ground = draw_ground(page);
        auto const passage = motion::passage(visit, frame.now);
        page.veiled(passage.alpha, passage.towards_end, [&] { draw_phase(page); });
        enter_rows(page, scene);
        if (auto const* element = frame.focus ? element_at(scene, *frame.focus) : nullptr)
            draw_focus_ring(page, *element);
        auto drawn = page.drawn();
        drawn.ground = ground;
        return drawn;
    }

}

Drawn draw(visit::Visit const& visit, Frame const& frame, Scene& scene)
{
    scene.clear();
    ImGui::SetNextWindowPos({ 0, 0 });
    ImGui::SetNextWindowSize({ frame.width, frame.height });
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, { 0, 0 });
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("screen", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove
            | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(2);
    ImGui::PushID(name_of_screen(visit).c_str());
    auto const drawn = draw_page(visit, frame, scene);
    ImGui::PopID();
    ImGui::End();
    return drawn;
}

}
