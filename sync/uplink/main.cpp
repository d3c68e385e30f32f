// peakend-uplink: carries what the kiosk stored to headquarters. This file knows the process: flags, signals,
// systemd.
#include "sync/base/command_line.h"
#include "sync/base/descriptor.h"
#include "sync/base/entropy.h"
#include "sync/base/journal.h"
#include "sync/uplink/enrolment.h"
#include "sync/uplink/export_command.h"
#include "sync/uplink/readiness.h"
#include "sync/uplink/uplink.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <fmt/format.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <systemd/sd-daemon.h>

using namespace peakend;

namespace {

constexpr char const* usual_settings = "/etc/peakend/uplink.toml";

double chance()
{
    std::array<std::uint8_t, 8> bytes;
    fill_random(bytes);
    auto const bits = std::bit_cast<std::uint64_t>(bytes) >> 11;  // the 53 that a double keeps
    return static_cast<double>(bits) * 0x1p-53;
}

// SIGTERM and SIGINT as something that poll(2) sees; nothing runs in a signal's context.
class EndSignal {
public:
    EndSignal()
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGINT);
        sigprocmask(SIG_BLOCK, &signals, nullptr);
        m_signals = Descriptor(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    }

    int descriptor() const { return m_signals.number(); }
    // Remains true: the signal is left unread.
    bool asked() const
    {
        pollfd signal { m_signals.number(), POLLIN, 0 };
        return poll(&signal, 1, 0) > 0;
    }

private:
    Descriptor m_signals;
};

// What systemd hears of us; without systemd nobody does.
class Heartbeat {
public:
    Heartbeat()
    {
        std::uint64_t microseconds = 0;
        if (sd_watchdog_enabled(0, &microseconds) > 0)
            m_interval
                = std::chrono::duration_cast<Milliseconds>(std::chrono::microseconds(microseconds)) / 4;
    }

    Milliseconds interval() const { return m_interval; }
    void beat()
    {
        if (BootClock::now() < m_next)
            return;
        sd_notify(0, "WATCHDOG=1");
        m_next = BootClock::now() + m_interval;
    }

private:
    Milliseconds m_interval { 10'000 };
    BootInstant m_next {};
};

int tell(Error const& error)
{
    fmt::print(stderr, "peakend-uplink: {}\n", error.what);
    return 1;
}

void wait_for_work(Uplink const& uplink, EndSignal const& ending, Milliseconds longest)
{
    auto const until_wake = std::max(uplink.wake() - BootClock::now(), Milliseconds(0));
    std::array<pollfd, 2> sources { pollfd { uplink.descriptor(), POLLIN, 0 },
        pollfd { ending.descriptor(), POLLIN, 0 } };
    // A millisecond more: the clock counts whole ones.
    auto const wait = std::min(until_wake, longest).count() + 1;
    poll(sources.data(), sources.size(), static_cast<int>(wait));
}

int run(Configuration const& configuration)
{
    EndSignal ending;
    Heartbeat heart;
    auto const go_on = [&] {
        heart.beat();
        return !ending.asked();
    };
    auto uplink = Uplink::open(configuration, { PEAKEND_VERSION, go_on }, moment_now, chance);
    if (!uplink)
        return tell(uplink.error());
    sd_notify(0, "READY=1");
    while (go_on())
        if (!uplink->step())
            wait_for_work(*uplink, ending, heart.interval());
    sd_notify(0, "STOPPING=1");
    journal::note("ended");
    return 0;
}

int enrol_once(Configuration const& configuration, std::string const& code)
{
    auto file = UplinkFile::open(configuration.data_folder);
    if (!file)
        return tell(file.error());
    auto const enrolled = enrol(*file, configuration, { PEAKEND_VERSION, nullptr }, code, moment_now);
    if (!enrolled)
        return tell(enrolled.error());
    fmt::print("This terminal is now {}; device {}.\n", place_of(*enrolled), enrolled->device.hex());
    return 0;
}

int check(Configuration const& configuration)
{
    auto const readiness = readiness_of(configuration, UtcClock::now());
    for (auto const& [name, finding] : readiness.rows)
        fmt::print("{:<12}  {}\n", name, finding);
    return readiness.in_order ? 0 : 1;
}

int write_stick(Configuration const& configuration, std::string const& folder)
{
    auto const outcome = export_once(configuration, { PEAKEND_VERSION, nullptr }, folder, moment_now);
    if (!outcome)
        return tell(outcome.error());
    fmt::print("{}\n", *outcome);
    return 0;
}

// Flags that override a setting: --terminal-folder is terminal_folder.
constexpr std::array setting_flags {
    std::pair { "server", "Address of headquarters, https://host" },
    std::pair { "terminal_folder", "Folder of terminal.db, which the kiosk writes" },
    std::pair { "data_folder", "Folder of uplink.db and of this terminal's key" },
    std::pair { "start_jitter", "Longest random wait before the first contact, in seconds" },
    std::pair { "proxy", "HTTP proxy; the environment's is not asked" },
    std::pair { "ca_file", "Certificates to trust instead of the system's" },
};

std::string flag_of(std::string_view key)
{
    auto flag = "--" + std::string(key);
    std::replace(flag.begin(), flag.end(), '_', '-');
    return flag;
}

constexpr auto example = "Example: peakend-uplink enrol 7K3M-Q9TX-2B4N --server https://hq.example\n";

constexpr auto export_example = R"(Example:
  systemctl stop peakend-uplink
  sudo -u peakend-uplink peakend-uplink export /media/stick
  systemctl start peakend-uplink
      to export again, or to send the same later, counts nothing twice
)";

