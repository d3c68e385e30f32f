// A terminal's two folders, an uplink with a clock that the test sets, and headquarters behind real HTTP.
#pragma once

#include "sync/base/locked.h"
#include "sync/outbox/outbox.h"
#include "sync/uplink/uplink.h"
#include "tests/base/temporary_folder.h"
#include "tests/http/loopback_server.h"
#include "tests/outbox/some_visits.h"
#include "tests/uplink/headquarters.h"

namespace peakend {

inline constexpr char const* good_code = "7K3M-Q9TX-2B4N";

class Shop {
public:
    Shop()
        : m_server([this](Heard const& heard) { return answer(heard); })
    {
        std::filesystem::create_directory(terminal_folder());
        std::filesystem::permissions(
            terminal_folder(), std::filesystem::perms::set_gid | std::filesystem::perms(0750));
        configuration = { m_server.address(), terminal_folder(), data_folder(), Milliseconds(0), "", "" };
    }

    TemporaryFolder folder;
    Configuration configuration;
    Moment now = some_moment(100'000);
    std::optional<Uplink> uplink;

    std::filesystem::path terminal_folder() const { return folder.path() / "kiosk"; }
    std::filesystem::path data_folder() const { return folder.path() / "uplink"; }

    Outbox& outbox()
    {
        if (!m_outbox) {
            auto opened = Outbox::open(terminal_folder());
            REQUIRE(opened);
            m_outbox.emplace(std::move(*opened));
        }
        return *m_outbox;
    }

    void open_uplink()
    {
        uplink.reset();
        auto opened = Uplink::open(
            configuration, { "0.1.0", nullptr }, [this] { return now; }, [] { return 0.5; });
        REQUIRE(opened);
        uplink.emplace(std::move(*opened));
        run();
    }

    // Until the uplink has nothing to do at this instant.
    void run()
    {
        int steps = 0;
        while (uplink->step())
            REQUIRE(++steps < 10'000);
    }
    void pass(Milliseconds time)
    {
        now.at += time;
        now.wall += time;
        run();
    }

    RequestId ask(Verb verb, std::string argument = "")
    {
        auto const id = outbox().ask({ RequestId::random(), verb, std::move(argument) });
        REQUIRE(id);
        pass(shortest_look_interval);
        return *id;
    }
    std::optional<RequestAnswer> answer_to(RequestId const& id)
    {
        auto const glance = look();
        for (auto const& answer : glance.answers)
            if (answer.id == id)
                return answer;
        return std::nullopt;
    }
    UplinkView::Glance look()
    {
        auto glance = UplinkView(data_folder()).look(outbox().epoch());
        REQUIRE(glance);
        return *glance;
    }

    void enrol()
    {
        auto const answer = answer_to(ask(Verb::Enrol, good_code));
        REQUIRE(answer);
        REQUIRE(answer->sentence == "This terminal is now Tidemark, Harbour Street (harbour).");
    }

    std::size_t stored()
    {
        return m_headquarters.with([](auto const& headquarters) { return headquarters.stored.size(); });
    }
    void poison(std::int64_t seq)
    {
        m_headquarters.with([&](auto& headquarters) { headquarters.poison.insert(seq); });
    }
    std::map<std::int64_t, RecordId> set_aside()
    {
        return m_headquarters.with([](auto const& headquarters) { return headquarters.aside; });
    }
    std::vector<Heard> heard() const { return m_server.heard(); }
    // Instead of its own answers; "" for its own again.
    void headquarters_says(std::string reply)
    {
        m_said_instead.with([&](auto& said) { said = std::move(reply); });
    }

private:
    LoopbackServer::Answer answer(Heard const& heard)
    {
        auto const instead = m_said_instead.with([](auto const& said) { return said; });
        if (!instead.empty())
            return { instead };
        return m_headquarters.with([&](auto& headquarters) -> LoopbackServer::Answer {
            if (heard.path() == "/v1/enrolments")
                return { enrolment_for(headquarters, heard.body) };
            return { receipt_for(headquarters, heard.body) };
        });
    }

    static std::string enrolment_for(Headquarters& headquarters, std::string const& body)
    {
        auto const request = enrolment_request_from(parse_json(body).value());
        if (!request || request->code != normal_enrolment_code(good_code))
            return reply_bytes("403 Forbidden", R"({"title":"Forbidden","detail":"this code is not valid"})",
                "Content-Type: application/problem+json\r\n");
        headquarters.take_on(request->key);
        auto const enrolled = headquarters.enrolled();
        return reply_bytes("201 Created",
            canonical_json(to_json(Enrolment { enrolled.device, enrolled.receipt_key, enrolled.place,
                enrolled.place_name, headquarters.time })),
            "Content-Type: application/json\r\n");
    }

    static std::string receipt_for(Headquarters& headquarters, std::string const& body)
    {
        auto const batch = headquarters.read(body);
        if (headquarters.refuses(batch))
            return reply_bytes("422 Unprocessable Content", "");
        return reply_bytes("200 OK", headquarters.sealed(headquarters.record(batch)));
    }

    std::optional<Outbox> m_outbox;
    Locked<std::string> m_said_instead;
    Locked<Headquarters> m_headquarters;
    LoopbackServer m_server;
};

}
