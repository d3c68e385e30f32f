// What the people who run a kiosk can set, with the file's names and the defaults.
#pragma once

#include "kiosk/stage/voices.h"
#include "kiosk/visit/visit.h"
#include "sync/base/settings.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace peakend {

struct KioskSettings {
    std::filesystem::path data_folder;    // terminal.db, this program's own
    std::filesystem::path uplink_folder;  // uplink.db, read only
    std::filesystem::path assets;
    std::filesystem::path questionnaire;
    std::filesystem::path theme;
    int width = 0;  // 0: fullscreen
    int height = 0;
    bool hidden_display = false;
    bool test_mode = false;
    bool rehearsal = false;                    // scripted shoppers may tap here
    std::map<std::string, std::string> store;  // [store] en = "...": instead of the name from headquarters
    visit::Liveliness liveliness { .blinks = true };
    std::map<std::string, std::string> notice;  // [notice.text] en = "...": on the first question
    std::optional<Instant> notice_until;        // nothing: until it is taken out
    bool sound = false;
    visit::Hours quiet;  // when there is no sound; REQUIRES: known(), else there is always
    stage::Delivery speech;
    visit::Hours hours;                // none: always open
    bool ratings_when_closed = false;  // taken, each with a flag
    bool scanning = false;             // the ring of focus goes on by itself, for whoever has one switch
    Milliseconds dwell { 1'500 };
    bool low_reach = false;    // every visitor finds what can be tapped in the lower half
    int mount_height_mm = 0;   // from the floor to the lower edge of the glass; 0: nobody said
    double screen_inches = 0;  // across the glass; 0: as the display says
    visit::Patience patience;
};

// Every fault at once, each with file and line. The zone of the opening hours becomes that of the process,
// since other settings are local times. REQUIRES: no other thread runs yet.
Result<KioskSettings> kiosk_settings(Settings&);

}
