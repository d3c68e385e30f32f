#include "sync/collector/catalogue.h"

#include "sync/base/journal.h"

namespace peakend {

namespace {

    // Enough for every questionnaire in use; a flood of revisions only costs the reading again.
    constexpr std::size_t most_known = 256;

    SeriesByKey series_by_key(Questionnaire const& questionnaire)
    {
        SeriesByKey by_key;
        for (auto const& question : questionnaire.questions)
            by_key.emplace(question.key, series_of(questionnaire, question).id);
        return by_key;
    }

    sql::Bytes bytes_of(auto const& id) { return { id.raw() }; }

}

Result<bool> Catalogue::publish(
    QuestionnaireEdit const& edit, sql::Value device, sql::Value epoch, std::int64_t seq)
{
    auto const checked = check_questionnaire(edit.questionnaire);
    if (!checked.questionnaire)
        return failed(Fault::Invalid, "{}", to_text(checked.findings));
    auto const revision = bytes_of(edit.publication.revision);
    TRY(m_database.execute("INSERT INTO publication(device, publication, revision, epoch, seq, body) "
                           "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        { device, bytes_of(edit.publication.id), revision, epoch, seq,
            canonical_json(to_json(edit.publication)) }));
    auto const added = TRY(
        m_database.execute("INSERT INTO questionnaire(revision, body) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            { revision, canonical_json(edit.questionnaire) }));
    for (auto const& question : checked.questionnaire->questions) {
        auto const series = peakend::series_of(*checked.questionnaire, question);
        TRY(m_database.execute("INSERT INTO series(series, key, kind, wording, revision) "
                               "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            { bytes_of(series.id), series.key, series.kind, series.wording, revision }));
    }
    m_known.erase(edit.publication.revision);
    return added == 1;
}

Result<std::optional<Questionnaire>> Catalogue::questionnaire(RevisionId const& revision)
{
    auto const rows
        = TRY(m_database.query("SELECT body FROM questionnaire WHERE revision = $1", { bytes_of(revision) }));
    if (rows.empty())
        return std::optional<Questionnaire>();
    auto checked = check_questionnaire_text(rows.front().text(0));
    if (!checked.questionnaire)
        return failed(Fault::Corrupt, "{}: questionnaire {} does not pass its check any more: {}",
            m_database.name(), revision.hex(), to_text(checked.findings));
    return std::move(checked.questionnaire);
}

Result<SeriesByKey const*> Catalogue::series_of(RevisionId const& revision)
{
    auto found = m_known.find(revision);
    if (found == m_known.end()) {
        auto const questionnaire = this->questionnaire(revision);
        if (!questionnaire && questionnaire.error().fault != Fault::Corrupt)
            return failed(questionnaire.error());
        if (!questionnaire)
            journal::alarm("questionnaire_unreadable", { { "why", questionnaire.error().what } });
        if (m_known.size() >= most_known)
            m_known.clear();
        found = m_known.emplace(revision, std::nullopt).first;
        if (questionnaire && *questionnaire)
            found->second = series_by_key(**questionnaire);
    }
    return found->second ? &*found->second : nullptr;
}

Result<AskedSeries> Catalogue::asked(sql::Row const& row)
{
    Series series { TRY(SeriesId::from_bytes(row.bytes(0))), row.text(1), row.text(2), row.text(3) };
    auto const questionnaire = this->questionnaire(TRY(RevisionId::from_bytes(row.bytes(4))));
    if (!questionnaire && questionnaire.error().fault != Fault::Corrupt)
        return failed(questionnaire.error());
    auto const* question = questionnaire && *questionnaire ? (*questionnaire)->find(series.key) : nullptr;
    return AskedSeries { std::move(series), question ? std::optional(question->kind) : std::nullopt };
}

Result<std::vector<AskedSeries>> Catalogue::series(std::optional<std::string> const& key)
{
    auto const rows = TRY(m_database.query("SELECT series, key, kind, wording, revision FROM series "
                                           "WHERE $1 = '' OR key = $1 ORDER BY key, series",
        { key.value_or("") }));
    std::vector<AskedSeries> all;
    for (auto const& row : rows)
        all.push_back(TRY(asked(row)));
    return all;
}

Result<std::optional<AskedSeries>> Catalogue::series(SeriesId const& id)
{
    auto const rows = TRY(m_database.query(
        "SELECT series, key, kind, wording, revision FROM series WHERE series = $1", { bytes_of(id) }));
    if (rows.empty())
        return std::optional<AskedSeries>();
    return std::optional(TRY(asked(rows.front())));
}

Result<std::set<std::string>> Catalogue::languages()
{
    std::set<std::string> all;
    for (auto const& row : TRY(m_database.query("SELECT body FROM questionnaire"))) {
        auto const checked = check_questionnaire_text(row.text(0));
        if (checked.questionnaire)
            all.insert(checked.questionnaire->languages.begin(), checked.questionnaire->languages.end());
    }
    return all;
}

Result<std::vector<std::string>> Catalogue::keys()
{
    std::vector<std::string> keys;
    for (auto const& row : TRY(m_database.query("SELECT DISTINCT key FROM series ORDER BY key")))
        keys.push_back(row.text(0));
    return keys;
}

}
