#include "sync/contract/batch.h"

#include <algorithm>
#include <array>

namespace peakend {

namespace {

    constexpr std::array<std::string_view, 2> verdict_names { "unparsed",
        "fork" };  // in the order of Verdict
    constexpr std::size_t most_verdict_bytes = 64;

    std::string_view name_of(Verdict verdict) { return verdict_names.at(static_cast<std::size_t>(verdict)); }

    Json json_of(std::vector<std::pair<std::int64_t, Verdict>> const& exceptions)
    {
        Json::Array array;
        for (auto const& [seq, verdict] : exceptions)
            array.emplace_back(Json::Object { { "seq", seq }, { "verdict", name_of(verdict) } });
        return array;
    }

    Result<std::pair<std::int64_t, Verdict>> exception_from(Json const& json, std::string path)
    {
        JsonReader reader(json, std::move(path));
        auto const seq = reader.whole("seq", 1, highest_wire_number);
        auto const name = reader.text("verdict", most_verdict_bytes);
        auto const found = std::find(verdict_names.begin(), verdict_names.end(), name);
        if (found == verdict_names.end())
            reader.complain("verdict", "is unknown to this version");
        TRY(reader.verdict());
        return std::pair { seq, static_cast<Verdict>(found - verdict_names.begin()) };
    }

    Result<std::vector<std::pair<std::int64_t, Verdict>>> exceptions_from(Json::Array const& array)
    {
        std::vector<std::pair<std::int64_t, Verdict>> exceptions;
        for (auto const& json : array)
            exceptions.push_back(TRY(exception_from(json, fmt::format("/exceptions/{}", exceptions.size()))));
        return exceptions;
    }

}

std::string to_body(Receipt const& receipt)
{
    Json::Object object {
        { "epoch", receipt.epoch.hex() },
        { "incarnation", receipt.incarnation.hex() },
        { "acknowledged_through", receipt.acknowledged_through },
        { "safe_through", receipt.safe_through },
        { "exceptions", json_of(receipt.exceptions) },
        { "forked", receipt.forked },
        { "lease", receipt.lease.hex() },
        { "server_time", milliseconds_of(receipt.server_time) },
        { "content_version", receipt.content_version },
        { "first_seq", receipt.first_seq },
        { "last_seq", receipt.last_seq },
        { "batch_now", to_json(receipt.batch_now) },
    };
    put_words_keys(object, receipt.words);
    put_notice(object, receipt.notice);
    return canonical_json(object);
}

Result<Receipt> receipt_from(std::string_view body)
{
    auto const json = TRY(parse_json(body));
    JsonReader reader(json);
    Receipt receipt {};
    receipt.epoch = reader.id<Epoch>("epoch");
    receipt.incarnation = reader.id<Incarnation>("incarnation");
    receipt.acknowledged_through = reader.whole("acknowledged_through", 0, highest_wire_number);
    receipt.safe_through = reader.whole("safe_through", 0, receipt.acknowledged_through);
    receipt.forked = reader.boolean("forked");
    receipt.lease = reader.id<Lease>("lease");
    receipt.server_time = instant_of(reader.whole("server_time", 0, highest_wire_number));
    receipt.content_version = reader.whole("content_version", 0, highest_wire_number);
    receipt.first_seq = reader.whole("first_seq", 0, highest_wire_number);
    receipt.last_seq = reader.whole("last_seq", 0, highest_wire_number);
    auto const& exceptions = reader.array("exceptions", most_records_in_batch);
    receipt.words = read_words_keys(reader);
    receipt.notice = read_notice(reader);
    auto const& batch_now = reader.member("batch_now");
    TRY(reader.verdict());

    receipt.exceptions = TRY(exceptions_from(exceptions));
    receipt.batch_now = TRY(moment_from(batch_now, "/batch_now"));
    return receipt;
}

}
