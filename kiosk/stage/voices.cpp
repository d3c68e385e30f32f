#include "kiosk/stage/voices.h"

#include "kiosk/stage/child.h"
#include "sync/base/descriptor.h"
#include "sync/base/instant.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sstream>
#include <unistd.h>

namespace peakend::stage {

using namespace std::chrono_literals;

namespace {

    bool is_name(std::string_view text)
    {
        return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
        });
    }

    std::string lower(std::string_view text)
    {
        std::string result(text);
        std::transform(result.begin(), result.end(), result.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        });
        return result;
    }

    int number_in(std::string_view text)
    {
        int number = 99;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    // "(zh-cmn 5)(zh 5)": other languages that a voice serves, the smaller the number the better.
    struct Also {
        std::string language;
        int rank;
    };
    std::vector<Also> others_in(std::string_view line)
    {
        std::vector<Also> found;
        for (auto open = line.find('('); open != std::string_view::npos; open = line.find('(', open + 1)) {
            auto const gap = line.find(' ', open);
            auto const end = line.find(')', open);
            if (end == std::string_view::npos)
                return found;
            auto const language = line.substr(open + 1, gap - open - 1);
            if (gap < end && is_name(language))
                found.push_back({ std::string(language), number_in(line.substr(gap + 1, end - gap - 1)) });
        }
        return found;
    }

    // All that a program writes within a second; "" when it takes longer, or writes more than anybody would
    // read.
    std::string answer_of(std::vector<std::string> const& program)
    {
        constexpr auto patience = 1s;
        constexpr std::size_t most = 256 * 1024;
        std::array<int, 2> ends {};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            return "";
        Descriptor const out(ends[0]);
        Descriptor in(ends[1]);
        Descriptor const nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
        auto const child = Child::start(program, nothing.number(), in.number());
        if (!child)
            return "";
        in = Descriptor();
        auto const until = BootClock::now() + patience;
        std::string answer;
        std::array<char, 4096> some {};
        while (answer.size() < most) {
            pollfd ready { out.number(), POLLIN, 0 };
            auto const left = std::max<std::int64_t>(0, (until - BootClock::now()).count());
            if (poll(&ready, 1, static_cast<int>(left)) <= 0)
                return "";
            auto const got = read(out.number(), some.data(), some.size());
            if (got <= 0)
                return answer;
            answer.append(some.data(), static_cast<std::size_t>(got));
        }
        return "";
    }

    constexpr char const* kana_alone = "ja";
    constexpr char const* kana_dictionary
        = "/var/lib/mecab/dic/ipadic-utf8";  // mecab's usual one may be of other letters

}

Result<Voices> Voices::installed()
{
    auto const espeak = program_named("espeak-ng");
    if (!espeak)
        return failed(Fault::Unavailable, "espeak-ng is not installed: install the package espeak-ng");
    auto voices = listed(answer_of({ *espeak, "--voices" }));
    if (voices.m_by_language.empty())
        return failed(Fault::Unavailable, "{} lists no voice: install the package espeak-ng-data", *espeak);
    voices.m_espeak = *espeak;
    auto const mecab = program_named("mecab");
    if (mecab && access(kana_dictionary, R_OK) == 0)
        voices.m_mecab = *mecab;
    else
        voices.m_by_language.erase(kana_alone);
    return voices;
}

Voices Voices::listed(std::string_view list)
{
    Voices voices;
    std::map<std::string, int, std::less<>> ranks;
    auto const offer = [&](std::string const& language, std::string const& voice, int rank) {
        auto const known = ranks.find(language);
        if (known != ranks.end() && known->second <= rank)
            return;
        ranks[language] = rank;
        voices.m_by_language[language] = voice;
    };
    std::istringstream lines { std::string(list) };
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream columns(line);
        std::string priority;
        std::string voice;
        columns >> priority >> voice;
        if (!is_name(voice) || number_in(priority) > 9)
            continue;
        offer(voice, voice, 0);
        for (auto const& also : others_in(line))
            offer(also.language, voice, also.rank);
    }
    return voices;
}

std::string Voices::of(std::string_view language) const
{
    auto tag = lower(language);
    for (;;) {
        if (auto const found = m_by_language.find(tag); found != m_by_language.end())
            return found->second;
        auto const cut = tag.rfind('-');
        if (cut == std::string::npos)
            return "";
        tag.resize(cut);
    }
}

std::vector<std::vector<std::string>> Voices::programs(
    std::string_view language, Delivery const& delivery) const
{
    auto const voice = of(language);
    if (voice.empty())
        return {};
    std::vector<std::vector<std::string>> programs;
    if (voice == kana_alone)
        programs.push_back({ m_mecab, "--dicdir", kana_dictionary, "--output-format-type=yomi" });
    programs.push_back({ m_espeak, "-v", voice, "-b", "1", "-s", fmt::to_string(delivery.rate), "-a",
        fmt::to_string(delivery.volume), "--stdin", "--stdout" });
    if (delivery.spelled)
        programs.back().emplace_back("--punct");
    return programs;
}

}
