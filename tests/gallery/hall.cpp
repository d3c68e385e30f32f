#include "hall.h"

#include "kiosk/screens/focus_ring.h"
#include "kiosk/screens/sheet.h"

#include <fmt/format.h>
#include <imgui.h>
#include <utility>

namespace peakend::gallery {

namespace {

    std::string store_in(std::string const& language)
    {
        if (language == "ar")
            return "تايدمارك، شارع الميناء";
        if (language.substr(0, 2) == "zh")
            return "Tidemark 海港街店";
        return "Tidemark, Harbour Street";
    }

    screens::Spot two_thirds_of(std::vector<screens::Spot> const& spots)
    {
        return spots[spots.size() * 2 / 3];
    }

    screens::Spot spot_for(std::string const& name, screens::Scene const& scene)
    {
        auto const rows = screens::inside(scene, { screens::Role::Keyboard, "", 0, 0 });
        if (rows.empty())
            return two_thirds_of(screens::spots_of(scene));
        if (name.ends_with("-row-focus"))
            return two_thirds_of(rows);
        if (name.ends_with("-key-focus"))
            return screens::inside(scene, rows.front()).front();
        if (name.ends_with("-keyboard-focus"))
            return *screens::around(scene, rows.front());
        return two_thirds_of(screens::spots_of(scene));
    }

    stage::Paragraph paragraph_of(screens::Words const& words)
    {
        return { words.text, words.language, words.size, words.weight == screens::Weight::Bold,
            static_cast<stage::Align>(words.align), words.width, words.line_height, words.balanced,
            words.breaks_words, words.fleeting };
    }

}

Result<Furnishing> Furnishing::read(std::filesystem::path const& assets)
{
    return Furnishing { assets / "art", TRY(screens::Phrases::read(assets / "languages")),
        TRY(screens::Keyboards::read(assets / "keyboards")),
        TRY(screens::read_themes(assets / "themes" / "light.toml", assets)),
        TRY(screens::read_themes(assets / "themes" / "dark.toml", assets)) };
}

Hall::Hall(stage::Window& window, Furnishing const& furnishing, bool paints)
    : m_window(window)
    , m_furnishing(furnishing)
    , m_paints(paints)
    , m_art(furnishing.art)
    , m_ink { [this](auto const& words) { return set(words); },
        [this](auto const& name, float width, float height) { return picture_of(name, width, height); },
        [this](auto const& words) { return m_lettering.texture(paragraph_of(words)); },
        [this](auto const& words, std::size_t byte) {
            auto const caret = m_lettering.caret(paragraph_of(words), byte);
            return screens::CaretPlace { caret.x, caret.y, caret.height };
        },
        [this](
            auto const& words, float x, float y) { return m_lettering.byte_at(paragraph_of(words), x, y); } }
{
}

screens::Ready Hall::set(screens::Words const& words)
{
    auto const set = m_lettering.set(paragraph_of(words));
    if (!set.complete)
        m_missing.push_back(words.text);
    return { 0, static_cast<float>(set.width), static_cast<float>(set.height), set.lines, set.complete };
}

screens::Ready Hall::picture_of(std::string const& name, float width, float height)
{
    auto const drawn = m_art.picture(name, static_cast<int>(width), static_cast<int>(height));
    if (!drawn.complete)
        m_missing.push_back(name);
    return { drawn.texture, static_cast<float>(drawn.width), static_cast<float>(drawn.height), 1,
        drawn.complete };
}

screens::Frame Hall::frame_of(Still const& still, screens::Themes const& themes)
{
    screens::Frame frame { static_cast<float>(m_window.width()), static_cast<float>(m_window.height()),
        still.at, themes.of(still.visit.view()), m_ink,
        [this](std::string_view english, std::string const& language) {
            return m_furnishing.phrases.in(language, english);
        },
        store_in(still.visit.language()), "Staff: storage full, code DISK 2. All earlier answers are safe." };
    frame.can_speak = true;
    frame.keyboard = [this](Kind const& kind, std::string const& language) {
        return std::holds_alternative<Contact>(kind) ? m_furnishing.keyboards.for_addresses(language)
                                                     : m_furnishing.keyboards.for_language(language);
    };
    if (still.phone)
        frame.phone_link = "https://feedback.tidemark.example/p#0123456789abcdef0123456789abcdef."
                           "0123456789abcdef01234567.1794000000000.AbCdEfGhIjKlMnOpQrStUv";
    if (still.name == "notice")
        frame.notice = "The lift is out of order until 3. Please use the stairs.";
    return frame;
}

void Hall::paint(Still const& still, screens::Frame const& frame)
{
    m_window.begin_frame(m_fingers);
    auto const drawn = screens::draw(still.visit, frame, m_scene);
    if (m_paints)
        m_window.end_frame(drawn.ground);
    else
        ImGui::EndFrame();
}

std::vector<std::string> Hall::show(std::string const& name, Still const& still, bool dark)
{
    auto frame = frame_of(still, dark ? m_furnishing.dark : m_furnishing.light);
    paint(still, frame);
    if (name.ends_with("-focus")) {
        frame.focus = spot_for(name, m_scene);
        paint(still, frame);
    }
    auto const& view = still.visit.view();
    auto const low = view.large || view.low_reach;
    m_glass = { frame.width, frame.height, screens::Sheet::design_per_mm, low ? frame.height / 2 : 0 };
    auto faults = faults_of(m_scene, m_glass);
    for (auto const& missing : std::exchange(m_missing, {}))
        faults.push_back(fmt::format("'{}' is not all there", missing));
    return faults;
}

}
