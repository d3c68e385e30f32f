#include "sync/uplink/readiness.h"

#include "sync/base/one_line.h"
#include "sync/outbox/outbox_view.h"
#include "sync/uplink/delivery.h"
#include "sync/uplink/enrolment.h"
#include "sync/uplink/identity.h"

#include <cerrno>
#include <fmt/format.h>
#include <unistd.h>

namespace peakend {

namespace {

    // A folder that is not there is in order: the first run makes it.
    Result<void> verdict_on(std::filesystem::path const& data_folder)
    {
        if (access(data_folder.c_str(), W_OK) == 0 || errno == ENOENT)
            return {};
        return failed(Fault::Refused, "can't be written to: run as the user that owns it");
    }

    template <class T>
    std::string in_words(Result<T> const& result)
    {
        return result ? "in order" : result.error().what;
    }

    std::string in_words(Result<bool> const& runs)
    {
        if (!runs)
            return runs.error().what;
        return *runs ? "runs" : "does not run: 'systemctl start peakend-uplink'";
    }

    // REQUIRES: terminal.db could not be looked into.
    std::string what_is_missing(std::filesystem::path const& terminal_folder)
    {
        std::error_code error;
        if (!std::filesystem::exists(terminal_folder / terminal_file.name, error) && !error)
            return "nothing yet: peakend-kiosk has not been started";
        return "not known: terminal.db can't be looked into";
    }

    // What is not there yet stops nobody.
    template <class T>
    bool is_bad(Result<T> const& result)
    {
        return !result && result.error().fault != Fault::Unavailable;
    }

}

UplinkReadiness readiness_of(Configuration const& configuration, Instant now)
{
    auto const terminal = OutboxView(configuration.terminal_folder).look(0, 1, 1);
    auto const own = UplinkView(configuration.data_folder).look(terminal ? terminal->epoch : Epoch());
    auto const folder = verdict_on(configuration.data_folder);
    auto const key = read_identity(configuration.data_folder);
    auto const enrolled = own && own->enrolled;

    UplinkReadiness readiness;
    auto const row = [&](char const* name, std::string const& finding) {
        readiness.rows.emplace_back(name, one_line(finding));
    };
    row("settings", "in order");
    row("headquarters", configuration.server.empty() ? "not set" : configuration.server);
    row("terminal.db", fmt::format("{} ({})", in_words(terminal), configuration.terminal_folder.string()));
    row("data folder", fmt::format("{} ({})", in_words(folder), configuration.data_folder.string()));
    row("uplink.db", in_words(own));
    row("key", !key && !is_bad(key) ? "none yet: enrolling makes it" : in_words(key));
    row("enrolled",
        enrolled ? place_of(*own->enrolled)
                 : "not yet: 'peakend-uplink enrol CODE', with a code of 'peakend-collector enrol'");
    readiness.in_order
        = enrolled && key && !is_bad(terminal) && !is_bad(folder) && !is_bad(own) && !is_bad(key);
    auto const runs = FileLock::is_held(lock_path(uplink_file, configuration.data_folder));
    row("uplink", in_words(runs));
    if (!enrolled)
        return readiness;
    if (!terminal) {
        row("delivered", what_is_missing(configuration.terminal_folder));
        return readiness;
    }
    auto const delivery = delivery_of(*terminal, *own);
    row("delivered", standing_of(delivery));
    row("last try", last_try_of(delivery));
    if (delivery.exported)
        row("exported", export_of(delivery, now));
    bool const nobody_sends = runs && !*runs && delivery.waits_for_uplink() && !delivery.is_carried(now);
    readiness.in_order = readiness.in_order && !delivery.refused() && !nobody_sends;
    return readiness;
}

}
