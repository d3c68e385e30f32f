// A terminal's disk with a kiosk and an uplink at work on it, as they ship but for window, loop and clock.
#pragma once

#include "sync/outbox/outbox.h"
#include "sync/uplink/uplink.h"
#include "tests/outbox/some_visits.h"
#include "tests/streams/office.h"

#include <functional>

namespace peakend {

class Site {
public:
    explicit Site(Office& office)
        : m_office(&office)
    {
        std::filesystem::create_directory(terminal_folder());
        std::filesystem::permissions(
            terminal_folder(), std::filesystem::perms::set_gid | std::filesystem::perms(0750));
    }
    Site(Site const&) = delete;
    Site& operator=(Site const&) = delete;

    std::filesystem::path terminal_folder() const { return m_folder.path() / "kiosk"; }
    std::filesystem::path data_folder() const { return m_folder.path() / "uplink"; }
    Outbox& outbox() { return *m_outbox; }

    void start_kiosk()
    {
        auto opened = Outbox::open_or_begin_anew(terminal_folder(), m_now.wall);
        REQUIRE(opened);
        m_outbox.emplace(std::move(*opened));
        REQUIRE(m_outbox->seal_interrupted());
        REQUIRE(m_outbox->publish(m_publication, coffee_questionnaire(), m_now));
        look();
    }
    void start_uplink()
    {
        auto opened = Uplink::open(
            { m_office->address(), terminal_folder(), data_folder(), Milliseconds(0), "", "" },
            { "0.1.0", nullptr },
            [this] {
                if (at_each_look_at_the_clock)
                    at_each_look_at_the_clock();
                return m_now;
            },
            [] { return 0.5; });
        REQUIRE(opened);
        m_uplink.emplace(std::move(*opened));
        pass(Milliseconds(0));
    }
    void start()
    {
        start_kiosk();
        start_uplink();
    }
    void move_to(Office& office)
    {
        stop_uplink();
        m_office = &office;
        start_uplink();
    }
    void stop_kiosk() { m_outbox.reset(); }
    void stop_uplink() { m_uplink.reset(); }

    void tap(int visitors = 1)
    {
        for (int i = 0; i < visitors; ++i) {
            auto const id = open_visit();
            REQUIRE(m_outbox->seal({ id, "en", Milliseconds(8'000), Ending::Completed }));
        }
    }
    RecordId open_visit()
    {
        auto const id = RecordId::random();
        REQUIRE(m_outbox->begin(
            { id, revision_of(coffee_questionnaire()), "en", "landscape", m_now, {} }, { "coffee", 5 }));
        m_office->tapped.insert(id);
        return id;
    }

    // What Terminal does every half minute.
    void look()
    {
        auto const glance = UplinkView(data_folder()).look(m_outbox->epoch());
        if (glance && glance->progress)
            REQUIRE(m_outbox->follow(*glance->progress, glance->aside, Epoch::random(), m_now));
    }
    void pass(Milliseconds time)
    {
        pass_until(time, [] { return false; });
    }
    // Stops amid what there is to do as soon as `done`.
    void pass_until(Milliseconds time, std::function<bool()> const& done)
    {
        m_now.at += time;
        m_now.wall += time;
        run(done);
    }
    // Long enough for every wait between two tries, with the kiosk looking in between if it runs.
    void work()
    {
        for (int i = 0; i < 8; ++i) {
            if (m_outbox)
                look();
            pass(std::chrono::minutes(8));
        }
    }

    RequestAnswer ask(Verb verb, std::string argument = "")
    {
        auto const id = m_outbox->ask({ RequestId::random(), verb, std::move(argument) });
        REQUIRE(id);
        pass(shortest_look_interval);
        auto const glance = seen();
        for (auto const& answer : glance.answers)
            if (answer.id == *id) {
                REQUIRE(m_outbox->settle(*id));
                return answer;
            }
        FAIL("the request was not answered");
        return {};
    }
    void enrol()
    {
        auto const answer = ask(Verb::Enrol, m_office->code());
        REQUIRE_MESSAGE(answer.state == RequestState::Done, answer.sentence);
    }
    UplinkView::Glance seen()
    {
        auto glance = UplinkView(data_folder()).look(m_outbox->epoch());
        REQUIRE(glance);
        return *glance;
    }

    // Of the uplink: a test's way between two of its steps.
    std::function<void()> at_each_look_at_the_clock;

    void check_drained()
    {
        auto const glance = seen();
        REQUIRE(glance.progress);
        CHECK(glance.progress->acknowledged_through + 1 == m_outbox->standing()->next_seq);
        CHECK_FALSE(glance.progress->forked);
    }

    // The bytes of the disk as they are now, also while programs are at work on it.
    void copy_disk_to(std::filesystem::path const& there) const
    {
        std::filesystem::copy(m_folder.path(), there,
            std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        for (auto const* file : { "kiosk/terminal.db-shm", "uplink/uplink.db-shm" })
            std::filesystem::remove(there / file);
    }
    void copy_disk_to(Site& clone) const
    {
        clone.m_now = m_now;
        clone.m_publication = m_publication;
        copy_disk_to(clone.m_folder.path());
    }
    // REQUIRES: whoever works there is stopped. part: "kiosk" or "uplink".
    void put_back(std::filesystem::path const& copy, std::string const& part)
    {
        std::filesystem::remove_all(m_folder.path() / part);
        std::filesystem::copy(copy / part, m_folder.path() / part, std::filesystem::copy_options::recursive);
    }

private:
    void run(std::function<bool()> const& done)
    {
        int steps = 0;
        while (m_uplink && !done() && m_uplink->step())
            REQUIRE(++steps < 10'000);
    }

    Office* m_office;
    TemporaryFolder m_folder;
    Moment m_now = some_moment(100'000);
    Publication m_publication = publication_of(coffee_questionnaire());
    std::optional<Outbox> m_outbox;
    std::optional<Uplink> m_uplink;
};

}
