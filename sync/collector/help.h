// What --help of peakend-collector tells behind the options: of a command its example, of the program its
// settings. --config and --data are of all commands.
#pragma once

#include <string>

namespace peakend {

inline constexpr char const* usual_config = "/etc/peakend/collector.toml";
inline constexpr char const* usual_data = "/var/lib/peakend-collector";

inline constexpr char const* help_of_serve = R"(Example:
  peakend-collector serve --data /var/lib/peakend-collector
      take what terminals hand in (http://127.0.0.1:8470) and show it (http://127.0.0.1:8471)
'peakend-collector --help' tells the settings.
)";
inline constexpr char const* help_of_enrol = R"(Example:
  peakend-collector enrol --touchpoint "Tidemark / South / Harbour Street / Fitting rooms" --zone Europe/London
      a one-time code, to be typed on the terminal that stands there
A store keeps the time zone of its first touchpoint; another one is refused.
--data is the folder of the collector that serves, /var/lib/peakend-collector if nothing is said.
)";
inline constexpr char const* help_of_check = R"(Example:
  peakend-collector check --tallies
      is every stored response readable, and does text.key open what visitors wrote? With --tallies also: does
      every sum follow from the responses?
)";
inline constexpr char const* help_of_export = R"(Example:
  peakend-collector export > responses.jsonl
      every response, one line of JSON each; what visitors wrote stays sealed. What can't be read is named, and the
      exit code is 1
)";
inline constexpr char const* help_of_import = R"(Example:
  peakend-collector import /media/stick
      what a terminal without network wrote to this stick; to import it twice, or what came by the network
      meanwhile, counts nothing twice
)";
inline constexpr char const* help_of_words = R"(Example:
  peakend-collector words --place tidemark/south --from 2026-11-01 --to 2026-11-30
      what visitors wrote there, in clear, one line of JSON each; it needs text.key of the data folder.
      What that key does not open stands there as null, and the exit code is 1
)";

inline constexpr char const* help_of_terminals = R"(Example:
  peakend-collector terminals
      which are silent? A terminal that is connected is in contact every few minutes, also when nobody answers;
      one that delivers by stick says nothing but what an import brings
)";

std::string general_help();

}
