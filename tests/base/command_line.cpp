#include "sync/base/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <doctest/doctest.h>
#include <string>
#include <unistd.h>
#include <vector>

using namespace peakend;

namespace {

struct Program {
    CLI::App app { "Sells.", "shop" };
    std::string till;

    explicit Program(bool wants_command = true)
    {
        if (wants_command)
            app.require_subcommand(1);
        app.fallthrough();
        app.add_option("--till", till);
        app.add_subcommand("open", "Open the doors");
        app.add_subcommand("close", "Close them")->add_flag("--early");
    }

    std::optional<int> read(std::vector<char const*> words)
    {
        words.insert(words.begin(), "/usr/bin/shop");
        return read_command_line(app, static_cast<int>(words.size()), words.data());
    }
};

// What goes to standard error while it lives.
class Overheard {
public:
    Overheard()
    {
        std::fflush(stderr);
        dup2(fileno(m_file), STDERR_FILENO);
    }
    ~Overheard()
    {
        dup2(m_before, STDERR_FILENO);
        ::close(m_before);
        std::fclose(m_file);
    }
    Overheard(Overheard const&) = delete;
    Overheard& operator=(Overheard const&) = delete;

    std::string said()
    {
        std::fflush(stderr);
        std::rewind(m_file);
        std::string text(4096, '\0');
        text.resize(std::fread(text.data(), 1, text.size(), m_file));
        return text;
    }

private:
    int m_before = dup(STDERR_FILENO);
    std::FILE* m_file = std::tmpfile();
};

std::string refusal_of(std::vector<char const*> words)
{
    Program program;
    Overheard overheard;
    auto const ended = program.read(std::move(words));
    auto const said = overheard.said();
    REQUIRE(ended);
    CHECK(*ended != 0);
    return said;
}

}

TEST_SUITE("read_command_line")
{
    TEST_CASE("a good line is read, with options on either side of the command")
    {
        Program before;
        Program after;

        CHECK_FALSE(before.read({ "--till", "3", "open" }));
        CHECK_FALSE(after.read({ "open", "--till", "3" }));

        CHECK(before.till == "3");
        CHECK(after.till == "3");
    }

    TEST_CASE("an unknown command is named with the one that was meant")
    {
        CHECK(refusal_of({ "opne" })
            == "shop: there is no command 'opne' (did you mean 'open'?); 'shop --help' tells what there "
               "is\n");
    }

    TEST_CASE("an unknown option is named, also behind a command")
    {
        CHECK(refusal_of({ "--tlil", "3", "open" })
            == "shop: there is no option '--tlil' (did you mean '--till'?); 'shop open --help' tells what "
               "there is\n");
        CHECK(refusal_of({ "close", "--erly" })
            == "shop: there is no option '--erly' (did you mean '--early'?); 'shop close --help' tells what "
               "there is\n");
    }

    TEST_CASE("a word too many is named")
    {
        CHECK(refusal_of({ "open", "wide" })
            == "shop: 'wide' is one word too many; 'shop open --help' tells what there is\n");
    }

    TEST_CASE("without a command the commands are told, unless none is needed")
    {
        CHECK(refusal_of({}) == "shop: say what to do: open, close; 'shop --help' tells what there is\n");

        Program idle(false);
        CHECK_FALSE(idle.read({}));
    }
}
