#include "kiosk/screens/touch.h"

#include <algorithm>
#include <imgui.h>

namespace peakend::screens::touch {

namespace {

    // True once, when a finger that came down on it is lifted while on it.
    bool place(std::string_view id, Rect const& target)
    {
        ImGui::PushID(id.data(), id.data() + id.size());
        ImGui::SetCursorScreenPos({ target.x, target.y });
        auto const tapped = ImGui::InvisibleButton("", { target.width, target.height });
        ImGui::PopID();
        return tapped;
    }

    // How often a key has come again that was held so many seconds.
    int repeats_until(float held)
    {
        constexpr float first = 0.4f;
        constexpr float each = 0.06f;
        return held < first ? 0 : 1 + static_cast<int>((held - first) / each);
    }

    Rect around(std::span<Rect const> keys)
    {
        auto left = keys.front().x;
        auto top = keys.front().y;
        auto right = left;
        auto bottom = top;
        for (auto const& key : keys) {
            left = std::min(left, key.x);
            top = std::min(top, key.y);
            right = std::max(right, key.x + key.width);
            bottom = std::max(bottom, key.y + key.height);
        }
        return { left, top, right - left, bottom - top };
    }

    std::optional<std::size_t> under_finger(std::span<Rect const> keys)
    {
        auto const finger = ImGui::GetIO().MousePos;
        auto const found = std::find_if(
            keys.begin(), keys.end(), [&](Rect const& key) { return key.contains(finger.x, finger.y); });
        if (found == keys.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - keys.begin());
    }

}

Press button(std::string_view id, Rect const& target)
{
    auto const tapped = place(id, target);
    auto const down = ImGui::IsItemActive() && ImGui::IsItemHovered();
    auto const held = std::max(0.0f, ImGui::GetIO().MouseDownDuration[0]);
    return { down, tapped, std::chrono::duration<float>(down ? held : 0) };
}

Press repeating_button(std::string_view id, Rect const& target)
{
    auto press = button(id, target);
    auto const& io = ImGui::GetIO();
    if (press.down)
        press.tapped = repeats_until(press.held.count()) > repeats_until(press.held.count() - io.DeltaTime);
    else if (press.tapped)
        press.tapped = repeats_until(io.MouseDownDurationPrev[0]) == 0;
    return press;
}

Slide strip(std::string_view id, std::span<Rect const> keys)
{
    place(id, around(keys));
    if (ImGui::IsItemActive())
        return { under_finger(keys), std::nullopt };
    if (ImGui::IsItemDeactivated())
        return { std::nullopt, under_finger(keys) };
    return {};
}

}
