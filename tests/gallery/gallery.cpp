// Draws every screen of every questionnaire in every language, both ways up, and fails on what nobody should
// see.
//
// By itself it shows what a visitor changes only in four languages, one of each manner of script; with --all
// in every language. With a folder it also saves the pictures; a second word chooses those with the word in
// their name.

#include "growth.h"
#include "inspection.h"
#include "stills.h"

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/screens/focus_ring.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/phrases.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/sheet.h"
#include "kiosk/screens/theme_file.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/window.h"
#include "sync/base/durable_file.h"
#include "sync/contract/keys.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace peakend::gallery {

namespace {

    std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";

    struct Wish {
        std::filesystem::path folder;  // empty: save nothing
        std::string word;
        bool all = false;
        bool growth = false;  // tell every word that the large view does not make twice as large
    };

    struct Painter {
        explicit Painter(screens::Phrases const& of_languages)
            : phrases(of_languages)
            , ink { [this](auto const& words) { return set(words); },
                [this](auto const& name, float width, float height) { return picture(name, width, height); },
                [this](auto const& words, std::size_t byte) {
                    auto const caret = lettering.caret(paragraph_of(words), byte);
                    return screens::CaretPlace { caret.x, caret.y, caret.height };
                },
                [this](auto const& words, float x, float y) {
                    return lettering.byte_at(paragraph_of(words), x, y);
                } }
        {
        }

        static stage::Paragraph paragraph_of(screens::Words const& words)
        {
            return { words.text, words.language, words.size, words.weight == screens::Weight::Bold,
                static_cast<stage::Align>(words.align), words.width, words.line_height, words.balanced,
                words.breaks_words, words.fleeting };
        }

