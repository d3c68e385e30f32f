// What ships in assets/, as tests of the kiosk read it.
#pragma once

#include "sync/base/durable_file.h"
#include "sync/contract/questionnaire.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <memory>

namespace peakend {

inline std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";

inline std::shared_ptr<Questionnaire const> questionnaire_in(std::filesystem::path const& file)
{
    auto checked = check_questionnaire_text(read_file(file, 1 << 20).value());
    REQUIRE(checked.questionnaire);
    return std::make_shared<Questionnaire const>(std::move(*checked.questionnaire));
}

}
