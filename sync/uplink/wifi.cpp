#include "sync/uplink/wifi.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <systemd/sd-bus.h>
#include <vector>

namespace peakend {

namespace {

    // https://networkmanager.dev/docs/api/latest/spec.html
    constexpr char const* manager = "org.freedesktop.NetworkManager";
    constexpr char const* manager_path = "/org/freedesktop/NetworkManager";
    constexpr char const* device_interface = "org.freedesktop.NetworkManager.Device";
    constexpr char const* wireless_interface = "org.freedesktop.NetworkManager.Device.Wireless";
    constexpr char const* access_point_interface = "org.freedesktop.NetworkManager.AccessPoint";
    constexpr char const* active_interface = "org.freedesktop.NetworkManager.Connection.Active";
    constexpr char const* stored_interface = "org.freedesktop.NetworkManager.Settings.Connection";
    constexpr std::uint32_t wireless_device = 2;    // NM_DEVICE_TYPE_WIFI
    constexpr std::uint32_t by_passphrase = 0x100;  // NM_802_11_AP_SEC_KEY_MGMT_PSK
    constexpr std::uint32_t by_sae = 0x400;         // NM_802_11_AP_SEC_KEY_MGMT_SAE, alone: WPA3 only
    constexpr std::uint32_t device_failed = 120;    // NM_DEVICE_STATE_FAILED
    constexpr std::uint32_t joined = 2;             // NM_ACTIVE_CONNECTION_STATE_ACTIVATED
    constexpr std::uint32_t given_up = 4;           // NM_ACTIVE_CONNECTION_STATE_DEACTIVATED
    constexpr std::uint64_t call_patience_us = 10'000'000;
    constexpr std::uint64_t look_interval_us = 500'000;

    using Bus = std::unique_ptr<sd_bus, decltype([](sd_bus* bus) { sd_bus_flush_close_unref(bus); })>;
    using Message = std::unique_ptr<sd_bus_message,
        decltype([](sd_bus_message* message) { sd_bus_message_unref(message); })>;
    using Slot = std::unique_ptr<sd_bus_slot, decltype([](sd_bus_slot* slot) { sd_bus_slot_unref(slot); })>;

    struct BusError {
        sd_bus_error error = SD_BUS_ERROR_NULL;

        BusError() = default;
        BusError(BusError const&) = delete;
        BusError& operator=(BusError const&) = delete;
        ~BusError() { sd_bus_error_free(&error); }

        bool is(char const* name) const { return sd_bus_error_has_name(&error, name) != 0; }
        // For a line of a screen.
        std::string words() const
        {
            std::string_view const told = error.message ? error.message : "no reason was given";
            return std::string(told.substr(0, std::min<std::size_t>(told.find('\n'), 200)));
        }
    };

    tl::unexpected<Error> refusal_of(BusError const& error)
    {
        if (error.is(SD_BUS_ERROR_SERVICE_UNKNOWN) || error.is(SD_BUS_ERROR_NAME_HAS_NO_OWNER))
            return failed(Fault::Refused,
                "NetworkManager is not running here, and only through it can this terminal join a wireless "
                "network: install network-manager, or set the network up by hand");
        if (error.is(SD_BUS_ERROR_ACCESS_DENIED)
            || error.is("org.freedesktop.NetworkManager.PermissionDenied"))
            return failed(Fault::Refused,
                "NetworkManager does not let peakend-uplink change the network: its polkit rule "
                "(50-peakend-uplink.rules) is missing");
        return failed(Fault::Refused, "NetworkManager says no: {}", error.words());
    }

    // NMDeviceStateReason, those that staff can do something about.
    std::string words_for(std::uint32_t reason)
    {
        switch (reason) {
        case 7:   // NO_SECRETS
        case 8:   // SUPPLICANT_DISCONNECT
        case 9:   // SUPPLICANT_CONFIG_FAILED
        case 10:  // SUPPLICANT_FAILED
            return "the network does not take this password: type it once more";
        case 11:  // SUPPLICANT_TIMEOUT
            return "the network did not answer: the password may be wrong, or the signal too weak";
        case 5:   // IP_CONFIG_UNAVAILABLE
        case 6:   // IP_CONFIG_EXPIRED
        case 15:  // DHCP_START_FAILED
        case 16:  // DHCP_ERROR
        case 17:  // DHCP_FAILED
            return "the network took the password but gave no address: restart its router";
        case 53:  // SSID_NOT_FOUND
            return "no network of this name is in reach: look at its spelling, and at capital letters";
        default:
            return fmt::format("NetworkManager gave up (reason {})", reason);
        }
    }

    class NetworkManager {
    public:
        explicit NetworkManager(Bus bus)
            : m_bus(std::move(bus))
        {
        }

