// Joins a wireless network through NetworkManager, on the system bus. The only file behind which sd-bus
// stands.
//
// NetworkManager keeps the network for later starts only when it could be joined. The passphrase goes to
// NetworkManager alone: never to a journal, a command line or a file of ours.
#pragma once

#include "sync/base/instant.h"
#include "sync/uplink/wifi_network.h"

#include <functional>

namespace peakend {

// How long it may take from the first question to an address in the network.
inline constexpr Milliseconds wifi_patience { 45'000 };

// go_on: asked about twice a second while waiting; false gives up. Refused with the reason in plain words:
// no NetworkManager, no wireless device, not allowed, network not found, wrong passphrase, no answer in time.
Result<void> join_wifi(WifiNetwork const&, Milliseconds patience, std::function<bool()> const& go_on);

}
