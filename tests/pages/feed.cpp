// Fills a collector as a terminal would: redeems a one-time code, then sends signed batches of invented
// visits.
//
// The same seed makes the same visits. The newest lie in the last two hours; one in twenty is flagged as too
// fast.
#include "sync/contract/batch.h"
#include "sync/contract/envelope.h"
#include "sync/http/client.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <random>

namespace peakend {

namespace {

    constexpr std::int64_t day_ms = 86'400'000;
    constexpr std::int64_t newest_ms = 7'200'000;
    constexpr std::size_t records_in_batch = 200;

    struct Wish {
        std::string server;
        std::string code;
        std::string questionnaire;  // path
        int days;
        int visits_a_day;
        unsigned seed;
    };

    // A terminal that booted before the first of its visits and has known the time ever since.
    struct Terminal {
        SigningKey key;
        Enrolment enrolled;
        Epoch epoch;
        Moment now;
    };

    Result<Json> read_questionnaire(std::string const& path)
    {
        std::ifstream file(path);
        return parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
    }

    Result<std::string> post(
        http::Client& client, std::string const& path, std::string const& type, std::string const& body)
    {
        auto reply = TRY(client.post(path, type, body));
        if (reply.status != 200 && reply.status != 201)
            return failed(http::fault_of(reply.status), "{} answers {}: {}", path, reply.status, reply.body);
        return std::move(reply.body);
    }

    Result<Terminal> enrol(http::Client& client, Wish const& wish)
    {
        auto key = SigningKey::generate();
        auto const epoch = Epoch::random();
        EnrolmentRequest const request { normal_enrolment_code(wish.code), key.public_key(), epoch };
        auto const reply
            = TRY(post(client, "/v1/enrolments", "application/json", canonical_json(to_json(request))));
        auto const enrolled = TRY(enrolment_from(TRY(parse_json(reply))));
        Moment const now { boot_id(), boot_instant_of((wish.days + 1) * day_ms), enrolled.server_time };
        return Terminal { std::move(key), enrolled, epoch, now };
    }

    int rating_on(Scale const& scale, double goodness, std::mt19937& chance)
    {
        std::bernoulli_distribution good(goodness);
        auto const& values = good(chance) ? scale.positive : scale.values;
        return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(chance)];
    }

    Response visit(Questionnaire const& asked, RevisionId const& revision, Moment const& started,
        double goodness, std::mt19937& chance)
    {
        Response said { RecordId::random(), revision, "en", "landscape", started, Milliseconds(9000), {}, {},
            {} };
        for (auto const& question : asked.questions)
            if (auto const scale = scale_of(question.kind))
                said.answers.push_back({ question.key, rating_on(*scale, goodness, chance) });
        if (std::bernoulli_distribution(0.05)(chance))
            said.flags.push_back(Flag::TooFast);
        return said;
    }

    SealedRecord sealed(std::int64_t seq, RecordId const& id, RecordBody const& body)
    {
        return { seq, id, canonical_json(to_json(body)) };
    }

    // The questionnaire, then the visits from the oldest day to today.
    Result<std::vector<SealedRecord>> records_of(Terminal const& terminal, Wish const& wish)
    {
        auto const json = TRY(read_questionnaire(wish.questionnaire));
        auto const checked = check_questionnaire(json);
        if (!checked.questionnaire)
            return failed(Fault::Invalid, "{}: {}", wish.questionnaire, to_text(checked.findings));
        auto const revision = revision_of(json);
        Publication const publication { PublicationId::random(), revision, {}, "", "feed" };
        auto const first = RecordId::random();
        std::vector<SealedRecord> records;
        records.push_back(sealed(1, first, QuestionnaireEdit { first, publication, json, terminal.now }));

        std::mt19937 chance(wish.seed);
        auto const goodness = std::uniform_real_distribution(0.45, 0.75)(chance);
        for (int day = wish.days - 1; day >= 0; --day)
            for (int i = 0; i < wish.visits_a_day; ++i) {
                Milliseconds const ago(
                    day * day_ms + newest_ms * (wish.visits_a_day - i) / (wish.visits_a_day + 1));
                Moment const started { terminal.now.boot_id, terminal.now.at - ago, terminal.now.wall - ago };
                auto const said = visit(*checked.questionnaire, revision, started, goodness, chance);
                auto const seq = static_cast<std::int64_t>(records.size()) + 1;
                records.push_back(sealed(seq, said.id, said));
            }
        return records;
    }

    Result<Receipt> send(http::Client& client, Terminal const& terminal, Batch const& batch)
    {
        auto const envelope
            = TRY(seal_envelope(EnvelopeKind::Batch, terminal.enrolled.device, terminal.key, to_body(batch)));
        auto const reply = TRY(post(client, "/v1/batches", "application/octet-stream", envelope));
        auto const body = TRY(open_envelope(TRY(parse_envelope(reply)), terminal.enrolled.receipt_key));
        return receipt_from(body);
    }

    Result<void> feed(Wish const& wish)
    {
        auto client = TRY(http::Client::to(wish.server, {}));
        auto const terminal = TRY(enrol(client, wish));
        auto const records = TRY(records_of(terminal, wish));
        auto const count = static_cast<std::int64_t>(records.size());
        Batch batch { terminal.epoch, 1, count + 1, {}, terminal.now, {}, { "feed", count, 0 }, {}, {}, 0 };
        batch.anchors.push_back(
            { terminal.now.boot_id, terminal.now.at, terminal.now.wall, Milliseconds(20) });
        for (std::size_t done = 0; done < records.size(); done += records_in_batch) {
            auto const end = std::min(records.size(), done + records_in_batch);
            batch.records.assign(records.begin() + static_cast<std::ptrdiff_t>(done),
                records.begin() + static_cast<std::ptrdiff_t>(end));
            auto const receipt = TRY(send(client, terminal, batch));
            batch.lease = receipt.lease;
            batch.told_incarnation = receipt.incarnation;
            batch.told_acknowledged_through = receipt.acknowledged_through;
        }
        if (batch.told_acknowledged_through != count)
            return failed(Fault::Refused, "the collector acknowledged {} of {} records",
                batch.told_acknowledged_through, count);
        return {};
    }

    Result<int> number(std::string_view text)
    {
        int value = 0;
        auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc() || end != text.data() + text.size() || value < 1)
            return failed(Fault::Invalid, "'{}' is no whole number above 0", text);
        return value;
    }

    Result<void> run(std::vector<std::string> const& words)
    {
        if (words.size() != 7)
            return failed(
                Fault::Invalid, "usage: feed_collector SERVER CODE QUESTIONNAIRE DAYS VISITS_A_DAY SEED");
        return feed({ words[1], words[2], words[3], TRY(number(words[4])), TRY(number(words[5])),
            static_cast<unsigned>(TRY(number(words[6]))) });
    }

}

}

int main(int count, char** words)
{
    auto const done = peakend::run({ words, words + count });
    if (done)
        return 0;
    fmt::print(stderr, "feed_collector: {}\n", done.error().what);
    return 1;
}
