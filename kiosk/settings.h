// What the people who run a kiosk can set, with the file's names and the defaults.
#pragma once

#include "kiosk/visit/visit.h"
#include "sync/base/settings.h"

#include <filesystem>
#include <map>
#include <string>

namespace peakend {

struct KioskSettings {
    std::filesystem::path data_folder;    // terminal.db, this program's own
    std::filesystem::path uplink_folder;  // uplink.db, read only
    std::filesystem::path assets;
    std::filesystem::path questionnaire;
    int width = 0;  // 0: fullscreen
    int height = 0;
    bool hidden_display = false;
    bool test_mode = false;
    bool rehearsal = false;                    // scripted shoppers may tap here
    std::map<std::string, std::string> store;  // [store] en = "...": instead of the name from headquarters
    visit::Patience patience;
};

// Every fault at once, each with file and line.
Result<KioskSettings> kiosk_settings(Settings&);

}
