#include "tests/storm/stand.h"

#include "tests/visit/left_over.h"

#include <fmt/format.h>

namespace peakend::storm {

Stand::Stand(
    std::shared_ptr<Questionnaire const> questionnaire, Equipment const& equipment, Canvas const& canvas)
    : m_equipment(equipment)
    , m_canvas(canvas)
    , m_visit(std::move(questionnaire), RevisionId(), {}, RecordId::random)
{
    m_visit.layout(canvas.width < canvas.height ? "portrait" : "landscape");
    m_visit.pen(equipment.pen);
    wait_for_rest();
    m_first_picture = picture();
}

Moment Stand::moment() const { return { std::string(32, 'b'), m_now, instant_of(milliseconds_of(m_now)) }; }

void Stand::press(stage::Key key)
{
    m_visit.touched(moment());
    for (auto const& touch : m_focus.press(key, m_visit, m_scene, m_now))
        m_fingers.push(touch);
}

void Stand::turn(Milliseconds time)
{
    m_now += time;
    if (m_storage != Storage::Slow)
        answer_from_storage();
    pass();
    do
        frame();
    while (m_fingers.waiting());
}

void Stand::doors(bool open) { m_visit.doors({ open, 9 * 60 }, m_now); }

void Stand::pass()
{
    if (auto const due = m_visit.deadline(); due && m_now >= *due)
        ask(m_visit.pass(moment()));
}

void Stand::frame()
{
    ++m_frames;
    m_now += Milliseconds(16);
    m_canvas.begin(m_fingers);
    auto const drawn = screens::draw(m_visit, description(), m_scene);
    m_canvas.end(drawn.ground);
    if (m_fingers.counted())
        m_visit.touched(moment());
    if (drawn.intent)
        ask(m_visit.apply(*drawn.intent, moment()));
    else
        m_focus.settle(m_visit, m_scene, m_now);
}

screens::Frame Stand::description()
{
    screens::Frame frame { m_canvas.width, m_canvas.height, m_now, m_equipment.themes.of(m_visit.view()),
        m_canvas.ink,
        [this](std::string_view english, std::string const& language) {
            return m_equipment.phrases.in(language, english);
        },
        "Tidemark, Harbour Street", "Staff: storage full" };
    frame.keyboard = [this](Kind const& kind, std::string const& language) {
        return std::holds_alternative<Contact>(kind) ? m_equipment.keyboards.for_addresses(language)
                                                     : m_equipment.keyboards.for_language(language);
    };
    frame.focus = m_focus.spot();
    return frame;
}

void Stand::ask(std::vector<visit::Deed> const& deeds)
{
    m_asked.insert(m_asked.end(), deeds.begin(), deeds.end());
}

void Stand::answer_from_storage()
{
    while (!m_asked.empty()) {
        auto const deed = m_asked.front();
        m_asked.pop_front();
        if (m_storage == Storage::Refusing) {
            ask(m_visit.lost(deed.ticket, moment()));
            continue;
        }
        m_disk.commit(deed);
        if (std::holds_alternative<visit::Draw>(deed.what))
            m_visit.given(deed.ticket, "PINE 4821", m_now);
        ask(m_visit.kept(deed.ticket, moment()));
    }
}

void Stand::wait_for_rest()
{
    constexpr int enough = 100;
    storage(Storage::Prompt);
    doors(true);
    for (int turns = 0; turns < enough && !(visit::at_rest(m_visit) && m_asked.empty()); ++turns) {
        auto const due = m_visit.deadline();
        turn(due && *due > m_now ? *due - m_now : Milliseconds(0));
    }
    turn(std::chrono::seconds(3));  // whatever moved has come to its place
    turn({});
    ++m_rests;
    judge_rest();
}

void Stand::judge_rest()
{
    if (!visit::at_rest(m_visit))
        return complain("the first question does not come back");
    if (auto const left = visit::left_over(m_visit); !left.empty())
        return complain(left + " is left for the next visitor");
    if (m_focus.spot())
        return complain("the ring is left for the next visitor");
    if (!m_disk.nonsense().empty())
        return complain(m_disk.nonsense());
    if (!m_first_picture.empty() && picture() != m_first_picture)
        complain("the first question is not as it was:\n" + picture() + "and was:\n" + m_first_picture);
}

void Stand::visit_once()
{
    auto const before = visits();
    for (auto const* element : m_scene.targets()) {
        if (element->role != screens::Role::Choice)
            continue;
        auto const x = element->target.centre_x();
        auto const y = element->target.centre_y();
        m_fingers.push({ stage::Touch::Kind::Down, x, y });
        m_fingers.push({ stage::Touch::Kind::Up, x, y });
        break;
    }
    turn({});
    wait_for_rest();
    if (visits() != before + 1)
        complain("one tap on a face does not count any more");
    for (auto const& [id, stored] : m_disk.visits()) {
        if (stored.sealed != 1)
            complain(fmt::format("a visit was sealed {} times", stored.sealed));
    }
}

std::string Stand::picture() const
{
    std::string picture;
    for (auto const& element : m_scene.elements()) {
        auto const& shape = element.shape;
        auto const& target = element.target;
        picture += fmt::format(
            "{} '{}' {:.0f},{:.0f} {:.0f}x{:.0f}, {:.0f},{:.0f} {:.0f}x{:.0f} {:x} {:x} {}{}\n",
            static_cast<int>(element.role), element.label, shape.x, shape.y, shape.width, shape.height,
            target.x, target.y, target.width, target.height, element.ink, element.ground, element.chosen,
            element.enabled);
    }
    return picture;
}

void Stand::complain(std::string what)
{
    if (m_fault.empty())
        m_fault = std::move(what);
}

}
