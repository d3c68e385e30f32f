#include "kiosk/shelf.h"

#include "sync/base/durable_file.h"
#include "sync/base/journal.h"

namespace peakend {

namespace {

    constexpr std::size_t most_bytes = 1 << 20;

    struct Written {
        Json json;
        std::shared_ptr<Questionnaire const> questionnaire;
    };

    Result<Json> json_in(std::filesystem::path const& file)
    {
        auto const bytes = TRY(read_file(file, most_bytes));
        auto json = parse_json(bytes);
        if (!json)
            return failed(Fault::Invalid, "{} cannot be asked: {}", file.string(), json.error().what);
        return json;
    }

    Result<Written> checked(Json json, std::string const& name)
    {
        auto result = check_questionnaire(json);
        TRY(can_be_asked(result, name));
        return Written { std::move(json),
            std::make_shared<Questionnaire const>(std::move(*result.questionnaire)) };
    }

    Result<Written> written_in(std::filesystem::path const& file)
    {
        return checked(TRY(json_in(file)), file.string());
    }

    Publication publication_of(RevisionId const& revision, std::optional<Outbox::Published> const& before)
    {
        Publication fresh { PublicationId::random(), revision, {}, "", "file" };
        if (before)
            fresh.parents.push_back(before->publication.id);
        return fresh;
    }

}

Result<Shelved> take_questionnaire(Outbox& outbox, std::filesystem::path const& file,
    std::function<Result<void>(Questionnaire const&)> const& showable, Moment const& now)
{
    auto before = TRY(outbox.published());
    auto written = written_in(file);
    if (auto const shown = written ? showable(*written->questionnaire) : Result<void>(); !shown)
        written = failed(shown.error());
    if (written) {
        auto const revision = revision_of(written->json);
        if (!before || before->publication.revision != revision)
            TRY(outbox.publish(publication_of(revision, before), written->json, now));
        return Shelved { written->questionnaire, revision };
    }
    if (!before)
        return failed(std::move(written).error());
    journal::warn("questionnaire_refused", { { "why", written.error().what } });
    auto last_good = TRY(checked(before->questionnaire, "the last good questionnaire"));
    return Shelved { last_good.questionnaire, before->publication.revision };
}

Result<CheckedQuestionnaire> check_questionnaire_file(std::filesystem::path const& file)
{
    return check_questionnaire(TRY(json_in(file)));
}

Result<void> can_be_asked(CheckedQuestionnaire const& checked, std::string const& name)
{
    if (!checked.questionnaire)
        return failed(Fault::Invalid, "{} cannot be asked:\n{}", name, to_text(checked.findings));
    return {};
}

}
