// A Conversation through seeded storms of every fault of the way: in the end all is there, once, and nobody
// was taken for a clone.
#include "tests/uplink/desk.h"

#include <doctest/doctest.h>
#include <random>

namespace peakend {
namespace {

    class Storm {
    public:
        explicit Storm(unsigned seed)
            : m_dice(seed)
            , m_desk(m_headquarters)
        {
        }

        void blow(int steps)
        {
            for (int i = 0; i < steps; ++i) {
                m_desk.dice = std::uniform_real_distribution<>(0, 1)(m_dice);
                if (m_desk.in_flight)
                    answer();
                else
                    live();
                check();
            }
        }

        // All faults heal, and one more visitor comes: a collector that was rolled back is noticed by a
        // batch.
        void clear_up()
        {
            m_desk.store_is_broken = m_desk.outbox_is_absent = false;
            m_desk.seal();
            for (int i = 0; i < 50 && m_desk.acknowledged_through() + 1 < m_desk.next_seq(); ++i) {
                m_desk.pass_time();
                m_desk.drain();
            }
            check();
            REQUIRE(m_desk.acknowledged_through() + 1 == m_desk.next_seq());
            REQUIRE(m_headquarters.stored.size() == m_desk.outbox.size());
            for (auto const& record : m_desk.outbox)
                REQUIRE(m_headquarters.stored.at(record.seq) == record.body);
        }

    private:
        bool one_in(unsigned n) { return m_dice() % n == 0; }

        void live()
        {
            switch (m_dice() % 8) {
            case 0:
                m_desk.seal(static_cast<int>(m_dice() % 30));
                break;
            case 1:
                m_desk.tell(SyncAsked {});
                break;
            case 2:
                m_desk.start();
                break;
            case 3:
                m_desk.outbox_is_absent = one_in(4);
                break;
            case 4:
                m_desk.now.wall = instant_of(static_cast<std::int64_t>(m_dice()));
                break;
            default:
                m_desk.pass_time();
            }
        }

        void answer()
        {
            m_desk.now.at += Milliseconds(m_dice() % 60'000);
            m_desk.store_is_broken = one_in(10);
            switch (m_dice() % 12) {
            case 0:
                return m_desk.lose_reply();  // the batch never came
            case 1:
                return m_desk.reply(std::array { 302, 400, 401, 413, 426, 429, 503 }[m_dice() % 7]);
            case 2:
                return m_desk.reply(200, "<html>sign in</html>");
            default:
                break;
            }
            if (one_in(25))
                m_headquarters.roll_back_to(m_desk.acknowledged_through() / 2);
            auto const reply = m_headquarters.sealed(m_headquarters.record(m_desk.sent()));
            switch (m_dice() % 6) {
            case 0:
                return m_desk.lose_reply();
            case 1:
                return m_desk.reply(200, damaged(reply));
            case 2:
                return m_desk.start();  // the process died with the reply unread
            default:
                return m_desk.reply(200, reply);
            }
        }

        std::string damaged(std::string bytes)
        {
            if (one_in(2))
                return bytes.substr(0, m_dice() % bytes.size());
            auto& byte = bytes[m_dice() % bytes.size()];
            byte = static_cast<char>(byte ^ (1 << m_dice() % 8));
            return bytes;
        }

        // What is acknowledged is there; a lone terminal is never a clone.
        void check()
        {
            REQUIRE_FALSE(m_headquarters.forked);
            auto const kept = m_desk.store.find(m_desk.epoch);
            if (kept == m_desk.store.end())
                return;
            REQUIRE_FALSE(kept->second.forked);
            bool const same_history = kept->second.incarnation == m_headquarters.incarnation;
            auto const through = kept->second.acknowledged_through;
            REQUIRE((!same_history || through == 0 || m_headquarters.stored.contains(through)));
        }

        std::mt19937 m_dice;
        Headquarters m_headquarters;
        Desk m_desk;
    };

}

TEST_SUITE("Conversation in bad weather")
{
    TEST_CASE("after any storm headquarters has every record once and forked nobody")
    {
        for (unsigned seed = 1; seed <= 50; ++seed) {
            CAPTURE(seed);
            Storm storm(seed);

            storm.blow(150);

            storm.clear_up();
        }
    }
}

}
