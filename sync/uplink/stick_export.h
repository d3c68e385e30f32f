// What headquarters has not acknowledged, as signed files in a folder that somebody carries there.
//
// One file a step, so that whoever calls can beat the watchdog in between. A file is there whole, on the disk
// and read back, or not at all. Nothing here changes what counts as acknowledged: sticks get lost, and only a
// receipt says that headquarters has something. To export again replaces files by others that say the same.
// Once all are written uplink.db notes which records and when, for `peakend-uplink check`.
#pragma once

#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"
#include "sync/uplink/batch_size.h"
#include "sync/uplink/configuration.h"

#include <filesystem>
#include <string>

namespace peakend {

class StickExport {
public:
    // folder: the mounted stick. Refused, with what to do, when it is not there, can't be written to or is
    // the terminal's own, and when this terminal is not enrolled, has no key, or has a twin; Unavailable
    // while the kiosk has not made terminal.db. REQUIRES: the UplinkFile outlives it.
    static Result<StickExport> begin(
        std::string const& folder, Configuration const&, std::string version, UplinkFile&);

    // Writes the next file. False when none is left: then the export is noted. After an Error nothing
    // half-written is left behind; the files before it are whole.
    Result<bool> step(Moment const& now);

    int percent() const;
    // "412 records are in /media/stick. ..."; also after an Error, for what was written before it.
    std::string outcome() const;

private:
    StickExport(std::filesystem::path stick, Configuration const&, std::string version, DeviceId, SigningKey,
        UplinkFile&);
    Result<void> find_beginning();
    Result<Batch> batch_of(OutboxView::Glance const&, Moment const& now);
    Result<void> put(Batch const&, std::string const& envelope);
    void note(Moment const& now);
    TerminalState state() const;

    std::filesystem::path m_stick;
    std::filesystem::path m_terminal_folder;
    std::string m_version;
    DeviceId m_device;
    SigningKey m_key;
    UplinkFile& m_file;
    OutboxView m_outbox;
    BatchSize m_size;

    Epoch m_epoch;
    std::int64_t m_before = 0;  // exported are the records after this one
    std::int64_t m_last = 0;    // up to and with this one: what is sealed meanwhile waits for the next export
    std::int64_t m_through = 0;  // how far the files reach
    std::int64_t m_records = 0;
};

}
