#include "growth.h"

#include <algorithm>
#include <fmt/format.h>

namespace peakend::gallery {

namespace {

    using screens::Role;

    std::string_view name_of(Role role)
    {
        switch (role) {
        case Role::Heading:
            return "heading";
        case Role::Text:
            return "text";
        case Role::Picture:
            return "picture";
        case Role::Choice:
            return "answer";
        case Role::Button:
            return "button";
        case Role::Key:
            return "key";
        case Role::Field:
            return "field";
        case Role::Tool:
            return "tool";
        case Role::Keyboard:
            return "keyboard";
        case Role::Row:
            return "row";
        case Role::Candidates:
            return "candidates";
        case Role::Progress:
            return "progress";
        }
        return "";
    }

    // Half a pixel of a letter is nobody's loss.
    constexpr float twice = 1.98f;
    // A question of 16 mm is as large as picture 09 has it, however large it is usually.
    constexpr float largest_needed = 95;

    std::string in_one_line(std::string text)
    {
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

}

void Growth::usual(std::string const& name, screens::Scene const& scene)
{
    auto& words = m_usual[name];
    for (auto const& element : scene.elements())
        if (element.words.width > 0 && element.text_height > 0)
            words.try_emplace({ element.role, element.label }, element.text_height);
}

void Growth::large(std::string const& name, screens::Scene const& scene)
{
    auto const found = m_usual.find(name);
    if (found == m_usual.end())
        return;
    for (auto const& element : scene.elements()) {
        auto const usual = found->second.find({ element.role, element.label });
        if (usual == found->second.end() || element.words.width <= 0)
            continue;
        auto const times = element.text_height / usual->second;
        auto const way = name.substr(0, name.find('-'));
        auto& least = m_least[fmt::format("{:9} {}", way, name_of(element.role))];
        ++least.compared;
        if (times >= twice || element.text_height >= largest_needed)
            continue;
        ++least.short_of_twice;
        auto const label = in_one_line(element.label);
        m_short.push_back(fmt::format("{:.2f} {:.0f}->{:.0f} {} {}: '{}'", times, usual->second,
            element.text_height, name_of(element.role), name, label));
        if (least.where.empty() || times < least.times) {
            least.times = times;
            least.where = fmt::format("{}: '{}'", name, label);
        }
    }
}

}
