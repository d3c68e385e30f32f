#include "sync/outbox/outbox.h"

#include "sync/outbox/outbox_view.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace peakend;

namespace {

struct Box {
    TemporaryFolder folder;
    std::optional<Outbox> opened = *Outbox::open(folder.path());
    Outbox* operator->() { return &*opened; }
    Outbox& operator*() { return *opened; }

    OutboxView::Glance look(std::int64_t after = 0) const
    {
        return *OutboxView(folder.path()).look(after, 1000, 1 << 20);
    }
    std::vector<Response> responses() const
    {
        std::vector<Response> all;
        for (auto const& record : look().records)
            all.push_back(std::get<Response>(*record_body_from(*parse_json(record.body))));
        return all;
    }
    void restart()
    {
        opened.reset();
        opened = *Outbox::open(folder.path());
    }
};

std::vector<std::int64_t> seqs_of(std::vector<SealedRecord> const& records)
{
    std::vector<std::int64_t> seqs;
    for (auto const& record : records)
        seqs.push_back(record.seq);
    return seqs;
}

Moment const now = some_moment(900'000);

}

TEST_SUITE("Outbox")
{
    TEST_CASE("a new one draws its epoch and keeps it")
    {
        Box box;
        auto const epoch = box->epoch();
        CHECK_FALSE(epoch.none());

        box.restart();

        CHECK(box->epoch() == epoch);
        CHECK(box.look().epoch == epoch);
        CHECK(Box()->epoch() != epoch);
    }

    TEST_CASE("a visit is sealed with everything that was said, in the order of first answering")
    {
        Box box;
        auto opening = some_opening(1);
        opening.flags = { Flag::TooFast };

        REQUIRE(box->begin(opening, { "coffee", 1 }));
        REQUIRE(box->keep(opening.id, { "why", std::vector<std::string> { "cold" } }));
        REQUIRE(box->keep(opening.id, { "also", std::string("cup") }));
        REQUIRE(box->keep(opening.id, { "coffee", 3, true }));
        auto const seq = box->seal({ opening.id, "es", Milliseconds(4'500), Ending::WalkedAway });

        CHECK(*seq == 1);
        auto const responses = box.responses();
        REQUIRE(responses.size() == 1);
        CHECK(responses.front()
            == Response { opening.id, opening.revision, "es", "landscape", opening.started,
                Milliseconds(4'500), Ending::WalkedAway, { Flag::TooFast },
                { { "coffee", 3, true }, { "why", std::vector<std::string> { "cold" }, false },
                    { "also", std::string("cup"), false } } });
    }

    TEST_CASE("a visit that is open can't be seen outside")
    {
        Box box;

        REQUIRE(box->begin(some_opening(1), { "coffee", 5 }));

        CHECK(box.look().records.empty());
        CHECK(box.look().next_seq == 1);
    }

    TEST_CASE("an id that is not open is invalid")
    {
        Box box;
        REQUIRE(visit(*box, 1));

        CHECK(box->keep(some_id<RecordId>(9), { "coffee", 5 }).error().fault == Fault::Invalid);
        CHECK(box->seal(some_closing(9)).error().fault == Fault::Invalid);
        CHECK(box->keep(some_id<RecordId>(1), { "coffee", 5 }).error().fault == Fault::Invalid);
        CHECK(box->seal(some_closing(1)).error().fault == Fault::Invalid);
        CHECK(box.look().records.size() == 1);
    }

    TEST_CASE("a visit that has begun can't begin again, and is not touched by the attempt")
    {
        Box box;
        REQUIRE(box->begin(some_opening(1), { "coffee", 5 }));

        CHECK(box->begin(some_opening(1), { "coffee", 1 }).error().fault == Fault::Corrupt);

        REQUIRE(box->seal(some_closing(1)));
        CHECK(box.responses().front().answers == std::vector<Answer> { { "coffee", 5 } });
    }

    TEST_CASE("visits found open after a crash are sealed interrupted, once")
    {
        Box box;
        REQUIRE(visit(*box, 1));
        REQUIRE(box->begin(some_opening(2), { "coffee", 5 }));
        auto too_fast = some_opening(3);
        too_fast.flags = { Flag::TooFast };
        REQUIRE(box->begin(too_fast, { "coffee", 1 }));
        box.restart();

        CHECK(box->seal_interrupted()->sealed == 2);
        auto const nothing = *box->seal_interrupted();
        CHECK(nothing.sealed == 0);
        CHECK(nothing.left == 0);

        auto const responses = box.responses();
        REQUIRE(responses.size() == 3);
        CHECK(responses[1].id == some_id<RecordId>(2));
        CHECK(responses[1].ending == Ending::Interrupted);
        CHECK(responses[1].answers == std::vector<Answer> { { "coffee", 5 } });
        CHECK(responses[2].ending == Ending::Interrupted);
        CHECK(responses[2].flags == std::vector<Flag> { Flag::TooFast });
    }

    TEST_CASE("a seq is never given again, also when everything was forgotten")
    {
        Box box;
        REQUIRE(*visit(*box, 1) == 1);
        REQUIRE(*visit(*box, 2) == 2);

        CHECK(*box->forget(2) == 2);
        box.restart();

        CHECK(box->standing()->lowest_held == 3);
        CHECK(box->standing()->next_seq == 3);
        CHECK(*visit(*box, 3) == 3);
        CHECK(box->standing()->lowest_held == 3);
        CHECK(box->standing()->next_seq == 4);
    }

    TEST_CASE("forgets what is safe and nothing above it")
    {
        Box box;
        for (std::uint8_t visitor = 1; visitor <= 5; ++visitor)
            REQUIRE(visit(*box, visitor));

        CHECK(*box->forget(3) == 3);
        CHECK(*box->forget(3) == 0);

        CHECK(seqs_of(box.look().records) == std::vector<std::int64_t> { 4, 5 });
        CHECK(box.look().lowest_held == 4);
    }

    TEST_CASE("what was forgotten while somebody looked leaves the disk at the next forget")
    {
        Box box;
        auto const log = box.folder.path() / "terminal.db-wal";
        REQUIRE(visit(*box, 1));
        {
            auto const reader = *sql::open_reader(box.folder.path() / "terminal.db");
            auto const look = sql::Transaction::begin(*reader);
            REQUIRE(reader->query("SELECT count(*) FROM record"));

            CHECK(*box->forget(1) == 1);
            CHECK(std::filesystem::file_size(log) > 0);
        }

        CHECK(*box->forget(1) == 0);
        CHECK(std::filesystem::file_size(log) == 0);
    }

    TEST_CASE("what was forgotten just before a crash leaves the disk at the first forget")
    {
        Box box;
        REQUIRE(visit(*box, 1));
        box.restart();
        REQUIRE(visit(*box, 2));

        CHECK(*box->forget(0) == 0);

        CHECK(std::filesystem::file_size(box.folder.path() / "terminal.db-wal") == 0);
    }

    TEST_CASE("a probe is a real commit")
    {
        Box box;
        auto const log = box.folder.path() / "terminal.db-wal";
        REQUIRE(box->forget(0));
        REQUIRE(std::filesystem::file_size(log) == 0);

        REQUIRE(box->probe());

        CHECK(std::filesystem::file_size(log) > 0);
    }
}

TEST_SUITE("Outbox, publishing")
{
    TEST_CASE("a published questionnaire is kept and sealed before the responses to it")
    {
        Box box;
        auto const questionnaire = coffee_questionnaire();
        auto const publication = publication_of(questionnaire);
        CHECK_FALSE(*box->published());

        REQUIRE(box->publish(publication, questionnaire, now));
        REQUIRE(*visit(*box, 1) == 2);
        box.restart();

        auto const published = *box->published();
        REQUIRE(published);
        CHECK(published->publication.id == publication.id);
        CHECK(published->questionnaire == questionnaire);
        auto const edit
            = std::get<QuestionnaireEdit>(*record_body_from(*parse_json(box.look().records.front().body)));
        CHECK(edit.publication.id == publication.id);
        CHECK(edit.questionnaire == questionnaire);
        CHECK(edit.made == now);
    }

    TEST_CASE("publishing what is current already changes nothing; going back to an old one is an edit")
    {
        Box box;
        auto const first = coffee_questionnaire();
        auto const second = with(first, "icon", "till");

        REQUIRE(box->publish(publication_of(first), first, now));
        REQUIRE(box->publish(publication_of(first), first, now));
        CHECK(box.look().records.size() == 1);

        REQUIRE(box->publish(publication_of(second), second, now));
        REQUIRE(box->publish(publication_of(first), first, now));
        CHECK(box.look().records.size() == 3);
        CHECK((*box->published())->publication.revision == revision_of(first));
    }

    TEST_CASE("a broken questionnaire is refused with its faults and the last good one stays")
    {
        Box box;
        auto const good = coffee_questionnaire();
        auto const broken = without(good, "questions");
        REQUIRE(box->publish(publication_of(good), good, now));

        auto const refused = box->publish(publication_of(broken), broken, now);

        REQUIRE_FALSE(refused);
        CHECK(refused.error().fault == Fault::Invalid);
        CHECK(refused.error().what.find("'questions' is missing") != std::string::npos);
        CHECK((*box->published())->questionnaire == good);
        CHECK(box.look().records.size() == 1);
    }

    TEST_CASE("a publication that names another questionnaire is invalid")
    {
        Box box;
        auto const questionnaire = coffee_questionnaire();
        auto const other = publication_of(with(questionnaire, "icon", "till"));

        CHECK(box->publish(other, questionnaire, now).error().fault == Fault::Invalid);
        CHECK_FALSE(*box->published());
    }
}

TEST_SUITE("Outbox, requests")
{
    TEST_CASE("what staff ask is seen in order until it is settled")
    {
        Box box;
        Request const first { some_id<RequestId>(1), Verb::Enrol, "K7QP-WX2M-9RTA" };
        Request const second { some_id<RequestId>(2), Verb::SyncNow, "" };
        CHECK(*box->ask(first) == first.id);
        CHECK(*box->ask(second) == second.id);

        auto const asked = box.look().requests;
        REQUIRE(asked.size() == 2);
        CHECK(asked[0].id == first.id);
        CHECK(asked[0].verb == Verb::Enrol);
        CHECK(asked[0].argument == "K7QP-WX2M-9RTA");
        CHECK(asked[1].verb == Verb::SyncNow);

        REQUIRE(box->settle(first.id));
        REQUIRE(box.look().requests.size() == 1);
        CHECK(box.look().requests.front().id == second.id);
    }

    TEST_CASE("a settled request leaves the disk with its secret")
    {
        Box box;
        auto const on_disk = [&] {
            std::string all;
            for (auto const& file : std::filesystem::directory_iterator(box.folder.path())) {
                std::ifstream stream(file.path(), std::ios::binary);
                all.append(std::istreambuf_iterator<char>(stream), {});
            }
            return all.find("K7QP-WX2M-9RTA") != std::string::npos;
        };
        Request const request { some_id<RequestId>(1), Verb::Enrol, "K7QP-WX2M-9RTA" };
        REQUIRE(box->ask(request));
        REQUIRE(on_disk());

        REQUIRE(box->settle(request.id));

        CHECK_FALSE(on_disk());
    }

    TEST_CASE("settling what was never asked is no fault")
    {
        Box box;

        CHECK(box->settle(some_id<RequestId>(1)));
    }
}
