// Goal S12: whatever ten fingers and a keyboard do, there is no way out of the kiosk, it does not crash, and
// nothing of one visitor is left for the next.
//
// usage: storm [--drawn] COUNT [SEED]
// COUNT things are done to each of the questionnaires in turn, upright and lying. With --drawn they go
// through SDL and a fullscreen window in memory, and every frame is drawn; otherwise words are only measured.

#include "tests/storm/delivery.h"

#include "kiosk/ink.h"
#include "kiosk/pinyin/pinyin.h"
#include "sync/base/durable_file.h"
#include "tests/screens/measuring_ink.h"

#include <charconv>
#include <cstdio>
#include <imgui.h>

namespace peakend::storm {

namespace {

    std::filesystem::path const source = PEAKEND_SOURCE;

    struct Wish {
        std::int64_t count = 0;
        std::uint64_t seed = 1;
        bool drawn = false;
    };

    struct Figures {
        std::int64_t done = 0;
        std::int64_t frames = 0;
        std::int64_t rests = 0;
        std::size_t visits = 0;
    };

    void change_the_weather(Hands& hands, Stand& stand)
    {
        if (hands.roll(40) == 0)
            stand.storage(static_cast<Storage>(hands.roll(3)));
        if (hands.roll(400) == 0)
            stand.doors(hands.roll(2) == 0);
    }

    Milliseconds some_time(Hands& hands)
    {
        constexpr std::array<int, 6> times { 400, 1'000, 5'000, 20'000, 60'000, 3'600'000 };
        return Milliseconds(
            hands.roll(10) > 0 ? 0 : times[static_cast<std::size_t>(hands.roll(times.size()))]);
    }

    Result<void> rage(
        Stand& stand, Hands& hands, Deliver const& deliver, std::int64_t count, Figures& figures)
    {
        std::int64_t done = 0;
        while (done < count && stand.fault().empty()) {
            change_the_weather(hands, stand);
            auto const doings = hands.next(stand.scene());
            done += static_cast<std::int64_t>(doings.size());
            TRY(deliver(doings, stand));
            stand.turn(some_time(hands));
            if (hands.roll(100) > 0)
                continue;
            TRY(deliver(hands.lift(), stand));
            stand.wait_for_rest();
        }
        TRY(deliver(hands.lift(), stand));
        stand.wait_for_rest();
        stand.visit_once();
        figures.done += done;
        figures.frames += stand.frames();
        figures.rests += stand.rests();
        figures.visits += stand.visits();
        if (!stand.fault().empty())
            return failed(Fault::Invalid, "{}", stand.fault());
        return {};
    }

    class Measured {
    public:
        Measured()
            : m_context(ImGui::CreateContext())
        {
            unsigned char* pixels = nullptr;
            int width = 0;
            int height = 0;
            ImGui::GetIO().IniFilename = nullptr;
            ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
        }
        ~Measured() { ImGui::DestroyContext(m_context); }
        Measured(Measured const&) = delete;
        Measured& operator=(Measured const&) = delete;

        static Canvas canvas(float width, float height)
        {
            return { [=](stage::Fingers& fingers) {
                        ImGui::GetIO().DisplaySize = { width, height };
                        ImGui::GetIO().DeltaTime = 0.016f;
                        fingers.write_next();
                        ImGui::NewFrame();
                    },
                [](screens::Colour) { ImGui::EndFrame(); }, screens::measuring_ink(), width, height };
        }

    private:
        ImGuiContext* m_context;
    };

    Result<void> storm_measured(std::shared_ptr<Questionnaire const> const& questionnaire,
        Equipment const& equipment, bool upright, std::uint64_t seed, std::int64_t count, Figures& figures)
    {
        Measured measured;
        auto const canvas = Measured::canvas(upright ? 800 : 1280, upright ? 1280 : 800);
        Stand stand(questionnaire, equipment, canvas);
        Hands hands(seed, canvas.width, canvas.height);
        return rage(stand, hands, deliver_directly, count, figures);
    }

