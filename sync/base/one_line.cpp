#include "sync/base/one_line.h"

#include <algorithm>
#include <array>

namespace peakend {

namespace {

    constexpr std::array<std::string_view, 11> hidden { "\u2028", "\u2029", "\u202a", "\u202b", "\u202c",
        "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069" };

}

std::size_t control_at_front(std::string_view text)
{
    if (text.empty())
        return 0;
    auto const first = static_cast<unsigned char>(text[0]);
    if (first < 0x20 || first == 0x7f)
        return 1;
    // C1 is U+0080 to U+009F.
    if (first == 0xc2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xa0)
        return 2;
    if (first != 0xe2)  // with which all that are hidden begin
        return 0;
    auto const found = std::find_if(
        hidden.begin(), hidden.end(), [&](std::string_view control) { return text.starts_with(control); });
    return found == hidden.end() ? 0 : found->size();
}

bool has_control(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at)
        if (control_at_front(text.substr(at)) > 0)
            return true;
    return false;
}

std::string one_line(std::string_view text)
{
    std::string line;
    while (!text.empty()) {
        auto const control = control_at_front(text);
        line += control > 0 ? ' ' : text.front();
        text.remove_prefix(std::max<std::size_t>(control, 1));
    }
    return line;
}

}
