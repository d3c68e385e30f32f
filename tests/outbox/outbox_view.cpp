#include "sync/outbox/outbox_view.h"

#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

std::vector<std::int64_t> seqs_of(Result<OutboxView::Glance> const& glance)
{
    std::vector<std::int64_t> seqs;
    for (auto const& record : glance->records)
        seqs.push_back(record.seq);
    return seqs;
}

using Seqs = std::vector<std::int64_t>;

}

TEST_SUITE("OutboxView")
{
    TEST_CASE("gives records after a seq, at most so many and so many bytes, but always one")
    {
        TemporaryFolder const folder;
        auto outbox = *Outbox::open(folder.path());
        for (std::uint8_t visitor = 1; visitor <= 4; ++visitor)
            REQUIRE(visit(outbox, visitor));
        OutboxView const view(folder.path());
        auto const plenty = std::size_t { 1 } << 20;
        auto const two = view.look(0, 2, plenty)->records;
        auto const two_bodies = two[0].body.size() + two[1].body.size();

        CHECK(seqs_of(view.look(0, 100, plenty)) == Seqs { 1, 2, 3, 4 });
        CHECK(seqs_of(view.look(2, 100, plenty)) == Seqs { 3, 4 });
        CHECK(seqs_of(view.look(0, 3, plenty)) == Seqs { 1, 2, 3 });
        CHECK(seqs_of(view.look(0, 100, two_bodies)) == Seqs { 1, 2 });
        CHECK(seqs_of(view.look(0, 100, 1)) == Seqs { 1 });
        CHECK(seqs_of(view.look(4, 100, plenty)) == Seqs {});
        CHECK(view.look(4, 100, plenty)->next_seq == 5);
    }

    TEST_CASE("tells whether a visit is open")
    {
        TemporaryFolder const folder;
        auto outbox = *Outbox::open(folder.path());
        OutboxView const view(folder.path());
        CHECK_FALSE(view.look(0, 1, 1)->visit_open);

        REQUIRE(outbox.begin(some_opening(1), { "coffee", 5 }));
        CHECK(view.look(0, 1, 1)->visit_open);

        REQUIRE(outbox.seal(some_closing(1)));
        CHECK_FALSE(view.look(0, 1, 1)->visit_open);
    }

    TEST_CASE("is unavailable while there is no folder, no file or no schema, and makes none")
    {
        TemporaryFolder const folder;
        OutboxView const nowhere(folder.path() / "nowhere");
        OutboxView const view(folder.path());

        CHECK(nowhere.look(0, 100, 1000).error().fault == Fault::Unavailable);
        CHECK(view.look(0, 100, 1000).error().fault == Fault::Unavailable);
        CHECK(view.look(0, 100, 1000).error().what
            == (folder.path() / "terminal.db").string() + " has not been made yet: start peakend-kiosk");
        CHECK(std::filesystem::is_empty(folder.path()));

        REQUIRE(sql::open_writer(folder.path() / "terminal.db"));
        CHECK(view.look(0, 100, 1000).error().fault == Fault::Unavailable);
    }

    TEST_CASE("a look leaves nothing behind that keeps the kiosk from emptying its log")
    {
        TemporaryFolder const folder;
        auto outbox = *Outbox::open(folder.path());
        REQUIRE(visit(outbox, 1));
        OutboxView const view(folder.path());

        REQUIRE(view.look(0, 100, 1000));
        REQUIRE(outbox.forget(1));

        CHECK(std::filesystem::file_size(folder.path() / "terminal.db-wal") == 0);
    }
}
