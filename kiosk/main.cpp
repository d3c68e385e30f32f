// peakend-kiosk: the command line. Terminal does the work.

#include "kiosk/gift_counter.h"
#include "kiosk/local_time.h"
#include "kiosk/readiness.h"
#include "kiosk/shelf.h"
#include "kiosk/terminal.h"
#include "sync/base/command_line.h"
#include "sync/outbox/outbox_view.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

using namespace peakend;

namespace {

struct CommandLine {
    std::string config;
    std::map<std::string, std::string> overrides;  // setting -> value
    std::string questionnaire_to_check;
    std::string enrolment_code;
    std::vector<std::string> gift_code;  // word by word
    RehearsalWish rehearsal;
};

constexpr auto footer = R"(Examples:
  peakend-kiosk                                     fullscreen, settings from /etc/peakend/kiosk.toml
  peakend-kiosk --window 1280x800 --data ./data     try it in a window; Esc leaves
  peakend-kiosk check my-questions.json             tell everything that is wrong with a questionnaire
  peakend-kiosk redeem PINE 4821                    hand out a gift, once; also while the kiosk runs

Every setting of the file can also come from the environment: PEAKEND_KIOSK_DATA_FOLDER=/srv/kiosk
)";

constexpr auto footer_of_check = R"(Example: peakend-kiosk check my-questions.json --assets /usr/share/peakend
--config, --data, --assets and the other settings of 'peakend-kiosk --help' may stand before or after the command.
)";

// A flag that stands for a setting of the file.
void add_setting(CLI::App& app, CommandLine& line, std::string const& flag, std::string const& setting,
    std::string const& meaning)
{
    app.add_option_function<std::string>(
        flag, [&line, setting](std::string const& value) { line.overrides[setting] = value; }, meaning);
}

int complain(Error const& error)
{
    std::fprintf(stderr, "peakend-kiosk: %s\n", error.what.c_str());
    return 1;
}

int check(CommandLine const& line, KioskSettings const& settings)
{
    auto const& asked = line.questionnaire_to_check;
    auto const file = asked.empty() ? settings.questionnaire : std::filesystem::path(asked);
    auto const found = readiness_of(settings, file);
    std::fputs(found.missing_texts.c_str(), stdout);
    for (auto const& remark : found.remarks)
        std::printf("%s\n", remark.c_str());
    for (auto const& fault : found.faults)
        std::fprintf(stderr, "peakend-kiosk: %s\n", fault.c_str());
    if (!found.faults.empty())
        return 1;
    std::printf("%s can be asked, and all that a start needs is in order.\n", file.c_str());
    return 0;
}

std::string typed_code(CommandLine const& line) { return fmt::format("{}", fmt::join(line.gift_code, " ")); }

// Whether this terminal showed the code to somebody; redeem() notes that it was used.
int check_code(CommandLine const& line, KioskSettings const& settings)
{
    auto const typed = typed_code(line);
    auto const gift = OutboxView(settings.data_folder).gift(typed);
    if (!gift)
        return complain(gift.error());
    if (!*gift)
        return complain({ Fault::Invalid, never_gave(typed, settings.data_folder) });
    auto const& [code, given, redeemed] = **gift;
    if (redeemed)
        return complain({ Fault::Refused, to_text(HandedOutBefore { code, given, *redeemed }, typed) });
    auto const local = local_minute(given);
    std::printf("'%s' is good: given at %d:%02d, %s, and not redeemed yet.\n", code.c_str(),
        local.minute / 60, local.minute % 60, rfc3339(given).c_str());
    return 0;
}

// Exit code 0 once for each code: then it is handed out.
int redeem(CommandLine const& line, KioskSettings const& settings)
{
    auto const answer = redeem_at_counter(settings.data_folder, typed_code(line));
    if (!answer)
        return complain(answer.error());
    if (!answer->good)
        return complain({ Fault::Refused, answer->sentence });
    std::printf("%s\n", answer->sentence.c_str());
    return 0;
}

