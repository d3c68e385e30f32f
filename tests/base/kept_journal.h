// What is journaled while this lives, instead of on standard error.
#pragma once

#include <doctest/doctest.h>
#include <stdio.h>
#include <string>
#include <unistd.h>

namespace peakend {

class KeptJournal {
public:
    KeptJournal()
    {
        REQUIRE(m_usual >= 0);
        REQUIRE(m_lines);
        dup2(fileno(m_lines), STDERR_FILENO);
    }
    KeptJournal(KeptJournal const&) = delete;
    KeptJournal& operator=(KeptJournal const&) = delete;
    ~KeptJournal()
    {
        dup2(m_usual, STDERR_FILENO);
        close(m_usual);
        fclose(m_lines);
    }

    // All of them since the beginning.
    std::string text() const
    {
        std::string text;
        char part[4096];
        for (auto got = read_at(text.size(), part); got > 0; got = read_at(text.size(), part))
            text.append(part, static_cast<std::size_t>(got));
        return text;
    }
    // How many of them are of this event.
    int count(std::string const& event) const
    {
        auto const whole = text();
        int found = 0;
        for (auto at = whole.find("event=" + event + " "); at != std::string::npos;
             at = whole.find("event=" + event + " ", at + 1))
            ++found;
        return found;
    }

private:
    template <std::size_t size>
    ssize_t read_at(std::size_t where, char (&part)[size]) const
    {
        return pread(fileno(m_lines), part, size, static_cast<off_t>(where));
    }

    int m_usual = dup(STDERR_FILENO);
    FILE* m_lines = tmpfile();
};

}
