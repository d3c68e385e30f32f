#include "sync/collector/help.h"

#include "sync/collector/server.h"

#include <fmt/format.h>

namespace peakend {

std::string general_help()
{
    ServerPlan const usual;
    auto const& flags = usual.suspicion;
    return fmt::format(R"(
'peakend-collector COMMAND --help' tells more of a command, with an example.

Settings are read from --config (usually {}), then from the environment
(PEAKEND_COLLECTOR_DATA_FOLDER, PEAKEND_COLLECTOR_TERMINALS_PORT, ...), then from the command line:
  data_folder = "{}"
  pages = "/usr/share/peakend/pages"
  phone_address = "https://feedback.example"   # where visitors' phones reach the terminals' port; "": nowhere
  [terminals]
  address = "{}"
  port = {}
  [people]
  address = "{}"
  port = {}
  [flags]
  burst_count = {:<6} # so many first answers on one terminal
  burst_within = {:<5} # within so many seconds are flagged as a burst
  run_count = {:<8} # the same first answer so many times in a row,
  run_gap = {:<10} # each within so many seconds of the one before, is flagged as a run
)",
        usual_config, usual_data, usual.terminals_address, usual.terminals_port, usual.people_address,
        usual.people_port, flags.burst_count, flags.burst_within.count() / 1000, flags.run_count,
        flags.run_gap.count() / 1000);
}

}
