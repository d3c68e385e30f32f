#include "sync/uplink/wifi_network.h"

#include "sync/contract/keys.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace peakend {

namespace {

    bool is_hexadecimal(std::string_view text)
    {
        return std::all_of(
            text.begin(), text.end(), [](unsigned char one) { return std::isxdigit(one) != 0; });
    }

    bool is_passphrase(std::string_view text)
    {
        if (text.size() == 64)
            return is_hexadecimal(text);
        return text.size() >= 8 && text.size() < 64
            && std::all_of(text.begin(), text.end(), [](char one) { return one >= ' ' && one <= '~'; });
    }

}

WifiNetwork::~WifiNetwork() { wipe(passphrase); }

Result<WifiNetwork> wifi_network_from(std::string_view argument)
{
    auto const line_end = argument.find('\n');
    WifiNetwork network;
    network.name = argument.substr(0, line_end);
    if (line_end != std::string_view::npos)
        network.passphrase = argument.substr(line_end + 1);
    if (network.name.empty() || network.name.size() > 32)
        return failed(Fault::Invalid, "the name of a wireless network has 1 to 32 bytes");
    if (network.name.find('\0') != std::string::npos)
        return failed(Fault::Invalid, "the name of the wireless network holds a zero byte");
    if (!network.passphrase.empty() && !is_passphrase(network.passphrase))
        return failed(Fault::Invalid,
            "the password of a wireless network has 8 to 63 characters without accents, or 64 hexadecimal "
            "digits");
    return network;
}

}
