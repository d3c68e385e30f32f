// Draws every screen of every questionnaire in every language, both ways up, and fails on what nobody should
// see.
//
// With a folder it also saves the pictures; a second word chooses those with the word in their name.

#include "inspection.h"
#include "stills.h"

#include "kiosk/screens/phrases.h"
#include "kiosk/screens/screen.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/window.h"
#include "sync/base/durable_file.h"

#include <cstdio>

namespace peakend::gallery {

namespace {

    std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";

    struct Wish {
        std::filesystem::path folder;  // empty: save nothing
        std::string word;
    };

    struct Painter {
        explicit Painter(screens::Phrases const& of_languages)
            : phrases(of_languages)
            , ink { [this](auto const& words) { return set(words); },
                [this](auto const& name, float width, float height) { return picture(name, width, height); } }
        {
        }

        screens::Ready set(screens::Words const& words)
        {
            auto const set = lettering.set(
                { words.text, words.language, words.size, words.weight == screens::Weight::Bold,
                    static_cast<stage::Align>(words.align), words.width, words.line_height, words.balanced });
            if (!set.complete)
                missing.push_back(words.text);
            return { set.texture, static_cast<float>(set.width), static_cast<float>(set.height), set.lines,
                set.complete };
        }

        screens::Ready picture(std::string const& name, float width, float height)
        {
            auto const drawn = art.picture(name, static_cast<int>(width), static_cast<int>(height));
            if (!drawn.complete)
                missing.push_back(name);
            return { drawn.texture, static_cast<float>(drawn.width), static_cast<float>(drawn.height), 1,
                drawn.complete };
        }

        screens::Phrases const& phrases;
        stage::Lettering lettering;
        stage::Art art { assets / "art" };
        screens::Theme theme = screens::light();
        screens::Ink ink;
        std::vector<std::string> missing;
    };

    std::string store_in(std::string const& language)
    {
        if (language == "ar")
            return "تايدمارك، شارع الميناء";
        if (language.substr(0, 2) == "zh")
            return "Tidemark 海港街店";
        return "Tidemark, Harbour Street";
    }

    class Hall {
    public:
        Hall(stage::Window& window, screens::Phrases const& phrases, Wish const& wish)
            : m_window(window)
            , m_painter(phrases)
            , m_wish(wish)
        {
        }

        Result<void> show(std::string const& name, Still const& still)
        {
            screens::Frame const frame { static_cast<float>(m_window.width()),
                static_cast<float>(m_window.height()), still.at, m_painter.theme, m_painter.ink,
                [this](std::string_view english, std::string const& language) {
                    return m_painter.phrases.in(language, english);
                },
                store_in(still.visit.language()),
                "Staff: storage full, code DISK 2. All earlier answers are safe." };
            m_window.begin_frame(m_fingers);
            auto const drawn = screens::draw(still.visit, frame, m_scene);
            m_window.end_frame(drawn.ground);
            ++m_shown;
            constexpr float ten_inch = 149 / 25.4f;
            for (auto const& fault : faults_of(m_scene, { frame.width, frame.height, ten_inch }))
                complain(name, fault);
            for (auto const& missing : std::exchange(m_painter.missing, {}))
                complain(name, "'" + missing + "' is not all there");
            if (m_wish.folder.empty())
                return {};
            return m_window.save_picture(m_wish.folder / (name + ".png"));
        }

        int shown() const { return m_shown; }
        int faults() const { return m_faults; }

    private:
        void complain(std::string const& name, std::string const& fault)
        {
            ++m_faults;
            std::printf("%s: %s\n", name.c_str(), fault.c_str());
        }

        stage::Window& m_window;
        stage::Fingers m_fingers;
        Painter m_painter;
        Wish m_wish;
        screens::Scene m_scene;
        int m_shown = 0;
        int m_faults = 0;
    };

    Result<std::shared_ptr<Questionnaire const>> questionnaire_in(std::filesystem::path const& file)
    {
        auto const text = TRY(read_file(file, 1024 * 1024));
        auto checked = check_questionnaire_text(text);
        if (!checked.questionnaire)
            return failed(Fault::Invalid, "{}: {}", file.string(), to_text(checked.findings));
        return std::make_shared<Questionnaire const>(std::move(*checked.questionnaire));
    }

    Result<void> show_all(Hall& hall, std::string const& prefix, Wish const& wish)
    {
        for (auto const& file : std::filesystem::directory_iterator(assets / "questionnaires")) {
            if (file.path().extension() != ".json")
                continue;
            auto const questionnaire = TRY(questionnaire_in(file.path()));
            for (auto const& language : questionnaire->languages) {
                for (auto const& still : stills_of(questionnaire, language)) {
                    auto const name
                        = prefix + "-" + file.path().stem().string() + "-" + language + "-" + still.name;
                    if (name.find(wish.word) != std::string::npos)
                        TRY(hall.show(name, still));
                }
            }
        }
        return {};
    }

    // Returns the number of faults.
    Result<int> walk_through(Wish const& wish)
    {
        auto const phrases = TRY(screens::Phrases::read(assets / "languages"));
        int shown = 0;
        int faults = 0;
        for (auto const upright : { false, true }) {
            auto window = TRY(stage::Window::open({ .width = upright ? 800 : 1280,
                .height = upright ? 1280 : 800,
                .fullscreen = false,
                .title = "Gallery",
                .hidden_display = true }));
            Hall hall(window, phrases, wish);
            TRY(show_all(hall, upright ? "portrait" : "landscape", wish));
            shown += hall.shown();
            faults += hall.faults();
        }
        std::printf("%d screens, %d faults\n", shown, faults);
        return shown == 0 ? 1 : faults;
    }

}

}

int main(int count, char** words)
{
    using namespace peakend;
    gallery::Wish wish;
    if (count > 1)
        wish.folder = words[1];
    if (count > 2)
        wish.word = words[2];
    if (!wish.folder.empty())
        std::filesystem::create_directories(wish.folder);
    auto const faults = gallery::walk_through(wish);
    if (!faults) {
        std::fprintf(stderr, "%s\n", faults.error().what.c_str());
        return 2;
    }
    return *faults == 0 ? 0 : 1;
}
