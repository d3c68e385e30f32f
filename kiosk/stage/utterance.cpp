#include "kiosk/stage/utterance.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace peakend::stage {

namespace {

    struct Pipe {
        Descriptor out;  // what is written to `in` is read here
        Descriptor in;
    };

    Result<Pipe> pipe()
    {
        std::array<int, 2> ends {};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            return failed(Fault::Unavailable, "no pipe: raise the limit of open files (LimitNOFILE)");
        return Pipe { Descriptor(ends[0]), Descriptor(ends[1]) };
    }

    std::string_view cut(std::string_view words, std::size_t bytes)
    {
        if (words.size() <= bytes)
            return words;
        auto const within_a_letter = [&](std::size_t at) { return (words[at] & 0xC0) == 0x80; };
        while (bytes > 0 && within_a_letter(bytes))
            --bytes;
        return words.substr(0, bytes);
    }

}

Result<Utterance> Utterance::begin(
    std::vector<std::vector<std::string>> const& programs, std::string_view words)
{
    auto way = TRY(pipe());
    // The words lie in the pipe before anybody reads: nothing waits, and nobody can have gone.
    words = cut(words, longest);
    if (write(way.in.number(), words.data(), words.size()) != static_cast<ssize_t>(words.size()))
        return failed(Fault::Unavailable, "words do not go into a pipe");
    Utterance utterance;
    for (auto const& program : programs) {
        auto next = TRY(pipe());
        way.in = Descriptor();
        utterance.m_programs.push_back(TRY(Child::start(program, way.out.number(), next.in.number())));
        way = std::move(next);
    }
    way.in = Descriptor();
    utterance.m_samples = std::move(way.out);
    fcntl(utterance.m_samples.number(), F_SETFL, O_NONBLOCK);
    return utterance;
}

std::optional<std::size_t> Utterance::read(std::span<std::uint8_t> samples)
{
    std::array<std::uint8_t, 44> header {};
    while (m_header_left > 0) {
        auto const got = ::read(m_samples.number(), header.data(), m_header_left);
        if (got <= 0)
            return got < 0 && errno == EAGAIN ? std::optional<std::size_t>(0) : std::nullopt;
        m_header_left -= static_cast<std::size_t>(got);
    }
    std::size_t filled = 0;
    while (filled < samples.size()) {
        auto const got = ::read(m_samples.number(), samples.data() + filled, samples.size() - filled);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return filled;
        if (got <= 0)
            return filled > 0 ? std::optional(filled) : std::nullopt;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

void Utterance::kill()
{
    for (auto& program : m_programs)
        program.kill();
}

bool Utterance::gone()
{
    return std::all_of(m_programs.begin(), m_programs.end(), [](Child& program) { return program.gone(); });
}

bool Utterance::ended_well() const
{
    return std::all_of(
        m_programs.begin(), m_programs.end(), [](Child const& program) { return program.ended_well(); });
}

}
