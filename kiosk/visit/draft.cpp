#include "kiosk/visit/draft.h"

#include <cassert>

namespace peakend::visit {

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

std::size_t fewest_characters_of_contact(Question const& contact)
{
    constexpr std::size_t shortest_address = 5;
    return contact.hint.empty() ? shortest_address : 1;
}

std::string consent_of(Kind const& kind)
{
    auto const* contact = std::get_if<Contact>(&kind);
    return contact ? contact->consent_version : "";
}

}
