#include "kiosk/stage/child.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace peakend::stage {

namespace {

    // As a shell would begin it: whatever we ignore or block is our own affair.
    class Beginning {
    public:
        Beginning(int in, int out)
        {
            posix_spawn_file_actions_init(&m_files);
            posix_spawn_file_actions_adddup2(&m_files, in, STDIN_FILENO);
            posix_spawn_file_actions_adddup2(&m_files, out, STDOUT_FILENO);
            posix_spawn_file_actions_addopen(&m_files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
            posix_spawn_file_actions_addclosefrom_np(&m_files, STDERR_FILENO + 1);
            posix_spawnattr_init(&m_attributes);
            sigset_t all;
            sigset_t none;
            sigfillset(&all);
            sigemptyset(&none);
            posix_spawnattr_setsigdefault(&m_attributes, &all);
            posix_spawnattr_setsigmask(&m_attributes, &none);
            posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        }
        ~Beginning()
        {
            posix_spawn_file_actions_destroy(&m_files);
            posix_spawnattr_destroy(&m_attributes);
        }
        Beginning(Beginning const&) = delete;
        Beginning& operator=(Beginning const&) = delete;

        posix_spawn_file_actions_t const* files() const { return &m_files; }
        posix_spawnattr_t const* attributes() const { return &m_attributes; }

    private:
        posix_spawn_file_actions_t m_files;
        posix_spawnattr_t m_attributes;
    };

}

Result<Child> Child::start(std::vector<std::string> const& program, int in, int out)
{
    auto copy = program;
    std::vector<char*> arguments;
    for (auto& argument : copy)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
    std::string letters = "LC_ALL=C.UTF-8";
    std::array<char*, 3> environment { path.data(), letters.data(), nullptr };

    Beginning const beginning(in, out);
    pid_t pid = 0;
    auto const fault = posix_spawn(&pid, arguments.front(), beginning.files(), beginning.attributes(),
        arguments.data(), environment.data());
    if (fault != 0)
        return failed(Fault::Unavailable, "{} cannot be started: {}", program.front(), std::strerror(fault));
    return Child(pid);
}

Child::Child(pid_t pid)
    : m_pid(pid)
{
}

Child::Child(Child&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0))
    , m_status(other.m_status)
{
}

Child& Child::operator=(Child&& other) noexcept
{
    if (this == &other)
        return *this;
    end();
    m_pid = std::exchange(other.m_pid, 0);
    m_status = other.m_status;
    return *this;
}

Child::~Child() { end(); }

void Child::kill()
{
    if (m_pid != 0)
        ::kill(m_pid, SIGKILL);
}

bool Child::gone()
{
    int status = 0;
    if (m_pid == 0 || waitpid(m_pid, &status, WNOHANG) == 0)
        return m_pid == 0;
    m_pid = 0;
    m_status = status;
    return true;
}

bool Child::ended_well() const { return m_status && WIFEXITED(*m_status) && WEXITSTATUS(*m_status) == 0; }

void Child::end()
{
    kill();
    while (m_pid != 0 && waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) { }
    m_pid = 0;
}

std::optional<std::string> program_named(std::string const& name)
{
    for (std::string const folder : { "/usr/local/bin/", "/usr/bin/", "/bin/" }) {
        if (access((folder + name).c_str(), X_OK) == 0)
            return folder + name;
    }
    return std::nullopt;
}

}
