#include "kiosk/stage/sounds.h"

#include "tests/stage/temporary_folder.h"

#include <SDL.h>
#include <cstdlib>
#include <doctest/doctest.h>

using namespace peakend::stage;

namespace {

std::filesystem::path const shipped = PEAKEND_SOURCE "/assets/sounds";

// SDL's driver that plays to nowhere, at the pace of a real one.
struct NoLoudspeaker {
    NoLoudspeaker() { setenv("SDL_AUDIODRIVER", "dummy", 1); }
    ~NoLoudspeaker() { unsetenv("SDL_AUDIODRIVER"); }
};

}

TEST_SUITE("Sounds")
{
    TEST_CASE("the device is open from the first sound until all is at rest")
    {
        NoLoudspeaker const driver;
        Sounds sounds(shipped);
        CHECK_FALSE(sounds.open());

        for (auto const sound : { Sound::Tap, Sound::Choose, Sound::Thanks }) {
            sounds.play(sound);
            CHECK(sounds.open());
        }

        sounds.rest();
        CHECK_FALSE(sounds.open());
        sounds.play(Sound::Tap);
        CHECK(sounds.open());
    }

    TEST_CASE("without a device all is silent and nothing fails")
    {
        setenv("SDL_AUDIODRIVER", "there-is-no-such-driver", 1);
        Sounds sounds(shipped);

        sounds.play(Sound::Tap);
        CHECK_FALSE(sounds.open());
        unsetenv("SDL_AUDIODRIVER");

        sounds.play(Sound::Tap);
        CHECK_FALSE(sounds.open());
    }

    TEST_CASE("without its files all is silent")
    {
        NoLoudspeaker const driver;
        TemporaryFolder const empty;
        Sounds sounds(empty.path());

        sounds.play(Sound::Thanks);

        CHECK_FALSE(sounds.open());
    }
}
