// Headquarters as it ships, on a free port, and an account of every tap that was made anywhere.
#pragma once

#include "sync/collector/commands.h"
#include "sync/collector/notice_orders.h"
#include "sync/collector/server.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"

#include <doctest/doctest.h>
#include <optional>
#include <set>

namespace peakend {

class Office {
public:
    Office() { open(); }

    void open()
    {
        auto started = Server::start({ .folder = data(),
            .pages = folder.path(),
            .terminals_address = "127.0.0.1",
            .terminals_port = m_port,
            .people_address = "127.0.0.1",
            .people_port = 0,
            .most_waiting = 64 });
        REQUIRE_MESSAGE(started.has_value(), (started ? "" : started.error().what));
        m_server.emplace(std::move(*started));
        m_port = m_server->terminals_port();
    }
    void close() { m_server.reset(); }

    void back_up_to(std::filesystem::path const& there)
    {
        close();
        for (auto const& entry : std::filesystem::directory_iterator(data()))
            if (entry.is_regular_file())  // and no socket
                std::filesystem::copy(entry.path(), there);
        open();
    }
    void put_back(std::filesystem::path const& backup)
    {
        close();
        std::filesystem::remove_all(data());
        std::filesystem::copy(backup, data());
        open();
    }

    std::string address() const { return fmt::format("http://127.0.0.1:{}", m_port); }
    std::string code() const
    {
        auto const issued
            = enrol(data(), "Tidemark / South / Harbour Street / Fitting rooms", "Europe/London");
        REQUIRE(issued);
        return issued->code;
    }

    // What 'peakend-collector notice' orders, whether or not the collector runs.
    Result<std::vector<PostedNotice>> order(NoticeOrder const& notice) const
    {
        return order_notice(data(), notice);
    }

    std::int64_t number(std::string const& sql) const
    {
        auto const database = sql::open_reader(data() / "ledger.db");
        REQUIRE(database);
        auto const rows = (*database)->query(sql);
        REQUIRE(rows);
        return rows->front().whole(0);
    }
    std::int64_t count(std::string const& table) const { return number("SELECT count(*) FROM " + table); }

    // Every tap is there, none twice, no other, and the tallies follow from them.
    void check_every_tap_is_here_once() const
    {
        auto const database = sql::open_reader(data() / "ledger.db");
        REQUIRE(database);
        std::multiset<std::string> stored;
        auto const rows = (*database)->query("SELECT record_id FROM response");
        REQUIRE(rows);
        for (auto const& row : *rows)
            stored.insert(row.bytes(0));
        std::multiset<std::string> expected;
        for (auto const& id : tapped)
            expected.insert(std::string(id.raw()));
        CHECK(stored.size() == expected.size());
        CHECK((stored == expected));
        CHECK(count("uncounted") == 0);
        CHECK(check_ledger(data()));
        CHECK(check_tallies(data()));
    }

    std::set<RecordId> tapped;
    TemporaryFolder folder;

private:
    std::filesystem::path data() const { return folder.path() / "data"; }

    int m_port = 0;
    std::optional<Server> m_server;
};

}
