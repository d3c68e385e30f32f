#include "sync/collector/import.h"
#include "sync/collector/commands.h"
#include "sync/collector/server.h"
#include "sync/collector/tally_audit.h"
#include "sync/contract/envelope.h"
#include "tests/collector/shop.h"

#include <fstream>

using namespace peakend;

namespace {

using Path = std::filesystem::path;

// A terminal without network, its stick, and the ledger that its files are carried to.
class Carried : public Shop {
public:
    Carried()
        : terminal(enrol(key))
    {
        std::filesystem::create_directory(stick());
        terminal.publish();
        terminal.rate(5);
        terminal.rate(1);
    }

    Path stick() const { return folder.path() / "stick"; }

    Batch held() const
    {
        auto batch = terminal.batch();
        batch.lease.reset();
        batch.told_incarnation.reset();
        return batch;
    }

    std::string envelope(Batch const& batch) const
    {
        return must(seal_envelope(EnvelopeKind::File, terminal.device().device, key, to_body(batch)));
    }

    Path put(std::string const& name, std::string_view bytes) const
    {
        auto const file = stick() / (name + exported_suffix);
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    Path put(std::string const& name, Batch const& batch) const { return put(name, envelope(batch)); }

    // As a command does it, by the ledger itself: none runs meanwhile.
    ImportTotal import(std::vector<Path> const& paths)
    {
        refusals.clear();
        close();
        auto const total = must(
            import_files(folder.path(), {}, paths, [&](Path const& path, Result<ImportedFile> const& file) {
                if (!file)
                    refusals.push_back(path.filename().string() + ": " + file.error().what);
            }));
        open();
        return total;
    }
    ImportTotal import() { return import({ stick() }); }

    std::int64_t acknowledged_through()
    {
        auto const rows = must(database().query("SELECT acknowledged_through FROM stream"));
        return rows.empty() ? 0 : rows.front().whole(0);
    }
    std::int64_t counted()
    {
        return must(database().query("SELECT coalesce(sum(all_answers), 0) FROM tally_hour WHERE value IN "
                                     "('1', '5')"))
            .front()
            .whole(0);
    }

    SigningKey key = SigningKey::generate();
    Terminal terminal;
    std::vector<std::string> refusals;
};

// One whose file was imported once.
struct Imported : Carried {
    Path const file = put("a", held());
    ImportTotal const first = import();
};

}

TEST_SUITE_BEGIN("Import");

TEST_CASE("a file is counted as a batch is")
{
    Imported shop;

    CHECK(shop.first.files == 1);
    CHECK(shop.first.fresh == 3);
    CHECK(shop.first.repeats == 0);
    CHECK(shop.count("response") == 2);
    CHECK(shop.counted() == 2);
    CHECK(shop.acknowledged_through() == 3);
    CHECK(shop.tallies_follow());
}

TEST_CASE("to import again counts nothing twice")
{
    Imported shop;

    auto const total = shop.import();

    CHECK(total.fresh == 0);
    CHECK(total.repeats == 3);
    CHECK(shop.counted() == 2);
}

TEST_CASE("records that came by a file are acknowledged when they are posted, and counted once")
{
    Imported shop;
    shop.terminal.rate(5);

    auto const receipt = shop.sync(shop.terminal);

    CHECK(receipt.acknowledged_through == 4);
    CHECK_FALSE(receipt.forked);
    CHECK(receipt.exceptions.empty());
    CHECK(shop.counted() == 3);
    CHECK(shop.tallies_follow());
}

TEST_CASE("records that were posted count nothing when their file comes later")
{
    Carried shop;
    shop.put("a", shop.held());
    shop.sync(shop.terminal);

    auto const total = shop.import();

    CHECK(total.fresh == 0);
    CHECK(total.repeats == 3);
    CHECK(shop.counted() == 2);
}

TEST_CASE("a terminal that posts the beginning of what a file brought is told of no more than it made")
{
    Imported shop;
    auto first = shop.terminal.batch();
    first.records.resize(1);

    auto const receipt = must(shop.record(verified(shop.terminal.device(), first)));

    CHECK(receipt.acknowledged_through == 3);
    CHECK(receipt.acknowledged_through < first.next_seq);
    CHECK_FALSE(receipt.forked);
}

TEST_CASE("a file takes no lease and retires none")
{
    Carried shop;
    shop.sync(shop.terminal);
    shop.terminal.rate(3);
    shop.sync(shop.terminal);
    shop.terminal.rate(5);
    shop.put("a", shop.held());
    auto const leases = [&] {
        auto const rows = must(shop.database().query("SELECT current_lease, previous_lease FROM stream"));
        return rows.front().bytes(0) + rows.front().bytes(1);
    };
    auto const before = leases();

    auto const total = shop.import();

    CHECK(total.fresh == 1);
    CHECK(total.set_aside == 0);
    CHECK(leases() == before);
    shop.terminal.rate(1);
    auto const receipt = shop.sync(shop.terminal);
    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 6);
}

TEST_CASE("a file before the first batch leaves the first lease to the terminal")
{
    Imported shop;

    for (int day = 0; day < 3; ++day) {
        shop.terminal.rate(5);
        CHECK_FALSE(shop.sync(shop.terminal).forked);
    }
    CHECK(shop.acknowledged_through() == 6);
}

TEST_CASE("files in the wrong order are all kept, and acknowledged once they join")
{
    Carried shop;
    shop.terminal.rate(3);
    auto early = shop.held();
    early.records.resize(2);
    auto late = shop.held();
    late.records.erase(late.records.begin(), late.records.begin() + 2);
    // The terminal has forgotten the early ones meanwhile: the late file alone knows nothing of them.
    late.lowest_held = 3;
    auto const early_file = shop.put("early", early);
    auto const late_file = shop.put("late", late);

    shop.import({ late_file });
    auto const before = shop.acknowledged_through();
    shop.import({ early_file });

    CHECK(before == 0);
    CHECK(shop.count("gap") == 0);
    CHECK(shop.acknowledged_through() == 4);
    CHECK(shop.tallies_follow());
}

