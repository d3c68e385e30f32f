#include "sync/uplink/stick_export.h"
#include "sync/contract/envelope.h"
#include "sync/uplink/identity.h"
#include "tests/uplink/full_disk.h"
#include "tests/uplink/shop.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <sys/mount.h>
#include <sys/stat.h>

namespace peakend {
namespace {

    using Path = std::filesystem::path;

    std::vector<Path> files_in(Path const& folder)
    {
        std::vector<Path> files;
        for (auto const& entry : std::filesystem::directory_iterator(folder))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }

    std::string bytes_of(Path const& file)
    {
        std::ifstream stream(file, std::ios::binary);
        return { std::istreambuf_iterator<char>(stream), {} };
    }

    // An enrolled terminal whose network is gone, and a stick.
    class CutOff : public Shop {
    public:
        CutOff()
        {
            open_uplink();
            enrol();
            headquarters_says(reply_bytes("503 Service Unavailable", ""));
            std::filesystem::create_directory(stick());
        }

        Path stick() const { return folder.path() / "stick"; }

        RequestAnswer export_to(std::string const& where)
        {
            auto const answer = answer_to(ask(Verb::Export, where));
            REQUIRE(answer);
            return *answer;
        }
        RequestAnswer export_to_stick() { return export_to(stick().string()); }

        Batch read(Path const& file)
        {
            auto const bytes = bytes_of(file);
            auto const envelope = parse_envelope(bytes);
            REQUIRE(envelope);
            CHECK(envelope->kind == EnvelopeKind::File);
            CHECK(envelope->sender == look().enrolled->device);
            auto const body = open_envelope(*envelope, read_identity(data_folder())->public_key());
            REQUIRE(body);
            auto batch = batch_from(*body);
            REQUIRE(batch);
            return *batch;
        }

        void tap(int visitors)
        {
            for (int i = 0; i < visitors; ++i)
                REQUIRE(visit_with(RecordId::random()));
        }

