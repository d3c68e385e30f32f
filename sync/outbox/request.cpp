#include "sync/outbox/request.h"

#include <algorithm>
#include <array>

namespace peakend {

namespace {

    // Each in the order of its enum.
    constexpr std::array<std::string_view, 5> verb_names { "sync_now", "enrol", "export", "forget_me",
        "wifi" };
    constexpr std::array<std::string_view, 3> state_names { "working", "done", "failed" };

    template <class Enum, std::size_t Size>
    std::optional<Enum> named(std::array<std::string_view, Size> const& names, std::string_view name)
    {
        auto const found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
            return std::nullopt;
        return static_cast<Enum>(found - names.begin());
    }

}

std::string_view name_of(Verb verb) { return verb_names.at(static_cast<std::size_t>(verb)); }
std::optional<Verb> verb_named(std::string_view name) { return named<Verb>(verb_names, name); }
std::string_view name_of(RequestState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<RequestState> request_state_named(std::string_view name)
{
    return named<RequestState>(state_names, name);
}

}