TEST_CASE("how the terminal was when it wrote the file is no news of it")
{
    Carried shop;
    shop.sync(shop.terminal);
    auto const before = must(shop.database().query("SELECT heard_at FROM device_state")).front().whole(0);
    shop.terminal.rate(5);
    shop.put("a", shop.held());

    shop.import();

    CHECK(must(shop.database().query("SELECT heard_at FROM device_state")).front().whole(0) == before);
}

TEST_CASE("without an anchor the days that a file was under way shift nothing")
{
    Carried shop;
    shop.terminal.anchors.clear();
    shop.put("a", shop.held());

    shop.import();

    auto const rows = must(shop.database().query("SELECT event_time, flags FROM response ORDER BY seq"));
    REQUIRE(rows.size() == 2);
    CHECK(instant_of(rows.front().whole(0)) == noon);
    CHECK(rows.front().text(1).find("clock_uncertain") != std::string::npos);
}

TEST_CASE("a file that is torn, foreign, forged or something else is refused by name, and the others go on")
{
    Carried shop;
    auto const good = shop.envelope(shop.held());
    auto const stranger = SigningKey::generate();
    auto const device = shop.terminal.device().device;
    auto const body = to_body(shop.held());
    auto flipped = good;
    flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
    shop.put("a-torn", good.substr(0, good.size() / 2));
    shop.put("b-empty", "");
    shop.put("c-foreign", must(seal_envelope(EnvelopeKind::File, DeviceId::random(), stranger, body)));
    shop.put("d-other-key", must(seal_envelope(EnvelopeKind::File, device, stranger, body)));
    shop.put("e-flipped", flipped);
    shop.put("f-batch", must(seal_envelope(EnvelopeKind::Batch, device, shop.key, body)));
    shop.put("g-no-batch", must(seal_envelope(EnvelopeKind::File, device, shop.key, "{}")));
    shop.put("h-rubbish", std::string(10 << 20, 'x'));
    std::filesystem::create_directory(shop.stick() / "i-folder.peakend");
    shop.put("z-good", good);
    std::ofstream(shop.stick() / "holiday.jpg") << "not looked at";

    auto const total = shop.import({ shop.stick(), shop.stick() / "j-missing.peakend" });

    CHECK(total.files == 1);
    CHECK(total.fresh == 3);
    CHECK(total.refused == 10);
    std::vector<std::string> const expected {
        "a-torn.peakend: it is torn, or was not exported by a terminal",
        "b-empty.peakend: it is torn, or was not exported by a terminal",
        "c-foreign.peakend: its terminal",
        "d-other-key.peakend: signed by another key",
        "e-flipped.peakend: the signature is wrong",
        "f-batch.peakend: it was made for the network",
        "g-no-batch.peakend: ",
        "h-rubbish.peakend: it is larger than any file",
        "i-folder.peakend: it is no file",
        "j-missing.peakend: it is not there",
    };
    REQUIRE(shop.refusals.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(shop.refusals[i]);
        CHECK(shop.refusals[i].starts_with(expected[i]));
        CHECK(shop.refusals[i].find(':', expected[i].find(':') + 1) != std::string::npos);
    }
}

TEST_CASE("a record in another's place is set aside, never merged")
{
    Carried shop;
    shop.sync(shop.terminal);
    auto twin = shop.held();
    auto const stranger = shop.terminal.response(noon, { { "rooms", 1 } });
    twin.records = { { 2, stranger.id, canonical_json(to_json(RecordBody(stranger))) } };
    twin.lowest_held = 2;
    shop.put("twin", twin);

    auto const total = shop.import();

    CHECK(total.fresh == 0);
    CHECK(total.set_aside == 1);
    CHECK(shop.count("fork") == 1);
    CHECK(shop.counted() == 2);
}

TEST_CASE("a folder without a ledger is refused and left alone")
{
    Carried shop;
    auto const file = shop.put("a", shop.held());
    auto const elsewhere = shop.folder.path() / "elsewhere";

    auto const total
        = import_files(elsewhere, {}, std::vector { file }, [](Path const&, Result<ImportedFile> const&) {});

    REQUIRE_FALSE(total);
    CHECK(total.error().what.find("--data") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(elsewhere));
}

TEST_CASE("while a collector runs the file goes through it")
{
    Carried shop;
    auto const file = shop.put("a", shop.held());
    auto const torn = shop.put("torn", shop.envelope(shop.held()).substr(1));
    shop.close();
    ServerPlan plan;
    plan.folder = plan.pages = shop.folder.path();
    plan.terminals_port = plan.people_port = 0;
    auto server = must(Server::start(plan));
    std::vector<std::string> said;

    auto const total = must(import_files(shop.folder.path(), {}, std::vector { file, torn },
        [&](Path const&, Result<ImportedFile> const& one) {
            said.push_back(one ? one->touchpoint : one.error().what);
        }));

    CHECK(total.fresh == 3);
    CHECK(total.refused == 1);
    REQUIRE(said.size() == 2);
    CHECK(said[0] == shop.terminal.device().touchpoint);
    CHECK(said[1].find("it is torn") != std::string::npos);
    CHECK(said[1].find("copy it from the stick once more") != std::string::npos);
    CHECK(must(check_tallies(shop.folder.path())).responses == 2);
}

TEST_SUITE_END();
