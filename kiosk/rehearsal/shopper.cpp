#include "kiosk/rehearsal/shopper.h"

#include "kiosk/screens/language.h"

#include <algorithm>

namespace peakend::rehearsal {

namespace {

    using screens::Element;
    using screens::Role;
    using screens::Scene;

    std::vector<Element const*> choices_in(Scene const& scene)
    {
        std::vector<Element const*> found;
        for (auto const* element : scene.targets()) {
            if (element->role == Role::Choice)
                found.push_back(element);
        }
        return found;
    }

    std::vector<Element const*> language_chips(visit::Visit const& visit, Scene const& scene)
    {
        std::vector<Element const*> found;
        for (auto const& language : visit.interview().questionnaire().languages) {
            auto const* chip = scene.find(screens::own_name(language));
            if (chip && !chip->chosen)
                found.push_back(chip);
        }
        return found;
    }

    Element const* any_of(std::vector<Element const*> const& elements, Dice& dice)
    {
        return elements[static_cast<std::size_t>(dice.roll(static_cast<int>(elements.size())))];
    }

    // What the ticks on the glass say; nothing when there is none.
    std::optional<Value> ticked_value(visit::Visit const& visit, Scene const& scene)
    {
        auto const& interview = visit.interview();
        auto const& question = interview.question();
        auto const elements = choices_in(scene);
        auto const ticked = [](Element const* element) { return element->chosen; };
        auto const first = std::find_if(elements.begin(), elements.end(), ticked);
        if (first == elements.end())
            return std::nullopt;
        if (visit::is_answered_in_words(question.kind))
            return std::nullopt;
        if (auto const scale = scale_of(question.kind))
            return scale->values.at(static_cast<std::size_t>(first - elements.begin()));
        std::vector<std::string> chosen;
        for (auto const& choice : *choices_of(question.kind)) {
            auto const* element
                = scene.find(choice.text.in(visit.language(), interview.questionnaire().default_language));
            if (element && element->chosen)
                chosen.push_back(choice.id);
        }
        if (std::holds_alternative<OneOf>(question.kind))
            return chosen.front();
        return chosen;
    }

    int spread(int cheerfulness, int size, int noise)
    {
        return std::clamp(cheerfulness * size / 101 + noise, 0, size - 1);
    }

    // Keys that type a letter are named by it; the others by a word, such as "Send".
    bool is_letter(std::string const& label)
    {
        auto const ascii = static_cast<unsigned char>(label.front()) < 0x80;
        return label.size() <= (ascii ? 1U : 4U);
    }

}

int Dice::roll(int sides) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(sides)); }

Shopper::Shopper(Dice& dice, Phrase const& phrase)
    : m_dice(dice)
    , m_phrase(phrase)
    , m_habits { dice.chance(60), dice.chance(75) ? 55 + dice.roll(46) : dice.roll(55),
        dice.chance(25) ? 1 + dice.roll(3) : 100, dice.chance(10), dice.chance(15), dice.chance(20),
        dice.chance(10), dice.chance(10), dice.chance(30), dice.chance(50), dice.chance(60), 1 + dice.roll(8),
        dice.chance(10) }
{
}

std::vector<stage::Touch> Shopper::decide(visit::Visit const& visit, Scene const& scene)
{
    switch (visit.phase()) {
    case visit::Phase::Thanking:
        return m_habits.waits_at_the_end ? std::vector<stage::Touch> {} : tap_button("Done", visit, scene);
    case visit::Phase::StillThere:
        if (!m_habits.stays_when_asked)
            return {};
        m_habits.stays_when_asked = false;
        m_habits.patience = static_cast<int>(m_ticked.size()) + 1;
        return tap(*scene.targets().front());
    case visit::Phase::OutOfOrder:
    case visit::Phase::Asleep:
    case visit::Phase::Closed:
        return {};
    case visit::Phase::Asking:
        return answer(visit, scene);
    }
    return {};
}

std::vector<stage::Touch> Shopper::answer(visit::Visit const& visit, Scene const& scene)
{
    auto const& interview = visit.interview();
    auto chips = language_chips(visit, scene);
    if (visit.choosing_language())  // one of them closes the sheet and changes nothing
        return tap(*any_of(chips, m_dice));
    if (interview.first() && std::exchange(m_habits.wants_to_see_more, false))
        return tap_button("Everyone can use this", visit, scene);
    if (interview.first() && m_habits.picks_language && !m_spoke && !chips.empty()) {
        m_spoke = true;
        if (auto const* globe = scene.find(m_phrase("More languages", visit.language())))
            chips.push_back(globe);
        return tap(*any_of(chips, m_dice));
    }
    if (static_cast<int>(m_ticked.size()) >= m_habits.patience)
        return {};
    auto const& question = interview.question();
    if (std::exchange(m_question, question.key) != question.key)
        m_taps_on_question = 0;
    if (!interview.first() && m_taps_on_question == 0 && std::exchange(m_habits.goes_back, false))
        return tap_button("Back", visit, scene);
    if (!interview.first() && m_taps_on_question == 0 && std::exchange(m_habits.skips, false))
        return tap_button("Skip", visit, scene);
    if (auto const scale = scale_of(question.kind))
        return rate(*scale, visit, scene);
    if (auto const* choices = choices_of(question.kind))
        return choose(*choices, visit, scene);
    return write(visit, scene);
}

