// text.key when it is lost, another one, or nobody has written yet: whoever runs headquarters hears of it.
#include "sync/collector/addenda.h"
#include "sync/collector/commands.h"
#include "sync/collector/server.h"
#include "sync/collector/words_secrets.h"
#include "tests/collector/shop.h"

#include <fstream>

using namespace peakend;

namespace {

bool says(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

template <class T>
Error refused(Result<T> const& result)
{
    REQUIRE_FALSE(result);
    return result.error();
}

Json three_questions_and_words()
{
    auto json = three_questions();
    auto questions = *json.find("questions")->array();
    questions.push_back(
        *parse_json(R"({"key": "words", "kind": "text", "text": {"en": "Why?"}, "most_characters": 60})"));
    auto object = *json.object();
    object["questions"] = std::move(questions);
    return object;
}

// A ledger with words that a visitor wrote on the kiosk and others from a phone, and a folder for text.key.
class Written {
public:
    Written()
        : m_terminal(m_shop.enrol())
        , m_key(must(text_secret(folder())).public_key())
    {
        auto const asked = three_questions_and_words();
        m_terminal.seal(QuestionnaireEdit { RecordId::random(),
            { PublicationId::random(), revision_of(asked), {}, "", "test" }, asked,
            m_terminal.moment(noon) });
        m_shop.sync(m_terminal);
    }

    void on_the_kiosk(std::string const& words)
    {
        auto response = m_terminal.response(noon, { { "rooms", 2 }, { "words", seal_words(m_key, words) } });
        response.revision = revision_of(three_questions_and_words());
        m_terminal.seal(response);
        m_shop.sync(m_terminal);
    }

    void on_a_phone(std::string const& words)
    {
        auto transaction = must(sql::Transaction::begin(m_shop.database()));
        must(Addenda(m_shop.database())
                 .add({ m_terminal.device().device, RecordId::random(), AddendumKind::Text,
                     seal_words(m_key, words), noon }));
        must(transaction.commit());
    }

    // From here on the ledger is a server's or a command's.
    void close() { m_shop.close(); }
    void lose_the_key() { std::filesystem::remove(key_file()); }
    void take_another_key() { std::ofstream(key_file()) << TextSecret::generate().bytes(); }

    Result<Server> serve() const
    {
        ServerPlan plan;
        plan.folder = folder();
        plan.terminals_port = 0;
        plan.people_port = 0;
        return Server::start(plan);
    }

    std::filesystem::path folder() const { return m_shop.folder.path(); }
    std::filesystem::path key_file() const { return folder() / "text.key"; }

private:
    Shop m_shop;
    Terminal m_terminal;
    TextKey m_key;
};

}

TEST_SUITE_BEGIN("text.key");

TEST_CASE("the key that opens all that was written is in order")
{
    Written written;
    written.on_the_kiosk("Too warm.");
    written.on_a_phone("The lift is broken.");
    written.close();

    auto const audit = must(check_words(written.folder()));

    CHECK(audit.sealed == 2);
    CHECK(audit.closed == 0);
    CHECK(must(print_words(written.folder(), {})) == 2);
}

TEST_CASE("where nobody has written yet no key is missed, and a server draws one")
{
    Written written;
    written.lose_the_key();
    written.close();

    CHECK(must(check_words(written.folder())).sealed == 0);
    CHECK(must(print_words(written.folder(), {})) == 0);
    CHECK(written.serve());
    CHECK(std::filesystem::exists(written.key_file()));
}

TEST_CASE("without the key nothing is served and none is drawn, and everybody hears what to do")
{
    for (auto const on_a_phone : { false, true }) {
        CAPTURE(on_a_phone);
        Written written;
        on_a_phone ? written.on_a_phone("The lift is broken.") : written.on_the_kiosk("Too warm.");
        written.lose_the_key();
        written.close();

        auto const checked = refused(check_words(written.folder()));

        CHECK(checked.fault == Fault::Unavailable);
        CHECK(says(checked.what, written.key_file().string() + " is not there, and 1 texts"));
        CHECK(says(checked.what, "bring it back from your copy"));
        CHECK(refused(print_words(written.folder(), {})).what == checked.what);
        CHECK(refused(written.serve()).what == checked.what);
        CHECK_FALSE(std::filesystem::exists(written.key_file()));
    }
}

TEST_CASE("a key that opens nothing is a fault, and serving goes on with it")
{
    Written written;
    written.on_the_kiosk("Too warm.");
    written.on_a_phone("The lift is broken.");
    written.take_another_key();
    written.close();

    auto const checked = refused(check_words(written.folder()));

    CHECK(checked.fault == Fault::Refused);
    CHECK(says(checked.what, written.key_file().string() + " does not open 2 of 2 texts"));
    CHECK(refused(print_words(written.folder(), {})).what == checked.what);
    CHECK(written.serve());
}

TEST_CASE("words are not looked for at a place that is not there")
{
    Written written;
    written.close();
    WordsWanted wanted;
    wanted.place = "tidemark/suoth";

    auto const what = refused(print_words(written.folder(), wanted)).what;

    CHECK(says(
        what, "there is no place 'tidemark/suoth' (did you mean 'tidemark/south'?); there are: tidemark, "));
}

TEST_CASE("words are looked for at a place by its names, too")
{
    Written written;
    written.on_the_kiosk("Too warm.");
    written.close();
    auto const lines_at = [&](std::string const& place) {
        WordsWanted wanted;
        wanted.place = place;
        return print_words(written.folder(), wanted);
    };

    CHECK(must(lines_at("tidemark/south/harbour-street")) == 1);
    CHECK(must(lines_at("Tidemark / South / Harbour Street")) == 1);
    CHECK(says(refused(lines_at(" ")).what, "there is no place ' '"));
}

TEST_CASE("a folder without a ledger is told by every command, and left as it was")
{
    TemporaryFolder folder;
    auto const data = folder.path() / "colector";
    auto const what = "there is no ledger in " + data.string();

    CHECK(says(refused(check_ledger(data)).what, what));
    CHECK(says(refused(check_words(data)).what, what));
    CHECK(says(refused(print_words(data, {})).what, what));
    CHECK(says(refused(export_ledger(data)).what, what));
    CHECK(says(refused(rebuild_ledger_tallies(data)).what, what));
    CHECK(says(refused(enrol(data, fitting_rooms, "Europe/London")).what, what));
    CHECK_FALSE(std::filesystem::exists(data));
}

TEST_SUITE_END();
