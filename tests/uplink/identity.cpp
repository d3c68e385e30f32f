#include "sync/uplink/identity.h"
#include "sync/base/durable_file.h"
#include "tests/base/temporary_folder.h"

#include <doctest/doctest.h>

namespace peakend {

TEST_SUITE("Identity")
{
    TEST_CASE("a key is made once and read ever after")
    {
        TemporaryFolder folder;
        CHECK(read_identity(folder.path()).error().fault == Fault::Unavailable);

        auto const made = read_or_make_identity(folder.path());
        auto const again = read_or_make_identity(folder.path());
        auto const read = read_identity(folder.path());

        REQUIRE(made);
        REQUIRE(again);
        REQUIRE(read);
        CHECK(again->public_key() == made->public_key());
        CHECK(read->public_key() == made->public_key());
    }

    TEST_CASE("a file that holds no key is left alone, and its remedy told")
    {
        TemporaryFolder folder;
        REQUIRE(replace_file(folder.path() / "terminal.key", "short", 0600));

        auto const key = read_or_make_identity(folder.path());

        REQUIRE_FALSE(key);
        CHECK(key.error().fault == Fault::Corrupt);
        CHECK(key.error().what.find("enrol this terminal again") != std::string::npos);
        CHECK(*read_file(folder.path() / "terminal.key", 64) == "short");
    }
}

}
