#include "kiosk/readiness.h"
#include "kiosk/damaged_databases.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/set_aside.h"
#include "tests/base/temporary_folder.h"
#include "tests/stage/environment.h"
#include "tests/uplink/full_disk.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <regex>
#include <sstream>

using namespace peakend;

namespace {

std::filesystem::path const source = PEAKEND_SOURCE;

std::string text_of(std::filesystem::path const& file)
{
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// A terminal with assets of its own, which a test may spoil.
class Fresh {
public:
    Fresh()
    {
        std::filesystem::copy(source / "assets", assets(), std::filesystem::copy_options::recursive);
        settings.assets = assets();
        settings.questionnaire = assets() / "questionnaires" / "fitting-rooms.json";
        settings.theme = assets() / "themes" / "light.toml";
        settings.data_folder = folder.path() / "data";
    }

    std::vector<std::string> faults() const { return readiness_of(settings, settings.questionnaire).faults; }
    std::filesystem::path assets() const { return folder.path() / "assets"; }

    TemporaryFolder folder;
    KioskSettings settings;
};

bool told(std::vector<std::string> const& faults, std::string_view words)
{
    return std::any_of(faults.begin(), faults.end(),
        [&](std::string const& fault) { return fault.find(words) != std::string::npos; });
}

}

TEST_SUITE("Readiness")
{
    TEST_CASE("what is shipped could start, and looking writes nothing")
    {
        Fresh fresh;

        CHECK(fresh.faults() == std::vector<std::string>());
        CHECK_FALSE(std::filesystem::exists(fresh.settings.data_folder));
    }

    TEST_CASE("where no display is announced that is a remark and no fault")
    {
        Fresh fresh;
        stage::Environment const x11("DISPLAY", "");
        stage::Environment const wayland("WAYLAND_DISPLAY", "");
        stage::Environment const driver("SDL_VIDEODRIVER", "");

        auto const found = readiness_of(fresh.settings, fresh.settings.questionnaire);

        CHECK(found.faults.empty());
        CHECK(told(found.remarks, "no display is announced here"));
    }

    TEST_CASE("a disk that takes no more is a fault, and trying leaves nothing behind")
    {
        Fresh fresh;
        auto const& data = fresh.settings.data_folder;
        std::filesystem::create_directory(data);
        {
            FullDisk full(1 << 10);
            CHECK(told(fresh.faults(), "takes no more"));
        }

        CHECK(fresh.faults().empty());
        CHECK(std::filesystem::is_empty(data));
    }

    TEST_CASE("an uplink that is not seen is a remark where words are asked for")
    {
        Fresh fresh;
        fresh.settings.uplink_folder = fresh.folder.path() / "nowhere";

        auto const found
            = readiness_of(fresh.settings, fresh.assets() / "questionnaires" / "store-exit.json");

        CHECK(found.faults.empty());
        CHECK(told(found.remarks, "questions for words are passed over"));
    }

    TEST_CASE("everything that is wrong is told at once")
    {
        Fresh fresh;
        std::filesystem::remove(fresh.assets() / "art" / "icons" / "hanger.svg");
        std::filesystem::remove(fresh.assets() / "art" / "icons" / "wrench.svg");
        std::filesystem::remove(fresh.assets() / "art" / "faces" / "face-3-okay.svg");
        std::filesystem::remove_all(fresh.assets() / "keyboards");
        std::ofstream(fresh.assets() / "languages" / "fr.po") << "msgid";
        std::ofstream(fresh.folder.path() / "file");
        fresh.settings.data_folder = fresh.folder.path() / "file" / "data";
        fresh.settings.sound = true;
        std::filesystem::remove(fresh.assets() / "sounds" / "tap.wav");

        auto const faults = fresh.faults();

        CHECK(told(faults, "there is no picture 'hanger' in "));
        CHECK(told(faults, "icons/wrench.svg: bring it back"));
        CHECK(told(faults, "face-3-okay"));
        CHECK(told(faults, "keyboards"));
        CHECK(told(faults, "fr.po"));
        CHECK(told(faults, "can't be written to"));
        CHECK(told(faults, "tap.wav"));
    }

    TEST_CASE("a questionnaire that can't be asked is a fault with all of its own")
    {
        Fresh fresh;
        std::ofstream(fresh.settings.questionnaire) << R"({"format": 1, "qestions": []})";

        auto const faults = fresh.faults();

        REQUIRE(faults.size() == 1);
        CHECK(told(faults, "did you mean 'questions'?"));
        CHECK(told(faults, "'thanks' is missing"));
    }

    TEST_CASE("what a questionnaire with faults needs of this terminal is told with them")
    {
        Fresh fresh;
        std::ofstream(fresh.settings.questionnaire) << R"({
            "format": 2, "title": { "en": "Till \udbff\udff0" }, "icon": "hangar",
            "default_language": "en", "languages": ["en"],
            "questions": [7, { "key": "why", "kind": "many-of", "text": { "en": "Why?" },
                "choices": [{ "id": "wait", "icon": "no_such", "text": { "en": "Waited" } }] }],
            "surprise": { "title": { "en": "A gift" }, "text": { "en": "At the till" },
                "codes": ["OAK 7", "OAK-7", "OAK-7"] } })";