int run(CommandLine const& line, KioskSettings const& settings)
{
    if (line.rehearsal.visitors > 0 && !settings.rehearsal)
        return complain({ Fault::Refused,
            "--visitors makes up answers, and this terminal's answers count. To let scripted shoppers tap "
            "on a terminal of a collector for trying, set rehearsal = true in its settings file; with "
            "test_mode = true their answers are flagged, too, and count in no cleaned figure" });
    if (line.rehearsal.visitors > 0 && line.rehearsal.ledger.empty())
        return complain({ Fault::Refused,
            "scripted shoppers note what they tapped: say where with --ledger, as in --ledger "
            "tapped.jsonl" });
    // Before a second thread runs, for the environment and the locale are nobody's to change then: SDL would
    // go by the session's locale while a file is read. Keys are taken one by one, so X11 need not read its
    // thousands of ways to compose letters.
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    unsetenv("XDG_ACTIVATION_TOKEN");
    auto terminal = Terminal::open(settings, line.rehearsal, line.enrolment_code);
    if (!terminal)
        return complain(terminal.error());
    auto const verdict = (*terminal)->run();
    return verdict ? 0 : complain(verdict.error());
}

std::string settings_file(std::string const& asked)
{
    auto const usual = std::string("/etc/peakend/kiosk.toml");
    if (!asked.empty() || !std::filesystem::exists(usual))
        return asked;
    return usual;
}

}

int main(int count, char** words)
{
    // SDL would start a session bus where there is none, and leave it behind. Before any thread reads the
    // environment.
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    CLI::App app(
        "Asks visitors how it was: a fullscreen touch terminal that keeps every tap.", "peakend-kiosk");
    app.set_version_flag("--version", "peakend-kiosk " PEAKEND_VERSION);
    app.fallthrough();  // settings may stand before or after the command
    CommandLine line;
    app.add_option("--config", line.config, "Settings file (TOML); /etc/peakend/kiosk.toml when it is there");
    add_setting(app, line, "--data", "data_folder", "Folder for what visitors say");
    add_setting(app, line, "--uplink", "uplink_folder", "Folder of the uplink, read only");
    add_setting(app, line, "--assets", "assets", "Folder of pictures, languages and questionnaires");
    add_setting(app, line, "--questionnaire", "questionnaire", "What to ask (JSON)");
    add_setting(app, line, "--window", "window", "WIDTHxHEIGHT instead of fullscreen");
    app.add_flag_function(
        "--hidden", [&](std::int64_t) { line.overrides["hidden_display"] = "true"; },
        "Draw into memory, with no display");
    app.add_option(
        "--enrol", line.enrolment_code, "Ask the uplink to enrol this terminal with a one-time code");
    app.add_option("--visitors", line.rehearsal.visitors, "Let so many scripted shoppers tap, then leave")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--seed", line.rehearsal.seed, "Chance of the scripted shoppers");
    app.add_option("--ledger", line.rehearsal.ledger, "Where scripted shoppers note what they tapped");
    app.add_option("--pictures", line.rehearsal.pictures, "Folder for a picture of every kind of screen");
    auto* checking
        = app.add_subcommand("check", "Check all that a start needs, and say everything that is wrong");
    checking->footer(footer_of_check);
    checking->add_option(
        "QUESTIONNAIRE", line.questionnaire_to_check, "Questionnaire (JSON) to check instead of the one set");
    auto* checking_code = app.add_subcommand(
        "check-code", "Tell whether this terminal gave a visitor's gift code, then leave");
    checking_code
        ->add_option("CODE", line.gift_code, "As on the ticket: PINE 4821; letters and digits alone count")
        ->required();
    checking_code->footer("Example: peakend-kiosk check-code PINE 4821 --data /var/lib/peakend-kiosk\n");
    auto* redeeming = app.add_subcommand("redeem",
        "Mark a visitor's gift code as handed out, once, on the terminal that gave it; the kiosk may run");
    redeeming
        ->add_option("CODE", line.gift_code, "As on the ticket: PINE 4821; letters and digits alone count")
        ->required();
    redeeming->footer("Example: peakend-kiosk redeem PINE 4821\n");
    app.footer(footer);
    if (auto const ended = read_command_line(app, count, words))
        return *ended;

    Settings settings("PEAKEND_KIOSK");
    if (auto const file = settings_file(line.config); !file.empty())
        settings.read(file);
    for (auto const& [setting, value] : line.overrides)
        settings.override_with(setting, value, "--" + setting);
    auto const kiosk = kiosk_settings(settings);
    if (!kiosk && checking->parsed())
        return complain({ kiosk.error().fault,
            kiosk.error().what
                + "\nThe theme and the questionnaire were not looked at: mend the settings, and check "
                  "again" });
    if (!kiosk)
        return complain(kiosk.error());
    if (checking_code->parsed())
        return check_code(line, *kiosk);
    if (redeeming->parsed())
        return redeem(line, *kiosk);
    return checking->parsed() ? check(line, *kiosk) : run(line, *kiosk);
}
