// Names for what was asked: a Revision names a wording, a Publication says who put it where, a Series says
// which answers may be compared over time.
#pragma once

#include "sync/contract/id.h"
#include "sync/contract/questionnaire.h"

#include <string>
#include <vector>

namespace peakend {

// SHA-256 of the canonical JSON (RFC 8785) of a questionnaire: content alone, no places, no parents.
RevisionId revision_of(Json const& questionnaire);

// A node of the history graph, as a commit in git. Rolling back is a new Publication of an old revision.
struct Publication {
    PublicationId id;
    RevisionId revision;
    std::vector<PublicationId> parents;
    std::string place;  // touchpoint or any place above it; "" for this terminal alone
    std::string author;
};
Json to_json(Publication const&);
Result<Publication> publication_from(Json const&);

// {key, kind, scale, polarity, positive rule, default-language wording}; a new icon or translation keeps it.
// For one_of and many_of the choices' ids belong to it, so that shares stay comparable.
struct Series {
    SeriesId id;
    std::string key;
    std::string kind;
    std::string wording;
};
Series series_of(Questionnaire const&, Question const&);

}
