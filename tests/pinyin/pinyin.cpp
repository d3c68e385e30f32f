#include "kiosk/pinyin/pinyin.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <random>

using namespace peakend;
using namespace peakend::pinyin;

namespace {

std::unique_ptr<Pinyin> opened()
{
    auto pinyin = Pinyin::open(usual_dictionary());
    REQUIRE(pinyin);
    return std::move(*pinyin);
}

visit::Candidate const* find(std::vector<visit::Candidate> const& candidates, std::string const& text)
{
    auto const found = std::find_if(candidates.begin(), candidates.end(),
        [&](visit::Candidate const& each) { return each.text == text; });
    return found == candidates.end() ? nullptr : &*found;
}

}

TEST_SUITE_BEGIN("Pinyin");

TEST_CASE("what is meant comes first, and stands for all its letters")
{
    auto const pinyin = opened();
    struct Row {
        std::string letters;
        std::string text;
    };
    for (auto const& row : { Row { "nihao", "你好" }, Row { "xiexie", "谢谢" }, Row { "paidui", "排队" },
             Row { "fuwuyuan", "服务员" }, Row { "taigui", "太贵" }, Row { "lv", "率" } }) {
        CAPTURE(row.letters);
        auto const candidates = pinyin->candidates(row.letters, "zh-Hans");

        auto const* meant = find(candidates, row.text);
        REQUIRE(meant);
        CHECK(meant - candidates.data() < 8);
        CHECK(meant->letters == row.letters.size());
    }
}

TEST_CASE("a candidate for the first syllable stands for its letters alone")
{
    auto const candidates = opened()->candidates("nihao", "zh-Hans");

    auto const* you = find(candidates, "你");
    REQUIRE(you);
    CHECK(you->letters == 2);
}

TEST_CASE("traditional characters for those who write them")
{
    auto const pinyin = opened();

    CHECK(find(pinyin->candidates("xiexie", "zh-Hant"), "謝謝"));
    CHECK_FALSE(find(pinyin->candidates("xiexie", "zh-Hant"), "谢谢"));
    CHECK(find(pinyin->candidates("xiexie", "zh-Hans"), "谢谢"));
}

TEST_CASE("letters that stand for nothing have no candidates, and none are made up from absurd input")
{
    auto const pinyin = opened();

    CHECK(pinyin->candidates("", "zh-Hans").empty());
    for (auto const& letters : { std::string(10'000, 'n'), std::string("'''"), std::string("\xff\xfe\x80"),
             std::string("你好"), std::string(40, 'v'), std::string("NIHAO"), std::string(3, '\0') }) {
        auto const candidates = pinyin->candidates(letters, "zh-Hans");
        for (auto const& candidate : candidates) {
            CHECK(candidate.letters > 0);
            CHECK(candidate.letters <= letters.size());
        }
    }
}

TEST_CASE("no twelve letters end the program")
{
    auto const pinyin = opened();
    std::mt19937 chance(7);
    for (auto const letter : { 'z', 's', 'c', 'n', 'x', 'j' })
        CHECK_FALSE(pinyin->candidates(std::string(12, letter), "zh-Hans").empty());
    for (std::string_view const letters : { "zs", "zcsh", "nhgzs", "abcdefghijklmnopqrstuvwxyz" }) {
        for (int times = 0; times < 100; ++times) {
            std::string typed;
            while (typed.size() < 12)
                typed += letters[chance() % letters.size()];
            CHECK(pinyin->candidates(typed, "zh-Hans").size() <= Pinyin::most_candidates);
        }
    }
}

TEST_CASE("nothing is learned: the hundredth answer is the first")
{
    auto const first = opened()->candidates("shishi", "zh-Hans");
    auto const pinyin = opened();
    for (int times = 0; times < 100; ++times) {
        visit::Composition composition(
            100, [&](std::string_view letters) { return pinyin->candidates(letters, "zh-Hans"); });
        for (auto const* letter : { "s", "h", "i", "s", "h", "i" })
            composition.type(letter, visit::Stroke::Phonetic);
        composition.pick(5);
        composition.settle();
    }

    CHECK(pinyin->candidates("shishi", "zh-Hans") == first);
}

TEST_CASE("a dictionary that is not there is told with what to install")
{
    auto const missing = Pinyin::open("/nowhere/dict_pinyin.dat");

    REQUIRE_FALSE(missing);
    CHECK(missing.error().fault == Fault::Unavailable);
    CHECK(missing.error().what.find("/nowhere/dict_pinyin.dat") != std::string::npos);
    CHECK(missing.error().what.find("libgooglepinyin0") != std::string::npos);
}

TEST_SUITE_END();
