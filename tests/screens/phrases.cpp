#include "kiosk/screens/phrases.h"

#include <doctest/doctest.h>

using namespace peakend;
using peakend::screens::Phrases;

TEST_SUITE_BEGIN("Phrases");

TEST_CASE("a phrase is found by its English, and is English where it is not translated")
{
    Phrases phrases;
    REQUIRE(phrases.add("es", "msgid \"Back\"\nmsgstr \"Atrás\"\n\nmsgid \"Skip\"\nmsgstr \"\"\n"));

    CHECK(phrases.in("es", "Back") == "Atrás");
    CHECK(phrases.in("es", "Skip") == "Skip");
    CHECK(phrases.in("es", "Done") == "Done");
    CHECK(phrases.in("fr", "Back") == "Back");
}

TEST_CASE("comments, the header, long texts over several lines and escapes are read")
{
    Phrases phrases;
    REQUIRE(phrases.add("es",
        "# by hand\r\nmsgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n\n#. a note\nmsgid \"\"\n\"Say "
        "\"\n\"\\\"hello\\\"\"\n"
        "msgstr \"Diga \"\n\"«hola»\\n\"\n"));

    CHECK(phrases.all("es").size() == 1);
    CHECK(phrases.in("es", "Say \"hello\"") == "Diga «hola»\n");
}

TEST_CASE("what is not understood is told with its line, and nothing is taken")
{
    struct Row {
        char const* po;
        char const* line;
    };
    for (auto const& row : { Row { "msgid \"Back\"\nmsgstr \"Atrás\"\nmsgctxt \"menu\"\n", "line 3" },
             Row { "msgid Back\n", "line 1" }, Row { "msgid \"Back\"\nmsgstr \"Atr\\qs\"\n", "line 2" },
             Row { "\"from nothing\"\n", "line 1" }, Row { "msgid \"a\" \"b\"\n", "line 1" } }) {
        Phrases phrases;

        auto const added = phrases.add("es", row.po);

        REQUIRE_FALSE(added);
        CHECK(added.error().fault == Fault::Invalid);
        CHECK(added.error().what.find(row.line) != std::string::npos);
        CHECK(phrases.all("es").empty());
    }
}

TEST_CASE("a file that is too large is refused")
{
    Phrases phrases;
    CHECK_FALSE(phrases.add("es", std::string(Phrases::largest_file + 1, '#')));
}

TEST_CASE("a variant of a language reads the words of the language it belongs to")
{
    Phrases phrases;
    REQUIRE(phrases.add("es", "msgid \"Back\"\nmsgstr \"Atrás\"\n"));
    REQUIRE(phrases.add("zh-Hant", "msgid \"Back\"\nmsgstr \"返回\"\n"));

    CHECK(phrases.in("es-419", "Back") == "Atrás");
    CHECK(phrases.in("zh-Hant-HK", "Back") == "返回");
    CHECK(phrases.in("zh-TW", "Back") == "返回");
    CHECK(phrases.in("zh-CN", "Back") == "Back");
    CHECK(phrases.in("est", "Back") == "Back");
}

TEST_CASE("what English has and another language has not is named")
{
    Phrases phrases;
    REQUIRE(phrases.add("en", "msgid \"Back\"\nmsgstr \"Back\"\n\nmsgid \"Skip\"\nmsgstr \"Skip\"\n"));
    REQUIRE(phrases.add("es", "msgid \"Back\"\nmsgstr \"Atrás\"\n\nmsgid \"Skip\"\nmsgstr \"\"\n"));

    CHECK(phrases.missing("en").empty());
    CHECK(phrases.missing("es") == std::vector<std::string> { "Skip" });
    CHECK(phrases.missing("fr") == std::vector<std::string> { "Back", "Skip" });
}

TEST_CASE("a folder that is not there is told with what to do")
{
    auto const phrases = Phrases::read("/nonexistent/languages");
    REQUIRE_FALSE(phrases);
    CHECK(phrases.error().fault == Fault::Unavailable);
    CHECK(phrases.error().what.find("assets") != std::string::npos);
}

TEST_SUITE_END();
