#include "kiosk/gift_counter.h"

#include "kiosk/damaged_databases.h"
#include "sync/base/journal.h"
#include "sync/outbox/outbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>

namespace peakend {

using namespace std::chrono_literals;

namespace {

    constexpr std::size_t most_visitors = 8;
    constexpr std::size_t most_asked_bytes = 200;
    constexpr std::size_t most_said_bytes = 1000;
    constexpr auto patience_with_silence = 10s;
    // Of a guest with the kiosk, whose storage may wait for a slow disk. Longer than anybody would stand
    // there: whoever leaves before the answer may have redeemed the code and not know it.
    constexpr auto patience_with_kiosk = 60s;
    constexpr char good_mark = '+';
    constexpr char bad_mark = '-';

    std::filesystem::path socket_in(std::filesystem::path const& folder) { return folder / "counter.sock"; }

    Result<sockaddr_un> address_of(std::filesystem::path const& socket)
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        auto const path = socket.string();
        if (path.size() >= sizeof address.sun_path)
            return failed(
                Fault::Refused, "{} is too long for a Unix socket: choose a shorter data_folder", path);
        std::copy(path.begin(), path.end(), std::begin(address.sun_path));
        return address;
    }

    tl::unexpected<Error> system_fault(std::filesystem::path const& socket)
    {
        return failed(Fault::Unavailable, "{}: {}", socket.string(), std::strerror(errno));
    }

    sockaddr const* generic(sockaddr_un const& address)
    {
        return reinterpret_cast<sockaddr const*>(&address);
    }

    CounterAnswer answer_to(std::string const& typed, Result<Redemption> const& redemption,
        std::filesystem::path const& data_folder)
    {
        if (!redemption)
            return { false, fmt::format("it can't be noted: {}", redemption.error().what) };
        if (std::holds_alternative<NotOurs>(*redemption))
            return { false, never_gave(typed, data_folder) };
        return { std::holds_alternative<HandedOut>(*redemption), to_text(*redemption, typed) };
    }

    // Nothing when nobody listens.
    Result<std::optional<Descriptor>> connected(std::filesystem::path const& folder)
    {
        auto const path = socket_in(folder);
        auto const address = TRY(address_of(path));
        Descriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
        if (!socket)
            return system_fault(path);
        timeval const seconds { std::chrono::seconds(patience_with_kiosk).count(), 0 };
        setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &seconds, sizeof seconds);
        if (connect(socket.number(), generic(address), sizeof address) == 0)
            return std::optional(std::move(socket));
        if (errno == ENOENT || errno == ECONNREFUSED)
            return std::optional<Descriptor>();
        if (errno == EACCES || errno == EPERM)
            return failed(Fault::Refused, "{} is for the kiosk's own user: sudo peakend-kiosk redeem CODE",
                path.string());
        return system_fault(path);
    }

    Result<CounterAnswer> ask(Descriptor const& socket, std::string const& typed)
    {
        auto const sent
            = send(socket.number(), typed.data(), std::min(typed.size(), most_asked_bytes), MSG_NOSIGNAL);
        std::array<char, most_said_bytes> said {};
        auto const got = sent < 0 ? sent : recv(socket.number(), said.data(), said.size(), 0);
        if (got < 1)
            return failed(Fault::Unavailable,
                "the kiosk does not answer, and may have noted the code all the same: 'peakend-kiosk "
                "check-code' tells. Look into its journal if that does not help");
        std::string_view const text(said.data(), static_cast<std::size_t>(got));
        return CounterAnswer { text.front() == good_mark, std::string(text.substr(1)) };
    }

    Result<CounterAnswer> redeem_here(std::filesystem::path const& folder, std::string const& typed)
    {
        std::error_code error;
        if (!std::filesystem::exists(folder / terminal_file.name, error))
            return failed(Fault::Refused,
                "there is no {} in {}, so no code was given here: name the kiosk's folder with --data",
                terminal_file.name, folder.string());
        auto outbox = TRY(Outbox::open(folder));
        return answer_to(
            typed, outbox.redeem(typed, { boot_id(), BootClock::now(), UtcClock::now() }), folder);
    }

}

std::string never_gave(std::string_view typed, std::filesystem::path const& data_folder)
{
    return to_text(NotOurs {}, typed) + lost_codes_remark(data_folder);
}

Result<GiftCounter> GiftCounter::open(std::filesystem::path const& data_folder)
{
    auto const path = socket_in(data_folder);
    auto const address = TRY(address_of(path));
    Descriptor listener(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!listener)
        return system_fault(path);
    std::error_code error;
    std::filesystem::remove(path, error);
    // Nobody can come in before it listens.
    if (bind(listener.number(), generic(address), sizeof address) != 0 || chmod(path.c_str(), 0600) != 0
        || ::listen(listener.number(), most_visitors) != 0)
        return system_fault(path);
    return GiftCounter(path, std::move(listener));
}

std::optional<GiftCounter> counter_in(std::filesystem::path const& data_folder)
{
    auto counter = GiftCounter::open(data_folder);
    if (counter)
        return std::move(*counter);
    journal::warn("gift_codes_not_redeemed", { { "why", counter.error().what } });
    return std::nullopt;
}

GiftCounter::~GiftCounter()
{
    if (!m_listener)
        return;
    std::error_code error;
    std::filesystem::remove(m_socket_file, error);
}

std::vector<GiftCounter::Asked> GiftCounter::look(BootInstant now)
{
    // Whoever asked is owed an answer, however late the storage has it.
    auto const said_nothing = [&](Visitor const& visitor) {
        return !visitor.asked && now - visitor.since > patience_with_silence;
    };
    std::vector<Asked> asked;
    let_in(now);
    std::erase_if(
        m_visitors, [&](Visitor& visitor) { return said_nothing(visitor) || !listen_to(visitor, asked); });
    return asked;
}

void GiftCounter::let_in(BootInstant now)
{
    while (m_visitors.size() < most_visitors) {
        Descriptor socket(accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!socket)
            return;
        m_visitors.push_back({ ++m_last, std::move(socket), now });
    }
}

bool GiftCounter::listen_to(Visitor& visitor, std::vector<Asked>& asked)
{
    std::array<char, most_asked_bytes> said {};
    auto const got = recv(visitor.socket.number(), said.data(), said.size(), 0);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    if (got == 0 || visitor.asked)
        return false;
    visitor.asked = std::string(said.data(), static_cast<std::size_t>(got));
    asked.push_back({ visitor.number, *visitor.asked });
    return true;
}

std::string GiftCounter::answer(Guest guest, Result<Redemption> const& redemption)
{
    auto const found = std::find_if(m_visitors.begin(), m_visitors.end(),
        [&](Visitor const& visitor) { return visitor.number == guest; });
    if (found == m_visitors.end())
        return redemption ? to_text(*redemption, "") : redemption.error().what;
    auto const said = answer_to(found->asked.value_or(""), redemption, m_socket_file.parent_path());
    auto const text = (said.good ? good_mark : bad_mark) + said.sentence.substr(0, most_said_bytes - 1);
    // A guest who takes nothing misses it.
    (void)send(found->socket.number(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    m_visitors.erase(found);
    return said.sentence;
}

Result<CounterAnswer> redeem_at_counter(std::filesystem::path const& data_folder, std::string const& typed)
{
    if (auto const socket = TRY(connected(data_folder)))
        return ask(*socket, typed.empty() ? " " : typed);
    return redeem_here(data_folder, typed);
}

}
