#include "sync/contract/record.h"

namespace peakend {

namespace {

    constexpr std::string_view response_kind = "response";
    constexpr std::string_view edit_kind = "questionnaire_edit";
    constexpr std::string_view encounters_kind = "encounters";
    constexpr std::size_t most_kind_bytes = 64;

    Json::Object with_kind(std::string_view kind, Json const& body)
    {
        auto object = *body.object();
        object.emplace("kind", kind);
        return object;
    }

    struct BodyToJson {
        Json operator()(Response const& response) const
        {
            return with_kind(response_kind, to_json(response));
        }
        Json operator()(Encounters const& encounters) const
        {
            return with_kind(encounters_kind, to_json(encounters));
        }
        Json operator()(QuestionnaireEdit const& edit) const
        {
            return Json::Object {
                { "kind", edit_kind },
                { "id", edit.id.hex() },
                { "publication", to_json(edit.publication) },
                { "questionnaire", edit.questionnaire },
                { "made", to_json(edit.made) },
            };
        }
    };

    Result<QuestionnaireEdit> edit_from(Json const& json)
    {
        JsonReader reader(json);
        auto const id = reader.id<RecordId>("id");
        auto const& publication = reader.member("publication");
        auto const& questionnaire = reader.member("questionnaire");
        auto const& made = reader.member("made");
        TRY(reader.verdict());

        auto read_publication = TRY(publication_from(publication));
        auto read_made = TRY(moment_from(made, "/made"));
        QuestionnaireEdit edit { id, std::move(read_publication), questionnaire, std::move(read_made) };
        if (revision_of(edit.questionnaire) != edit.publication.revision)
            return failed(Fault::Invalid, "the questionnaire is not the revision that its publication names");
        return edit;
    }

}

Json to_json(RecordBody const& body) { return std::visit(BodyToJson {}, body); }

Result<RecordBody> record_body_from(Json const& json)
{
    JsonReader reader(json);
    auto const kind = reader.text("kind", most_kind_bytes);
    TRY(reader.verdict());

    if (kind == response_kind)
        return TRY(response_from(json));
    if (kind == edit_kind)
        return TRY(edit_from(json));
    if (kind == encounters_kind)
        return TRY(encounters_from(json));
    return failed(Fault::Invalid, "records of kind '{}' are unknown to this version", kind);
}

}
