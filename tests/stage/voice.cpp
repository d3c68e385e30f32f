#include "kiosk/stage/voice.h"

#include "tests/stage/environment.h"
#include "tests/stage/some_speech.h"
#include "tests/stage/temporary_folder.h"

#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace peakend;
using namespace peakend::stage;

namespace {

BootInstant const start { std::chrono::hours(1) };

// It takes minutes to tell.
std::string long_story()
{
    std::string story;
    for (int at = 0; at < 50; ++at)
        story += "And then another thing happened to me in the shop. ";
    return story;
}

pid_t only_child()
{
    pid_t child = 0;
    for (auto const& thread : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream children(thread.path() / "children");
        for (pid_t pid = 0; children >> pid;)
            child = pid;
    }
    REQUIRE(child > 0);
    return child;
}

// A voice whose loudspeaker is a file: SDL's own driver writes there all that a real device would play.
class Heard {
public:
    explicit Heard(std::string const& driver = "disk")
        : m_driver("SDL_AUDIODRIVER", driver)
        , m_file("SDL_DISKAUDIOFILE", (m_folder.path() / "heard.raw").string())
        , m_delay("SDL_DISKAUDIODELAY", "1")
        , voice(*Voices::installed(), {}, [this] { m_ends.change([](int& ends) { ++ends; }); })
    {
    }

    // Until the voice calls for pass(), for the nth time.
    void wait_for_end(int nth)
    {
        m_ends.when([&](int ends) { return ends >= nth; }, [](int) {});
    }
    // ... and has been silent since.
    void finish(int nth, BootInstant now)
    {
        wait_for_end(nth);
        while (voice.speaking()) {
            voice.pass(now);
            std::this_thread::yield();
        }
    }

    // Without the silence between, whose length is the machine's.
    std::vector<std::uint8_t> bytes()
    {
        voice.rest();
        std::ifstream file(m_folder.path() / "heard.raw", std::ios::binary);
        std::vector<std::uint8_t> const all(std::istreambuf_iterator<char>(file), {});
        std::vector<std::uint8_t> sound;
        for (std::size_t at = 0; at + 1 < all.size(); at += 2) {
            if (all[at] != 0 || all[at + 1] != 0)
                sound.insert(sound.end(), { all[at], all[at + 1] });
        }
        return sound;
    }

private:
    TemporaryFolder m_folder;
    Environment m_driver;
    Environment m_file;
    Environment m_delay;
    Locked<int> m_ends { 0 };

public:
    Voice voice;
};

}

TEST_SUITE("Voice")
{
    TEST_CASE("what is said can be heard, and comes to an end")
    {
        Heard heard;
        heard.voice.say("How was it today?", "en", start);
        CHECK(heard.voice.speaking());

        heard.finish(1, start);

        CHECK_FALSE(heard.voice.speaking());
        auto const sound = heard.bytes();
        CHECK(seconds(sound) > 0.5);
        CHECK(loudness(sound) > 500);
    }

    TEST_CASE("what is new cuts off what is being said, before anything more of it is heard")
    {
        Heard heard;
        heard.voice.say(long_story(), "en", start);
        heard.voice.say("Yes.", "en", start);

        heard.finish(1, start);

        // The story alone takes minutes.
        CHECK(seconds(heard.bytes()) < 30);
        CHECK_FALSE(heard.voice.speaking());
    }

    TEST_CASE("who is hushed is silent at once")
    {
        Heard heard;
        heard.voice.say("How was it today?", "en", start);

        heard.voice.hush();

        CHECK_FALSE(heard.voice.speaking());
        auto now = start;
        while (heard.voice.due()) {
            now = std::max(now, *heard.voice.due());
            heard.voice.pass(now);
        }
    }

    TEST_CASE("a process that dies is started again, later each time, and given up after three times")
    {
        Heard heard;
        auto now = start;
        heard.voice.say(long_story(), "en", now);
        for (int died = 1; died <= 3; ++died) {
            CAPTURE(died);
            REQUIRE(heard.voice.speaking());
            kill(only_child(), SIGKILL);
            heard.finish(died, now);
            REQUIRE_FALSE(heard.voice.speaking());
            if (died == 3)
                break;
            REQUIRE(heard.voice.due());
            CHECK(*heard.voice.due() == now + Milliseconds(died * 1000));

            now = *heard.voice.due();
            heard.voice.pass(now);
        }
        CHECK_FALSE(heard.voice.due());

        // What is new waits for its turn, and then all is well again.
        heard.voice.say("Yes.", "en", now);
        CHECK_FALSE(heard.voice.speaking());
        now = *heard.voice.due();
        heard.voice.pass(now);
        heard.finish(4, now);
        heard.voice.say("No.", "en", now);
        CHECK(heard.voice.speaking());
    }

    TEST_CASE("a process that stops without an end is killed, and tried again")
    {
        Heard heard;
        heard.voice.say(long_story(), "en", start);
        kill(only_child(), SIGSTOP);

        heard.finish(1, start);

        CHECK_FALSE(heard.voice.speaking());
        CHECK(*heard.voice.due() <= start + std::chrono::seconds(1));
        heard.voice.pass(start + std::chrono::seconds(1));
        CHECK(heard.voice.speaking());
    }

    TEST_CASE("a device that never plays holds nobody up for ever")
    {
        Heard heard;
        heard.voice.say(long_story(), "en", start);

        heard.voice.pass(start + std::chrono::minutes(5));

        CHECK_FALSE(heard.voice.speaking());
    }

    TEST_CASE("what nobody can speak is dropped")
    {
        Heard heard;

        heard.voice.say("nuqneH", "tlh", start);
        CHECK_FALSE(heard.voice.speaking());
        heard.voice.say("", "en", start);
        CHECK_FALSE(heard.voice.speaking());
    }

    TEST_CASE("without a device all is silent and nothing fails")
    {
        Heard heard("there-is-no-such-driver");

        heard.voice.say("How was it today?", "en", start);

        CHECK_FALSE(heard.voice.speaking());
        CHECK_FALSE(heard.voice.due());
    }
}
