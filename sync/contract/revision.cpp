#include "sync/contract/revision.h"

#include "sync/contract/keys.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr std::size_t most_parents = 16;
    constexpr std::size_t most_name_bytes = 200;

    std::string_view name_of(Polarity polarity)
    {
        return polarity == Polarity::HighIsGood ? "high_is_good" : "low_is_good";
    }

    Json::Array array_of(std::vector<int> const& values) { return { values.begin(), values.end() }; }

    // The order of the choices is left out: many questionnaires shuffle them anyway.
    Json::Array sorted_ids(std::vector<Choice> const& choices)
    {
        std::vector<std::string> ids;
        for (auto const& choice : choices)
            ids.push_back(choice.id);
        std::sort(ids.begin(), ids.end());
        return { ids.begin(), ids.end() };
    }

    Json meaning_of(Question const& question, std::string const& wording)
    {
        Json::Object meaning { { "key", question.key }, { "kind", peakend::name_of(question.kind) },
            { "wording", wording } };
        if (auto const scale = scale_of(question.kind)) {
            meaning.emplace("scale", array_of(scale->values));
            meaning.emplace("polarity", name_of(scale->polarity));
            meaning.emplace("positive", array_of(scale->positive));
        }
        if (auto const* choices = choices_of(question.kind))
            meaning.emplace("choices", sorted_ids(*choices));
        return meaning;
    }

    SeriesId first_half_of(std::array<std::uint8_t, 32> const& digest)
    {
        std::array<std::uint8_t, SeriesId::size> half;
        std::copy_n(digest.begin(), half.size(), half.begin());
        return SeriesId(half);
    }

}

RevisionId revision_of(Json const& questionnaire)
{
    return RevisionId(sha256(canonical_json(questionnaire)).bytes());
}

Json to_json(Publication const& publication)
{
    Json::Array parents;
    for (auto const& parent : publication.parents)
        parents.emplace_back(parent.hex());
    return Json::Object { { "id", publication.id.hex() }, { "revision", publication.revision.hex() },
        { "parents", std::move(parents) }, { "place", publication.place }, { "author", publication.author } };
}

Result<Publication> publication_from(Json const& json)
{
    JsonReader reader(json, "publication");
    Publication publication {
        .id = reader.id<PublicationId>("id"),
        .revision = reader.id<RevisionId>("revision"),
        .parents = {},
        .place = reader.text("place", most_name_bytes),
        .author = reader.text("author", most_name_bytes),
    };
    for (auto const& parent : reader.array("parents", most_parents)) {
        auto const* text = parent.text();
        publication.parents.push_back(TRY(PublicationId::from_hex(text ? *text : "")));
    }
    TRY(reader.verdict());
    return publication;
}

Series series_of(Questionnaire const& questionnaire, Question const& question)
{
    auto const& wording = question.text.in(questionnaire.default_language, questionnaire.default_language);
    auto const digest = sha256(canonical_json(meaning_of(question, wording)));
    return { first_half_of(digest.bytes()), question.key, std::string(name_of(question.kind)), wording };
}

}
