#include "sync/uplink/export_command.h"
#include "tests/outbox/other_process.h"
#include "tests/uplink/shop.h"

#include <doctest/doctest.h>

namespace peakend {
namespace {

    Result<std::string> export_from(Shop& shop, std::string const& folder)
    {
        return export_once(shop.configuration, { "0.1.0", nullptr }, folder, [&] { return shop.now; });
    }

    std::filesystem::path stick_of(Shop const& shop)
    {
        auto const stick = shop.folder.path() / "stick";
        std::filesystem::create_directory(stick);
        return stick;
    }

}

TEST_SUITE("export_once")
{
    TEST_CASE("while an uplink runs it says how to stop it; once it has ended the stick is written")
    {
        Shop shop;
        auto const stick = stick_of(shop);
        shop.open_uplink();
        shop.enrol();
        shop.headquarters_says(reply_bytes("503 Service Unavailable", ""));
        REQUIRE(visit(shop.outbox(), 1));

        auto const running = export_from(shop, stick);
        auto const nothing_written = std::filesystem::is_empty(stick);
        shop.uplink.reset();
        auto const ended = export_from(shop, stick);

        REQUIRE_FALSE(running);
        CHECK(running.error().what.find("systemctl stop peakend-uplink") != std::string::npos);
        CHECK(nothing_written);
        REQUIRE(ended);
        CHECK(*ended == fmt::format("1 record is in {}, signed and read back.", stick.string()));
        CHECK_FALSE(std::filesystem::is_empty(stick));
    }

    TEST_CASE("where no terminal was enrolled nothing is made")
    {
        Shop shop;

        auto const refused = export_from(shop, stick_of(shop));

        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.find("no terminal was enrolled in") == 0);
        CHECK_FALSE(std::filesystem::exists(shop.data_folder()));
    }

    TEST_CASE("whoever may not look into the folder is told whose it is, and not to enrol a terminal")
    {
        require_root();
        Shop shop;
        auto const stick = stick_of(shop);
        shop.open_uplink();
        shop.enrol();
        shop.uplink.reset();
        std::filesystem::permissions(shop.folder.path(), std::filesystem::perms(0755));
        auto const told_to = [&](User user) {
            return told_by(user, [&] {
                auto const exported = export_from(shop, stick);
                return exported ? *exported : exported.error().what;
            });
        };

        // Of the folder's group, as the kiosk is: it sees uplink.db and may not write there.
        auto const kiosk = told_to({ kiosk_user.id, getgid() });
        auto const stranger = told_to({ 64003, 64003 });

        CHECK(kiosk.find("uplink.lock is another user's: run this as that one") != std::string::npos);
        CHECK(stranger.find("uplink.lock is another user's: run this as that one") != std::string::npos);
    }

    TEST_CASE("a folder that is not there is refused before anything is written")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.uplink.reset();

        auto const refused = export_from(shop, shop.folder.path() / "nowhere");

        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.find("Plug the stick in") != std::string::npos);
    }
}

}
