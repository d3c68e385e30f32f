#include "sync/contract/language_tag.h"

#include <doctest/doctest.h>

using namespace peakend;

TEST_SUITE("usual_language_tag")
{
    TEST_CASE("it writes language, script, region and variant with their usual capitals")
    {
        CHECK(usual_language_tag("EN") == "en");
        CHECK(usual_language_tag("ZH-hans") == "zh-Hans");
        CHECK(usual_language_tag("zh-hant-tw") == "zh-Hant-TW");
        CHECK(usual_language_tag("es-419") == "es-419");
        CHECK(usual_language_tag("yue") == "yue");
        CHECK(usual_language_tag("DE-ch-1996") == "de-CH-1996");
        CHECK(usual_language_tag("ca-VALENCIA") == "ca-valencia");
    }

    TEST_CASE("what is no tag, or names no language, is nothing")
    {
        for (auto const* text : { "", "e", "english", "en-", "-en", "en--GB", "en_GB", "e1", "zh-Hans-Hant",
                 "en-GB-US", "x-mine", "en-x-mine", "en-u-ca-buddhist", "\u4e2d\u6587" })
            CHECK_MESSAGE(!usual_language_tag(text), text);
    }
}
