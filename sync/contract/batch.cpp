#include "sync/contract/batch.h"

#include <set>

namespace peakend {

namespace {

    // The uplink keeps three anchors for a boot, and each record may be of a boot of its own.
    constexpr std::size_t most_anchors = 3 * most_records_in_batch;
    constexpr std::size_t most_version_bytes = 100;

    // A body that is no longer the record it was (a damaged disk) goes up as bytes; the collector keeps it as
    // unparsed.
    Json body_of(SealedRecord const& record)
    {
        auto parsed = parse_json(record.body);
        auto const* id = parsed ? parsed->find("id") : nullptr;
        if (id && *id == Json(record.id.hex()))
            return std::move(*parsed);
        std::vector<std::uint8_t> const bytes(record.body.begin(), record.body.end());
        return Json::Object { { "kind", "damaged" }, { "id", record.id.hex() }, { "bytes", hex_of(bytes) } };
    }

    // All that is read of a body here is its id: whether this version knows the rest is not the batch's
    // affair.
    Result<SealedRecord> sealed_from(Json const& json, std::string const& path)
    {
        JsonReader reader(json, path);
        auto const seq = reader.whole("seq", 1, highest_wire_number);
        auto const& body = reader.member("body");
        TRY(reader.verdict());
        JsonReader body_reader(body, path + "/body");
        auto const id = body_reader.id<RecordId>("id");
        TRY(body_reader.verdict());
        return SealedRecord { seq, id, canonical_json(body) };
    }

    Result<std::vector<SealedRecord>> records_from(Json::Array const& array)
    {
        std::vector<SealedRecord> records;
        std::set<RecordId> ids;
        for (auto const& json : array) {
            auto record = TRY(sealed_from(json, fmt::format("/records/{}", records.size())));
            if (!records.empty() && record.seq != records.back().seq + 1)
                return failed(
                    Fault::Invalid, "seq {} follows seq {} in the batch", record.seq, records.back().seq);
            if (!ids.insert(record.id).second)
                return failed(Fault::Invalid, "record {} is in the batch twice", record.id.hex());
            records.push_back(std::move(record));
        }
        return records;
    }

    Result<void> check_held(Batch const& batch)
    {
        auto const first = batch.records.empty() ? batch.next_seq : batch.records.front().seq;
        auto const after_last = batch.records.empty() ? batch.next_seq : batch.records.back().seq + 1;
        if (batch.lowest_held > first || after_last > batch.next_seq)
            return failed(Fault::Invalid,
                "the terminal says that it holds seqs from {} to before {}, but sends {} to {}",
                batch.lowest_held, batch.next_seq, first, after_last - 1);
        return {};
    }

    Json json_of(SeqRange const& range)
    {
        return Json::Object { { "first", range.first }, { "last", range.last } };
    }

    Json json_of(AsideRecord const& aside)
    {
        return Json::Object { { "seq", aside.seq }, { "id", aside.id.hex() } };
    }

    Result<std::vector<SeqRange>> missing_from(Json::Array const& array, Batch const& batch)
    {
        std::vector<SeqRange> missing;
        auto above = batch.lowest_held;
        for (auto const& json : array) {
            JsonReader reader(json, fmt::format("/missing/{}", missing.size()));
            auto const first = reader.whole("first", above + 1, highest_wire_number);
            auto const last = reader.whole("last", first, batch.next_seq - 1);
            TRY(reader.verdict());
            missing.push_back({ first, last });
            above = last;
        }
        return missing;
    }

    Result<std::vector<AsideRecord>> aside_from(Json::Array const& array, Batch const& batch)
    {
        std::vector<AsideRecord> aside;
        std::int64_t above = 0;
        for (auto const& json : array) {
            JsonReader reader(json, fmt::format("/aside/{}", aside.size()));
            auto const seq = reader.whole("seq", above + 1, batch.next_seq - 1);
            auto const id = reader.id<RecordId>("id");
            TRY(reader.verdict());
            aside.push_back({ seq, id });
            above = seq;
        }
        return aside;
    }

    // A seq is in one of records, missing and aside: a terminal that says two things of it is not believed.
    Result<void> check_apart(Batch const& batch)
    {
        std::set<std::int64_t> sent;
        for (auto const& record : batch.records)
            sent.insert(record.seq);
        auto const is_sent_within = [&](std::int64_t first, std::int64_t last) {
            auto const found = sent.lower_bound(first);
            return found != sent.end() && *found <= last;
        };
        for (auto const& range : batch.missing)
            if (is_sent_within(range.first, range.last))
                return failed(
                    Fault::Invalid, "seqs {} to {} are sent and missing at once", range.first, range.last);
        for (auto const& aside : batch.aside)
            if (is_sent_within(aside.seq, aside.seq))
                return failed(Fault::Invalid, "seq {} is sent and set aside at once", aside.seq);
        if (batch.farewell && !batch.records.empty())
            return failed(Fault::Invalid, "a farewell brings no records");
        return {};
    }

    Json json_of(ClockAnchor const& anchor)
    {
        return Json::Object {
            { "boot", anchor.boot_id },
            { "at", milliseconds_of(anchor.at) },
            { "server", milliseconds_of(anchor.server) },
            { "uncertainty", std::int64_t { anchor.uncertainty.count() } },
        };
    }

