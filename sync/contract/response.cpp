#include "sync/contract/response.h"

#include "sync/contract/language_tag.h"

#include <algorithm>
#include <array>
#include <set>

namespace peakend {

namespace {

    constexpr std::size_t most_key_bytes = 64;
    constexpr std::size_t most_language_bytes = 35;  // the longest tag that RFC 5646 section 4.4.1 expects
    constexpr std::int64_t most_boot_milliseconds = 3'155'760'000'000;    // a hundred years
    constexpr std::int64_t last_wall_milliseconds = 253'402'300'799'999;  // the end of the year 9999

    // Each in the order of its enum.
    constexpr std::array<std::string_view, 4> ending_names { "completed", "walked_away", "timed_out",
        "interrupted" };
    constexpr std::array<std::string_view, 6> flag_names { "too_fast", "outside_hours", "test_mode",
        "clock_uncertain", "burst", "same_run" };

    template <class Enum, std::size_t Size>
    std::optional<Enum> named(std::array<std::string_view, Size> const& names, std::string_view name)
    {
        auto const found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
            return std::nullopt;
        return static_cast<Enum>(found - names.begin());
    }

    // Keys of questions, ids of choices, names of layouts: [a-z0-9_].
    bool is_key(std::string_view text)
    {
        return !text.empty() && text.size() <= most_key_bytes
            && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
    }

    bool is_boot_id(std::string_view text)
    {
        return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    }

    Result<std::vector<std::string>> chosen_from(Json::Array const& array)
    {
        if (array.size() > most_chosen)
            return failed(Fault::Invalid, "more than {} choices in one answer", most_chosen);
        std::vector<std::string> chosen;
        std::set<std::string_view> seen;
        for (auto const& json : array) {
            auto const* id = json.text();
            if (!id || !is_key(*id))
                return failed(
                    Fault::Invalid, "a choice is named by [a-z0-9_], at most {} of them", most_key_bytes);
            if (!seen.insert(*id).second)
                return failed(Fault::Invalid, "choice '{}' is named twice in one answer", *id);
            chosen.push_back(*id);
        }
        return chosen;
    }

    Json json_of(Answer const& answer)
    {
        Json::Object object { { "key", answer.key }, { "value", to_json(answer.value) } };
        if (answer.changed)
            object.emplace("changed", true);
        return object;
    }

    Result<Answer> answer_from(Json const& json, std::string const& path)
    {
        JsonReader reader(json, path);
        Answer answer { .key = reader.text("key", most_key_bytes), .value = 0 };
        if (!is_key(answer.key))
            reader.complain("key", "must be made of [a-z0-9_]");
        answer.changed = reader.has("changed") && reader.boolean("changed");
        auto const& value = reader.member("value");
        TRY(reader.verdict());
        answer.value = TRY(value_from(value));
        return answer;
    }

    Result<std::vector<Answer>> answers_from(Json::Array const& array)
    {
        std::vector<Answer> answers;
        std::set<std::string> keys;
        for (auto const& json : array) {
            answers.push_back(TRY(answer_from(json, fmt::format("/answers/{}", answers.size()))));
            if (!keys.insert(answers.back().key).second)
                return failed(Fault::Invalid, "question '{}' is answered twice", answers.back().key);
        }
        return answers;
    }

