#include "sync/contract/phone_link.h"

#include <charconv>

namespace peakend {

namespace {

    // Ahead of us: the terminal's estimate is good to its round trip, and two clocks never agree.
    constexpr Milliseconds most_ahead { 60'000 };
    constexpr std::size_t token_parts = 4;

    std::string proven(PhoneLink const& link)
    {
        using namespace std::string_literals;
        return "peakend phone v1\0"s + link.device.raw() + link.record.raw()
            + std::to_string(milliseconds_of(link.made));
    }

    tl::unexpected<Error> no_token()
    {
        return failed(Fault::Invalid, "this address is not whole: scan the code on the screen again");
    }

    // Nothing unless there are exactly four.
    std::optional<std::array<std::string_view, token_parts>> parts_of(std::string_view token)
    {
        std::array<std::string_view, token_parts> parts;
        for (std::size_t at = 0; at < parts.size(); ++at) {
            auto const end = token.find('.');
            if ((end == std::string_view::npos) != (at + 1 == parts.size()))
                return std::nullopt;
            parts[at] = token.substr(0, end);
            token.remove_prefix(std::min(parts[at].size() + 1, token.size()));
        }
        return parts;
    }

    // Only as we write it, so that a link has one text.
    Result<Instant> instant_in(std::string_view digits)
    {
        std::int64_t milliseconds = 0;
        auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), milliseconds);
        if (read.ec != std::errc() || milliseconds < 0 || milliseconds > highest_wire_number
            || std::to_string(milliseconds) != digits)
            return no_token();
        return instant_of(milliseconds);
    }

    Result<PhoneLink> link_in(std::array<std::string_view, token_parts> const& parts)
    {
        auto const device = DeviceId::from_hex(parts[0]);
        auto const record = RecordId::from_hex(parts[1]);
        if (!device || !record)
            return no_token();
        return PhoneLink { *device, *record, TRY(instant_in(parts[2])) };
    }

}

std::string phone_token(PhoneLink const& link, PhoneKey const& key)
{
    return fmt::format("{}.{}.{}.{}", link.device.hex(), link.record.hex(), milliseconds_of(link.made),
        base64url_of(prove(key, proven(link)).raw()));
}

std::string phone_link(PhoneLink const& link, WordsKeys const& keys)
{
    return keys.phone_address + phone_page_route + "#" + phone_token(link, keys.phone);
}

Result<PhoneLink> checked_phone_token(
    std::string_view token, std::function<PhoneKey(DeviceId const&)> const& key_of, Instant now)
{
    auto const parts = parts_of(token);
    if (!parts)
        return no_token();
    auto const link = TRY(link_in(*parts));
    auto const bytes = bytes_of_base64url(parts->back());
    auto const proof = bytes ? Proof::from_bytes(*bytes) : Result<Proof>(failed(bytes.error()));
    if (!proof)
        return no_token();
    if (!proves(key_of(link.device), proven(link), *proof))
        return failed(
            Fault::Refused, "this address is not valid any more: scan the code on the screen again");
    if (link.made + phone_link_lifetime < now || link.made > now + most_ahead)
        return failed(Fault::Refused, "this code was good for {} minutes: scan a new one on the screen",
            phone_link_lifetime.count());
    return link;
}

std::optional<Instant> fresh_server_time(std::vector<ClockAnchor> const& anchors, Moment const& now)
{
    ClockAnchor const* newest = nullptr;
    for (auto const& anchor : anchors)
        if (anchor.boot_id == now.boot_id && (!newest || anchor.at > newest->at))
            newest = &anchor;
    if (!newest || now.at - newest->at > contact_is_fresh)
        return std::nullopt;
    return newest->server + (now.at - newest->at);
}

std::optional<std::string> offered_phone_link(std::optional<WordsKeys> const& keys, DeviceId const& device,
    RecordId const& record, std::vector<ClockAnchor> const& anchors, Moment const& now)
{
    if (!keys || keys->phone_address.empty())
        return std::nullopt;
    auto const server_time = fresh_server_time(anchors, now);
    if (!server_time)
        return std::nullopt;
    return phone_link({ device, record, *server_time }, *keys);
}

}