        Result<std::string> wireless_device_path()
        {
            for (auto const& path : TRY(paths(manager_path, manager, "GetDevices")))
                if (TRY(number(path, device_interface, "DeviceType")) == wireless_device)
                    return path;
            return failed(
                Fault::Refused, "this terminal has no wireless device that NetworkManager knows of");
        }

        // What the access points of this name ask for; nothing when none is in reach.
        Result<std::optional<std::uint32_t>> security_of(std::string const& device, std::string const& ssid)
        {
            std::optional<std::uint32_t> security;
            for (auto const& path : TRY(paths(device, wireless_interface, "GetAllAccessPoints"))) {
                // One that went out of reach meanwhile is none.
                auto const name = bytes(path, access_point_interface, "Ssid");
                if (!name || *name != ssid)
                    continue;
                security = security.value_or(0) | TRY(number(path, access_point_interface, "RsnFlags"))
                    | TRY(number(path, access_point_interface, "WpaFlags"));
            }
            return security;
        }

        struct Attempt {
            std::string stored;
            std::string active;
        };
        Result<Attempt> attempt(
            WifiNetwork const& network, std::string const& device, std::optional<std::uint32_t> security)
        {
            auto const call = TRY(new_call(manager_path, manager, "AddAndActivateConnection2"));
            auto* to = call.get();
            sd_bus_message_sensitive(to);
            sd_bus_message_open_container(to, 'a', "{sa{sv}}");
            append_connection(to, network, security);
            sd_bus_message_close_container(to);
            sd_bus_message_append(to, "oo", device.c_str(), "/");
            sd_bus_message_append(to, "a{sv}", 1, "persist", "s", "disk");
            auto const reply = TRY(answer_to(to));
            char const* stored = nullptr;
            char const* active = nullptr;
            if (sd_bus_message_read(reply.get(), "oo", &stored, &active) < 0)
                return failed(Fault::Refused, "NetworkManager answered something else than a connection");
            return Attempt { stored, active };
        }

        // An attempt that failed is not to be tried again by itself at every start.
        void forget(std::string const& stored)
        {
            BusError ignored;
            sd_bus_call_method(m_bus.get(), manager, stored.c_str(), stored_interface, "Delete",
                &ignored.error, nullptr, "");
        }

        // Why the device failed, when it did so since this was called.
        Result<void> heed_failures_of(std::string const& device)
        {
            sd_bus_slot* slot = nullptr;
            auto const heeded = sd_bus_match_signal(m_bus.get(), &slot, manager, device.c_str(),
                device_interface, "StateChanged", hear_of_state, &m_failure);
            m_slot.reset(slot);
            if (heeded < 0)
                return failed(
                    Fault::Refused, "NetworkManager can't be listened to: {}", std::strerror(-heeded));
            return {};
        }
        std::optional<std::uint32_t> failure() const { return m_failure; }

        // Gone when NetworkManager has dropped the attempt.
        std::uint32_t state_of(std::string const& active)
        {
            return number(active, active_interface, "State").value_or(given_up);
        }

        void listen()
        {
            while (sd_bus_process(m_bus.get(), nullptr) > 0) { }
        }
        // Until something is heard, at most half a second.
        void wait() { sd_bus_wait(m_bus.get(), look_interval_us); }

    private:
        static int hear_of_state(sd_bus_message* signal, void* failure, sd_bus_error*)
        {
            std::uint32_t now = 0;
            std::uint32_t before = 0;
            std::uint32_t reason = 0;
            if (sd_bus_message_read(signal, "uuu", &now, &before, &reason) >= 0 && now == device_failed)
                *static_cast<std::optional<std::uint32_t>*>(failure) = reason;
            return 0;
        }

        static void append_connection(
            sd_bus_message* to, WifiNetwork const& network, std::optional<std::uint32_t> security)
        {
            append_group(to, "connection", [&] {
                append_text(to, "type", "802-11-wireless");
                append_text(to, "id", network.name.c_str());
            });
            append_group(to, "802-11-wireless", [&] {
                append_bytes(to, "ssid", network.name);
                sd_bus_message_append(to, "{sv}", "hidden", "b", security ? 0 : 1);
            });
            if (network.passphrase.empty())
                return;
            bool const wpa3_alone = security && (*security & by_sae) != 0 && (*security & by_passphrase) == 0;
            append_group(to, "802-11-wireless-security", [&] {
                append_text(to, "key-mgmt", wpa3_alone ? "sae" : "wpa-psk");
                append_text(to, "psk", network.passphrase.c_str());
            });
        }

        // A member of a{sa{sv}}.
        template <class Members>
        static void append_group(sd_bus_message* to, char const* name, Members append_members)
        {
            sd_bus_message_open_container(to, 'e', "sa{sv}");
            sd_bus_message_append(to, "s", name);
            sd_bus_message_open_container(to, 'a', "{sv}");
            append_members();
            sd_bus_message_close_container(to);
            sd_bus_message_close_container(to);
        }

        static void append_text(sd_bus_message* to, char const* name, char const* text)
        {
            sd_bus_message_append(to, "{sv}", name, "s", text);
        }

