#include "sync/collector/server_plan.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

ServerPlan plan_at(std::string const& terminals, std::string const& people)
{
    ServerPlan plan;
    plan.terminals_address = terminals;
    plan.people_address = people;
    return plan;
}

std::string fault_of(ServerPlan const& plan)
{
    auto const verdict = expect_servable(plan);
    return verdict ? "" : verdict.error().what;
}

bool says(std::string const& text, std::string const& words) { return text.find(words) != std::string::npos; }

}

TEST_SUITE_BEGIN("ServerPlan");

TEST_CASE("the plan that nobody changed can be served by")
{
    CHECK(fault_of({}) == "");
    CHECK(exposure_of({}) == "");
}

TEST_CASE("everything that a server would refuse is told at once, with its setting")
{
    auto plan = plan_at("hq.invalid", "192.0.2.1");
    plan.phone_address = "feedback.example";

    auto const fault = fault_of(plan);

    CHECK(says(fault, "[terminals] address: 'hq.invalid' is no address of this machine"));
    CHECK(says(fault, "[people] address: '192.0.2.1' is no address of this machine"));
    CHECK(says(fault, "phone_address is 'feedback.example': write https://"));
}

TEST_CASE("two listeners can't have one port, unless each is on another address or any port will do")
{
    auto plan = plan_at("127.0.0.1", "127.0.0.1");
    plan.people_port = plan.terminals_port;
    CHECK(says(fault_of(plan), "can't both have port 8470"));

    plan.people_address = "0.0.0.0";
    CHECK(says(fault_of(plan), "can't both have port 8470"));

    plan.people_address = "127.0.0.2";
    CHECK(fault_of(plan) == "");

    plan.people_address = "127.0.0.1";
    plan.terminals_port = plan.people_port = 0;
    CHECK(fault_of(plan) == "");
}

TEST_CASE("people are exposed where others than this machine reach them")
{
    CHECK(exposure_of(plan_at("0.0.0.0", "127.0.0.1")) == "");
    CHECK(exposure_of(plan_at("127.0.0.1", "127.9.9.9")) == "");
    CHECK(says(exposure_of(plan_at("127.0.0.1", "0.0.0.0")), "there is no sign-in"));
}

TEST_CASE("a folder without pages is told, with the file that is missing")
{
    ServerPlan plan;
    plan.pages = std::filesystem::path(PEAKEND_SOURCE) / "sync" / "collector" / "pages";
    CHECK(expect_pages(plan));

    plan.pages = "/nonexistent";
    REQUIRE_FALSE(expect_pages(plan));
    CHECK(
        says(expect_pages(plan).error().what, "pages: there is no /nonexistent/index.html: name the folder"));
}

TEST_SUITE_END();
