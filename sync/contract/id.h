// Names of things, as bytes that cannot be mixed up: an Id of a device is not an Id of a record.
//
// In text (JSON, URLs, logs) an Id is lower-case hexadecimal.
#pragma once

#include "sync/base/entropy.h"
#include "sync/base/result.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace peakend {

std::string hex_of(std::span<std::uint8_t const>);
// False unless text is exactly 2 * into.size() lower-case hexadecimal digits.
bool bytes_of_hex(std::string_view text, std::span<std::uint8_t> into);

template <class Of, std::size_t Size>
class Id {
public:
    static constexpr std::size_t size = Size;

    constexpr Id() = default;  // all zero: "none"
    explicit constexpr Id(std::array<std::uint8_t, Size> const& bytes)
        : m_bytes(bytes)
    {
    }

    static Id random()
    {
        Id id;
        fill_random(id.m_bytes);
        return id;
    }

    static Result<Id> from_hex(std::string_view text)
    {
        Id id;
        if (!bytes_of_hex(text, id.m_bytes))
            return failed(Fault::Invalid, "'{}' is not {} hexadecimal digits", text.substr(0, 80), 2 * Size);
        return id;
    }

    static Result<Id> from_bytes(std::string_view bytes)
    {
        if (bytes.size() != Size)
            return failed(Fault::Invalid, "an id of {} bytes was expected, not {}", Size, bytes.size());
        Id id;
        std::copy(bytes.begin(), bytes.end(), id.m_bytes.begin());
        return id;
    }

    std::string hex() const { return hex_of(m_bytes); }
    std::array<std::uint8_t, Size> const& bytes() const { return m_bytes; }
    // The bytes as SQLite and std::string carry them.
    std::string raw() const { return { m_bytes.begin(), m_bytes.end() }; }
    bool none() const { return *this == Id(); }

    auto operator<=>(Id const&) const = default;

private:
    std::array<std::uint8_t, Size> m_bytes {};
};

using DeviceId = Id<struct Device, 16>;             // issued by the collector at enrolment
using RecordId = Id<struct Record, 12>;             // drawn by the kiosk at the first tap
using Epoch = Id<struct TerminalDatabase, 16>;      // belongs to one terminal.db file
using Incarnation = Id<struct LedgerDatabase, 16>;  // belongs to one history of the collector's database
using Lease = Id<struct LeaseOfTerminal, 16>;
using RevisionId = Id<struct Questionnaire, 32>;  // SHA-256 of the canonical questionnaire
using SeriesId = Id<struct SeriesOfAnswers, 16>;  // first half of a SHA-256
using PublicationId = Id<struct Publication, 16>;
using BodyHash = Id<struct HashedBody, 32>;  // SHA-256 of a record's canonical body

}