struct CommandLine {
    CLI::App app { "Carries what the Peakend kiosk stored to headquarters.", "peakend-uplink" };
    std::string settings_file;
    std::map<std::string, std::string> settings;  // by key
    std::string code;
    std::string folder;

    CommandLine()
    {
        app.set_version_flag("--version", "peakend-uplink " PEAKEND_VERSION);
        app.require_subcommand(1);
        app.fallthrough();  // settings may stand before or after the command
        app.add_option("--config", settings_file,
            fmt::format(
                "TOML file; {} when it is there. PEAKEND_UPLINK_SERVER and the like override it, flags "
                "override both",
                usual_settings));
        for (auto const& [key, meaning] : setting_flags)
            app.add_option(flag_of(key), settings[key], meaning);
        app.add_subcommand("run", "Send until SIGTERM; waits while this terminal is not enrolled");
        auto* enrol
            = app.add_subcommand("enrol", "Redeem a one-time code of 'peakend-collector enrol', then end");
        enrol->add_option("code", code, "XXXX-XXXX-XXXX")->required();
        enrol->footer(example);
        app.add_subcommand("check",
            "Look at settings, folders, key and enrolment, at the last export and at what came of the last "
            "try to send; the exit code is 0 when all is in order and headquarters did not refuse it. Asks "
            "nobody");
        auto* stick = app.add_subcommand("export",
            "Write what headquarters has not got to a stick, for 'peakend-collector import'; the uplink must "
            "not run");
        stick->add_option("folder", folder, "of the mounted stick")->required()->type_name("FOLDER");
        stick->footer(export_example);
        app.footer(example);
    }
};

Result<Configuration> configuration_of(CommandLine const& line)
{
    Settings settings("PEAKEND_UPLINK");
    std::error_code ignored;
    if (!line.settings_file.empty())
        settings.read(line.settings_file);
    else if (std::filesystem::exists(usual_settings, ignored))
        settings.read(usual_settings);
    for (auto const& [key, value] : line.settings)
        if (!value.empty())
            settings.override_with(key, value, flag_of(key));
    auto configuration = read_configuration(settings);
    TRY(settings.verdict());
    return configuration;
}

}

int main(int count, char** arguments)
{
    CommandLine line;
    if (auto const ended = read_command_line(line.app, count, arguments))
        return *ended;
    auto const configuration = configuration_of(line);
    if (!configuration)
        return tell(configuration.error());
    if (line.app.got_subcommand("enrol"))
        return enrol_once(*configuration, line.code);
    if (line.app.got_subcommand("export"))
        return write_stick(*configuration, line.folder);
    return line.app.got_subcommand("check") ? check(*configuration) : run(*configuration);
}
