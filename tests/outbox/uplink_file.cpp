#include "sync/outbox/uplink_file.h"

#include "sync/sql/migrate.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/contract/some_records.h"

#include <array>
#include <doctest/doctest.h>

using namespace peakend;

namespace {

struct File {
    TemporaryFolder folder;
    UplinkFile file = *UplinkFile::open(folder.path());
    UplinkFile* operator->() { return &file; }

    UplinkView::Glance look(Epoch const& epoch) const { return *UplinkView(folder.path()).look(epoch); }
};

Progress some_progress(std::uint8_t epoch, std::int64_t acknowledged)
{
    return { some_id<Epoch>(epoch), some_id<Incarnation>(2), acknowledged, acknowledged - 2,
        some_id<Lease>(3), true, 9 };
}

ClockAnchor anchor(std::int64_t at, std::int64_t uncertainty, std::string boot = some_boot)
{
    return { std::move(boot), boot_instant_of(at), instant_of(1'794'000'000'000 + at),
        Milliseconds(uncertainty) };
}

std::vector<std::int64_t> instants_of(std::vector<ClockAnchor> const& anchors)
{
    std::vector<std::int64_t> instants;
    for (auto const& each : anchors)
        instants.push_back(milliseconds_of(each.at));
    return instants;
}

using Instants = std::vector<std::int64_t>;

}

