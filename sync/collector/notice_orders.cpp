#include "sync/collector/notice_orders.h"

#include "sync/collector/ledger.h"
#include "sync/collector/routes.h"
#include "sync/collector/server.h"
#include "sync/collector/server_errand.h"

namespace peakend {

namespace {

    constexpr std::size_t most_place_bytes = 1000;
    constexpr std::size_t most_until_bytes = 40;

    void put_audience(Json::Object& object, Audience const& whom)
    {
        if (auto const* device = std::get_if<DeviceId>(&whom))
            object.emplace("terminal", device->hex());
        else
            object.emplace("place", std::get<std::string>(whom));
    }

    Audience audience_in(JsonReader& reader)
    {
        if (reader.has("terminal"))
            return reader.id<DeviceId>("terminal");
        return reader.text("place", most_place_bytes);
    }

    Json json_of(SetNotice const& order)
    {
        Json::Object texts;
        for (auto const& [language, text] : order.text)
            texts.emplace(language, text);
        Json::Object object { { "do", "set" }, { "text", std::move(texts) }, { "until", order.until } };
        put_audience(object, order.whom);
        return object;
    }

    Json json_of(ClearNotice const& order)
    {
        Json::Object object { { "do", "clear" } };
        put_audience(object, order.whom);
        return object;
    }

    Json json_of(ListNotices const&) { return Json::Object { { "do", "list" } }; }

    Json json_of(PostedNotice const& posted)
    {
        Json::Object object { { "until", milliseconds_of(posted.until) },
            { "set_at", milliseconds_of(posted.set_at) } };
        if (posted.notice)
            object.emplace("notice", to_json(*posted.notice));
        put_audience(object, posted.whom);
        return object;
    }

    Result<PostedNotice> posted_from(Json const& json)
    {
        JsonReader reader(json);
        auto whom = audience_in(reader);
        auto const until = instant_of(reader.whole("until", 0, highest_wire_number));
        auto const set_at = instant_of(reader.whole("set_at", 0, highest_wire_number));
        auto notice = std::optional<Notice>();
        if (reader.has("notice"))
            notice = TRY(notice_from(reader.member("notice")));
        TRY(reader.verdict());
        return PostedNotice { std::move(whom), until, set_at, std::move(notice) };
    }

    Result<std::vector<PostedNotice>> carried_out(sql::Connection& database, Json const& order, Instant now)
    {
        JsonReader reader(order);
        auto const what = reader.text("do", 10);
        TRY(reader.verdict());
        Notices notices(database);
        if (what == "list")
            return notices.standing(now);
        auto const whom = audience_in(reader);
        if (what == "clear") {
            TRY(reader.verdict());
            return std::vector { TRY(notices.clear(whom, now)) };
        }
        auto const& text = reader.member("text");
        auto const until = reader.text("until", most_until_bytes);
        if (what != "set")
            reader.complain("do", "is none of set, clear and list");
        TRY(reader.verdict());
        return std::vector { TRY(notices.set(whom, text, until, now)) };
    }

    Result<std::string> carry_out_here(std::filesystem::path const& folder, std::string_view order)
    {
        TRY(expect_ledger(folder));
        auto ledger = TRY(Ledger::open(folder));
        auto transaction = TRY(sql::Transaction::begin(ledger.database()));
        auto reply = TRY(carry_out(ledger.database(), order, UtcClock::now()));
        TRY(transaction.commit());
        return reply;
    }

}

Json to_json(NoticeOrder const& order)
{
    return std::visit([](auto const& one) { return json_of(one); }, order);
}

Result<std::string> carry_out(sql::Connection& database, std::string_view order, Instant now)
{
    Json::Array array;
    for (auto const& posted : TRY(carried_out(database, TRY(parse_json(order)), now)))
        array.push_back(json_of(posted));
    return canonical_json(array);
}

Result<std::vector<PostedNotice>> order_notice(std::filesystem::path const& folder, NoticeOrder const& order)
{
    auto const body = canonical_json(to_json(order));
    auto reply = ask_collector(TRY(command_socket(folder)), notices_route, body);
    if (!reply && reply.error().fault == Fault::Unavailable)
        reply = carry_out_here(folder, body);
    auto const json = TRY(parse_json(TRY(reply)));
    std::vector<PostedNotice> notices;
    for (auto const& one : json.array() ? *json.array() : Json::Array())
        notices.push_back(TRY(posted_from(one)));
    return notices;
}

}
