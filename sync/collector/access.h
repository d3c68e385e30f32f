// Who may hand in what: terminals, their keys, and the one-time codes by which they come in.
//
// A code is XXXX-XXXX-XXXX. Its first four characters are a selector: they say which code is being tried, so
// that wrong tries count against that one. The other eight are 40 secret bits. Only the hash of the whole is
// kept.
#pragma once

#include "sync/collector/places.h"
#include "sync/contract/batch.h"

#include <optional>

namespace peakend {

inline constexpr std::chrono::minutes code_lifetime { 15 };
inline constexpr std::int64_t code_tries = 5;

struct IssuedCode {
    std::string code;
    std::string touchpoint;
    Instant expires_at;
};

struct EnrolledDevice {
    DeviceId device;
    PublicKey key;
    std::string touchpoint;
};

// What a person is told whose code redeems nothing; the same for all reasons.
Error no_such_code();

class Access {
public:
    explicit Access(sql::Connection& database)
        : m_database(database)
    {
    }

    // Makes the places that are missing. REQUIRES: a transaction is open.
    Result<IssuedCode> issue_code(Touchpoint const&, Instant now);

    // Nothing for a code that is unknown, used, expired or tried too often: see no_such_code(). A wrong try
    // is counted, so commit also then. REQUIRES: a transaction is open.
    Result<std::optional<EnrolledDevice>> redeem(EnrolmentRequest const&, Instant now);

    // Refused when no such terminal is enrolled.
    Result<EnrolledDevice> find(DeviceId const&);

    // The terminal said farewell: its key is good for no more records, until it is enrolled again. Of a
    // terminal that is retired already the first time stands. REQUIRES: a transaction is open.
    Result<void> retire(DeviceId const&, Epoch const&, Instant now);
    // Whether it is retired by a farewell under this epoch.
    Result<bool> retired_under(DeviceId const&, Epoch const&);
    // Refused when it is retired.
    Result<void> check_in_service(DeviceId const&);
    // Refused unless the terminal's present enrolment began then: what it said under an earlier one may have
    // been kept by somebody, and says nothing now.
    Result<void> check_enrolment(DeviceId const&, std::optional<Instant> enrolled_at);

private:
    Result<std::optional<std::string>> use_code(std::string const& code, Instant now);
    Result<DeviceId> device_with(PublicKey const& key);

    sql::Connection& m_database;
};

}