std::vector<stage::Touch> Shopper::rate(Scale const& scale, visit::Visit const& visit, Scene const& scene)
{
    auto const wanted = m_taps_on_question == 0 || (m_habits.changes_mind && m_taps_on_question == 1);
    if (!wanted) {
        auto next = tap_button("Next", visit, scene);
        return next.empty() ? tap_button("Done", visit, scene) : next;
    }
    auto const choices = choices_in(scene);
    if (choices.size() != scale.values.size())
        return {};
    auto const size = static_cast<int>(choices.size());
    ++m_taps_on_question;
    return tap(*choices[static_cast<std::size_t>(spread(m_habits.cheerfulness, size, m_dice.roll(3) - 1))]);
}

std::vector<stage::Touch> Shopper::choose(
    std::vector<Choice> const&, visit::Visit const& visit, Scene const& scene)
{
    auto const choices = choices_in(scene);
    auto const many = std::holds_alternative<ManyOf>(visit.interview().question().kind);
    auto const enough = m_taps_on_question > 0 && (m_taps_on_question >= 3 || m_dice.chance(60));
    if (many && enough && visit.interview().said(m_question)) {
        auto next = tap_button("Next", visit, scene);
        return next.empty() ? tap_button("Done", visit, scene) : next;
    }
    if (choices.empty())
        return {};
    ++m_taps_on_question;
    return tap(*any_of(choices, m_dice));
}

// Whoever came back to what they wrote leaves it by Skip: the same words are not sent twice.
std::vector<stage::Touch> Shopper::write(visit::Visit const& visit, Scene const& scene)
{
    std::vector<Element const*> letters;
    for (auto const* element : scene.targets()) {
        if (element->role == Role::Key && is_letter(element->label))
            letters.push_back(element);
    }
    if (!m_habits.writes || letters.empty() || m_ticked.count(m_question) > 0)
        return tap_button("Skip", visit, scene);
    if (m_taps_on_question < m_habits.letters) {
        ++m_taps_on_question;
        return tap(*any_of(letters, m_dice));
    }
    auto send = tap_button("Send", visit, scene);
    if (send.empty())
        return tap_button("Skip", visit, scene);
    m_sent = m_question;
    return send;
}

std::vector<stage::Touch> Shopper::tap(Element const& element)
{
    using Kind = stage::Touch::Kind;
    auto const x = element.target.centre_x();
    auto const y = element.target.centre_y();
    m_begun = m_begun || element.role == Role::Choice;
    if (m_habits.taps_thrice && element.role == Role::Choice) {
        return { { Kind::Down, x, y }, { Kind::Up, x, y }, { Kind::Down, x, y }, { Kind::Up, x, y },
            { Kind::Down, x, y }, { Kind::Up, x, y } };
    }
    if (m_habits.drifts) {
        auto const drift = element.target.width / 6;
        return { { Kind::Down, x - drift, y }, { Kind::Move, x, y + drift / 2 }, { Kind::Up, x + drift, y } };
    }
    return { { Kind::Down, x, y }, { Kind::Up, x, y } };
}

std::vector<stage::Touch> Shopper::tap_button(
    std::string_view english, visit::Visit const& visit, Scene const& scene)
{
    auto const* button = scene.find(m_phrase(english, visit.language()));
    return button && button->enabled ? tap(*button) : std::vector<stage::Touch> {};
}

std::optional<Shopper::Tick> Shopper::new_tick(visit::Visit const& visit, Scene const& scene)
{
    auto const asking = visit.phase() == visit::Phase::Asking;
    auto const left
        = asking ? visit.interview().question().key != m_sent : visit.phase() == visit::Phase::Thanking;
    if (!m_sent.empty() && left) {
        auto const key = std::exchange(m_sent, {});
        m_ticked.insert_or_assign(key, std::string("#"));
        return Tick { key, std::string("#") };
    }
    if (!asking)
        return std::nullopt;
    auto const& question = visit.interview().question();
    auto seen = ticked_value(visit, scene);
    auto const known = m_ticked.find(question.key);
    auto const emptied = known != m_ticked.end() && std::holds_alternative<ManyOf>(question.kind);
    if (!seen && emptied)
        seen = std::vector<std::string> {};
    if (!seen || (known != m_ticked.end() && known->second == *seen))
        return std::nullopt;
    m_ticked.insert_or_assign(question.key, *seen);
    return Tick { question.key, *std::move(seen) };
}

}