        screens::Ready set(screens::Words const& words)
        {
            auto const set = lettering.set(paragraph_of(words));
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
        Hall(stage::Window& window, screens::Phrases const& phrases, screens::Themes const& themes,
            screens::Keyboards const& keyboards, Wish const& wish)
            : m_window(window)
            , m_keyboards(keyboards)
            , m_painter(phrases)
            , m_themes(themes)
            , m_wish(wish)
        {
        }

        Result<void> show(std::string const& name, Still const& still)
        {
            screens::Frame frame { static_cast<float>(m_window.width()),
                static_cast<float>(m_window.height()), still.at, m_themes.of(still.visit.view()),
                m_painter.ink,
                [this](std::string_view english, std::string const& language) {
                    return m_painter.phrases.in(language, english);
                },
                store_in(still.visit.language()),
                "Staff: storage full, code DISK 2. All earlier answers are safe.",
                [this](Kind const& kind, std::string const& language) {
                    return std::holds_alternative<Contact>(kind) ? m_keyboards.for_addresses(language)
                                                                 : m_keyboards.for_language(language);
                },
                still.phone ? "https://feedback.tidemark.example/p#0123456789abcdef0123456789abcdef."
                              "0123456789abcdef01234567.1794000000000.AbCdEfGhIjKlMnOpQrStUv"
                            : "" };
            frame.can_speak = true;
            if (name.ends_with("-notice"))
                frame.notice = "The lift is out of order until 3. Please use the stairs.";
            paint(still, frame);
            if (name.ends_with("-focus")) {
                auto const spots = screens::spots_of(m_scene);
                frame.focus = spots[spots.size() * 2 / 3];
                paint(still, frame);
            }
            ++m_shown;
            auto const& view = still.visit.view();
            auto const low = view.large || view.low_reach;
            for (auto const& fault :
                faults_of(m_scene,
                    { frame.width, frame.height, screens::Sheet::design_per_mm, low ? frame.height / 2 : 0 }))
                complain(name, fault);
            for (auto const& missing : std::exchange(m_painter.missing, {}))
                complain(name, "'" + missing + "' is not all there");
            if (m_wish.folder.empty())
                return {};
            return m_window.save_picture(m_wish.folder / (name + ".png"));
        }

        screens::Scene const& scene() const { return m_scene; }
        int shown() const { return m_shown; }
        int faults() const { return m_faults; }

    private:
        void paint(Still const& still, screens::Frame const& frame)
        {
            m_window.begin_frame(m_fingers);
            auto const drawn = screens::draw(still.visit, frame, m_scene);
            m_window.end_frame(drawn.ground);
        }

        void complain(std::string const& name, std::string const& fault)
        {
            ++m_faults;
            std::printf("%s: %s\n", name.c_str(), fault.c_str());
        }

        stage::Window& m_window;
        screens::Keyboards const& m_keyboards;
        stage::Fingers m_fingers;
        Painter m_painter;
        screens::Themes const& m_themes;
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

    struct NamedView {
        char const* name;
        visit::View view;
    };

    // Each thing that a view can change, alone or with others, at least once.
    constexpr std::array views {
        NamedView { "", {} },
        NamedView { "-large", visit::View::easier() },
        NamedView { "-low", { .low_reach = true } },
        NamedView { "-mirrored", { .high_contrast = true, .mirrored = true } },
    };

    // Latin, words that are long, right to left, and marks above and below the letters.
    constexpr std::array<std::string_view, 4> languages_of_views { "en", "de", "ar", "hi" };

    bool is_shown(visit::View const& view, std::string_view language, Wish const& wish)
    {
        return wish.all || view == visit::View {}
        || std::find(languages_of_views.begin(), languages_of_views.end(), language)
            != languages_of_views.end();
    }

    Result<void> show_views(Hall& hall, std::string const& prefix,
        std::shared_ptr<Questionnaire const> const& questionnaire, std::string const& language,
        Wish const& wish, visit::Pen const& pen, Growth& growth)
    {
        for (auto const& [view_name, view] : views) {
            if (!is_shown(view, language, wish))
                continue;
            for (auto const& still : stills_of(questionnaire, language, pen, view)) {
                auto const name = prefix + view_name + "-" + still.name;
                if (name.find(wish.word) == std::string::npos)
                    continue;
                TRY(hall.show(name, still));
                auto const moment = prefix + "-" + still.name;
                if (view == visit::View {})
                    growth.usual(moment, hall.scene());
                if (still.visit.view().large)
                    growth.large(moment, hall.scene());
            }
        }
        return {};
    }

    // All that ship, and two with every keyboard.
    std::vector<std::filesystem::path> questionnaires()
    {
        auto const own = std::filesystem::path(PEAKEND_SOURCE) / "tests/gallery";
        std::vector<std::filesystem::path> files { own / "words.json", own / "words-of-asia.json" };
        for (auto const& file : std::filesystem::directory_iterator(assets / "questionnaires")) {
            if (file.path().extension() == ".json")
                files.push_back(file.path());
        }
        return files;
    }

    Result<void> show_all(
        Hall& hall, std::string const& prefix, Wish const& wish, visit::Pen const& pen, Growth& growth)
    {
        for (auto const& file : questionnaires()) {
            auto const questionnaire = TRY(questionnaire_in(file));
            for (auto const& language : questionnaire->languages) {
                auto const name = prefix + "-" + file.stem().string() + "-" + language;
                TRY(show_views(hall, name, questionnaire, language, wish, pen, growth));
            }
        }
        return {};
    }

    void tell(Growth const& growth, bool each)
    {
        std::printf("large view, times the usual size\n");
        for (auto const& [name, least] : growth.least())
            std::printf("  %-20s least %.2f, %zu of %zu short of twice, %s\n", name.c_str(), least.times,
                least.short_of_twice, least.compared, least.where.c_str());
        for (auto const& word : growth.short_of_twice())
            if (each)
                std::printf("%s\n", word.c_str());
    }

    // Returns the number of faults.
    Result<int> walk_through(Wish const& wish)
    {
        auto const phrases = TRY(screens::Phrases::read(assets / "languages"));
        auto const keyboards = TRY(screens::Keyboards::read(assets / "keyboards"));
        auto const pinyin = TRY(pinyin::Pinyin::open(pinyin::usual_dictionary()));
        auto const secret = TextSecret::generate();
        visit::Pen const pen { [&](std::string_view words, std::string const& consent) {
                                  return std::optional(seal_words(secret.public_key(), words, consent));
                              },
            [](std::string const&) { return true; },
            [&](std::string_view letters, std::string const& language) {
                return pinyin->candidates(letters, language);
            } };
        auto const themes = TRY(screens::read_themes(assets / "themes" / "light.toml", assets));
        int shown = 0;
        int faults = 0;
        Growth growth;
        for (auto const upright : { false, true }) {
            auto window = TRY(stage::Window::open({ .width = upright ? 800 : 1280,
                .height = upright ? 1280 : 800,
                .fullscreen = false,
                .title = "Gallery",
                .hidden_display = true }));
            Hall hall(window, phrases, themes, keyboards, wish);
            TRY(show_all(hall, upright ? "portrait" : "landscape", wish, pen, growth));
            shown += hall.shown();
            faults += hall.faults();
        }
        tell(growth, wish.growth);
        std::printf("%d screens, %d faults\n", shown, faults);
        return shown == 0 ? 1 : faults;
    }

}

}

int main(int count, char** words)
{
    using namespace peakend;
    std::vector<std::string_view> given(words + 1, words + count);
    gallery::Wish wish;
    wish.all = std::erase(given, "--all") > 0;
    wish.growth = std::erase(given, "--growth") > 0;
    if (!given.empty())
        wish.folder = given[0];
    if (given.size() > 1)
        wish.word = given[1];
    if (!wish.folder.empty())
        std::filesystem::create_directories(wish.folder);
    auto const faults = gallery::walk_through(wish);
    if (!faults) {
        std::fprintf(stderr, "%s\n", faults.error().what.c_str());
        return 2;
    }
    return *faults == 0 ? 0 : 1;
}
