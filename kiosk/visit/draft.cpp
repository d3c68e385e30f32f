#include "kiosk/visit/draft.h"

#include <algorithm>
#include <cassert>

namespace peakend::visit {

namespace {

    std::string_view without_spaces_around(std::string_view text)
    {
        auto const first = text.find_first_not_of(' ');
        if (first == std::string_view::npos)
            return {};
        return text.substr(first, text.find_last_not_of(' ') - first + 1);
    }

    bool is_mail_address(std::string_view text)
    {
        auto const at = text.rfind('@');
        if (at == std::string_view::npos || at == 0 || text.find(' ') != std::string_view::npos)
            return false;
        auto const domain = text.substr(at + 1);
        auto const dot = domain.rfind('.');
        return dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size();
    }

    bool is_phone_number(std::string_view text)
    {
        constexpr std::ptrdiff_t fewest_digits = 6;
        auto const is_digit = [](char each) { return each >= '0' && each <= '9'; };
        return text.find_first_not_of("0123456789+()-./ ") == std::string_view::npos
            && std::count_if(text.begin(), text.end(), is_digit) >= fewest_digits;
    }

}

bool is_answered_in_words(Kind const& kind)
{
    return std::holds_alternative<Text>(kind) || std::holds_alternative<Contact>(kind);
}

int most_characters_of(Kind const& kind)
{
    assert(is_answered_in_words(kind));
    if (auto const* contact = std::get_if<Contact>(&kind))
        return contact->most_characters;
    return std::get<Text>(kind).most_characters;
}

std::string consent_of(Kind const& kind)
{
    auto const* contact = std::get_if<Contact>(&kind);
    return contact ? contact->consent_version : "";
}

bool is_address(std::string_view text)
{
    auto const bare = without_spaces_around(text);
    return is_mail_address(bare) || is_phone_number(bare);
}

}
