#include "kiosk/screens/language.h"

#include <doctest/doctest.h>

using namespace peakend::screens;

TEST_SUITE_BEGIN("Language");

TEST_CASE("a language is known by its tag, and a variant by the language it belongs to")
{
    CHECK(own_name("zh-Hans") == "简体中文");
    CHECK(own_name("zh-Hant") == "繁體中文");
    CHECK(own_name("es-419") == "Español");
    CHECK(own_name("tlh") == "tlh");
    CHECK(script_of("zh-Hant") == Script::Han);
    CHECK(script_of("ar-EG") == Script::Arabic);
    CHECK(script_of("hi-IN") == Script::Tall);
    CHECK(script_of("he") == Script::Latin);
    CHECK(script_of("ko") == Script::Han);
    CHECK(right_to_left("ar"));
    CHECK(right_to_left("he"));
    CHECK_FALSE(right_to_left("en"));
}

TEST_CASE("a text without marked phrases comes back as it is")
{
    CHECK(broken_by_phrase("今天如何？", "zh-Hans") == "今天如何？");
    CHECK(broken_by_phrase("", "ko") == "");
}

TEST_CASE("a text with marked phrases is joined everywhere else")
{
    CHECK(broken_by_phrase("今天\u200B如何", "zh-Hans") == "今\u2060天\u200B如\u2060何");
}

TEST_CASE("Korean is joined inside its words, and only there")
{
    CHECK(broken_by_phrase("오늘 방문", "ko-KR") == "오\u2060늘 방\u2060문");
    CHECK(broken_by_phrase("kol chai", "kok") == "kol chai");
}

TEST_CASE("lines of a script with marks above and below stand further apart")
{
    CHECK(least_line_height(script_of("hi")) > 1.3f);
    CHECK(least_line_height(script_of("en")) == 0);
}

TEST_SUITE_END();