TEST_SUITE("UplinkFile")
{
    TEST_CASE("knows nothing at first")
    {
        File file;

        CHECK_FALSE(*file->enrolled());
        CHECK_FALSE(*file->progress(some_id<Epoch>(1)));
        auto const glance = file.look(some_id<Epoch>(1));
        CHECK_FALSE(glance.enrolled);
        CHECK_FALSE(glance.progress);
        CHECK_FALSE(glance.last_contact);
        CHECK(glance.answers.empty());
    }

    TEST_CASE("keys for words are seen by the kiosk until headquarters takes them back")
    {
        File file;
        WordsKeys const keys { TextSecret::generate().public_key(), PhoneKey::random(),
            "https://feedback.example" };
        CHECK_FALSE(file.look(some_id<Epoch>(1)).words);

        REQUIRE(file->keep_words_keys(keys));
        REQUIRE(file->keep_words_keys(keys));
        REQUIRE(file->anchor(anchor(5'000, 20)));

        auto const glance = file.look(some_id<Epoch>(1));
        CHECK(glance.words == keys);
        CHECK(instants_of(glance.anchors) == Instants { 5'000 });
        REQUIRE(file->keep_words_keys(std::nullopt));
        CHECK_FALSE(file.look(some_id<Epoch>(1)).words);
    }

    TEST_CASE("the notice is seen by the kiosk until headquarters takes it down")
    {
        File file;
        Notice const notice { { { "en", "The lift rests until 3." }, { "ja", "エレベーター休止中" } },
            instant_of(1'794'000'000'000) };
        CHECK_FALSE(file.look(some_id<Epoch>(1)).notice);

        REQUIRE(file->keep_notice(notice));
        REQUIRE(file->keep_notice(notice));
        CHECK(file.look(some_id<Epoch>(1)).notice == notice);

        REQUIRE(file->keep_notice(std::nullopt));
        CHECK_FALSE(file.look(some_id<Epoch>(1)).notice);
    }

    TEST_CASE("a notice goes with the device that it was for, and stays when it enrols again")
    {
        File file;
        Notice const notice { { { "en", "The lift rests until 3." } }, instant_of(1'794'000'000'000) };
        Enrolled const here { some_id<DeviceId>(1), some_id<PublicKey>(2), "https://hq.example", "till",
            "Till" };
        auto elsewhere = here;
        elsewhere.device = some_id<DeviceId>(3);
        REQUIRE(file->enrol(here));
        REQUIRE(file->keep_notice(notice));

        REQUIRE(file->enrol(here));
        CHECK(file.look(some_id<Epoch>(1)).notice == notice);
        REQUIRE(file->enrol(elsewhere));
        CHECK_FALSE(file.look(some_id<Epoch>(1)).notice);

        REQUIRE(file->keep_notice(notice));
        REQUIRE(file->forget_device(
            { some_id<Epoch>(1), some_id<Incarnation>(1), 0, 0, Lease() }, instant_of(1)));
        CHECK_FALSE(file.look(some_id<Epoch>(1)).notice);
    }

    TEST_CASE("keys for words go with the device that they were for, and stay when it enrols again")
    {
        File file;
        WordsKeys const keys { TextSecret::generate().public_key(), PhoneKey::random(),
            "https://feedback.example" };
        Enrolled const here { some_id<DeviceId>(1), some_id<PublicKey>(2), "https://hq.example", "till",
            "Till" };
        auto elsewhere = here;
        elsewhere.device = some_id<DeviceId>(3);
        REQUIRE(file->enrol(here));
        REQUIRE(file->keep_words_keys(keys));

        REQUIRE(file->enrol(here));
        CHECK(file.look(some_id<Epoch>(1)).words == keys);
        REQUIRE(file->enrol(elsewhere));
        CHECK_FALSE(file.look(some_id<Epoch>(1)).words);

        REQUIRE(file->keep_words_keys(keys));
        REQUIRE(file->forget_device(
            { some_id<Epoch>(1), some_id<Incarnation>(1), 0, 0, Lease() }, instant_of(1)));
        CHECK_FALSE(file.look(some_id<Epoch>(1)).words);
    }

    TEST_CASE("the latest enrolment counts, on both sides")
    {
        File file;
        Enrolled const first { some_id<DeviceId>(1), some_id<PublicKey>(2), "https://old.example", "till",
            "Till" };
        Enrolled const second { some_id<DeviceId>(3), some_id<PublicKey>(4), "https://hq.example", "exit",
            "Exit" };

        REQUIRE(file->enrol(first));
        REQUIRE(file->enrol(second));

        for (auto const& found : { *file->enrolled(), file.look(some_id<Epoch>(1)).enrolled }) {
            REQUIRE(found);
            CHECK(found->device == second.device);
            CHECK(found->receipt_key == second.receipt_key);
            CHECK(found->server == "https://hq.example");
            CHECK(found->place == "exit");
            CHECK(found->place_name == "Exit");
        }
    }

    TEST_CASE("progress begins anew with another device, and goes on with the same one")
    {
        File file;
        Enrolled const first { some_id<DeviceId>(1), some_id<PublicKey>(2), "https://hq.example", "till",
            "Till" };
        auto second = first;
        second.device = some_id<DeviceId>(3);
        REQUIRE(file->enrol(first));
        REQUIRE(file->settle(some_progress(1, 10), instant_of(1'000)));

        REQUIRE(file->enrol(first));
        CHECK(*file->progress(some_id<Epoch>(1)));
        REQUIRE(file->enrol(second));
        CHECK_FALSE(*file->progress(some_id<Epoch>(1)));
    }

    TEST_CASE("progress is kept per epoch, with the time of contact")
    {
        File file;
        REQUIRE(file->settle(some_progress(1, 10), instant_of(1'000)));
        REQUIRE(file->settle(some_progress(2, 20), instant_of(2'000)));
        REQUIRE(file->settle(some_progress(1, 15), instant_of(3'000)));

        auto const glance = file.look(some_id<Epoch>(1));

        CHECK(glance.last_contact == instant_of(3'000));
        for (auto const& found : { *file->progress(some_id<Epoch>(1)), glance.progress }) {
            REQUIRE(found);
            CHECK(found->epoch == some_id<Epoch>(1));
            CHECK(found->incarnation == some_id<Incarnation>(2));
            CHECK(found->acknowledged_through == 15);
            CHECK(found->safe_through == 13);
            CHECK(found->lease == some_id<Lease>(3));
            CHECK(found->forked);
            CHECK(found->content_version == 9);
        }
        CHECK((*file->progress(some_id<Epoch>(2)))->acknowledged_through == 20);
    }

    TEST_CASE("what hinders is told with its first time until something is taken or a terminal enrols")
    {
        File file;
        auto const told = [&] { return file.look(some_id<Epoch>(1)).hindrance; };
        CHECK_FALSE(told());

        REQUIRE(file->keep_hindrance({ "not accepted", true, instant_of(1'000) }));
        REQUIRE(file->keep_hindrance({ "not accepted", true, instant_of(2'000) }));
        CHECK(told() == Hindrance { "not accepted", true, instant_of(1'000) });

        REQUIRE(file->keep_hindrance({ "not there", false, instant_of(3'000) }));
        CHECK(told() == Hindrance { "not there", false, instant_of(3'000) });
        REQUIRE(file->keep_hindrance({ "too slow", false, instant_of(3'500) }));
        CHECK(told() == Hindrance { "too slow", false, instant_of(3'000) });

        REQUIRE(file->settle(some_progress(1, 10), instant_of(3'600), Receipted::not_taken));
        REQUIRE(file->keep_hindrance({ "did not keep it", false, instant_of(3'600) }));
        CHECK(told() == Hindrance { "did not keep it", false, instant_of(3'000) });

        REQUIRE(file->settle(some_progress(1, 10), instant_of(4'000)));
        CHECK_FALSE(told());

        REQUIRE(file->keep_hindrance({ "not accepted", true, instant_of(5'000) }));
        REQUIRE(file->enrol({ some_id<DeviceId>(9), some_id<PublicKey>(2), "https://hq.example", "a", "A" }));
        CHECK_FALSE(told());
    }

    TEST_CASE("of each boot the two most certain anchors and the newest are kept")
    {
        File file;
        for (auto const& each : { anchor(1, 50), anchor(2, 10), anchor(3, 40), anchor(4, 20), anchor(5, 90) })
            REQUIRE(file->anchor(each));
        CHECK(instants_of(*file->anchors()) == Instants { 2, 4, 5 });

        REQUIRE(file->anchor(anchor(6, 80)));
        CHECK(instants_of(*file->anchors()) == Instants { 2, 4, 6 });

        auto const other_boot = std::string(32, 'e');
        REQUIRE(file->anchor(anchor(1, 500, other_boot)));
        CHECK(instants_of(*file->anchors()) == Instants { 2, 4, 6, 1 });
        CHECK(file->anchors()->back() == anchor(1, 500, other_boot));
    }

    TEST_CASE("anchors of the oldest boots go, never those of the boot that is on")
    {
        File file;
        auto const boot = [](int number) { return fmt::format("{:032x}", number); };
        for (int number = 0; number < boots_with_anchors; ++number)
            REQUIRE(file->anchor(anchor(1'000 + number, 20, boot(number))));
        CHECK(file->anchors()->size() == 100);

        REQUIRE(file->anchor(anchor(5'000, 20, boot(100))));
        auto kept = *file->anchors();
        CHECK(kept.size() == 100);
        CHECK(kept.front().boot_id == boot(1));
        CHECK(kept.back().boot_id == boot(100));

        // Headquarters' clock went back: by it this boot is the oldest of all.
        REQUIRE(file->anchor(anchor(1, 20, boot(101))));
        REQUIRE(file->anchor(anchor(2, 10, boot(101))));
        kept = *file->anchors();
        CHECK(kept.back().boot_id == boot(101));
        CHECK(kept.size() == 102);
    }

    TEST_CASE("of two anchors at the same instant the more certain one is kept")
    {
        File file;
        REQUIRE(file->anchor(anchor(1, 50)));
        REQUIRE(file->anchor(anchor(1, 20)));
        REQUIRE(file->anchor(anchor(1, 70)));

        CHECK(file->anchors()->size() == 1);
        CHECK(file->anchors()->front().uncertainty == Milliseconds(20));
    }

    TEST_CASE("the last answer to a request counts until nobody asks any more")
    {
        File file;
        auto const asked = some_id<RequestId>(1);
        REQUIRE(file->answer({ asked, RequestState::Working, 30, "Sending 12 responses" }));
        REQUIRE(file->answer({ asked, RequestState::Done, 100, "All sent" }));
        REQUIRE(file->answer({ some_id<RequestId>(2), RequestState::Failed, 0, "No such code" }));

        REQUIRE(file->keep_answers_to({ asked }));

        auto const answers = file.look(some_id<Epoch>(1)).answers;
        REQUIRE(answers.size() == 1);
        CHECK(answers.front().id == asked);
        CHECK(answers.front().state == RequestState::Done);
        CHECK(answers.front().progress == 100);
        CHECK(answers.front().sentence == "All sent");
    }

    TEST_CASE("refusals are kept per epoch, and those that are no longer counted are withdrawn")
    {
        File file;
        auto const epoch = some_id<Epoch>(1);
        REQUIRE(file->refuse(epoch, { 7, some_id<RecordId>(7), 1 }));
        REQUIRE(file->refuse(epoch, { 7, some_id<RecordId>(7), 3 }));
        REQUIRE(file->refuse(epoch, { 9, some_id<RecordId>(9), 2 }));
        REQUIRE(file->refuse(some_id<Epoch>(2), { 7, some_id<RecordId>(8), 3 }));

        CHECK(*file->refusals(epoch)
            == std::vector<Refusal> { { 7, some_id<RecordId>(7), 3 }, { 9, some_id<RecordId>(9), 2 } });
        CHECK(file.look(epoch).aside == std::vector<std::int64_t> { 7 });
        REQUIRE(file->withdraw_refusals(epoch, 7));

        CHECK(file->refusals(epoch)->size() == 1);
        CHECK(file->refusals(some_id<Epoch>(2))->size() == 1);
    }

    TEST_CASE("a forgotten device leaves its closed epoch, and a new one does not reopen it")
    {
        File file;
        auto progress = some_progress(1, 40);
        REQUIRE(file->enrol({ some_id<DeviceId>(1), {}, "https://hq.example", "a", "A" }));
        REQUIRE(file->settle(some_progress(2, 12), instant_of(1)));
        REQUIRE(file->keep_farewell({ some_id<Epoch>(1), 41, some_id<KeyId>(3) }));
        progress.closed = true;

        REQUIRE(file->forget_device(progress, instant_of(2)));
        CHECK_FALSE(*file->enrolled());
        CHECK((*file->farewell())->next_seq == 41);
        CHECK((*file->farewell())->key == some_id<KeyId>(3));
        CHECK(std::filesystem::file_size(file.folder.path() / "uplink.db-wal") == 0);
        REQUIRE(file->enrol({ some_id<DeviceId>(2), {}, "https://hq.example", "a", "A" }));

        CHECK_FALSE(*file->farewell());
        CHECK(file.look(some_id<Epoch>(1)).progress->closed);
        CHECK_FALSE(file.look(some_id<Epoch>(2)).progress);
    }

    TEST_CASE("a file of the first version keeps its rows")
    {
        TemporaryFolder const folder;
        {
            auto const first = *sql::open_writer(folder.path() / "uplink.db");
            std::array const steps { uplink_file.schema.front() };
            REQUIRE(sql::migrate(*first, steps));
            REQUIRE(first->execute("INSERT INTO progress VALUES ($1, $2, 12, 10, $3, 0, 4)",
                { sql::Bytes { some_id<Epoch>(1).raw() }, sql::Bytes { some_id<Incarnation>(2).raw() },
                    sql::Bytes { some_id<Lease>(3).raw() } }));
        }

        auto file = *UplinkFile::open(folder.path());

        auto const progress = *file.progress(some_id<Epoch>(1));
        REQUIRE(progress);
        CHECK(progress->acknowledged_through == 12);
        CHECK(progress->lease == some_id<Lease>(3));
        CHECK_FALSE(progress->closed);
        CHECK(file.refusals(some_id<Epoch>(1))->empty());
    }

    TEST_CASE("a second uplink on the same folder is refused")
    {
        File const file;

        auto const second = UplinkFile::open(file.folder.path());

        REQUIRE_FALSE(second);
        CHECK(second.error().fault == Fault::Refused);
        CHECK(second.error().what.find("another uplink is using the folder " + file.folder.path().string())
            == 0);
    }
}
