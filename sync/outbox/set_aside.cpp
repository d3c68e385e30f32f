#include "sync/outbox/set_aside.h"

#include "sync/base/durable_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace peakend {

namespace {

    using Path = std::filesystem::path;

    // The database first: SQLite deletes a -wal that has none, and would take one without its -wal for whole.
    constexpr std::array<std::string_view, 3> suffixes { "", "-wal", "-shm" };

    // Nobody but its owner has to read what is damaged.
    constexpr mode_t for_the_owner = 0700;

    // Of letters and digits, which every stick takes.
    std::string stamp(Instant now)
    {
        auto text = rfc3339(now);
        std::erase_if(text, [](char letter) { return letter == '-' || letter == ':' || letter == '.'; });
        return text;
    }

    Result<void> refuse_after_many(Path const& folder, std::string const& prefix)
    {
        std::error_code ignored;
        std::filesystem::directory_iterator const entries(folder, ignored);
        auto const before = std::count_if(begin(entries), end(entries),
            [&](auto const& entry) { return entry.path().filename().string().starts_with(prefix); });
        if (before < most_set_aside)
            return {};
        return failed(Fault::Refused,
            "{} holds {} damaged databases ({}...): replace its disk, and keep them in another place",
            folder.string(), before, prefix);
    }

    Result<void> also_stand_in(Path const& aside, Path const& file)
    {
        std::error_code error;
        std::filesystem::create_hard_link(file, aside / file.filename(), error);
        if (!error || error == std::errc::no_such_file_or_directory)
            return {};
        return failed(Fault::Refused,
            "cannot move {} into {}: {}. Move it away together with its -wal and -shm", file.string(),
            aside.string(), error.message());
    }

}

Result<Path> set_aside(SharedFile const& file, Path const& folder, Instant now)
{
    auto const held = TRY(lock(file, folder));
    auto const prefix = fmt::format("{}-damaged-", file.name);
    TRY(refuse_after_many(folder, prefix));
    auto const aside = folder / (prefix + stamp(now));
    if (mkdir(aside.c_str(), for_the_owner) != 0)
        return failed(Fault::Refused, "cannot make the folder {}: {}", aside.string(), std::strerror(errno));

    for (auto const suffix : suffixes)
        TRY(also_stand_in(aside, folder / fmt::format("{}{}", file.name, suffix)));
    TRY(sync_folder(aside));
    TRY(sync_folder(folder));
    for (auto const suffix : suffixes)
        TRY(remove_file(folder / fmt::format("{}{}", file.name, suffix)));
    return aside;
}

}
