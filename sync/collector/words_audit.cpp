#include "sync/collector/words_audit.h"

#include "sync/base/journal.h"
#include "sync/collector/addenda.h"
#include "sync/collector/stored_response.h"
#include "sync/collector/words_secrets.h"

namespace peakend {

namespace {

    constexpr std::int64_t page = 500;
    constexpr std::int64_t looked_at_before_serving = 200;

    class Audit {
    public:
        Audit(sql::Connection& database, TextSecret const* secret, std::int64_t most)
            : m_database(database)
            , m_secret(secret)
            , m_most(most)
        {
        }

        Result<WordsAudit> run()
        {
            TRY(look_at_phones());
            TRY(look_at_kiosks());
            return m_audit;
        }

    private:
        bool enough() const { return m_audit.sealed >= m_most; }

        // In pages, as the ledger may be larger than the memory.
        Result<void> look_at_phones()
        {
            Addenda::Key after;
            while (!enough()) {
                auto const addenda = TRY(Addenda(m_database).behind(after, page));
                if (addenda.empty())
                    return {};
                for (auto const& addendum : addenda)
                    look_at(addendum.words);
                after = { addenda.back().device, addenda.back().record };
            }
            return {};
        }

        Result<void> look_at_kiosks()
        {
            ResponseKey after;
            while (!enough()) {
                auto const responses = TRY(responses_with_words_after(m_database, after, page));
                if (responses.empty())
                    return {};
                for (auto const& stored : responses)
                    look_at(stored);
                after = { responses.back().device, responses.back().epoch, responses.back().seq };
            }
            return {};
        }

        void look_at(StoredResponse const& stored)
        {
            auto const response = stored.response();
            if (!response)
                return stored.tell_unreadable(response.error());
            for (auto const& answer : response->answers)
                if (auto const* words = std::get_if<SealedWords>(&answer.value); words && !words->empty())
                    look_at(*words);
        }

        void look_at(SealedWords const& words)
        {
            if (enough())
                return;
            auto opened = m_secret ? m_secret->open_words(words) : failed(Fault::Unavailable, "no key");
            m_audit.count(opened.has_value());
            if (opened)
                wipe(*opened);
        }

        sql::Connection& m_database;
        TextSecret const* m_secret;
        std::int64_t m_most;
        WordsAudit m_audit;
    };

    // Whether a terminal has ever asked for words: to look for them in every response takes a second in a
    // million.
    Result<bool> asked_for_words(sql::Connection& database)
    {
        return !TRY(database.query("SELECT 1 FROM addendum UNION ALL SELECT 1 FROM series "
                                   "WHERE kind IN ('text', 'contact') LIMIT 1"))
                    .empty();
    }

}

Result<WordsAudit> audit_words(sql::Connection& database, TextSecret const* secret, std::int64_t most)
{
    return Audit(database, secret, most).run();
}

Result<WordsAudit> check_words(sql::Connection& database, std::filesystem::path const& folder)
{
    auto const secret = TRY(text_secret_if_any(folder));
    auto const audit = TRY(audit_words(database, secret ? &*secret : nullptr));
    if (!secret && audit.sealed > 0)
        return text_key_missing(folder, audit.sealed);
    if (audit.closed > 0)
        return text_key_wrong(folder, audit.closed, audit.sealed);
    return audit;
}

Result<void> expect_text_key(sql::Connection& database, std::filesystem::path const& folder)
{
    auto const secret = TRY(text_secret_if_any(folder));
    if (!TRY(asked_for_words(database)))
        return {};
    auto const audit = TRY(audit_words(database, secret ? &*secret : nullptr, looked_at_before_serving));
    if (!secret && audit.sealed > 0)
        return text_key_missing(folder, audit.sealed);
    if (audit.closed > 0)
        journal::warn("words_not_opened",
            { { "why", text_key_wrong(folder, audit.closed, audit.sealed).value().what } });
    return {};
}

}
