#include "kiosk/screens/saying.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    bool contains(Value const* value, std::string const& choice)
    {
        auto const* chosen = value ? std::get_if<std::vector<std::string>>(value) : nullptr;
        return chosen && std::find(chosen->begin(), chosen->end(), choice) != chosen->end();
    }

    Value const* said(Page const& page) { return page.interview().said(page.interview().question().key); }

    Value const* awaited(Page const& page)
    {
        auto const* answer = page.visit().awaited();
        return answer && answer->key == page.interview().question().key ? &answer->value : nullptr;
    }

}

Saying saying(Page const& page, Value const& value)
{
    if (auto const* coming = awaited(page))
        return *coming == value ? Saying::OnItsWay : Saying::Nothing;
    auto const* now = said(page);
    return now && *now == value ? Saying::Said : Saying::Nothing;
}

Saying saying_among(Page const& page, std::string const& choice)
{
    auto const now = contains(said(page), choice);
    if (auto const* coming = awaited(page); coming && contains(coming, choice) != now)
        return Saying::OnItsWay;
    return now ? Saying::Said : Saying::Nothing;
}

bool answered(Page const& page) { return said(page) != nullptr; }

}
