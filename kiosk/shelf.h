// The questionnaire that the kiosk asks: the one in its file when that is whole, else the last one that was.
#pragma once

#include "sync/contract/questionnaire.h"
#include "sync/contract/revision.h"
#include "sync/outbox/outbox.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace peakend {

struct Shelved {
    std::shared_ptr<Questionnaire const> questionnaire;
    RevisionId revision;
};

// Publishes the file's questionnaire if it is new. A broken file is journaled with all its faults while the
// last good one stays; with no good one at all it is the error.
// `showable` tells what keeps this terminal from showing it, fonts for example; it is asked before anything
// is published.
Result<Shelved> take_questionnaire(Outbox&, std::filesystem::path const& file,
    std::function<Result<void>(Questionnaire const&)> const& showable, Moment const& now);

// For `peakend-kiosk check`: an error only where no JSON can be read from the file.
Result<CheckedQuestionnaire> check_questionnaire_file(std::filesystem::path const& file);

// Where there are findings Invalid with all of them, one a line. name: of the questionnaire, for staff.
Result<void> can_be_asked(CheckedQuestionnaire const&, std::string const& name);

}
