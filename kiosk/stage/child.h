// A program that runs beside us and is killed when we have no more use for it.
//
// It gets a small environment, no descriptor but the three that every program has, and is never a zombie
// for longer than until the next gone().
#pragma once

#include "sync/base/result.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace peakend::stage {

class Child {
public:
    // program: its path, then its arguments, which every user of the machine can read. What it complains
    // about is dropped: it may hold what visitors wrote. Unavailable when it cannot be started.
    static Result<Child> start(std::vector<std::string> const& program, int in, int out);
    // Kills it, and waits until it is gone.
    ~Child();
    Child(Child&&) noexcept;
    Child& operator=(Child&&) noexcept;

    void kill();
    // Never waits.
    bool gone();
    // REQUIRES: gone(). It came to its own end and says that all is well.
    bool ended_well() const;

private:
    explicit Child(pid_t);
    void end();

    pid_t m_pid = 0;              // 0: none, or gone
    std::optional<int> m_status;  // as waitpid(2) tells it
};

// The path of a program that a user of this machine can start; nothing when it is not installed.
std::optional<std::string> program_named(std::string const& name);

}
