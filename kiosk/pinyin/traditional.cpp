#include "kiosk/pinyin/traditional.h"

#include <cstdint>
#include <opencc/opencc.h>

namespace peakend::pinyin {

namespace {

    constexpr auto rules = "s2tw.json";

    void* none() { return reinterpret_cast<void*>(std::intptr_t { -1 }); }

}

bool is_traditional(std::string_view language)
{
    return language.substr(0, 7) == "zh-Hant" || language == "zh-TW" || language == "zh-HK"
        || language == "zh-MO";
}

void Traditional::Close::operator()(void* converter) const { opencc_close(converter); }

Result<Traditional> Traditional::open()
{
    auto* converter = opencc_open(rules);
    if (converter == none())
        return failed(Fault::Unavailable,
            "OpenCC's rules {} for traditional Chinese cannot be read ({}); install libopencc-data", rules,
            opencc_error());
    return Traditional(converter);
}

std::string Traditional::from_simplified(std::string const& text) const
{
    auto* converted = opencc_convert_utf8(m_converter.get(), text.data(), text.size());
    if (!converted)
        return text;
    std::string result(converted);
    opencc_convert_utf8_free(converted);
    return result;
}

}
