// An address of this machine on which a listener can stand, before it does: nothing is listened on here.
#pragma once

#include "sync/base/result.h"

#include <string>

namespace peakend {

class ListeningAddress {
public:
    // As in a setting: a number, or a name that means one. Refused, with the remedy, when this machine has no
    // such address.
    static Result<ListeningAddress> find(std::string const& typed);

    // Nobody but this machine reaches it.
    bool is_loopback() const;
    // Both are heard on the same port.
    bool overlaps(ListeningAddress const&) const;

private:
    ListeningAddress(int family, std::string bytes)
        : m_family(family)
        , m_bytes(std::move(bytes))
    {
    }
    bool is_any() const;

    int m_family;
    std::string m_bytes;  // of the address alone, in network order
};

// What find() refuses with.
tl::unexpected<Error> no_address_of_ours(std::string const& typed);

}
