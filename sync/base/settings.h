// Settings of one program: a TOML file, environment variables over it, command-line flags over both.
//
// Reading a setting never fails on the spot; all faults are gathered and told at once by verdict(), each with
// file and line and the remedy. The only file of ours behind which the TOML library stands.
#pragma once

#include "sync/base/instant.h"
#include "sync/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

class Settings {
public:
    // prefix: "PEAKEND_KIOSK" makes PEAKEND_KIOSK_PEOPLE_PORT override "people.port". No file: only defaults.
    explicit Settings(std::string prefix);
    Settings(Settings&&) noexcept;
    Settings& operator=(Settings&&) noexcept;
    ~Settings();

    // A file that is missing or is not TOML is one fault: what it leaves unset is none.
    void read(std::filesystem::path const& file);

    // A flag given on the command line; `flag` ("--port") names it in faults.
    void override_with(std::string_view key, std::string value, std::string flag);

    // Dotted keys. A wrong type or a value out of range is gathered as a fault and the fallback returned.
    std::string text(std::string_view key, std::string_view fallback);
    std::int64_t number(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most);
    // A number of the file, whole or decimal ("15.6").
    double decimal(std::string_view key, double fallback, double least, double most);
    bool yes_or_no(std::string_view key, bool fallback);
    // Seconds in the file, whole or decimal ("2.5").
    Milliseconds seconds(std::string_view key, Milliseconds fallback, Milliseconds least, Milliseconds most);
    // A table of texts: [place.name] en = "..." -> {"en": "..."}; empty when absent.
    std::map<std::string, std::string> texts(std::string_view key);

    // A list of texts, in the file ["...", "..."], elsewhere parted by commas; empty when absent.
    std::vector<std::string> list(std::string_view key);

    // Whether anybody says it, for what has no fallback; else that it is missing is gathered as a fault, with
    // the file in which it belongs and this remedy.
    bool expect(std::string_view key, std::string_view remedy);

    // A fault that the program finds itself, told with the place where the key was set; of one that was set
    // nowhere, with the file.
    void complain(std::string_view key, std::string_view what);

    // REQUIRES: every setting of the program has been read. Keys of the file and variables of the environment
    // that no setting reads are faults too. In the order of the file's lines, then what stands elsewhere.
    Result<void> verdict() const;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}
