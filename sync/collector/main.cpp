// peakend-collector: reads the command line and the settings, then serves, enrols, checks, lists, imports
// or exports.
#include "sync/base/command_line.h"
#include "sync/base/counted.h"
#include "sync/base/journal.h"
#include "sync/base/one_line.h"
#include "sync/base/settings.h"
#include "sync/collector/commands.h"
#include "sync/collector/faults.h"
#include "sync/collector/help.h"
#include "sync/collector/import.h"
#include "sync/collector/notice_command.h"
#include "sync/collector/server.h"
#include "sync/collector/zone.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <systemd/sd-daemon.h>
#include <vector>

namespace {

using namespace peakend;

struct Arguments {
    std::string config;
    std::string data;
    std::string pages;
    std::string terminals_port;
    std::string people_port;
    std::string touchpoint;
    std::string zone;
    std::vector<std::filesystem::path> exported;
    std::string from;
    std::string to;
    std::string place;
    NoticeWords notice;
    bool plain = false;
    bool json = false;
    bool tallies = false;
    bool rebuild = false;
};

// Installed: bin/peakend-collector and share/peakend/pages. In a clone: build/release/peakend-collector and
// sync/collector/pages.
std::string usual_pages()
{
    std::error_code error;
    auto const folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    auto const in_clone = folder.parent_path().parent_path() / "sync" / "collector" / "pages";
    if (std::filesystem::exists(in_clone / "index.html", error))
        return in_clone.string();
    return (folder.parent_path() / "share" / "peakend" / "pages").string();
}

Result<ServerPlan> plan_of(Arguments const& arguments)
{
    Settings settings("PEAKEND_COLLECTOR");
    if (!arguments.config.empty())
        settings.read(arguments.config);
    else if (std::error_code error; std::filesystem::exists(usual_config, error))
        settings.read(usual_config);
    auto const override_with = [&](char const* key, std::string const& value, char const* flag) {
        if (!value.empty())
            settings.override_with(key, value, flag);
    };
    override_with("data_folder", arguments.data, "--data");
    override_with("pages", arguments.pages, "--pages");
    override_with("terminals.port", arguments.terminals_port, "--terminals-port");
    override_with("people.port", arguments.people_port, "--people-port");

    ServerPlan usual;
    usual.folder = usual_data;
    usual.pages = usual_pages();
    auto const plan = read_plan(settings, usual);
    TRY(settings.verdict());
    return plan;
}

// The signals that end us, taken by the main thread alone.
sigset_t ending_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

// Tells systemd that we live for as long as the writer answers; without systemd both calls do nothing.
void stay_until_asked(Server& server)
{
    std::uint64_t watchdog_microseconds = 0;
    sd_watchdog_enabled(0, &watchdog_microseconds);
    auto const beat = watchdog_microseconds > 0 ? std::chrono::microseconds(watchdog_microseconds / 3)
                                                : std::chrono::microseconds(std::chrono::seconds(10));
    auto const whole = std::chrono::duration_cast<std::chrono::seconds>(beat);
    timespec const wait { whole.count(), std::chrono::nanoseconds(beat - whole).count() };
    auto const signals = ending_signals();
    while (sigtimedwait(&signals, nullptr, &wait) < 0) {
        auto const alive = server.answers_within(std::chrono::duration_cast<Milliseconds>(beat));
        if (alive)
            sd_notify(0, "WATCHDOG=1");
        else
            journal::warn("writer_silent", { { "reason", alive.error().what } });
    }
}

Result<void> serve(Arguments const& arguments)
{
    auto const plan = TRY(plan_of(arguments));
    auto const signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    TRY(expect_pages(plan));
    auto server = TRY(Server::start(plan));
    if (auto const exposure = exposure_of(plan); !exposure.empty())
        journal::warn("people_exposed", { { "why", exposure } });
    journal::note("serving",
        { { "terminals", fmt::format("http://{}:{}", plan.terminals_address, server.terminals_port()) },
            { "people", fmt::format("http://{}:{}", plan.people_address, server.people_port()) },
            { "data", plan.folder.string() } });
    sd_notify(0, "READY=1");
    stay_until_asked(server);
    sd_notify(0, "STOPPING=1");
    journal::note("stopping");
    return {};
}

Result<void> print_code(Arguments const& arguments)
{
    auto const plan = TRY(plan_of(arguments));
    auto const issued = TRY(enrol(plan.folder, arguments.touchpoint, arguments.zone));
    if (arguments.plain) {
        fmt::print("{}\n", issued.code);
        return {};
    }
    fmt::print(
        "Type this code on the terminal that stands at {}:\n\n    {}\n\nIt works once, within {} minutes.\n",
        issued.touchpoint, issued.code, code_lifetime.count());
    return {};
}

// Says what is in order as it goes, and all that is not.
Result<void> check(Arguments const& arguments)
{
    auto const plan = TRY(plan_of(arguments));
    Faults faults;
    auto const unservable = faults.keeps(expect_servable(plan));
    if (!faults.keeps(expect_pages(plan)) && !unservable)
        fmt::print("settings: ok\n");
    if (auto const exposure = exposure_of(plan); !exposure.empty())
        fmt::print("warning: {}\n", exposure);
    if (arguments.rebuild && faults.keeps(rebuild_ledger_tallies(plan.folder)))
        return faults.verdict();
    if (faults.keeps(check_ledger(plan.folder)))
        return faults.verdict();
    fmt::print("ledger: ok\n");
    if (auto const responses = check_responses(plan.folder); !faults.keeps(responses))
        fmt::print("responses: ok, all {} can be read\n", responses->responses);
    if (auto const words = check_words(plan.folder); !faults.keeps(words))
        fmt::print("words: {}\n",
            words->sealed > 0
                ? fmt::format("ok, text.key opens all {} texts that visitors wrote", words->sealed)
                : "nobody has written any yet");
    if (!arguments.tallies && !arguments.rebuild)
        return faults.verdict();
    if (auto const tallies = check_tallies(plan.folder); !faults.keeps(tallies))
        fmt::print("tallies: ok, all sums of {} terminals follow from their {} responses\n",
            tallies->terminals, tallies->responses);
    return faults.verdict();
}

Result<void> print_export(Arguments const& arguments)
{
    auto const plan = TRY(plan_of(arguments));
    TRY(export_ledger(plan.folder));
    return {};
}

Result<void> print_terminals(Arguments const& arguments)
{
    auto const terminals = TRY(terminals_in(TRY(plan_of(arguments)).folder));
    if (terminals.empty())
        fmt::print(stderr,
            "peakend-collector: no terminal was ever enrolled here: 'peakend-collector enrol --help' tells "
            "how\n");
    else
        fmt::print("{}", arguments.json ? json_lines_of(terminals) : table_of(terminals));
    return {};
}

void print_imported(std::filesystem::path const& path, Result<ImportedFile> const& file)
{
    if (!file) {
        fmt::print(stderr, "peakend-collector: {} was refused: {}\n", one_line(path.string()),
            one_line(file.error().what));
        return;
    }
    fmt::print("{}: {} of the terminal at {}: {} new, {} here already{}\n", one_line(path.string()),
        counted(file->records(), "record"), file->touchpoint, file->fresh, file->repeats,
        file->set_aside == 0 ? "" : fmt::format(", {} set aside", file->set_aside));
}

Result<void> import_exported(Arguments const& arguments)
{
    auto const plan = TRY(plan_of(arguments));
    auto const total = TRY(import_files(plan.folder, plan.suspicion, arguments.exported, print_imported));
    fmt::print("{}: {}, {} here already\n", counted(total.files, "file"), counted(total.fresh, "new record"),
        total.repeats);
    if (total.set_aside != 0)
        return failed(Fault::Refused,
            "{} set aside: other records stand in their places, so a copy of that terminal's disk was in use",
            counted(total.set_aside, "record"));
    if (total.refused != 0)
        return failed(Fault::Refused, "{} refused; {}", total.refused,
            total.files == 0 ? "nothing was taken in" : "all others are in");
    return {};
}

Result<void> print_words(Arguments const& arguments)
{
    auto const plan = TRY(plan_of(arguments));
    WordsWanted wanted;
    if (!arguments.from.empty())
        wanted.first_day = TRY(day_of(arguments.from));
    if (!arguments.to.empty())
        wanted.last_day = TRY(day_of(arguments.to));
    if (wanted.first_day > wanted.last_day)
        return failed(
            Fault::Invalid, "--from {} is after --to {}: change them over", arguments.from, arguments.to);
    wanted.place = arguments.place;
    // Not on standard output: that is for lines of JSON.
    if (TRY(peakend::print_words(plan.folder, wanted)) == 0)
        fmt::print(stderr, "peakend-collector: nobody has written anything that was asked for\n");
    return {};
}

void describe(CLI::App& app, Arguments& arguments)
{
    app.set_version_flag("--version", "peakend-collector " PEAKEND_VERSION);
    app.require_subcommand(1);
    app.fallthrough();  // --config and --data may stand before or after the command
    app.add_option("--config", arguments.config, "settings file (TOML)")->type_name("FILE");
    app.add_option("--data", arguments.data, "folder that holds the ledger")->type_name("FOLDER");

    auto* serve = app.add_subcommand("serve", "Take what terminals hand in and answer headquarters");
    serve->add_option("--pages", arguments.pages, "folder of the web pages")->type_name("FOLDER");
    ServerPlan const usual;
    serve
        ->add_option("--terminals-port", arguments.terminals_port,
            fmt::format("port for terminals ({}); 0 takes any", usual.terminals_port))
        ->type_name("PORT");
    serve
        ->add_option("--people-port", arguments.people_port,
            fmt::format("port for people ({}); 0 takes any", usual.people_port))
        ->type_name("PORT");
    serve->footer(help_of_serve);

    auto* enrol = app.add_subcommand("enrol", "Make a one-time code by which a terminal comes in");
    enrol
        ->add_option("--touchpoint", arguments.touchpoint,
            "where it stands: \"Organisation / Region / Store / Touchpoint\"; made when it is new")
        ->required()
        ->type_name("PLACE");
    enrol->add_option("--zone", arguments.zone, "time zone of the store, as in Europe/London")
        ->required()
        ->type_name("ZONE");
    enrol->add_flag("--plain", arguments.plain, "print only the code, for scripts");
    enrol->footer(help_of_enrol);

    auto* check = app.add_subcommand("check", "Check settings and ledger; the exit code is not 0 on faults");
    check->add_flag("--tallies", arguments.tallies, "also recount every sum from the responses");
    check->add_flag(
        "--rebuild-tallies", arguments.rebuild, "write every sum anew first; the collector must not run");
    check->footer(help_of_check);

    auto* take_in = app.add_subcommand("import",
        "Take in what terminals exported to a stick; works whether or not the collector runs, and again and "
        "again");
    take_in
        ->add_option("exported", arguments.exported,
            "files that a terminal exported (*.peakend), or the folder they are in")
        ->required()
        ->type_name("FILE-OR-FOLDER");
    take_in->footer(help_of_import);

    app.add_subcommand("export", "Write every response to standard output, one line of JSON each")
        ->footer(help_of_export);

    auto* terminals = app.add_subcommand(
        "terminals", "List every terminal: where it stands, and when it was last heard of");
    terminals->add_flag("--json", arguments.json, "one line of JSON each, for scripts");
    terminals->footer(help_of_terminals);

    describe_notice(app, arguments.notice);

    auto* words = app.add_subcommand("words", "Write what visitors wrote, in clear, to standard output");
    words->add_option("--from", arguments.from, "first local day, 2026-11-01")->type_name("DAY");
    words->add_option("--to", arguments.to, "last local day, this one too")->type_name("DAY");
    words
        ->add_option("--place", arguments.place,
            "a place and all that lies in it, tidemark/south or \"Tidemark / South\"")
        ->type_name("PLACE");
    words->footer(help_of_words);
    app.footer(general_help());  // last: commands inherit what is there before them
}

Result<void> run(CLI::App const& app, Arguments const& arguments)
{
    if (app.got_subcommand("serve"))
        return serve(arguments);
    if (app.got_subcommand("enrol"))
        return print_code(arguments);
    if (app.got_subcommand("check"))
        return check(arguments);
    if (app.got_subcommand("import"))
        return import_exported(arguments);
    if (app.got_subcommand("notice")) {
        fmt::print("{}",
            TRY(tend_notices(
                *app.get_subcommand("notice"), TRY(plan_of(arguments)).folder, arguments.notice)));
        return {};
    }
    if (app.got_subcommand("terminals"))
        return print_terminals(arguments);
    if (app.got_subcommand("words"))
        return print_words(arguments);
    return print_export(arguments);
}

}

int main(int count, char** words)
{
    CLI::App app("Keeps every response of every Peakend terminal once, and answers headquarters.",
        "peakend-collector");
    Arguments arguments;
    describe(app, arguments);
    if (auto const ended = read_command_line(app, count, words))
        return *ended;
    auto const done = run(app, arguments);
    if (done)
        return 0;
    fmt::print(stderr, "peakend-collector: {}\n", done.error().what);
    return 1;
}
