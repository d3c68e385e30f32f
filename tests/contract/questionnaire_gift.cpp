#include "tests/contract/questionnaire_text.h"

using namespace peakend;

namespace {

// The sound questionnaire with one more member at its end.
std::string also(std::string_view member)
{
    return with(R"("thanks_after_bad")", std::string(member) + R"(, "thanks_after_bad")");
}

std::string surprise(std::string_view further)
{
    return also(R"("surprise": { "title": { "en": "Free wrapping" }, "text": { "en": "At the till" })"
        + std::string(further) + " }");
}

Surprise read(std::string_view further)
{
    auto const checked = check_questionnaire_text(surprise(further));
    REQUIRE_MESSAGE(checked.questionnaire, to_text(checked.findings));
    REQUIRE(checked.questionnaire->surprise);
    return *checked.questionnaire->surprise;
}

}

TEST_SUITE("check_questionnaire: gifts")
{
    TEST_CASE("a surprise may be for everybody, with no code")
    {
        auto const gift = read("");

        CHECK(gift.title.in("en", "en") == "Free wrapping");
        CHECK(gift.codes.empty());
        CHECK_FALSE(gift.makes_codes);
        CHECK(gift.odds == 1);
        CHECK_FALSE(gift.per_day);
    }

    TEST_CASE("codes are listed or made, and a draw has odds and a number a day")
    {
        CHECK(read(R"(, "codes": ["PINE 48", "OAK-7"])").codes
            == std::vector<std::string> { "PINE 48", "OAK-7" });
        auto const drawn = read(R"(, "codes": "made", "draw": { "odds": 20, "per_day": 5 })");
        CHECK(drawn.makes_codes);
        CHECK(drawn.odds == 20);
        CHECK(drawn.per_day == 5);
    }

    TEST_CASE("what the shop did is read with what visitors said")
    {
        auto const checked = check_questionnaire_text(also(
            R"("we_did": { "you_said": { "en": "More hooks" }, "we_did": { "en": "Two in each room" } })"));

        REQUIRE(checked.questionnaire);
        CHECK(checked.questionnaire->we_did->we_did.in("en", "en") == "Two in each room");
    }

    TEST_CASE("codes that are told are not kept")
    {
        auto const checked
            = check_questionnaire_text(surprise(R"(, "codes": ["PINE 48", "pine", "PINE 48", 7, "OAK-7"])"));

        REQUIRE(checked.draft.surprise);
        CHECK(checked.draft.surprise->codes == std::vector<std::string> { "PINE 48", "OAK-7" });
    }

    TEST_CASE("every fault of a gift is told with its place")
    {
        CHECK(faults_of(surprise(R"(, "codes": ["PINE 48", "pine", "PINE 48", 7], "draw": { "odds": 0 })"))
            == "/surprise/codes/1: write a code of 2 to 12 capital letters, digits, spaces and dashes\n"
               "/surprise/codes/2: the code 'PINE 48' is listed twice; each is given once\n"
               "/surprise/codes/3: write a code of 2 to 12 capital letters, digits, spaces and dashes\n"
               "/surprise/draw/odds: write a whole number from 1 to 1000 here\n");
        CHECK_FALSE(faults_of(surprise(R"(, "codes": "secret")")).empty());
        CHECK_FALSE(faults_of(surprise(R"(, "code": ["AB"])")).empty());
        CHECK_FALSE(faults_of(also(R"("surprise": 7)")).empty());
        CHECK_FALSE(faults_of(also(R"("we_did": { "you_said": { "en": "More hooks" } })")).empty());
    }
}
