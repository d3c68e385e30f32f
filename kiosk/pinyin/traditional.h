// Traditional Chinese from simplified, as Taiwan writes it (OpenCC).
#pragma once

#include "sync/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace peakend::pinyin {

// zh-Hant and the regions that write it.
bool is_traditional(std::string_view language);

class Traditional {
public:
    static Result<Traditional> open();

    // A text that cannot be converted comes back as it is.
    std::string from_simplified(std::string const& text) const;

private:
    struct Close {
        void operator()(void* converter) const;
    };
    explicit Traditional(void* converter)
        : m_converter(converter)
    {
    }

    std::unique_ptr<void, Close> m_converter;
};

}
