#include "sync/collector/commands.h"

#include "sync/collector/catalogue.h"
#include "sync/collector/export.h"
#include "sync/collector/ledger.h"
#include "sync/collector/migrations.h"
#include "sync/collector/routes.h"
#include "sync/collector/server.h"
#include "sync/collector/server_errand.h"
#include "sync/collector/words_secrets.h"
#include "sync/sql/migrate.h"
#include "sync/sql/sqlite.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace peakend {

namespace {

    Result<IssuedCode> issue_here(std::filesystem::path const& folder, Touchpoint const& touchpoint)
    {
        TRY(expect_ledger(folder));
        auto ledger = TRY(Ledger::open(folder));
        auto transaction = TRY(sql::Transaction::begin(ledger.database()));
        auto issued = TRY(Access(ledger.database()).issue_code(touchpoint, UtcClock::now()));
        TRY(transaction.commit());
        return issued;
    }

    Result<std::unique_ptr<sql::Connection>> open_for_reading(std::filesystem::path const& folder)
    {
        TRY(expect_ledger(folder));
        auto database = TRY(sql::open_reader(ledger_file(folder)));
        TRY(sql::expect_version(*database, ledger_migrations().size(), "'peakend-collector serve'"));
        return database;
    }

    tl::unexpected<Error> unreadable(std::int64_t count, std::int64_t of)
    {
        return failed(Fault::Corrupt,
            "{} of {} responses can't be read, each is named above: take the ledger from a backup, or the "
            "program "
            "that wrote them",
            count, of);
    }

    Result<void> put_out(std::string_view json)
    {
        auto const line = printable_json(json);
        if (std::fwrite(line.data(), 1, line.size(), stdout) == line.size())
            return {};
        return failed(Fault::Unavailable, "standard output can't be written: {}", std::strerror(errno));
    }

}

Result<IssuedCode> enrol(
    std::filesystem::path const& folder, std::string const& touchpoint, std::string const& zone)
{
    auto const place = TRY(touchpoint_at(touchpoint, zone));
    auto const request = canonical_json(to_json(CodeRequest { touchpoint, zone }));
    auto const reply = ask_collector(TRY(command_socket(folder)), "/v1/codes", request);
    if (reply)
        return issued_code_from(TRY(parse_json(*reply)));
    if (reply.error().fault != Fault::Unavailable)
        return failed(reply.error());
    return issue_here(folder, place);
}

Result<void> check_ledger(std::filesystem::path const& folder)
{
    return sql::quick_check(*TRY(open_for_reading(folder)));
}

Result<ResponsesAudit> check_responses(std::filesystem::path const& folder)
{
    auto const audit = TRY(audit_responses(*TRY(open_for_reading(folder))));
    if (audit.unreadable != 0)
        return unreadable(audit.unreadable, audit.responses);
    return audit;
}

Result<TallyAudit> check_tallies(std::filesystem::path const& folder)
{
    auto audit = TRY(audit_tallies(*TRY(open_for_reading(folder))));
    if (audit.differences != 0)
        return failed(Fault::Corrupt,
            "{} sums do not follow from the {} responses: stop the collector, then 'peakend-collector check "
            "--rebuild-tallies'",
            audit.differences, audit.responses);
    return audit;
}

Result<WordsAudit> check_words(std::filesystem::path const& folder)
{
    return check_words(*TRY(open_for_reading(folder)), folder);
}

Result<std::vector<ListedTerminal>> terminals_in(std::filesystem::path const& folder)
{
    return list_terminals(*TRY(open_for_reading(folder)));
}

Result<std::set<std::string>> languages_in(std::filesystem::path const& folder)
{
    auto const database = TRY(open_for_reading(folder));
    return Catalogue(*database).languages();
}

Result<void> rebuild_ledger_tallies(std::filesystem::path const& folder)
{
    TRY(expect_ledger(folder));
    auto ledger = TRY(Ledger::open(folder));
    auto transaction = TRY(sql::Transaction::begin(ledger.database()));
    TRY(rebuild_tallies(ledger.database()));
    return transaction.commit();
}

Result<std::int64_t> export_ledger(std::filesystem::path const& folder)
{
    auto const database = TRY(open_for_reading(folder));
    auto const exported = TRY(export_responses(*database, put_out));
    if (std::fflush(stdout) != 0)
        return failed(Fault::Unavailable, "the export can't be written: {}", std::strerror(errno));
    if (exported.unreadable != 0)
        return unreadable(exported.unreadable, exported.lines + exported.unreadable);
    return exported.lines;
}

Result<std::int64_t> print_words(std::filesystem::path const& folder, WordsWanted wanted)
{
    auto const database = TRY(open_for_reading(folder));
    wanted.place = place_id(wanted.place);
    if (!wanted.place.empty())
        TRY(Places(*database).expect(wanted.place));
    auto const secret = TRY(text_secret_if_any(folder));
    if (!secret) {
        TRY(check_words(*database, folder));
        return 0;  // nothing is sealed to it yet
    }
    auto const read = TRY(read_words(*database, *secret, wanted, put_out));
    if (std::fflush(stdout) != 0)
        return failed(Fault::Unavailable, "the words can't be written: {}", std::strerror(errno));
    if (read.audit.closed > 0)
        return text_key_wrong(folder, read.audit.closed, read.audit.sealed);
    if (read.unreadable > 0)
        return failed(Fault::Corrupt,
            "{} responses can't be read, each is named above; what was written to all others is there",
            read.unreadable);
    return read.lines;
}

}
