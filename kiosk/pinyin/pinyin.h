// Chinese from Latin letters: pinyin in, words out, best first (libgooglepinyin, and OpenCC for traditional
// characters).
//
// The engine is one for the whole process, so there is at most one Pinyin. It opens no dictionary of a user's
// and learns nothing: what one visitor chose must not come up for the next.
#pragma once

#include "kiosk/pinyin/traditional.h"
#include "kiosk/visit/composition.h"
#include "sync/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::pinyin {

class Pinyin {
public:
    static constexpr std::size_t most_candidates = 40;

    // REQUIRES: no other Pinyin lives. Unavailable, with what to install, when there is no dictionary.
    static Result<std::unique_ptr<Pinyin>> open(std::filesystem::path const& dictionary);
    ~Pinyin();
    Pinyin(Pinyin const&) = delete;
    Pinyin& operator=(Pinyin const&) = delete;

    // Of 1 to 12 lower-case letters; none when they stand for nothing. `language` zh-Hant and those below it
    // get traditional characters.
    std::vector<visit::Candidate> candidates(std::string_view letters, std::string_view language);

private:
    explicit Pinyin(Traditional traditional)
        : m_traditional(std::move(traditional))
    {
    }

    Traditional m_traditional;
};

// Where Debian's package has it.
std::filesystem::path usual_dictionary();

}