    struct ValueToJson {
        Json operator()(int rating) const { return rating; }
        Json operator()(std::string const& choice) const { return choice; }
        Json operator()(std::vector<std::string> const& chosen) const
        {
            return Json::Array(chosen.begin(), chosen.end());
        }
        Json operator()(SealedWords const& words) const { return to_json(words); }
    };

}

std::string_view name_of(Ending ending) { return ending_names.at(static_cast<std::size_t>(ending)); }
std::optional<Ending> ending_named(std::string_view name) { return named<Ending>(ending_names, name); }
std::string_view name_of(Flag flag) { return flag_names.at(static_cast<std::size_t>(flag)); }
std::optional<Flag> flag_named(std::string_view name) { return named<Flag>(flag_names, name); }
bool found_at_ingest(Flag flag) { return flag == Flag::Burst || flag == Flag::SameRun; }

Json to_json(std::vector<Flag> const& flags)
{
    Json::Array names;
    for (auto const flag : flags)
        names.emplace_back(name_of(flag));
    return names;
}

Result<std::vector<Flag>> flags_from(Json const& json)
{
    auto const* array = json.array();
    if (!array)
        return failed(Fault::Invalid, "flags are a list of names");
    std::vector<Flag> flags;
    for (auto const& entry : *array) {
        auto const* name = entry.text();
        auto const flag = name ? flag_named(*name) : std::nullopt;
        if (!flag || found_at_ingest(*flag) || std::find(flags.begin(), flags.end(), *flag) != flags.end())
            return failed(Fault::Invalid,
                "/flags: one is no flag that a terminal of this version sets, or there twice");
        flags.push_back(*flag);
    }
    return flags;
}

Json to_json(Value const& value) { return std::visit(ValueToJson {}, value); }

Result<Value> value_from(Json const& json)
{
    if (auto const* rating = json.whole(); rating && *rating >= 0 && *rating <= highest_rating)
        return static_cast<int>(*rating);
    if (auto const* choice = json.text(); choice && is_key(*choice))
        return *choice;
    if (auto const* array = json.array())
        return TRY(chosen_from(*array));
    if (json.object())
        return TRY(sealed_words_from(json));
    return failed(Fault::Invalid,
        "a value is a rating from 0 to {}, the id of a choice, a list of such ids or sealed words",
        highest_rating);
}

Moment moment_now() { return { boot_id(), BootClock::now(), UtcClock::now() }; }

Json to_json(Moment const& moment)
{
    auto const at = milliseconds_of(moment.at);
    return Json::Object {
        { "boot", moment.boot_id },
        { "at", at },
        { "wall_minus_at", milliseconds_of(moment.wall) - at },
    };
}

Result<Moment> moment_from(Json const& json, std::string_view path)
{
    JsonReader reader(json, std::string(path));
    auto boot_id = reader.text("boot", 32);
    if (!is_boot_id(boot_id))
        reader.complain("boot", "must be 32 lower-case hexadecimal digits");
    auto const at = reader.whole("at", 0, most_boot_milliseconds);
    auto const wall = at + reader.whole("wall_minus_at", -most_boot_milliseconds, last_wall_milliseconds);
    if (wall < 0 || wall > last_wall_milliseconds)
        reader.complain("wall_minus_at", "must give a date between 1970 and 9999");
    TRY(reader.verdict());
    return Moment { std::move(boot_id), boot_instant_of(at), instant_of(wall) };
}

Json to_json(Response const& response)
{
    Json::Array answers;
    for (auto const& answer : response.answers)
        answers.push_back(json_of(answer));
    Json::Object object {
        { "id", response.id.hex() },
        { "revision", response.revision.hex() },
        { "language", response.language },
        { "layout", response.layout },
        { "started", to_json(response.started) },
        { "took", std::int64_t { response.took.count() } },
        { "ending", name_of(response.ending) },
        { "answers", std::move(answers) },
    };
    if (!response.flags.empty())
        object.emplace("flags", to_json(response.flags));
    return object;
}

Result<Response> response_from(Json const& json)
{
    JsonReader reader(json);
    Response response;
    response.id = reader.id<RecordId>("id");
    response.revision = reader.id<RevisionId>("revision");
    response.language = reader.text("language", most_language_bytes);
    if (usual_language_tag(response.language) != response.language)
        reader.complain("language", "must be a BCP 47 tag in its usual capitals, such as 'zh-Hans'");
    response.layout = reader.text("layout", most_key_bytes);
    if (!is_key(response.layout))
        reader.complain("layout", "must be made of [a-z0-9_]");
    response.took = Milliseconds(reader.whole("took", 0, most_boot_milliseconds));
    auto const ending = ending_named(reader.text("ending", most_key_bytes));
    if (!ending)
        reader.complain("ending", "is unknown to this version");
    auto const& started = reader.member("started");
    auto const& answers = reader.array("answers", most_answers);
    Json const no_flags = Json::Array {};
    auto const& flags = reader.has("flags") ? reader.member("flags") : no_flags;
    TRY(reader.verdict());

    response.ending = *ending;
    response.started = TRY(moment_from(started, "/started"));
    response.answers = TRY(answers_from(answers));
    response.flags = TRY(flags_from(flags));
    return response;
}

}
