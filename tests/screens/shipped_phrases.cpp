// The words of the interface that come with the kiosk, against each other and against the screens' sources.

#include "kiosk/screens/phrases.h"
#include "sync/base/durable_file.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <set>

using namespace peakend;
using peakend::screens::Phrases;

namespace {

std::filesystem::path const source = PEAKEND_SOURCE;

constexpr std::array languages { "zh-Hans", "zh-Hant", "es", "fr", "de", "ar", "he", "hi", "ja", "ko" };

Phrases shipped()
{
    auto phrases = Phrases::read(source / "assets" / "languages");
    REQUIRE(phrases);
    return std::move(*phrases);
}

// "{step}", "{steps}", in the order of their names.
std::multiset<std::string> places_in(std::string const& text)
{
    std::multiset<std::string> names;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        names.insert(text.substr(open, text.find('}', open) - open + 1));
    return names;
}

// The strings in a call's arguments, which begin at `at`; neighbours with nothing between them are one.
std::vector<std::string> strings_in_call(std::string const& code, std::size_t at)
{
    std::vector<std::string> strings;
    auto joined = false;
    for (int depth = 1; at < code.size() && depth > 0; ++at) {
        if (code[at] == '"') {
            auto const end = code.find('"', at + 1);
            if (end == std::string::npos)
                break;
            auto const text = code.substr(at + 1, end - at - 1);
            if (joined)
                strings.back() += text;
            else
                strings.push_back(text);
            joined = true;
            at = end;
            continue;
        }
        joined = joined && (code[at] == ' ' || code[at] == '\n');
        depth += code[at] == '(' ? 1 : code[at] == ')' ? -1 : 0;
    }
    return strings;
}

// Every text in phrase(...) of the files in a folder.
std::set<std::string> asked_for_in(std::filesystem::path const& folder)
{
    constexpr std::string_view call = "phrase(";
    std::set<std::string> texts;
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".cpp")
            continue;
        auto const code = read_file(file.path(), 1 << 20);
        REQUIRE(code);
        for (auto at = code->find(call); at != std::string::npos; at = code->find(call, at + 1))
            for (auto& text : strings_in_call(*code, at + call.size()))
                texts.insert(std::move(text));
    }
    return texts;
}

// Of the screens, and of what is said of them.
std::set<std::string> asked_for()
{
    auto texts = asked_for_in(source / "kiosk" / "screens");
    texts.merge(asked_for_in(source / "kiosk"));
    return texts;
}

}

TEST_SUITE_BEGIN("Shipped phrases");

TEST_CASE("a call's strings are found, joined where they are joined, and apart where they are not")
{
    std::string const code = R"(f("a" "b",
        c ? "d" : g("e")) "x")";
    CHECK(strings_in_call(code, 2) == std::vector<std::string> { "ab", "d", "e" });
}

TEST_CASE("every phrase that a screen asks for is known")
{
    auto const phrases = shipped();
    auto const texts = asked_for();
    CHECK(texts.count("Are you still there?") == 1);
    CHECK(texts.count("More languages") == 1);
    CHECK(texts.count("not chosen") == 1);
    for (auto const& text : texts)
        CHECK_MESSAGE(phrases.all("en").count(text) == 1, text);
}

TEST_CASE("English says each phrase as it is called")
{
    auto const phrases = shipped();
    for (auto const& [name, text] : phrases.all("en"))
        CHECK(text == name);
}

TEST_CASE("every language that comes with the kiosk has every phrase and no other")
{
    auto const phrases = shipped();
    for (std::string const language : languages) {
        CAPTURE(language);
        for (auto const& name : phrases.missing(language))
            FAIL_CHECK(name);
        CHECK(phrases.all(language).size() == phrases.all("en").size());
    }
}

TEST_CASE("a translation has the places that its phrase has, for numbers and codes")
{
    auto const phrases = shipped();
    for (std::string const language : languages) {
        CAPTURE(language);
        for (auto const& [name, text] : phrases.all(language))
            CHECK_MESSAGE(places_in(text) == places_in(name), name);
    }
}

TEST_SUITE_END();