    template <class Part>
    Json::Array array_of(std::vector<Part> const& parts)
    {
        Json::Array array;
        for (auto const& part : parts)
            array.push_back(json_of(part));
        return array;
    }

    // Members that stand in the body only when they say something, so that the usual batch stays as short,
    // and as old collectors know it.
    void add_exceptional(Json::Object& object, Batch const& batch)
    {
        if (!batch.missing.empty())
            object.emplace("missing", array_of(batch.missing));
        if (!batch.aside.empty())
            object.emplace("aside", array_of(batch.aside));
        if (batch.farewell)
            object.emplace("farewell", true);
        if (batch.enrolled_at)
            object.emplace("enrolled_at", milliseconds_of(*batch.enrolled_at));
    }

    Result<ClockAnchor> anchor_from(Json const& json, std::string path)
    {
        JsonReader reader(json, std::move(path));
        ClockAnchor anchor;
        anchor.boot_id = reader.text("boot", 32);
        anchor.at = boot_instant_of(reader.whole("at", 0, highest_wire_number));
        anchor.server = instant_of(reader.whole("server", 0, highest_wire_number));
        anchor.uncertainty = Milliseconds(reader.whole("uncertainty", 0, highest_wire_number));
        TRY(reader.verdict());
        return anchor;
    }

    Result<std::vector<ClockAnchor>> anchors_from(Json::Array const& array)
    {
        std::vector<ClockAnchor> anchors;
        for (auto const& json : array)
            anchors.push_back(TRY(anchor_from(json, fmt::format("/anchors/{}", anchors.size()))));
        return anchors;
    }

    Json json_of(TerminalState const& state)
    {
        return Json::Object {
            { "version", state.version },
            { "waiting", state.waiting },
            { "free_bytes", state.free_bytes },
        };
    }

    Result<TerminalState> state_from(Json const& json)
    {
        JsonReader reader(json, "/state");
        TerminalState state {
            .version = reader.text("version", most_version_bytes),
            .waiting = reader.whole("waiting", 0, highest_wire_number),
            .free_bytes = reader.whole("free_bytes", 0, highest_wire_number),
        };
        TRY(reader.verdict());
        return state;
    }

    // What the terminal was last told: members that a file batch and a terminal's very first batch lack.
    void read_told(JsonReader& reader, Batch& batch)
    {
        if (reader.has("lease"))
            batch.lease = reader.id<Lease>("lease");
        if (!reader.has("told_incarnation"))
            return;
        batch.told_incarnation = reader.id<Incarnation>("told_incarnation");
        batch.told_acknowledged_through = reader.whole("told_acknowledged_through", 0, highest_wire_number);
    }

    void read_farewell(JsonReader& reader, Batch& batch)
    {
        batch.farewell = reader.has("farewell") && reader.boolean("farewell");
        if (batch.farewell && reader.has("enrolled_at"))
            batch.enrolled_at = instant_of(reader.whole("enrolled_at", 0, highest_wire_number));
    }

}

std::string to_body(Batch const& batch)
{
    Json::Array records;
    for (auto const& record : batch.records)
        records.emplace_back(Json::Object { { "seq", record.seq }, { "body", body_of(record) } });
    Json::Object object {
        { "epoch", batch.epoch.hex() },
        { "lowest_held", batch.lowest_held },
        { "next_seq", batch.next_seq },
        { "records", std::move(records) },
        { "now", to_json(batch.now) },
        { "anchors", array_of(batch.anchors) },
        { "state", json_of(batch.state) },
    };
    if (batch.lease)
        object.emplace("lease", batch.lease->hex());
    if (batch.told_incarnation) {
        object.emplace("told_incarnation", batch.told_incarnation->hex());
        object.emplace("told_acknowledged_through", batch.told_acknowledged_through);
    }
    add_exceptional(object, batch);
    return canonical_json(object);
}

Result<Batch> batch_from(std::string_view body)
{
    auto const json = TRY(parse_json(body));
    JsonReader reader(json);
    Batch batch {};
    batch.epoch = reader.id<Epoch>("epoch");
    batch.lowest_held = reader.whole("lowest_held", 1, highest_wire_number);
    batch.next_seq = reader.whole("next_seq", 1, highest_wire_number);
    auto const& records = reader.array("records", most_records_in_batch);
    auto const& now = reader.member("now");
    auto const& anchors = reader.array("anchors", most_anchors);
    auto const& state = reader.member("state");
    read_told(reader, batch);
    auto const array_if_there = [&](std::string_view name) {
        return reader.has(name) ? reader.array(name, most_records_in_batch) : Json::Array();
    };
    auto const missing = array_if_there("missing");
    auto const aside = array_if_there("aside");
    read_farewell(reader, batch);
    if (batch.told_acknowledged_through >= batch.next_seq)
        reader.complain("told_acknowledged_through", "must be below next_seq");
    TRY(reader.verdict());

    batch.records = TRY(records_from(records));
    TRY(check_held(batch));
    batch.missing = TRY(missing_from(missing, batch));
    batch.aside = TRY(aside_from(aside, batch));
    TRY(check_apart(batch));
    batch.now = TRY(moment_from(now, "/now"));
    batch.anchors = TRY(anchors_from(anchors));
    batch.state = TRY(state_from(state));
    return batch;
}

}
