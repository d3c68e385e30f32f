#include "sync/collector/words.h"

#include "sync/collector/addenda.h"
#include "sync/collector/stored_response.h"
#include "sync/collector/zone.h"

namespace peakend {

namespace {

    constexpr std::int64_t page = 500;

    class Reading {
    public:
        Reading(sql::Connection& database, TextSecret const& secret, WordsWanted const& wanted,
            std::function<Result<void>(std::string_view)> const& put)
            : m_database(database)
            , m_secret(secret)
            , m_wanted(wanted)
            , m_put(put)
        {
        }

        Result<WordsRead> read()
        {
            TRY(read_responses());
            if (m_wanted.place.empty() && m_wanted.first_day == WordsWanted().first_day
                && m_wanted.last_day == WordsWanted().last_day)
                TRY(read_unjoined());
            return m_read;
        }

    private:
        bool wants(IngestFacts const& facts) const
        {
            auto const& place = m_wanted.place;
            auto const there
                = place.empty() || facts.touchpoint == place || facts.touchpoint.starts_with(place + "/");
            return there && facts.local_day >= m_wanted.first_day && facts.local_day <= m_wanted.last_day;
        }

        Result<void> read_responses()
        {
            ResponseKey after;
            for (auto whole_page = true; whole_page;) {
                auto const responses = TRY(responses_after(m_database, after, page));
                for (auto const& stored : responses)
                    if (wants(stored.facts))
                        TRY(tell(stored));
                if (!responses.empty())
                    after = { responses.back().device, responses.back().epoch, responses.back().seq };
                whole_page = responses.size() == static_cast<std::size_t>(page);
            }
            return {};
        }

        Result<void> tell(StoredResponse const& stored)
        {
            auto const response = stored.response();
            if (!response) {
                stored.tell_unreadable(response.error());
                ++m_read.unreadable;
                return {};
            }
            auto const device = TRY(DeviceId::from_bytes(stored.device.bytes));
            auto words = later_words(TRY(Addenda(m_database).of(device, response->id)));
            for (auto const& answer : response->answers)
                if (auto const* sealed = std::get_if<SealedWords>(&answer.value); sealed && !sealed->empty())
                    words.push_back(opened(*sealed, "kiosk", { { "question", answer.key } }));
            if (words.empty())
                return {};
            return put_line({
                { "device", device.hex() },
                { "record_id", response->id.hex() },
                { "touchpoint", stored.facts.touchpoint },
                { "local_day", date_of(stored.facts.local_day) },
                { "local_hour", stored.facts.local_hour },
                { "event_time", rfc3339(stored.event_time) },
                { "language", response->language },
                { "flags", stored.flag_names() },
                { "words", std::move(words) },
            });
        }

        Result<void> read_unjoined()
        {
            Addenda::Key after;
            for (;;) {
                auto const addenda = TRY(Addenda(m_database).without_response(after, page));
                if (addenda.empty())
                    return {};
                for (auto const& addendum : addenda)
                    TRY(tell(addendum));
                after = { addenda.back().device, addenda.back().record };
            }
        }

        Result<void> tell(Addendum const& addendum)
        {
            return put_line({
                { "device", addendum.device.hex() },
                { "record_id", addendum.record.hex() },
                { "received_at", rfc3339(addendum.received_at) },
                { "words", later_words({ addendum }) },
            });
        }

        Json::Array later_words(std::vector<Addendum> const& addenda)
        {
            Json::Array words;
            for (auto const& addendum : addenda)
                words.push_back(opened(addendum.words, "phone", { { "kind", name_of(addendum.kind) } }));
            return words;
        }

        Json opened(SealedWords const& sealed, std::string_view from, Json::Object entry)
        {
            auto const words = m_secret.open_words(sealed);
            m_read.audit.count(words.has_value());
            entry.emplace("from", from);
            entry.emplace("words", words ? Json(*words) : Json());
            if (!sealed.consent.empty())
                entry.emplace("consent", sealed.consent);
            return entry;
        }

        Result<void> put_line(Json::Object line)
        {
            ++m_read.lines;
            return m_put(canonical_json(std::move(line)) + '\n');
        }

        sql::Connection& m_database;
        TextSecret const& m_secret;
        WordsWanted const& m_wanted;
        std::function<Result<void>(std::string_view)> const& m_put;
        WordsRead m_read;
    };

}

Result<WordsRead> read_words(sql::Connection& database, TextSecret const& secret, WordsWanted const& wanted,
    std::function<Result<void>(std::string_view)> const& put)
{
    return Reading(database, secret, wanted, put).read();
}

}
