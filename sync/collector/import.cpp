#include "sync/collector/import.h"

#include "sync/base/durable_file.h"
#include "sync/collector/ledger.h"
#include "sync/collector/routes.h"
#include "sync/collector/server.h"
#include "sync/collector/server_errand.h"

#include <algorithm>
#include <optional>

namespace peakend {

namespace {

    using Path = std::filesystem::path;

    // The running collector, or the ledger itself once it turned out that none runs.
    class Counter {
    public:
        Counter(Path folder, SuspicionLimits const& limits)
            : m_folder(std::move(folder))
            , m_limits(limits)
        {
        }

        Result<ImportedFile> take(std::string const& envelope)
        {
            if (m_ledger)
                return take_here(envelope);
            auto const reply
                = ask_collector(TRY(command_socket(m_folder)), files_route, envelope, envelope_media_type);
            if (reply)
                return imported_file_from(TRY(parse_json(*reply)));
            if (reply.error().fault != Fault::Unavailable)
                return failed(reply.error());
            m_ledger.emplace(TRY(Ledger::open(m_folder, m_limits)));
            return take_here(envelope);
        }

    private:
        Result<ImportedFile> take_here(std::string_view envelope)
        {
            auto const find
                = [&](DeviceId const& device) { return Access(m_ledger->database()).find(device); };
            return m_ledger->take_in(TRY(verify_file(envelope, find)), UtcClock::now());
        }

        Path m_folder;
        SuspicionLimits m_limits;
        std::optional<Ledger> m_ledger;
    };

    Result<std::string> envelope_in(Path const& file)
    {
        std::error_code error;
        auto const status = std::filesystem::status(file, error);
        if (!std::filesystem::exists(status))
            return failed(
                Fault::Invalid, "it is not there: look at the name, and whether the stick is mounted");
        // Whoever opens a pipe or a device may wait for ever.
        if (!std::filesystem::is_regular_file(status))
            return failed(
                Fault::Invalid, "it is no file: give files that a terminal exported, or their folder");
        auto bytes = read_file(file, most_envelope_bytes);
        if (!bytes && bytes.error().fault == Fault::Invalid)
            return failed(Fault::Invalid,
                "it is larger than any file that a terminal exports ({} bytes at most): it is something else",
                most_envelope_bytes);
        return bytes;
    }

    Result<std::vector<Path>> exported_files_in(Path const& folder)
    {
        std::vector<Path> files;
        std::error_code error;
        for (auto entry = std::filesystem::directory_iterator(folder, error);
             !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
            if (entry->path().extension() == exported_suffix)
                files.push_back(entry->path());
        if (error)
            return failed(
                Fault::Refused, "the folder can't be read ({}): run as a user who may", error.message());
        if (files.empty())
            return failed(Fault::Invalid,
                "there is no file in it that a terminal exported (*{}): give the folder that was exported to",
                exported_suffix);
        std::sort(files.begin(), files.end());
        return files;
    }

    class Import {
    public:
        Import(Path const& ledger, SuspicionLimits const& limits, ImportWitness const& witness)
            : m_counter(ledger, limits)
            , m_witness(witness)
        {
        }

        void take(Path const& path)
        {
            std::error_code error;
            if (!std::filesystem::is_directory(path, error))
                return take_file(path);
            auto const files = exported_files_in(path);
            if (!files)
                return refuse(path, files.error());
            for (auto const& file : *files)
                take_file(file);
        }

        ImportTotal const& total() const { return m_total; }

    private:
        Result<ImportedFile> imported(Path const& file) { return m_counter.take(TRY(envelope_in(file))); }

        void take_file(Path const& file)
        {
            auto const taken = imported(file);
            if (!taken)
                return refuse(file, taken.error());
            ++m_total.files;
            m_total.fresh += taken->fresh;
            m_total.repeats += taken->repeats;
            m_total.set_aside += taken->set_aside;
            m_witness(file, taken);
        }

        void refuse(Path const& path, Error const& why)
        {
            ++m_total.refused;
            m_witness(path, failed(why));
        }

        Counter m_counter;
        ImportWitness const& m_witness;
        ImportTotal m_total;
    };

}

Result<ImportTotal> import_files(Path const& ledger, SuspicionLimits const& limits,
    std::span<Path const> paths, ImportWitness const& witness)
{
    TRY(expect_ledger(ledger));
    Import errand(ledger, limits, witness);
    for (auto const& path : paths)
        errand.take(path);
    return errand.total();
}

}