    // As the display lies.
    Result<void> storm_drawn(std::shared_ptr<Questionnaire const> const& questionnaire,
        Equipment const& equipment, std::uint64_t seed, std::int64_t count, Figures& figures)
    {
        auto window = TRY(stage::Window::open({ .fullscreen = true, .title = "storm" }));
        if (window.driver() == "offscreen")
            return failed(
                Fault::Refused, "no display: a window in memory is not fullscreen, and Esc closes it");
        stage::Lettering lettering;
        stage::Art art(source / "assets/art");
        Canvas const canvas { [&](stage::Fingers& fingers) { window.begin_frame(fingers); },
            [&](screens::Colour ground) { window.end_frame(ground); }, ink_of(lettering, art),
            static_cast<float>(window.width()), static_cast<float>(window.height()) };
        Stand stand(questionnaire, equipment, canvas);
        Hands hands(seed, canvas.width, canvas.height);
        auto const deliver
            = [&](auto const& doings, Stand& at) { return deliver_through(window, doings, at); };
        return rage(stand, hands, deliver, count, figures);
    }

    Result<std::shared_ptr<Questionnaire const>> questionnaire_in(std::filesystem::path const& file)
    {
        auto checked = check_questionnaire_text(TRY(read_file(file, 1024 * 1024)));
        if (!checked.questionnaire)
            return failed(Fault::Invalid, "{}: {}", file.string(), to_text(checked.findings));
        return std::make_shared<Questionnaire const>(std::move(*checked.questionnaire));
    }

    // Every kind of question, every keyboard.
    constexpr std::array files { "tests/gallery/words.json", "tests/gallery/words-of-asia.json",
        "assets/questionnaires/fitting-rooms.json", "assets/questionnaires/store-exit.json",
        "assets/questionnaires/till.json" };

    Result<Equipment> equipment(pinyin::Pinyin& pinyin)
    {
        auto const assets = source / "assets";
        return Equipment { TRY(screens::Phrases::read(assets / "languages")),
            TRY(screens::Keyboards::read(assets / "keyboards")),
            TRY(screens::read_themes(assets / "themes/light.toml", assets)),
            { [](std::string_view words, std::string const& consent) {
                 return std::optional(
                     SealedWords { std::string(sealing_bytes + words.size(), '*'), consent });
             },
                [](std::string const&) { return true; },
                [&pinyin](std::string_view letters, std::string const& language) {
                    return pinyin.candidates(letters, language);
                } } };
    }

    Result<Figures> storm(Wish const& wish)
    {
        Figures figures;
        auto const pinyin = TRY(pinyin::Pinyin::open(pinyin::usual_dictionary()));
        auto const equipped = TRY(equipment(*pinyin));
        auto seed = wish.seed;
        for (auto const* file : files) {
            auto const questionnaire = TRY(questionnaire_in(source / file));
            auto const share = wish.count / static_cast<std::int64_t>(files.size());
            auto held = wish.drawn
                ? storm_drawn(questionnaire, equipped, seed, share, figures)
                : storm_measured(questionnaire, equipped, seed % 2 == 0, seed, share, figures);
            if (!held)
                return failed(held.error().fault, "{}, seed {}: {}", file, seed, held.error().what);
            ++seed;
        }
        return figures;
    }

    bool read(std::string_view word, auto& into)
    {
        return std::from_chars(word.data(), word.data() + word.size(), into).ptr == word.data() + word.size();
    }

}

}

int main(int count, char** words)
{
    using namespace peakend;
    std::vector<std::string_view> given(words + 1, words + count);
    storm::Wish wish;
    wish.drawn = std::erase(given, "--drawn") > 0;
    auto const understood = (given.size() == 1 || given.size() == 2) && storm::read(given[0], wish.count)
        && (given.size() == 1 || storm::read(given[1], wish.seed));
    if (!understood) {
        std::fprintf(stderr, "usage: storm [--drawn] COUNT [SEED]\n");
        return 2;
    }
    auto const figures = storm::storm(wish);
    if (!figures) {
        std::fprintf(stderr, "S12 FAILED: %s\n", figures.error().what.c_str());
        return 1;
    }
    std::printf(
        "S12 %s: %lld keys and touches, %lld frames, %zu visits, each sealed once; %lld times the first "
        "question waited as at the start; no way out\n",
        wish.drawn ? "drawn" : "measured", static_cast<long long>(figures->done),
        static_cast<long long>(figures->frames), figures->visits, static_cast<long long>(figures->rests));
    return 0;
}
