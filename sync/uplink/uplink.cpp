#include "sync/uplink/uplink.h"

#include "sync/base/counted.h"
#include "sync/base/journal.h"
#include "sync/outbox/shared_file.h"
#include "sync/uplink/enrolment.h"
#include "sync/uplink/farewell.h"
#include "sync/uplink/identity.h"
#include "sync/uplink/wifi.h"

#include <algorithm>
#include <limits>

namespace peakend {

namespace {

    std::vector<RequestId> ids_of(std::vector<Request> const& requests)
    {
        std::vector<RequestId> ids;
        for (auto const& request : requests)
            ids.push_back(request.id);
        return ids;
    }

    // Requests that an uplink before this one has answered for good.
    std::set<RequestId> answered_in(std::filesystem::path const& data_folder)
    {
        std::set<RequestId> answered;
        auto const glance = UplinkView(data_folder).look(Epoch());
        if (!glance)
            return answered;
        for (auto const& answer : glance->answers)
            if (answer.state != RequestState::Working)
                answered.insert(answer.id);
        return answered;
    }

    void warn_unless(Result<void> const& result, std::string_view event)
    {
        if (!result)
            journal::warn(event, { { "why", result.error().what } });
    }

}

Result<Uplink> Uplink::open(Configuration configuration, Process process, Clock clock, Chance chance)
{
    auto file = std::make_unique<UplinkFile>(TRY(UplinkFile::open(configuration.data_folder)));
    auto watch = TRY(Watch::on(configuration.terminal_folder, terminal_file.name));
    Uplink uplink(std::move(configuration), std::move(process), std::move(clock), std::move(chance),
        std::move(file), std::move(watch));
    TRY(uplink.resume());
    return uplink;
}

Uplink::Uplink(Configuration configuration, Process process, Clock clock, Chance chance,
    std::unique_ptr<UplinkFile> file, Watch watch)
    : m_configuration(std::move(configuration))
    , m_process(std::move(process))
    , m_clock(std::move(clock))
    , m_chance(std::move(chance))
    , m_file(std::move(file))
    , m_watch(std::move(watch))
    , m_outbox(m_configuration.terminal_folder)
    , m_noted(answered_in(m_configuration.data_folder))
{
}

Result<void> Uplink::resume()
{
    auto const enrolled = TRY(m_file->enrolled());
    warn_unless(finish_farewell(*m_file, m_configuration), "farewell_not_finished");
    if (!enrolled) {
        journal::note("waiting_for_enrolment");
        return {};
    }
    // Without its key a terminal can still be enrolled again, and until then the taps are kept: no reason to
    // end.
    auto const begun = begin(*enrolled, m_configuration.start_jitter);
    if (!begun)
        journal::alarm("sending_not_begun",
            { { "why", begun.error().what }, { "remedy", "enrol this terminal again" } });
    return {};
}

Result<void> Uplink::begin(Enrolled const& enrolled, Milliseconds start_jitter)
{
    auto const& server = m_configuration.server.empty() ? enrolled.server : m_configuration.server;
    auto client = TRY(http::Client::to(server, manners_of(m_configuration, m_process)));
    auto key = TRY(read_identity(m_configuration.data_folder));
    Conversation conversation(enrolled, std::move(key), { start_jitter, m_process.version }, m_chance);
    m_sender.reset();
    m_sender.emplace(
        std::move(conversation), m_configuration.terminal_folder, *m_file, std::move(client), m_clock);
    journal::note("sending_begun", { { "to", server }, { "place", place_of(enrolled) } });
    return {};
}

bool Uplink::step()
{
    if (m_watch.changed())
        m_next_look = std::min(m_next_look, m_last_look + shortest_look_interval);
    if (m_clock().at >= m_next_look) {
        look_around();
        return true;
    }
    if (m_exporting) {  // before all else: somebody stands there and waits for the stick
        warn_unless(go_on_exporting(), "answer_not_kept");
        return true;
    }
    if (!m_to_do.empty() && (!m_sender || m_sender->is_settled())) {
        auto request = std::move(m_to_do.front());
        m_to_do.pop_front();
        warn_unless(take_up(request), "answer_not_kept");
        wipe(request.argument);
        return true;
    }
    return m_sender && m_sender->step();
}

BootInstant Uplink::wake() const { return m_sender ? std::min(m_next_look, m_sender->wake()) : m_next_look; }

void Uplink::look_around()
{
    m_last_look = m_clock().at;
    m_next_look = m_last_look + fallback_interval;
    // Past every record: only the requests are wanted here.
    auto glance = m_outbox.look(std::numeric_limits<std::int64_t>::max(), 1, 1);
    if (glance) {
        warn_unless(take_note_of(glance->requests), "answers_not_forgotten");
        for (auto& request : glance->requests)
            wipe(request.argument);
    } else if (glance.error().fault != Fault::Unavailable)
        journal::warn("requests_not_read", { { "why", glance.error().what } });
    if (m_sender)
        m_sender->outbox_changed();
}

Result<void> Uplink::take_note_of(std::vector<Request> const& asked)
{
    for (auto const& request : asked)
        if (m_noted.insert(request.id).second)
            m_to_do.push_back(request);
    if (m_noted.size() == asked.size())
        return {};
    auto const ids = ids_of(asked);
    TRY(m_file->keep_answers_to(ids));
    m_noted = { ids.begin(), ids.end() };
    return {};
}

Result<void> Uplink::take_up(Request const& request)
{
    journal::note("request_taken_up", { { "verb", std::string(name_of(request.verb)) } });
    switch (request.verb) {
    case Verb::Enrol:
        return take_up_enrolment(request);
    case Verb::SyncNow:
        if (!m_sender)
            return answer(request, RequestState::Failed,
                "This terminal is not enrolled yet: enter the code that headquarters gave you.");
        m_sender->sync_asked(request.id);
        return {};
    case Verb::Export:
        return take_up_export(request);
    case Verb::ForgetMe:
        return take_up_farewell(request);
    case Verb::Wifi:
        return take_up_wifi(request);
    }
    return {};
}

Result<void> Uplink::take_up_enrolment(Request const& request)
{
    TRY(answer(request, RequestState::Working, "Asking headquarters."));
    auto const enrolled = enrol(*m_file, m_configuration, m_process, request.argument, m_clock);
    if (!enrolled)
        return answer(request, RequestState::Failed, enrolled.error().what);
    auto const begun = begin(*enrolled, Milliseconds(0));
    if (!begun)
        return answer(request, RequestState::Failed, begun.error().what);
    return answer(request, RequestState::Done, fmt::format("This terminal is now {}.", place_of(*enrolled)));
}

Result<void> Uplink::take_up_farewell(Request const& request)
{
    TRY(answer(request, RequestState::Working, "Asking headquarters."));
    auto const kept = say_farewell(*m_file, m_configuration, m_process, m_clock);
    // Whatever failed after that: nobody sends for a device that is gone.
    if (auto const enrolled = m_file->enrolled(); enrolled && !*enrolled)
        m_sender.reset();
    warn_unless(finish_farewell(*m_file, m_configuration), "farewell_not_finished");
    if (!kept && kept.error().fault == Fault::Unavailable)
        return answer(request, RequestState::Failed,
            fmt::format(
                "{}. Nothing is forgotten: try again when headquarters can be reached.", kept.error().what));
    if (!kept)
        return answer(request, RequestState::Failed, kept.error().what);
    journal::note("farewell_said", { { "kept", *kept } });
    return answer(request, RequestState::Done,
        *kept == 0 ? "Headquarters has everything and has forgotten this terminal. To use it again, enrol it "
                     "with a new code."
                   : fmt::format("Headquarters has forgotten this terminal. {} that came later {} kept here, "
                                 "and sent when it is enrolled with a new code.",
                       counted(*kept, "answer"), *kept == 1 ? "is" : "are"));
}

Result<void> Uplink::take_up_export(Request const& request)
{
    auto begun = StickExport::begin(request.argument, m_configuration, m_process.version, *m_file);
    if (!begun)
        return answer(request, RequestState::Failed, begun.error().what);
    m_exporting.emplace(Exporting { request, std::move(*begun) });
    return answer(request, RequestState::Working, "Writing to the stick.");
}

Result<void> Uplink::go_on_exporting()
{
    auto const& [request, onto] = *m_exporting;
    auto const written = m_exporting->onto.step(m_clock());
    if (written && *written)
        return m_file->answer({ request.id, RequestState::Working, onto.percent(), onto.outcome() });
    auto const exported = std::move(*m_exporting);
    m_exporting.reset();
    auto const outcome = exported.onto.outcome();
    if (written)
        return answer(exported.request, RequestState::Done, outcome);
    journal::warn("export_failed", { { "why", written.error().what } });
    return answer(exported.request, RequestState::Failed,
        fmt::format("The export stopped: {} {}", written.error().what, outcome));
}

Result<void> Uplink::take_up_wifi(Request const& request)
{
    auto const network = wifi_network_from(request.argument);
    if (!network)
        return answer(
            request, RequestState::Failed, fmt::format("No network was joined: {}.", network.error().what));
    TRY(answer(request, RequestState::Working, "Joining the network."));
    auto const joined = join_wifi(*network, wifi_patience, m_process.go_on);
    if (!joined)
        return answer(request, RequestState::Failed,
            fmt::format("{} was not joined: {}.", network->name, joined.error().what));
    if (m_sender)
        m_sender->network_changed();
    return answer(request, RequestState::Done, fmt::format("This terminal is in {}.", network->name));
}

Result<void> Uplink::answer(Request const& request, RequestState state, std::string const& sentence)
{
    return m_file->answer({ request.id, state, state == RequestState::Done ? 100 : 0, sentence });
}

}