        auto const faults = fresh.faults();

        REQUIRE(faults.size() == 5);
        CHECK(told(faults, "/format: "));
        CHECK(told(faults, "/questions/0: write an object here"));
        CHECK(told(faults, "/questions/1/kind: 'many-of' is no kind of question"));
        CHECK(told(faults, "/questions/1/choices: 1 here"));
        CHECK(told(faults, "/surprise/codes/2: the code 'OAK-7' is listed twice"));
        CHECK(told(faults, "/surprise/codes: 'OAK 7' and 'OAK-7' are one code"));
        CHECK(told(faults, "/icon: there is no picture 'hangar'"));
        CHECK(told(faults, "/questions/1/choices/0/icon: there is no picture 'no_such'"));
        CHECK(told(faults, "/title: no installed font can write '\U0010fff0'"));
    }

    TEST_CASE("of a questionnaire that is no JSON only that is told")
    {
        Fresh fresh;
        std::ofstream(fresh.settings.questionnaire) << R"({ "icon": "hangar", )";

        auto const faults = fresh.faults();

        REQUIRE(faults.size() == 1);
        CHECK(told(faults, "cannot be asked: line 1, "));
    }

    TEST_CASE("the data of an earlier start is looked at, and of a damaged one that is told")
    {
        Fresh fresh;
        REQUIRE(Outbox::open(fresh.settings.data_folder));
        CHECK(fresh.faults().empty());

        std::filesystem::remove(fresh.settings.data_folder / "terminal.db-wal");
        std::ofstream(fresh.settings.data_folder / "terminal.db") << std::string(8192, 'x');

        CHECK(told(fresh.faults(), "terminal.db"));
        CHECK(told(fresh.faults(), "The kiosk's next start does so by itself"));
    }

    TEST_CASE("every damaged database that was moved aside is named for as long as it is left")
    {
        Fresh fresh;
        auto const& data = fresh.settings.data_folder;
        std::vector<std::string> days;
        for (auto const* moved : { "2026-11-28T12:00:00.611Z", "2026-12-01T12:00:00.000Z" }) {
            std::filesystem::create_directory(data);
            std::ofstream(data / "terminal.db") << std::string(8192, 'x');
            REQUIRE(set_aside(terminal_file, data, *parse_rfc3339(moved)));
            days.push_back(std::string(moved).substr(0, 10));
        }

        auto const found = readiness_of(fresh.settings, fresh.settings.questionnaire);

        CHECK(found.faults.empty());
        for (auto const& day : days)
            CHECK(told(found.remarks, "answers and gift codes from before " + day));
        for (auto const& folder : damaged_databases(data))
            std::filesystem::remove_all(folder);
        CHECK_FALSE(told(
            readiness_of(fresh.settings, fresh.settings.questionnaire).remarks, "answers and gift codes"));
    }

    TEST_CASE("a folder whose name somebody changed is named without a day")
    {
        Fresh fresh;
        std::filesystem::create_directories(fresh.settings.data_folder / "terminal.db-damaged-by me");

        auto const found = readiness_of(fresh.settings, fresh.settings.questionnaire);

        CHECK(told(found.remarks, "from before that may be in it alone"));
    }

    TEST_CASE("every picture that the screens name is looked for")
    {
        auto const looked_for = pictures_of_screens();
        std::regex const picture("\"((icons|marks|scenes)/[a-z0-9-]+)\"");
        auto named = 0;
        for (auto const& entry : std::filesystem::directory_iterator(source / "kiosk" / "screens")) {
            auto const text = entry.path().extension() == ".cpp" ? text_of(entry.path()) : "";
            for (std::sregex_iterator at(text.begin(), text.end(), picture), end; at != end; ++at, ++named)
                CHECK_MESSAGE(std::count(looked_for.begin(), looked_for.end(), (*at)[1].str()) == 1,
                    (*at)[1].str() << " belongs into kiosk/readiness.cpp");
        }

        CHECK(named > 0);
    }
}
