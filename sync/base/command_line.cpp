#include "sync/base/command_line.h"

#include "sync/base/suggestion.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace peakend {

namespace {

    constexpr int wrong_usage = 2;

    std::vector<std::string> commands_of(CLI::App const& app)
    {
        std::vector<std::string> names;
        for (auto const* command : app.get_subcommands({}))
            names.push_back(command->get_name());
        return names;
    }

    // Those of the program and of the command that was given.
    std::vector<std::string> options_of(CLI::App const& app)
    {
        std::vector<std::string> names;
        auto const add = [&](CLI::App const& part) {
            for (auto const* option : part.get_options())
                for (auto const& name : option->get_lnames())
                    names.push_back("--" + name);
        };
        add(app);
        for (auto const* command : app.get_subcommands())
            add(*command);
        return names;
    }

    std::string meant_by(std::string const& written, std::vector<std::string> const& names)
    {
        std::vector<std::string_view> const known(names.begin(), names.end());
        return suggestion(written, known);
    }

    int refuse(CLI::App const& app, std::string const& what)
    {
        fmt::print(stderr, "{0}: {1}; '{0} {2}--help' tells what there is\n", app.get_name(), what,
            app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + " ");
        return wrong_usage;
    }

    int refuse_unknown(CLI::App const& app, std::string const& written)
    {
        if (written.starts_with('-'))
            return refuse(
                app, fmt::format("there is no option '{}'{}", written, meant_by(written, options_of(app))));
        if (app.get_subcommands().empty())
            return refuse(
                app, fmt::format("there is no command '{}'{}", written, meant_by(written, commands_of(app))));
        return refuse(app, fmt::format("'{}' is one word too many", written));
    }

}

std::optional<int> read_command_line(CLI::App& app, int count, char const* const* words)
{
    // The library would say of a mistyped command only that one is required.
    auto const wants_command = app.get_require_subcommand_min() > 0;
    app.require_subcommand(0, 1);
    try {
        app.parse(count, words);
    } catch (CLI::ExtrasError const&) {
        return refuse_unknown(app, app.remaining(true).front());
    } catch (CLI::ParseError const& fault) {
        if (wants_command)
            app.require_subcommand(1);  // so that help shows it
        return app.exit(fault);
    }
    if (wants_command && app.get_subcommands().empty())
        return refuse(app, fmt::format("say what to do: {}", fmt::join(commands_of(app), ", ")));
    return std::nullopt;
}

}
