#include "sync/uplink/stick_export.h"

#include "sync/base/counted.h"
#include "sync/base/durable_file.h"
#include "sync/base/journal.h"
#include "sync/contract/envelope.h"
#include "sync/uplink/anchoring.h"
#include "sync/uplink/batching.h"
#include "sync/uplink/identity.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <system_error>
#include <unistd.h>

namespace peakend {

namespace {

    using Path = std::filesystem::path;

    // For whoever carries the stick and whoever imports it, who need not be one.
    constexpr mode_t readable_by_all = 0644;

    bool lies_in(Path const& inner, Path const& outer)
    {
        std::error_code ignored;
        auto const whole_inner = std::filesystem::weakly_canonical(inner, ignored);
        auto const whole_outer = std::filesystem::weakly_canonical(outer, ignored);
        auto const [end, rest]
            = std::mismatch(whole_outer.begin(), whole_outer.end(), whole_inner.begin(), whole_inner.end());
        return end == whole_outer.end();
    }

    Result<Path> stick_at(std::string const& typed, Configuration const& configuration)
    {
        Path stick(typed);
        std::error_code ignored;
        if (!stick.is_absolute())
            return failed(Fault::Refused,
                "'{}' is no whole path of a folder. Give it from the root, as in /media/stick.", typed);
        if (!std::filesystem::is_directory(stick, ignored))
            return failed(
                Fault::Refused, "There is no folder {}. Plug the stick in and mount it there.", typed);
        if (lies_in(stick, configuration.data_folder) || lies_in(stick, configuration.terminal_folder))
            return failed(Fault::Refused,
                "{} is this terminal's own data folder. Name the folder of a stick instead.", typed);
        if (access(stick.c_str(), W_OK | X_OK) != 0)
            return failed(Fault::Refused,
                "{} can't be written to ({}). Is it write-protected, or mounted for another user than "
                "peakend-uplink?",
                typed, std::strerror(errno));
        return stick;
    }

    // Sorts by epoch and then by seq, and no other batch of any terminal has it.
    std::string name_of(DeviceId const& device, Batch const& batch)
    {
        return fmt::format("peakend-{}-{}-{:016}-{:016}{}", device.hex(), batch.epoch.hex(),
            batch.records.front().seq, batch.records.back().seq, exported_suffix);
    }

    // What the one who imports will do with it.
    Result<void> opens(std::string_view bytes, PublicKey const& key)
    {
        auto const envelope = TRY(parse_envelope(bytes));
        TRY(batch_from(TRY(open_envelope(envelope, key))));
        return {};
    }

}

StickExport::StickExport(Path stick, Configuration const& configuration, std::string version, DeviceId device,
    SigningKey key, UplinkFile& file)
    : m_stick(std::move(stick))
    , m_terminal_folder(configuration.terminal_folder)
    , m_version(std::move(version))
    , m_device(device)
    , m_key(std::move(key))
    , m_file(file)
    , m_outbox(configuration.terminal_folder)
{
}

Result<StickExport> StickExport::begin(
    std::string const& folder, Configuration const& configuration, std::string version, UplinkFile& file)
{
    auto const enrolled = TRY(file.enrolled());
    if (!enrolled)
        return failed(Fault::Refused,
            "This terminal is not enrolled yet, so headquarters could not know whose records these are: "
            "enter "
            "the code that headquarters gave you.");
    auto stick = TRY(stick_at(folder, configuration));
    auto key = TRY(read_identity(configuration.data_folder));
    StickExport begun(
        std::move(stick), configuration, std::move(version), enrolled->device, std::move(key), file);
    TRY(begun.find_beginning());
    return begun;
}

Result<void> StickExport::find_beginning()
{
    // Past every record: only the standing is wanted here.
    auto const glance = TRY(m_outbox.look(std::numeric_limits<std::int64_t>::max(), 1, 1));
    auto const progress = TRY(m_file.progress(glance.epoch));
    auto const acknowledged = progress ? progress->acknowledged_through : 0;
    if ((progress && progress->forked) || acknowledged >= glance.next_seq)
        return failed(Fault::Refused,
            "Headquarters knows another terminal by this one's name, such as a copy of its disk. What is "
            "said "
            "here is kept. Ask headquarters which of the two keeps the place.");
    m_epoch = glance.epoch;
    m_before = m_through = acknowledged;
    m_last = glance.next_seq - 1;
    return {};
}

Result<bool> StickExport::step(Moment const& now)
{
    if (m_through >= m_last) {
        note(now);
        return false;
    }
    auto const glance = TRY(m_outbox.look(m_through, m_size.records(), m_size.bytes()));
    if (glance.epoch != m_epoch)
        return failed(Fault::Unavailable, "the kiosk began a new database meanwhile. Export again.");
    auto const batch = TRY(batch_of(glance, now));
    if (batch.records.empty()) {
        note(now);
        return false;
    }
    auto const envelope = seal_envelope(EnvelopeKind::File, m_device, m_key, to_body(batch));
    if (!envelope && envelope.error().fault == Fault::Invalid && m_size.halve(batch.records.size()))
        return true;
    if (!envelope)
        return failed(envelope.error());
    TRY(put(batch, *envelope));
    m_through = batch.records.back().seq;
    m_records += static_cast<std::int64_t>(batch.records.size());
    return true;
}

Result<void> StickExport::put(Batch const& batch, std::string const& envelope)
{
    auto const path = m_stick / name_of(m_device, batch);
    TRY(opens(envelope, m_key.public_key()));
    auto const written = replace_file_and_read_back(path, envelope, readable_by_all);
    if (!written)
        return failed(written.error().fault, "{}. Make room on it or take another stick, and export again.",
            written.error().what);
    return {};
}

// What is on the stick is there, whether or not it can be noted.
void StickExport::note(Moment const& now)
{
    if (m_records == 0)
        return;
    auto const noted = m_file.keep_export({ m_epoch, m_before + 1, m_through, now.wall });
    if (!noted)
        journal::warn("export_not_noted", { { "why", noted.error().what } });
}

// Nothing in it is of what headquarters told this terminal.
Result<Batch> StickExport::batch_of(OutboxView::Glance const& glance, Moment const& now)
{
    Batch batch;
    batch.epoch = glance.epoch;
    batch.lowest_held = glance.lowest_held;
    batch.next_seq = glance.next_seq;
    batch.records = without_holes(glance.records);
    batch.now = now;
    batch.anchors = anchors_needed(batch.records, TRY(m_file.anchors()));
    batch.state = state();
    return batch;
}

TerminalState StickExport::state() const
{
    std::error_code failure;
    auto const space = std::filesystem::space(m_terminal_folder, failure);
    return { m_version, m_last - m_through, failure ? 0 : static_cast<std::int64_t>(space.available) };
}

int StickExport::percent() const
{
    if (m_last <= m_before)
        return 100;
    return static_cast<int>(100 * std::min(m_through - m_before, m_last - m_before) / (m_last - m_before));
}

std::string StickExport::outcome() const
{
    if (m_last <= m_before)
        return "Headquarters has everything: there is nothing to export.";
    return fmt::format("{} {} in {}, signed and read back.", counted(m_records, "record"),
        m_records == 1 ? "is" : "are", m_stick.string());
}

}
