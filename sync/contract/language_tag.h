// Names of languages as BCP 47 (RFC 5646) writes them: "en", "zh-Hans", "es-419".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peakend {

// The tag with the usual capitals (RFC 5646, 2.1.1), or nothing when it is no tag: a language of two or three
// letters, then at most one script, one region and one variant. Extensions and private tags name no language
// a shopper reads.
std::optional<std::string> usual_language_tag(std::string_view);

}
