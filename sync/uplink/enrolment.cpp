#include "sync/uplink/enrolment.h"

#include "sync/base/one_line.h"
#include "sync/contract/keys.h"
#include "sync/outbox/outbox_view.h"
#include "sync/uplink/anchoring.h"
#include "sync/uplink/identity.h"
#include "sync/uplink/problem.h"

#include <limits>

namespace peakend {

namespace {

    tl::unexpected<Error> refusal(std::string const& server, http::Reply const& reply)
    {
        auto const reason = reason_given(reply);
        if (http::fault_of(reply.status) == Fault::Unavailable)
            return failed(Fault::Unavailable, "{} can't enrol this terminal now ({}): try again in a minute",
                server, reason);
        return failed(Fault::Refused, "{} does not take this code: {}", server, reason);
    }

    Result<Enrolment> enrolment_in(std::string const& server, http::Reply const& reply)
    {
        if (reply.status < 200 || reply.status > 299)
            return refusal(server, reply);
        auto const json = parse_json(reply.body);
        auto enrolment = json ? enrolment_from(*json) : Result<Enrolment>(failed(json.error()));
        if (!enrolment)
            return failed(Fault::Unavailable,
                "what answers at {} is no Peakend collector ({}): look at the address, or sign in to the "
                "network",
                server, enrolment.error().what);
        return enrolment;
    }

    // None when the kiosk has not made terminal.db yet: its first batch says it then.
    std::optional<Epoch> epoch_of(std::filesystem::path const& terminal_folder)
    {
        auto const glance = OutboxView(terminal_folder).look(std::numeric_limits<std::int64_t>::max(), 1, 1);
        return glance ? std::optional(glance->epoch) : std::nullopt;
    }

}

std::string place_of(Enrolled const& enrolled)
{
    return one_line(fmt::format("{} ({})", enrolled.place_name, enrolled.place));
}

Result<Enrolled> enrol(UplinkFile& file, Configuration const& configuration, Process const& process,
    std::string const& code, Clock const& clock)
{
    if (configuration.server.empty())
        return failed(Fault::Refused,
            "the address of headquarters is not known: write server = \"https://...\" into uplink.toml");
    if (!is_enrolment_code(code))
        return failed(Fault::Refused,
            "this is no code of 'peakend-collector enrol': it has twelve letters and digits, as "
            "7K3M-Q9TX-2B4N");
    auto client = TRY(http::Client::to(configuration.server, manners_of(configuration, process)));
    auto const key = TRY(read_or_make_identity(configuration.data_folder));
    auto const epoch = epoch_of(configuration.terminal_folder);
    auto const request = to_json(EnrolmentRequest { normal_enrolment_code(code), key.public_key(), epoch });

    auto const sent = clock();
    auto const reply = TRY(client.post(enrolments_route, "application/json", canonical_json(request)));
    auto const received = clock();
    auto const said = TRY(enrolment_in(client.server(), reply));

    Enrolled enrolled { said.device, said.receipt_key, client.server(), said.place, said.place_name,
        said.server_time };
    TRY(file.enrol(enrolled));
    TRY(file.keep_words_keys(said.words));
    TRY(file.anchor(anchor_between(sent, received, said.server_time)));
    return enrolled;
}

}