        static void append_bytes(sd_bus_message* to, char const* name, std::string const& bytes)
        {
            sd_bus_message_open_container(to, 'e', "sv");
            sd_bus_message_append(to, "s", name);
            sd_bus_message_open_container(to, 'v', "ay");
            sd_bus_message_append_array(to, 'y', bytes.data(), bytes.size());
            sd_bus_message_close_container(to);
            sd_bus_message_close_container(to);
        }

        Result<Message> new_call(std::string const& path, char const* interface, char const* member)
        {
            sd_bus_message* call = nullptr;
            auto const made = sd_bus_message_new_method_call(
                m_bus.get(), &call, manager, path.c_str(), interface, member);
            if (made < 0)
                return failed(Fault::Unavailable, "the system bus is gone: {}", std::strerror(-made));
            return Message(call);
        }

        Result<Message> answer_to(sd_bus_message* call)
        {
            BusError error;
            sd_bus_message* reply = nullptr;
            if (sd_bus_call(m_bus.get(), call, call_patience_us, &error.error, &reply) < 0)
                return refusal_of(error);
            return Message(reply);
        }

        // Of a method without arguments that gives object paths.
        Result<std::vector<std::string>> paths(
            std::string const& path, char const* interface, char const* member)
        {
            auto const call = TRY(new_call(path, interface, member));
            auto const reply = TRY(answer_to(call.get()));
            std::vector<std::string> found;
            sd_bus_message_enter_container(reply.get(), 'a', "o");
            for (char const* one = nullptr; sd_bus_message_read(reply.get(), "o", &one) > 0;)
                found.emplace_back(one);
            return found;
        }

        Result<std::uint32_t> number(std::string const& path, char const* interface, char const* property)
        {
            BusError error;
            std::uint32_t value = 0;
            if (sd_bus_get_property_trivial(
                    m_bus.get(), manager, path.c_str(), interface, property, &error.error, 'u', &value)
                < 0)
                return refusal_of(error);
            return value;
        }

        Result<std::string> bytes(std::string const& path, char const* interface, char const* property)
        {
            BusError error;
            sd_bus_message* reply = nullptr;
            if (sd_bus_get_property(
                    m_bus.get(), manager, path.c_str(), interface, property, &error.error, &reply, "ay")
                < 0)
                return refusal_of(error);
            Message const kept(reply);
            void const* begin = nullptr;
            std::size_t size = 0;
            if (sd_bus_message_read_array(reply, 'y', &begin, &size) < 0)
                return failed(Fault::Refused, "NetworkManager answered something else than bytes");
            return std::string(static_cast<char const*>(begin), size);
        }

        Bus m_bus;
        Slot m_slot;  // goes before the bus
        std::optional<std::uint32_t> m_failure;
    };

    Result<NetworkManager> network_manager()
    {
        sd_bus* opened = nullptr;
        auto const done = sd_bus_open_system(&opened);
        Bus bus(opened);
        if (done < 0)
            return failed(Fault::Refused,
                "this machine has no system bus ({}), so there is no NetworkManager: set the network up by "
                "hand",
                std::strerror(-done));
        sd_bus_set_method_call_timeout(bus.get(), call_patience_us);
        return NetworkManager(std::move(bus));
    }

    Result<void> await_joining(NetworkManager& network_manager, std::string const& active,
        Milliseconds patience, std::function<bool()> const& go_on)
    {
        for (auto const end = BootClock::now() + patience; BootClock::now() < end;) {
            auto const state = network_manager.state_of(active);
            network_manager.listen();  // what was said before that answer
            if (state == joined)
                return {};
            if (auto const reason = network_manager.failure())
                return failed(Fault::Refused, "{}", words_for(*reason));
            if (state == given_up)
                return failed(Fault::Refused, "NetworkManager gave up without saying why");
            if (go_on && !go_on())
                return failed(Fault::Unavailable, "the sending program was asked to end meanwhile");
            network_manager.wait();
        }
        return failed(Fault::Refused, "the network was not joined within {} seconds: is the signal too weak?",
            std::chrono::duration_cast<std::chrono::seconds>(patience).count());
    }

}

Result<void> join_wifi(WifiNetwork const& network, Milliseconds patience, std::function<bool()> const& go_on)
{
    auto network_manager = TRY(peakend::network_manager());
    auto const device = TRY(network_manager.wireless_device_path());
    auto const security = TRY(network_manager.security_of(device, network.name));
    if (network.passphrase.empty() && security.value_or(0) != 0)
        return failed(Fault::Refused, "this network wants a password");
    TRY(network_manager.heed_failures_of(device));
    auto const attempt = TRY(network_manager.attempt(network, device, security));
    auto joining = await_joining(network_manager, attempt.active, patience, go_on);
    if (!joining)
        network_manager.forget(attempt.stored);
    return joining;
}

}
