#include "sync/collector/listening_address.h"

#include "sync/base/descriptor.h"

#include <algorithm>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace peakend {

namespace {

    using Found = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

    Found look_up(std::string const& typed)
    {
        addrinfo wanted {};
        wanted.ai_family = AF_UNSPEC;
        wanted.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        if (getaddrinfo(typed.c_str(), "0", &wanted, &found) != 0)
            found = nullptr;
        return { found, &freeaddrinfo };
    }

    // Port 0 stands in for the real one, which a collector that runs holds.
    bool is_ours(addrinfo const& address)
    {
        Descriptor const socket(
            ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol));
        return socket && ::bind(socket.number(), address.ai_addr, address.ai_addrlen) == 0;
    }

    template <class Part>
    std::string bytes_of(Part const& part)
    {
        return { reinterpret_cast<char const*>(&part), sizeof part };
    }

    std::string bytes_of(addrinfo const& address)
    {
        if (address.ai_family == AF_INET6)
            return bytes_of(reinterpret_cast<sockaddr_in6 const*>(address.ai_addr)->sin6_addr);
        return bytes_of(reinterpret_cast<sockaddr_in const*>(address.ai_addr)->sin_addr);
    }

}

tl::unexpected<Error> no_address_of_ours(std::string const& typed)
{
    return failed(Fault::Refused, "{} is no address of this machine: give one such as 127.0.0.1", typed);
}

Result<ListeningAddress> ListeningAddress::find(std::string const& typed)
{
    auto const found = look_up(typed);
    for (auto const* address = found.get(); address; address = address->ai_next)
        if (is_ours(*address))
            return ListeningAddress(address->ai_family, bytes_of(*address));
    return no_address_of_ours(fmt::format("'{}'", typed));
}

bool ListeningAddress::is_any() const
{
    return std::all_of(m_bytes.begin(), m_bytes.end(), [](char byte) { return byte == 0; });
}

// 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 (RFC 4291, 2.5.3).
bool ListeningAddress::is_loopback() const
{
    if (m_family == AF_INET6)
        return m_bytes == bytes_of(in6addr_loopback);
    return m_bytes.front() == 127;
}

bool ListeningAddress::overlaps(ListeningAddress const& other) const
{
    if (m_family == other.m_family)
        return is_any() || other.is_any() || m_bytes == other.m_bytes;
    // "::" is heard by the other family too.
    return m_family == AF_INET6 ? is_any() : other.is_any();
}

}
