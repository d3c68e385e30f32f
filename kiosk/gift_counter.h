// Where staff bring gift codes while the kiosk runs: a Unix socket beside terminal.db, for the kiosk's own
// user and root. 'peakend-kiosk redeem' is the other end.
//
// One message in, one out (SOCK_SEQPACKET). Nothing here waits: the frame thread looks in, and whoever says
// nothing or comes in a crowd is hung up on. Whoever asked is kept until the answer.
#pragma once

#include "sync/base/descriptor.h"
#include "sync/base/instant.h"
#include "sync/base/result.h"
#include "sync/outbox/redemption.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

class GiftCounter {
public:
    // REQUIRES: this process owns terminal.db in the folder, so that a socket there is nobody's any more.
    static Result<GiftCounter> open(std::filesystem::path const& data_folder);
    GiftCounter(GiftCounter&&) noexcept = default;
    GiftCounter& operator=(GiftCounter&&) = delete;
    ~GiftCounter();

    using Guest = std::uint64_t;
    struct Asked {
        Guest guest;
        std::string code;  // as it was typed
    };
    // What came since the last look. Each is owed an answer.
    std::vector<Asked> look(BootInstant now);
    // Gives the sentence that is said. A guest who has left misses it.
    std::string answer(Guest, Result<Redemption> const&);

private:
    struct Visitor {
        Guest number;
        Descriptor socket;
        BootInstant since;
        std::optional<std::string> asked {};
    };
    GiftCounter(std::filesystem::path socket_file, Descriptor listener)
        : m_socket_file(std::move(socket_file))
        , m_listener(std::move(listener))
    {
    }
    void let_in(BootInstant now);
    // False when the guest has left or asks too much.
    bool listen_to(Visitor&, std::vector<Asked>& asked);

    std::filesystem::path m_socket_file;
    Descriptor m_listener;
    std::vector<Visitor> m_visitors;
    Guest m_last = 0;
};

// Without one, which is journaled, the kiosk asks on, and codes can be redeemed while it is stopped.
std::optional<GiftCounter> counter_in(std::filesystem::path const& data_folder);

// The sentence about a code that terminal.db does not have, with what a damaged one may have had.
std::string never_gave(std::string_view typed, std::filesystem::path const& data_folder);

struct CounterAnswer {
    bool good;  // handed out, now
    std::string sentence;
};
// Asks the kiosk that runs on this folder, or looks into terminal.db itself when none runs. Refused when
// there is no terminal.db.
Result<CounterAnswer> redeem_at_counter(std::filesystem::path const& data_folder, std::string const& typed);

}
