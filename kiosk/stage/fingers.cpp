#include "kiosk/stage/fingers.h"

#include <cfloat>
#include <imgui.h>

namespace peakend::stage {

namespace {

    void write_position(float x, float y)
    {
#if IMGUI_VERSION_NUM >= 18700
        ImGui::GetIO().AddMousePosEvent(x, y);
#else
        ImGui::GetIO().MousePos = ImVec2(x, y);
#endif
    }

    void write_no_position() { write_position(-FLT_MAX, -FLT_MAX); }

    // One transition per frame is what we give anyhow; spread any thinner, a lift would come a frame late.
    void take_all_at_once()
    {
#if IMGUI_VERSION_NUM >= 18700
        ImGui::GetIO().ConfigInputTrickleEventQueue = false;
#endif
    }

    void write_button(bool down)
    {
#if IMGUI_VERSION_NUM >= 18700
        ImGui::GetIO().AddMouseButtonEvent(0, down);
#else
        ImGui::GetIO().MouseDown[0] = down;
#endif
    }

}

void Fingers::push(Touch touch)
{
    if (touch.kind == Touch::Kind::Down) {
        if (m_counted || m_queue.size() >= queue_limit)
            return;
        m_counted = touch.finger;
        m_queue.push_back(touch);
        return;
    }
    if (m_counted != touch.finger)
        return;
    // Only the latest of several moves between two frames is seen, so that a slide never lags behind.
    if (touch.kind == Touch::Kind::Move && !m_queue.empty() && m_queue.back().kind == Touch::Kind::Move) {
        m_queue.back() = touch;
        return;
    }
    if (touch.kind != Touch::Kind::Move)
        m_counted.reset();
    m_queue.push_back(touch);
}

void Fingers::forget()
{
    m_queue.clear();
    m_counted.reset();
    if (m_down)
        m_queue.push_back({ Touch::Kind::Lost });
}

void Fingers::write_next()
{
    take_all_at_once();
    if (m_queue.empty()) {
        if (m_lifted)
            write_no_position();
        m_lifted = false;
        return;
    }
    auto touch = m_queue.front();
    m_queue.pop_front();
    m_lifted = touch.kind == Touch::Kind::Up;
    if (touch.kind == Touch::Kind::Lost)
        write_no_position();
    else
        write_position(touch.x, touch.y);
    if (touch.kind != Touch::Kind::Move) {
        m_down = touch.kind == Touch::Kind::Down;
        write_button(m_down);
    }
}

}
