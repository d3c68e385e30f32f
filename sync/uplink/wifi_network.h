// A wireless network as staff name it.
#pragma once

#include "sync/base/result.h"

#include <string>
#include <string_view>

namespace peakend {

struct WifiNetwork {
    std::string name;  // SSID, 1 to 32 bytes
    // WPA: 8 to 63 characters of ASCII, or 64 hexadecimal digits; "" for an open network
    std::string passphrase;

    WifiNetwork() = default;
    WifiNetwork(WifiNetwork&&) noexcept = default;
    WifiNetwork& operator=(WifiNetwork&&) noexcept = default;
    ~WifiNetwork();  // wipes the passphrase
};

// As a request names it: the network's name, and on a second line its passphrase. Invalid, without repeating
// what was typed.
Result<WifiNetwork> wifi_network_from(std::string_view argument);

}
