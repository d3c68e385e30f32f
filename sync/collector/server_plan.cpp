#include "sync/collector/server_plan.h"

#include "sync/collector/faults.h"
#include "sync/collector/listening_address.h"
#include "sync/collector/words_secrets.h"

#include <fmt/format.h>

namespace peakend {

namespace {

    using namespace std::chrono_literals;

    void read_flags(Settings& settings, SuspicionLimits& limits)
    {
        limits.burst_count
            = static_cast<int>(settings.number("flags.burst_count", limits.burst_count, 3, 60));
        limits.burst_within = settings.seconds("flags.burst_within", limits.burst_within, 1s, 600s);
        limits.run_count = static_cast<int>(settings.number("flags.run_count", limits.run_count, 3, 60));
        limits.run_gap = settings.seconds("flags.run_gap", limits.run_gap, 1s, 600s);
        // What is older than that stays as it was counted.
        if (limits.run_gap * (limits.run_count - 1) > 600s)
            settings.complain(
                "flags.run_gap", "a run must fit into 600 seconds: make run_gap or run_count smaller");
    }

    Result<void> expect_two_ports(
        ServerPlan const& plan, ListeningAddress const& terminals, ListeningAddress const& people)
    {
        if (plan.terminals_port != plan.people_port || plan.people_port == 0 || !terminals.overlaps(people))
            return {};
        return failed(Fault::Refused,
            "terminals and people can't both have port {}: choose another [people] port", plan.people_port);
    }

}

ServerPlan read_plan(Settings& settings, ServerPlan const& usual)
{
    auto plan = usual;
    plan.folder = settings.text("data_folder", usual.folder.string());
    plan.pages = settings.text("pages", usual.pages.string());
    plan.phone_address = settings.text("phone_address", usual.phone_address);
    plan.terminals_address = settings.text("terminals.address", usual.terminals_address);
    plan.terminals_port = static_cast<int>(settings.number("terminals.port", usual.terminals_port, 0, 65535));
    plan.people_address = settings.text("people.address", usual.people_address);
    plan.people_port = static_cast<int>(settings.number("people.port", usual.people_port, 0, 65535));
    read_flags(settings, plan.suspicion);
    return plan;
}

Result<void> expect_servable(ServerPlan const& plan)
{
    Faults faults;
    auto const terminals = ListeningAddress::find(plan.terminals_address);
    auto const people = ListeningAddress::find(plan.people_address);
    faults.keeps(terminals, "[terminals] address: ");
    faults.keeps(people, "[people] address: ");
    if (terminals && people)
        faults.keeps(expect_two_ports(plan, *terminals, *people));
    faults.keeps(expect_phone_address(plan.phone_address));
    return faults.verdict();
}

Result<void> expect_pages(ServerPlan const& plan)
{
    auto const first = plan.pages / "index.html";
    std::error_code ignored;
    if (std::filesystem::exists(first, ignored))
        return {};
    return failed(Fault::Invalid,
        "pages: there is no {}: name the folder of headquarters' web pages, such as "
        "/usr/share/peakend/pages",
        first.string());
}

std::string exposure_of(ServerPlan const& plan)
{
    auto const people = ListeningAddress::find(plan.people_address);
    if (!people || people->is_loopback())
        return {};
    return fmt::format("[people] address is {}: whoever reaches that reads all numbers, since there is no "
                       "sign-in. Make it 127.0.0.1 and let only your own people in",
        plan.people_address);
}

}
