// A ledger in a folder of its own, and terminals that hand in to it without a network.
#pragma once

#include "sync/collector/ledger.h"
#include "sync/collector/tally_audit.h"
#include "tests/base/temporary_folder.h"

#include <doctest/doctest.h>
#include <set>

namespace peakend {

// A Monday, noon in London.
inline Instant const noon = *parse_rfc3339("2026-11-16T12:00:00Z");
inline std::string const some_boot = "d16616380beec24112a0a315e41722db";
inline std::string const fitting_rooms = "Tidemark / South / Harbour Street / Fitting rooms";

// Three questions: faces, why (many), 0-10.
inline Json three_questions()
{
    return *parse_json(R"({
        "format": 1,
        "title": {"en": "Fitting rooms"},
        "default_language": "en",
        "languages": ["en", "ar"],
        "questions": [
            {"key": "rooms", "kind": "smiley", "faces": 5,
             "text": {"en": "How were the fitting rooms?"},
             "labels": [{"en": "Awful"}, {"en": "Bad"}, {"en": "Okay"}, {"en": "Good"}, {"en": "Great"}]},
            {"key": "why", "kind": "many_of",
             "text": {"en": "What went wrong?"},
             "choices": [{"id": "queue", "text": {"en": "The queue"}}, {"id": "light", "text": {"en": "The light"}},
                         {"id": "mess", "text": {"en": "The mess"}}]},
            {"key": "recommend", "kind": "nps",
             "text": {"en": "Would you recommend us?"},
             "labels": [{"en": "Not at all"}, {"en": "Certainly"}]}
        ],
        "thanks": {"title": {"en": "Thank you"}, "text": {"en": "We read every answer."}}
    })");
}

inline RevisionId three_questions_revision() { return revision_of(three_questions()); }

// A terminal as the collector sees it: a key, an epoch, a lease, and what it holds.
class Terminal {
public:
    explicit Terminal(EnrolledDevice device)
        : m_device(std::move(device))
    {
    }

    Moment moment(Instant when) const
    {
        return { some_boot, boot_instant_of((when - booted).count()), when };
    }

    Response response(Instant when, std::vector<Answer> answers) const
    {
        return {
            .id = RecordId::random(),
            .revision = three_questions_revision(),
            .language = "en",
            .layout = "landscape",
            .started = moment(when),
            .took = Milliseconds(4'000),
            .ending = Ending::Completed,
            .flags = {},
            .answers = std::move(answers),
        };
    }

    void seal(RecordBody const& body)
    {
        auto const id = std::visit([](auto const& record) { return record.id; }, body);
        held.push_back({ next_seq++, id, canonical_json(to_json(body)) });
    }

    void publish()
    {
        seal(QuestionnaireEdit { RecordId::random(),
            { PublicationId::random(), three_questions_revision(), {}, "", "test" }, three_questions(),
            moment(noon - std::chrono::hours(1)) });
    }

    void rate(int face, Instant when = noon) { seal(response(when, { { "rooms", face } })); }

    // All that is held above what was acknowledged.
    Batch batch() const
    {
        Batch batch {
            .epoch = epoch,
            .lowest_held = held.empty() ? next_seq : held.front().seq,
            .next_seq = next_seq,
            .records = {},
            .now = moment(noon + std::chrono::minutes(5)),
            .anchors = anchors,
            .state = { "0.1.0", 0, 1'000'000 },
            .lease = lease,
            .told_incarnation = told_incarnation,
            .told_acknowledged_through = acknowledged_through,
        };
        for (auto const& record : held)
            if (record.seq > acknowledged_through)
                batch.records.push_back(record);
        return batch;
    }

    VerifiedBatch verified_batch() const { return verified(m_device, batch()); }

    void believe(Receipt const& receipt)
    {
        lease = receipt.lease;
        told_incarnation = receipt.incarnation;
        acknowledged_through = receipt.acknowledged_through;
    }

    EnrolledDevice const& device() const { return m_device; }

    static inline Instant const booted = noon - std::chrono::days(60);
    Epoch epoch = Epoch::random();
    std::vector<SealedRecord> held;
    std::int64_t next_seq = 1;
    std::optional<Lease> lease;
    std::optional<Incarnation> told_incarnation;
    std::int64_t acknowledged_through = 0;
    std::vector<ClockAnchor> anchors { { some_boot, boot_instant_of(0), booted, Milliseconds(20) } };

private:
    EnrolledDevice m_device;
};

template <class T>
T must(Result<T> result)
{
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().what));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class Shop {
public:
    Shop() { open(); }

    void open() { m_ledger.emplace(must(Ledger::open(folder.path()))); }
    void close() { m_ledger.reset(); }

    void back_up_to(std::filesystem::path const& there)
    {
        close();
        std::filesystem::copy(folder.path(), there, std::filesystem::copy_options::recursive);
        open();
    }
    void put_back(std::filesystem::path const& backup)
    {
        close();
        for (auto const* file : { "ledger.db", "ledger.db-wal", "ledger.db-shm" })
            std::filesystem::remove(folder.path() / file);
        std::filesystem::copy(backup, folder.path(),
            std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        open();
    }

    Terminal enrol(SigningKey const& key = SigningKey::generate(), std::string const& path = fitting_rooms,
        std::string const& zone = "Europe/London", Instant now = noon)
    {
        auto transaction = must(sql::Transaction::begin(database()));
        auto const issued = must(Access(database()).issue_code(must(touchpoint_at(path, zone)), now));
        auto device = must(Access(database()).redeem({ issued.code, key.public_key(), {} }, now)).value();
        must(transaction.commit());
        return Terminal(std::move(device));
    }

    // A terminal that has its questions to hand in.
    Terminal asking_terminal()
    {
        auto terminal = enrol();
        terminal.publish();
        return terminal;
    }

    // A terminal whose questions are here.
    Terminal known_terminal()
    {
        auto terminal = asking_terminal();
        sync(terminal);
        return terminal;
    }

    Result<Receipt> record(VerifiedBatch const& batch, Instant received_at = noon + std::chrono::minutes(5))
    {
        return m_ledger->record(std::span(&batch, 1), received_at).front();
    }

    // Hands in all, takes the receipt.
    Receipt sync(Terminal& terminal, Instant received_at = noon + std::chrono::minutes(5))
    {
        auto const receipt = must(record(terminal.verified_batch(), received_at));
        terminal.believe(receipt);
        return receipt;
    }

    std::int64_t count(std::string const& table)
    {
        return must(database().query("SELECT count(*) FROM " + table)).front().whole(0);
    }

    // Every sum follows from the responses.
    bool tallies_follow() { return must(audit_tallies(database())).differences == 0; }

    Ledger& ledger() { return *m_ledger; }
    sql::Connection& database() { return m_ledger->database(); }

    TemporaryFolder folder;

private:
    std::optional<Ledger> m_ledger;
};

}
