#include "sync/outbox/scribe.h"

#include <utility>

namespace peakend {

namespace {

    // One overload per deed.
    class Commit {
    public:
        explicit Commit(Outbox& outbox)
            : m_outbox(outbox)
        {
        }
        Result<void> operator()(BeginVisit const& deed) { return m_outbox.begin(deed.opening, deed.answer); }
        Result<void> operator()(KeepAnswer const& deed) { return m_outbox.keep(deed.id, deed.answer); }
        Result<void> operator()(SealVisit const& deed) { return without_value(m_outbox.seal(deed.closing)); }
        Result<void> operator()(Give const& deed)
        {
            gift = TRY(m_outbox.give(deed.visit, deed.surprise, deed.now));
            return {};
        }
        Result<void> operator()(Redeem const& deed)
        {
            redemption = TRY(m_outbox.redeem(deed.code, deed.now));
            return {};
        }
        Result<void> operator()(Meet const& deed) { return m_outbox.meet(deed.kind, deed.woken); }
        Result<void> operator()(SealEncounters const& deed)
        {
            return without_value(m_outbox.seal_encounters(deed.before));
        }
        Result<void> operator()(Follow const& deed)
        {
            return m_outbox.follow(deed.progress, deed.aside, deed.fresh, deed.now);
        }
        Result<void> operator()(SettleRequest const& deed) { return m_outbox.settle(deed.request); }
        Result<void> operator()(Probe const&) { return m_outbox.probe(); }

        // Of the last deed.
        std::optional<Gift> gift;
        std::optional<Redemption> redemption;

    private:
        template <class T>
        static Result<void> without_value(Result<T> result)
        {
            TRY(std::move(result));
            return {};
        }

        Outbox& m_outbox;
    };

}

Scribe::Scribe(Outbox outbox, std::function<void()> notify)
    : m_desk(Desk { {}, {}, outbox.epoch() })
    , m_thread(&Scribe::work, this, std::move(outbox), std::move(notify))
{
}

Scribe::~Scribe()
{
    m_desk.change([](Desk& desk) { desk.closing = true; });
    m_thread.join();
}

void Scribe::write(Ticket ticket, Deed deed)
{
    m_desk.change([&](Desk& desk) { desk.waiting.emplace_back(ticket, std::move(deed)); });
}

std::vector<Scribe::Outcome> Scribe::outcomes()
{
    return m_desk.with([](Desk& desk) { return std::exchange(desk.done, {}); });
}

Epoch Scribe::epoch() const
{
    return m_desk.with([](Desk const& desk) { return desk.epoch; });
}

std::optional<std::pair<Scribe::Ticket, Deed>> Scribe::next()
{
    auto const ready = [](Desk const& desk) { return desk.closing || !desk.waiting.empty(); };
    return m_desk.when(ready, [](Desk& desk) -> std::optional<std::pair<Ticket, Deed>> {
        if (desk.waiting.empty())
            return std::nullopt;
        auto first = std::move(desk.waiting.front());
        desk.waiting.pop_front();
        return first;
    });
}

void Scribe::work(Outbox outbox, std::function<void()> notify)
{
    Commit commit(outbox);
    while (auto const given = next()) {
        auto result = std::visit(commit, given->second);
        auto gift = std::exchange(commit.gift, std::nullopt);
        auto redemption = std::exchange(commit.redemption, std::nullopt);
        m_desk.with([&](Desk& desk) {
            desk.done.push_back({ given->first, std::move(result), std::move(gift), std::move(redemption) });
            desk.epoch = outbox.epoch();
        });
        notify();
    }
}

}
