#include "sync/uplink/export_command.h"

#include "sync/uplink/stick_export.h"

namespace peakend {

namespace {

    // uplink.db has one writer. The one that runs could write the stick as well; it is asked through
    // terminal.db, which is the kiosk's, and no screen does so yet.
    Result<void> expect_no_uplink(std::filesystem::path const& data_folder)
    {
        std::error_code error;
        if (!std::filesystem::exists(data_folder / uplink_file.name, error) && !error)
            return failed(Fault::Refused,
                "no terminal was enrolled in {}: name its folder with --data-folder, or enrol it first with "
                "'peakend-uplink enrol CODE'",
                data_folder.string());
        auto const held = FileLock::take(lock_path(uplink_file, data_folder));
        if (held)
            return {};
        if (held.error().fault != Fault::Unavailable)
            return failed(held.error());
        return failed(Fault::Refused,
            "an uplink is running ({}): stop it with 'systemctl stop peakend-uplink', export, and start it "
            "again. Meanwhile the kiosk goes on",
            held.error().what);
    }

}

Result<std::string> export_once(
    Configuration const& configuration, Process const& process, std::string const& folder, Clock const& clock)
{
    TRY(expect_no_uplink(configuration.data_folder));
    auto file = TRY(UplinkFile::open(configuration.data_folder));
    std::error_code ignored;
    auto const whole = std::filesystem::absolute(folder, ignored).string();
    auto onto = TRY(StickExport::begin(whole, configuration, process.version, file));
    auto more = Result<bool>(true);
    while (more && *more && (!process.go_on || process.go_on()))
        more = onto.step(clock());
    if (!more)
        return failed(more.error().fault, "the export stopped: {} {}", more.error().what, onto.outcome());
    return onto.outcome();
}

}
