#include "sync/collector/notice_command.h"

#include "sync/collector/commands.h"
#include "sync/collector/notice_orders.h"

#include <fmt/format.h>

namespace peakend {

namespace {

    constexpr char const* clear_example = R"(Example:
  peakend-collector notice clear --place tidemark/south/harbour-street
      'peakend-collector notice list' tells for what places and terminals there is one
)";
    constexpr char const* list_example = R"(Example:
  peakend-collector notice list
      for whom, until when, and what it says in each language
)";
    constexpr char const* set_example = R"(Example:
  peakend-collector notice set --place tidemark/south/harbour-street --until 2026-11-24T15:00 \
      --text "en=Fitting room 3 is closed, back at 15:00" --text "de=Kabine 3 ist bis 15 Uhr geschlossen"
      shown on the first question of every terminal there; the nearest of several counts
)";

    Result<Audience> audience_of(NoticeWords const& words)
    {
        if (words.place.empty() == words.terminal.empty())
            return failed(Fault::Invalid, "say for whom: --place or --terminal, one of them");
        if (words.terminal.empty())
            return Audience(place_id(words.place));
        auto const device = DeviceId::from_hex(words.terminal);
        if (!device)
            return failed(
                Fault::Invalid, "'{}' is no terminal: {}", words.terminal.substr(0, 40), device.error().what);
        return Audience(*device);
    }

    Result<std::map<std::string, std::string>> texts_of(std::vector<std::string> const& typed)
    {
        std::map<std::string, std::string> texts;
        for (auto const& one : typed) {
            auto const sign = one.find('=');
            if (sign == std::string::npos)
                return failed(Fault::Invalid,
                    "'{}' names no language: write --text \"en=Fitting room 3 is closed\"",
                    one.substr(0, 40));
            if (!texts.emplace(one.substr(0, sign), one.substr(sign + 1)).second)
                return failed(Fault::Invalid, "there are two texts for '{}': say one", one.substr(0, sign));
        }
        return texts;
    }

    std::string line_of(PostedNotice const& posted)
    {
        auto line = fmt::format("{}  until {}\n", to_text(posted.whom), rfc3339(posted.until));
        if (!posted.notice)
            return line + "    no terminal shows it: this version can't read it. Set it anew, or clear it\n";
        for (auto const& [language, text] : posted.notice->text)
            line += fmt::format("    {}: {}\n", language, text);
        return line;
    }

    std::string lines_of(std::vector<PostedNotice> const& notices)
    {
        std::string lines;
        for (auto const& posted : notices)
            lines += line_of(posted);
        return lines;
    }

    // A terminal shows a notice in a language that its visitor chose, so one of a questionnaire. Another one
    // may be that of a store that opens tomorrow: it is kept. Where no terminal has sent its questions yet,
    // nothing is known.
    std::string remark_on(
        std::map<std::string, std::string> const& texts, std::filesystem::path const& folder)
    {
        auto const known = languages_in(folder);
        if (!known)
            return fmt::format(
                "Whether a questionnaire asks in its languages is not known: {}\n", known.error().what);
        std::string remark;
        for (auto const& [language, unused] : texts)
            if (!known->empty() && !known->contains(language))
                remark += fmt::format("No questionnaire here asks in '{}' yet; there are {}.\n", language,
                    fmt::join(*known, ", "));
        return remark;
    }

    Result<std::string> set_notice(std::filesystem::path const& folder, NoticeWords const& words)
    {
        SetNotice const order { TRY(audience_of(words)), TRY(texts_of(words.text)), words.until };
        auto const set = lines_of(TRY(order_notice(folder, order)));
        return set + remark_on(order.text, folder)
            + "Terminals show it from their next contact on, within minutes while they are connected.\n";
    }

    Result<std::string> clear_notice(std::filesystem::path const& folder, NoticeWords const& words)
    {
        ClearNotice const order { TRY(audience_of(words)) };
        return lines_of(TRY(order_notice(folder, order)))
            + "This is taken down. Terminals that are not connected show it until it expires.\n";
    }

    Result<std::string> list_notices(std::filesystem::path const& folder)
    {
        auto const lines = lines_of(TRY(order_notice(folder, ListNotices {})));
        return lines.empty() ? "No notice stands.\n" : lines;
    }

}

void describe_notice(CLI::App& app, NoticeWords& words)
{
    auto* notice = app.add_subcommand("notice", "Tell visitors of a place something for some time");
    notice->require_subcommand(1);
    notice->fallthrough();
    notice->footer(set_example);
    auto* set = notice->add_subcommand("set", "Show one, in the place of an earlier one");
    auto* clear = notice->add_subcommand("clear", "Take one down before it expires");
    for (auto* of : { set, clear }) {
        of->add_option("--place", words.place,
              "a place and all that lies in it, tidemark/south or \"Tidemark / South\"")
            ->type_name("PLACE");
        of->add_option(
              "--terminal", words.terminal, "one terminal, as 'peakend-collector terminals' lists it")
            ->type_name("ID");
    }
    set->add_option("--text", words.text, "one sentence in one language, \"en=...\"; once per language")
        ->required()
        ->type_name("TEXT");
    set->add_option("--until", words.until,
           "when it goes: a time of the place's clocks, 2026-11-24T15:00, or of UTC, 2026-11-24T15:00:00Z")
        ->required()
        ->type_name("TIME");
    clear->footer(clear_example);
    notice->add_subcommand("list", "Tell all that stand")->footer(list_example);
}

Result<std::string> tend_notices(
    CLI::App const& notice, std::filesystem::path const& folder, NoticeWords const& words)
{
    if (notice.got_subcommand("set"))
        return set_notice(folder, words);
    return notice.got_subcommand("clear") ? clear_notice(folder, words) : list_notices(folder);
}

}
