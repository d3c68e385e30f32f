// 'peakend-collector notice' as it is typed.
#include "sync/collector/notice_command.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// A ledger with one store in it, while no collector runs.
struct Typed {
    Shop shop;
    std::string const tomorrow = rfc3339(UtcClock::now() + std::chrono::hours(24));

    Typed()
    {
        shop.enrol();
        shop.close();
    }

    Result<std::string> notice(std::vector<std::string> const& words) const
    {
        CLI::App app;
        NoticeWords typed;
        describe_notice(app, typed);
        std::vector<std::string> last_first(words.rbegin(), words.rend());
        last_first.emplace_back("notice");
        app.parse(std::move(last_first));
        return tend_notices(*app.get_subcommand("notice"), shop.folder.path(), typed);
    }
    Result<std::string> set(std::string const& place) const
    {
        return notice({ "set", "--place", place, "--until", tomorrow, "--text", "en=Closed." });
    }
};

bool says(Result<std::string> const& result, std::string_view words)
{
    return (result ? *result : result.error().what).find(words) != std::string::npos;
}

}

TEST_SUITE_BEGIN("tend_notices");

TEST_CASE("a place is taken by its id and as enrol takes it, and both are the same place")
{
    Typed typed;

    auto const by_names = typed.set("Tidemark / South / Harbour Street");
    auto const listed = typed.notice({ "list" });
    auto const by_id = typed.notice({ "clear", "--place", "tidemark/south/harbour-street" });

    REQUIRE(by_names);
    CHECK(says(by_names, "tidemark/south/harbour-street  until " + typed.tomorrow));
    CHECK(says(listed, "tidemark/south/harbour-street  until " + typed.tomorrow));
    REQUIRE(by_id);
    CHECK(says(by_id, "This is taken down."));
    CHECK(says(typed.notice({ "list" }), "No notice stands."));
}

TEST_CASE("names that are no place's are refused with the place that was probably meant")
{
    Typed typed;

    auto const refused = typed.set("Tidemark / Suoth");

    CHECK_FALSE(refused);
    CHECK(says(refused, "there is no place 'tidemark/suoth' (did you mean 'tidemark/south'?)"));
    CHECK(says(typed.set(" "), "there is no place ' '"));
}

TEST_SUITE_END();
