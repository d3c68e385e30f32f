// Records as a terminal makes them, the same in every run.
#pragma once

#include "sync/contract/batch.h"

#include <algorithm>
#include <string>
#include <vector>

namespace peakend {

inline std::string const some_boot = "d16616380beec24112a0a315e41722db";

// An Id all of whose bytes are `byte`.
template <class AnyId>
AnyId some_id(std::uint8_t byte)
{
    std::array<std::uint8_t, AnyId::size> bytes {};
    bytes.fill(byte);
    return AnyId(bytes);
}

inline SigningKey some_key(char seed) { return *SigningKey::from_seed(std::string(32, seed)); }

// `at` milliseconds after a boot in November 2026, by an honest wall clock.
inline Moment some_moment(std::int64_t at)
{
    return { some_boot, boot_instant_of(at), instant_of(1'794'000'000'000 + at) };
}

inline Response some_response(std::uint8_t byte = 1)
{
    return {
        .id = some_id<RecordId>(byte),
        .revision = some_id<RevisionId>(0xee),
        .language = "zh-Hans",
        .layout = "landscape",
        .started = some_moment(60'000),
        .took = Milliseconds(8'250),
        .ending = Ending::Completed,
        .flags = {},
        .answers = {
            { "experience", 2, true },
            { "reason", std::string("queue"), false },
            { "missing", std::vector<std::string> { "size", "colour" }, false },
        },
    };
}

inline Json some_questionnaire()
{
    return *parse_json(R"({
        "format": 1,
        "title": {"en": "Fitting rooms", "zh-Hans": "试衣间"},
        "default_language": "en",
        "languages": ["en", "zh-Hans"],
        "questions": [
            {
                "key": "experience",
                "kind": "smiley",
                "faces": 3,
                "text": {"en": "How was your time in the fitting rooms?", "zh-Hans": "试衣间的体验如何？"},
                "labels": [
                    {"en": "Bad", "zh-Hans": "不好"},
                    {"en": "Okay", "zh-Hans": "一般"},
                    {"en": "Good", "zh-Hans": "好"}
                ],
                "branches": [{"values": [1], "go": "reason"}],
                "next": "thanks"
            },
            {
                "key": "reason",
                "kind": "many_of",
                "text": {"en": "What went wrong?", "zh-Hans": "哪里不满意？"},
                "choices": [
                    {"id": "queue", "icon": "clock", "text": {"en": "The queue", "zh-Hans": "排队"}},
                    {"id": "light", "text": {"en": "The light", "zh-Hans": "灯光"}}
                ]
            }
        ],
        "thanks": {"title": {"en": "Thank you!", "zh-Hans": "谢谢！"}, "text": {"en": "We read every answer."}}
    })");
}

inline QuestionnaireEdit some_edit(std::uint8_t byte = 2)
{
    auto questionnaire = some_questionnaire();
    Publication publication {
        .id = some_id<PublicationId>(0xdd),
        .revision = revision_of(questionnaire),
        .parents = { some_id<PublicationId>(0xdc) },
        .place = "harbour_street_fitting",
        .author = "headquarters",
    };
    return { some_id<RecordId>(byte), publication, questionnaire, some_moment(1'000) };
}

inline SealedRecord sealed(std::int64_t seq, RecordBody const& body)
{
    auto const id = std::visit([](auto const& record) { return record.id; }, body);
    return { seq, id, canonical_json(to_json(body)) };
}

// A batch of an enrolled terminal that was told of everything before the first of these.
inline Batch some_batch(std::vector<SealedRecord> records)
{
    auto const first = records.empty() ? std::int64_t { 1 } : records.front().seq;
    auto const after_last = first + static_cast<std::int64_t>(records.size());
    return {
        .epoch = some_id<Epoch>(0xe0),
        .lowest_held = std::max<std::int64_t>(1, first - 10),
        .next_seq = after_last,
        .records = std::move(records),
        .now = some_moment(90'000),
        .anchors = { { some_boot, boot_instant_of(5'000), instant_of(1'794'000'005'020), Milliseconds(35) } },
        .state = { .version = "0.1.0", .waiting = 3, .free_bytes = 12'345'678'901 },
        .lease = some_id<Lease>(0x1e),
        .told_incarnation = some_id<Incarnation>(0x1c),
        .told_acknowledged_through = first - 1,
    };
}

inline Receipt some_receipt()
{
    return {
        .epoch = some_id<Epoch>(0xe0),
        .incarnation = some_id<Incarnation>(0x1c),
        .acknowledged_through = 14,
        .safe_through = 9,
        .exceptions = { { 12, Verdict::Unparsed }, { 13, Verdict::Fork } },
        .forked = true,
        .lease = some_id<Lease>(0x1f),
        .server_time = instant_of(1'794'000'090'123),
        .content_version = 7,
        .first_seq = 11,
        .last_seq = 14,
        .batch_now = some_moment(90'000),
    };
}

// The object with one member put in or replaced, and with one left out.
inline Json with(Json const& json, std::string const& name, Json value)
{
    auto object = *json.object();
    object[name] = std::move(value);
    return object;
}
inline Json without(Json const& json, std::string const& name)
{
    auto object = *json.object();
    object.erase(name);
    return object;
}

}
