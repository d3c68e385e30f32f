// terminal.db, read: what the uplink sees of it. Opened mode=ro for each look and closed again, so that no
// transaction is ever held while the uplink does something else.
#pragma once

#include "sync/contract/record.h"
#include "sync/outbox/redemption.h"
#include "sync/outbox/request.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace peakend {

class OutboxView {
public:
    explicit OutboxView(std::filesystem::path const& folder);

    struct Glance {
        Epoch epoch;
        std::int64_t lowest_held;
        std::int64_t next_seq;
        std::vector<SealedRecord> records;  // seq > after, ascending, without those left out
        std::vector<Request> requests;      // oldest first
        bool visit_open = false;            // somebody stands there: begun and not sealed yet
    };
    // At most `records` records and `bytes` of bodies, but always one. Unavailable when the kiosk has not
    // made the file yet.
    Result<Glance> look(std::int64_t after, std::size_t records, std::size_t bytes,
        std::vector<std::int64_t> const& left_out = {}) const;

    // See gift_typed().
    Result<std::optional<GivenGift>> gift(std::string_view typed) const;

    // Whether the kiosk's next start would find it in order; where there is none yet, or one of an older
    // schema, it would. Corrupt when it is damaged, Refused when a newer kiosk wrote it.
    Result<void> check() const;

private:
    std::filesystem::path m_folder;
};

}