    private:
        Result<std::int64_t> visit_with(RecordId const& id)
        {
            auto opening = some_opening(1);
            opening.id = id;
            TRY(outbox().begin(opening, { "coffee", 5 }));
            auto closing = some_closing(1);
            closing.id = id;
            return outbox().seal(closing);
        }
    };

}

TEST_SUITE("StickExport")
{
    TEST_CASE("what headquarters has not acknowledged is written as a signed file")
    {
        CutOff shop;
        shop.tap(3);

        auto const answer = shop.export_to_stick();

        CHECK(answer.state == RequestState::Done);
        CHECK(answer.progress == 100);
        CHECK(answer.sentence
            == fmt::format("3 records are in {}, signed and read back.", shop.stick().string()));
        auto const files = files_in(shop.stick());
        REQUIRE(files.size() == 1);
        CHECK(files[0].filename()
            == fmt::format("peakend-{}-{}-0000000000000001-0000000000000003.peakend",
                shop.look().enrolled->device.hex(), shop.outbox().epoch().hex()));
        auto const batch = shop.read(files[0]);
        CHECK(batch.epoch == shop.outbox().epoch());
        CHECK(batch.records.size() == 3);
        CHECK(batch.next_seq == 4);
        CHECK(batch.now == shop.now);
        CHECK(batch.state.waiting == 3);
        CHECK_FALSE(batch.lease);
        CHECK_FALSE(batch.told_incarnation);
        CHECK(shop.look().exported == Exported { batch.epoch, 1, 3, shop.now.wall });
    }

    TEST_CASE("a file brings the anchors that its records need")
    {
        CutOff shop;
        shop.tap(1);

        shop.export_to_stick();

        auto const batch = shop.read(files_in(shop.stick()).at(0));
        REQUIRE(batch.anchors.size() == 1);
        CHECK(batch.anchors[0].boot_id == some_boot);
    }

    TEST_CASE("only what is above the acknowledged is exported, and exporting acknowledges nothing")
    {
        CutOff shop;
        shop.headquarters_says("");
        shop.tap(2);
        shop.pass(std::chrono::minutes(20));
        REQUIRE(shop.stored() == 2);
        shop.headquarters_says(reply_bytes("503 Service Unavailable", ""));
        shop.tap(1);

        shop.export_to_stick();

        auto const batch = shop.read(files_in(shop.stick()).at(0));
        CHECK(batch.records.front().seq == 3);
        CHECK_FALSE(batch.lease);
        CHECK(shop.look().exported == Exported { batch.epoch, 3, 3, shop.now.wall });
        CHECK(shop.look().progress->acknowledged_through == 2);
        shop.headquarters_says("");
        shop.pass(std::chrono::minutes(20));
        CHECK(shop.stored() == 3);
    }

    TEST_CASE("more than a batch holds goes into several files, whose names sort as the records do")
    {
        CutOff shop;
        shop.tap(1'001);

        auto const answer = shop.export_to_stick();

        CHECK(answer.state == RequestState::Done);
        auto const files = files_in(shop.stick());
        REQUIRE(files.size() == 3);
        std::int64_t next = 1;
        for (auto const& file : files) {
            auto const batch = shop.read(file);
            CHECK(batch.records.front().seq == next);
            next = batch.records.back().seq + 1;
        }
        CHECK(next == 1'002);
    }

    TEST_CASE("one step writes one file and tells how far it is")
    {
        CutOff shop;
        shop.tap(1'001);
        shop.pass(std::chrono::minutes(1));
        auto const request = shop.outbox().ask({ RequestId::random(), Verb::Export, shop.stick().string() });
        shop.now.at += shortest_look_interval;

        std::vector<int> percents;
        for (std::size_t files = 0; shop.uplink->step();) {
            auto const now = files_in(shop.stick()).size();
            CHECK(now - files <= 1);
            files = now;
            auto const answer = shop.answer_to(*request);
            if (answer && (percents.empty() || percents.back() != answer->progress))
                percents.push_back(answer->progress);
        }

        CHECK(percents == std::vector<int> { 0, 49, 99, 100 });
    }

    TEST_CASE("to export again changes neither names nor records")
    {
        CutOff shop;
        shop.tap(3);
        shop.export_to_stick();
        auto const before = files_in(shop.stick());

        auto const answer = shop.export_to_stick();

        CHECK(answer.state == RequestState::Done);
        CHECK(files_in(shop.stick()) == before);
        CHECK(shop.read(before.at(0)).records.size() == 3);
    }

    TEST_CASE("with nothing to export it says so and writes nothing")
    {
        CutOff shop;

        auto const answer = shop.export_to_stick();

        CHECK(answer.state == RequestState::Done);
        CHECK(answer.sentence == "Headquarters has everything: there is nothing to export.");
        CHECK(files_in(shop.stick()).empty());
        CHECK_FALSE(shop.look().exported);
    }

    TEST_CASE("a terminal that is not enrolled says what is missing")
    {
        Shop shop;
        REQUIRE(visit(shop.outbox(), 1));
        shop.open_uplink();

        auto const answer = shop.answer_to(shop.ask(Verb::Export, shop.folder.path().string()));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Failed);
        CHECK(answer->sentence.find("not enrolled yet") != std::string::npos);
    }

    TEST_CASE("a folder that is no stick is refused with what to do")
    {
        CutOff shop;
        shop.tap(1);
        std::ofstream(shop.folder.path() / "file") << "x";
        auto const inside = shop.data_folder() / "inside";
        std::filesystem::create_directory(inside);
        auto const link = shop.folder.path() / "link";
        std::filesystem::create_directory_symlink(shop.terminal_folder(), link);
        auto const refused = [&](Path const& where, char const* words) {
            auto const answer = shop.export_to(where.string());
            INFO(answer.sentence);
            CHECK(answer.state == RequestState::Failed);
            CHECK(answer.sentence.find(words) != std::string::npos);
        };

        refused("", "no whole path");
        refused("media/stick", "no whole path");
        refused(shop.folder.path() / "nothing", "Plug the stick in");
        refused(shop.folder.path() / "file", "There is no folder");
        refused(shop.data_folder(), "own data folder");
        refused(inside, "own data folder");
        refused(shop.terminal_folder(), "own data folder");
        refused(link, "own data folder");
        refused(shop.stick() / ".." / "uplink" / ".", "own data folder");
        refused("/proc/sys", "can't be written to");
        CHECK(files_in(shop.stick()).empty());
    }

    TEST_CASE("a twin of another terminal exports nothing under its name")
    {
        CutOff shop;
        shop.headquarters_says("");
        shop.tap(1);
        shop.pass(std::chrono::minutes(20));
        shop.uplink.reset();
        {
            auto file = UplinkFile::open(shop.data_folder());
            REQUIRE(file);
            auto progress = **file->progress(shop.outbox().epoch());
            progress.forked = true;
            REQUIRE(file->settle(progress, shop.now.wall));
        }
        shop.tap(1);
        shop.open_uplink();

        auto const answer = shop.export_to_stick();

        CHECK(answer.state == RequestState::Failed);
        CHECK(answer.sentence.find("another terminal by this one's name") != std::string::npos);
        CHECK(files_in(shop.stick()).empty());
    }

    TEST_CASE("a stick that takes no more keeps its whole files and nothing half-written")
    {
        CutOff shop;
        shop.tap(501);
        shop.uplink.reset();
        auto file = UplinkFile::open(shop.data_folder());
        REQUIRE(file);
        auto exporting = StickExport::begin(shop.stick().string(), shop.configuration, "0.1.0", *file);
        REQUIRE(exporting);
        REQUIRE(exporting->step(shop.now));
        auto const whole = files_in(shop.stick());
        REQUIRE(whole.size() == 1);

        auto const second = [&] {
            FullDisk const full(100);
            return exporting->step(shop.now);
        }();

        REQUIRE_FALSE(second);
        CHECK(second.error().what.find("Make room on it or take another stick") != std::string::npos);
        CHECK(exporting->outcome().starts_with("500 records are in"));
        CHECK(files_in(shop.stick()) == whole);
        CHECK(shop.read(whole[0]).records.size() == 500);
        CHECK_FALSE(shop.look().exported);
    }

    // A file system of a few pages, which only root can mount.
    TEST_CASE("a stick that is full is said in the answer, and after room is made it goes on")
    {
        CutOff shop;
        if (mount("tmpfs", shop.stick().c_str(), "tmpfs", 0, "size=16k") != 0) {
            MESSAGE("skipped: nothing can be mounted here");
            return;
        }
        std::ofstream(shop.stick() / "holiday.jpg") << std::string(12 << 10, 'x');
        shop.tap(500);

        auto const full = shop.export_to_stick();
        auto const left = files_in(shop.stick());
        std::filesystem::remove(shop.stick() / "holiday.jpg");
        auto const with_room = shop.export_to_stick();
        umount(shop.stick().c_str());

        CHECK(full.state == RequestState::Failed);
        INFO(full.sentence);
        CHECK(full.sentence.find("No space left on device") != std::string::npos);
        CHECK(full.sentence.find("take another stick") != std::string::npos);
        CHECK(left == std::vector<Path> { shop.stick() / "holiday.jpg" });
        INFO(with_room.sentence);
        CHECK(with_room.state == RequestState::Done);
    }

    TEST_CASE("what a power cut left half-written gives way to the whole file")
    {
        CutOff shop;
        shop.tap(1);
        shop.export_to_stick();
        auto const file = files_in(shop.stick()).at(0);
        std::filesystem::rename(file, file.string() + ".new");
        std::filesystem::resize_file(file.string() + ".new", 50);

        shop.export_to_stick();

        CHECK(files_in(shop.stick()) == std::vector<Path> { file });
        CHECK(shop.read(file).records.size() == 1);
    }
}

}
