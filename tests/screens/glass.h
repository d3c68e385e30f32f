// A glass without a window: ImGui with nothing behind it, ink that only measures, and a finger.
#pragma once

#include "kiosk/screens/screen.h"
#include "kiosk/screens/theme_file.h"
#include "measuring_ink.h"
#include "some_questions.h"

#include <algorithm>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

namespace peakend::screens {

// As they are installed.
inline Themes themes_of_the_house()
{
    std::filesystem::path const assets = std::filesystem::path(PEAKEND_SOURCE) / "assets";
    auto themes = read_themes(assets / "themes" / "light.toml", assets);
    if (!themes)
        throw std::runtime_error(themes.error().what);
    return *std::move(themes);
}

class Glass {
public:
    explicit Glass(std::shared_ptr<Questionnaire const> questionnaire, float width = 1280, float height = 800)
        : visit(std::move(questionnaire), RevisionId(), {}, [] { return RecordId(); })
        , m_context(ImGui::CreateContext())
        , m_size { width, height }
    {
        unsigned char* pixels = nullptr;
        int across = 0;
        int down = 0;
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &across, &down);
        m_ink.picture = [this](std::string const& name, float w, float h) {
            pictures.insert(name);
            return Ready { 1, w, h };
        };
        draw();
    }
    ~Glass() { ImGui::DestroyContext(m_context); }
    Glass(Glass const&) = delete;
    Glass& operator=(Glass const&) = delete;

    // One frame; what it wants is applied, and saved at once unless `storage_is_slow`.
    Drawn draw()
    {
        pictures.clear();
        auto& io = ImGui::GetIO();
        io.DisplaySize = { m_size.x, m_size.y };
        io.DeltaTime = 0.016f;
        ImGui::NewFrame();
        Frame frame { m_size.x, m_size.y, now, m_themes.of(visit.view()), m_ink, phrase, "Tidemark", "",
            [this](Kind const&, std::string const&) { return keyboard; }, phone_link };
        frame.notice = notice;
        frame.pixels_per_mm = pixels_per_mm;
        frame.can_speak = can_speak;
        auto const drawn = screens::draw(visit, frame, scene);
        ImGui::Render();
        last_intent = drawn.intent;
        if (drawn.intent)
            carry_out(visit.apply(*drawn.intent, moment()));
        return drawn;
    }

    void wait(Milliseconds time) { now += time; }

    Drawn press(float x, float y)
    {
        auto& io = ImGui::GetIO();
        io.MousePos = { x, y };
        io.MouseDown[0] = true;
        return draw();
    }
    Drawn press(Rect const& target) { return press(target.centre_x(), target.centre_y()); }
    Drawn slide(Rect const& target) { return press(target); }
    Drawn lift()
    {
        auto& io = ImGui::GetIO();
        io.MouseDown[0] = false;
        auto const drawn = draw();
        io.MousePos = { -FLT_MAX, -FLT_MAX };
        return drawn;
    }
    Drawn tap(Rect const& target)
    {
        press(target);
        return lift();
    }
    // By what is written on it. To find that takes longer than a hand trembles.
    Drawn tap(std::string_view label)
    {
        now = std::max(now, visit.hears_from());
        draw();
        auto const* element = scene.find(label);
        return element ? tap(Rect(element->target)) : Drawn {};
    }

    void rest() { wait(std::chrono::seconds(2)); }

    // From the face to the question that is tested.
    void go_to_second_question()
    {
        tap("word 4");
        rest();
        visit.pass(moment());
        rest();
        draw();
    }

    // From the face, when nothing else is asked.
    void go_to_thanks(std::string_view face = "word 4")
    {
        tap(face);
        rest();
        visit.pass(moment());
    }

    Element const* element(std::string_view label)
    {
        draw();
        for (auto const& each : scene.elements()) {
            if (each.label == label)
                return &each;
        }
        return nullptr;
    }

    Element heading()
    {
        draw();
        auto const& elements = scene.elements();
        return *std::find_if(
            elements.begin(), elements.end(), [](Element const& each) { return each.role == Role::Heading; });
    }

    std::vector<std::string> choices()
    {
        draw();
        std::vector<std::string> labels;
        for (auto const& each : scene.elements()) {
            if (each.role == Role::Choice)
                labels.push_back(each.label);
        }
        return labels;
    }

    template <class Wanted>
    Wanted const* wanted() const
    {
        return last_intent ? std::get_if<Wanted>(&*last_intent) : nullptr;
    }

    // What the last tap said; -1 or nothing when it said something else.
    int number_said() const
    {
        auto const* say = wanted<visit::Say>();
        auto const* number = say ? std::get_if<int>(&say->value) : nullptr;
        return number ? *number : -1;
    }
    std::string choice_said() const
    {
        auto const* say = wanted<visit::Say>();
        auto const* id = say ? std::get_if<std::string>(&say->value) : nullptr;
        return id ? *id : "";
    }

    Moment moment() const { return { std::string(32, 'b'), now, instant_of(milliseconds_of(now)) }; }

    visit::Visit visit;
    Scene scene;
    BootInstant now { std::chrono::hours(1) };
    bool storage_is_slow = false;
    std::vector<visit::Deed> waiting_deeds;
    std::optional<visit::Intent> last_intent;
    std::set<std::string> pictures;
    Layout const* keyboard = nullptr;
    std::string phone_link;
    std::string notice;
    float pixels_per_mm = 0;
    bool can_speak = false;
    std::function<std::string(std::string_view, std::string const&)> phrase
        = [](std::string_view english, std::string const&) { return std::string(english); };

private:
    void carry_out(std::vector<visit::Deed> const& deeds)
    {
        waiting_deeds = deeds;
        if (storage_is_slow)
            return;
        for (auto const& deed : deeds)
            visit.kept(deed.ticket, moment());
    }

    ImGuiContext* m_context;
    ImVec2 m_size;
    Themes m_themes = themes_of_the_house();
    Ink m_ink = measuring_ink();
};

}
