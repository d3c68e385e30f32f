#include "kiosk/spoken_page.h"

#include "kiosk/screens/focus_ring.h"
#include "kiosk/screens/language.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend {

namespace {

    using screens::Element;
    using screens::Role;
    using visit::Phase;

    bool is_number(std::string const& label)
    {
        return std::all_of(
            label.begin(), label.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
    }

    bool ends_as_a_sentence(std::string_view words)
    {
        constexpr std::array<std::string_view, 10> ends { ".", "!", "?", ":", "…", "。", "！", "？", "؟",
            "।" };
        return std::any_of(ends.begin(), ends.end(), [&](auto end) { return words.ends_with(end); });
    }

    // Voices rest at a full stop.
    void add_sentence(std::string& words, std::string const& sentence)
    {
        if (sentence.empty())
            return;
        if (!words.empty())
            words += ' ';
        words += sentence;
        if (!ends_as_a_sentence(sentence))
            words += '.';
    }

    void add_word(std::string& words, std::string const& word)
    {
        if (!words.empty())
            words += ", ";
        words += word;
    }

    std::string with_number(std::string text, std::string_view name, std::int64_t number)
    {
        if (auto const at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), fmt::to_string(number));
        return text;
    }

    std::string joined(std::vector<std::string> const& labels)
    {
        std::string words;
        for (auto const& label : labels)
            add_word(words, label);
        return words;
    }

    // Where lines may break is for the eye; a voice would stumble over it.
    std::string without_break_marks(std::string words)
    {
        constexpr std::string_view mark = "\u200B";
        for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at))
            words.erase(at, mark.size());
        return words;
    }

    template <class Wanted>
    std::vector<std::string> labels_of(screens::Scene const& scene, Wanted&& wanted)
    {
        std::vector<std::string> labels;
        for (auto const& element : scene.elements()) {
            if (wanted(element))
                labels.push_back(element.label);
        }
        return labels;
    }

}

SpokenPage::SpokenPage(visit::Visit const& visit, screens::Scene const& scene, Phrase const& phrase)
    : m_visit(visit)
    , m_scene(scene)
    , m_phrase(phrase)
{
}

Line SpokenPage::whole() const
{
    auto words = heading();
    for (auto const& element : m_scene.elements()) {
        if (element.role == Role::Progress && !is_number(element.label))
            add_sentence(words, element.label);
    }
    if (m_visit.phase() == Phase::StillThere)
        add_sentence(words, seconds_left());
    add_sentence(words, phrase("Press next or back to move."));
    add_sentence(words, phrase("Press choose to tap it"));
    return line(std::move(words));
}

std::optional<Line> SpokenPage::element(std::optional<screens::Spot> const& spot) const
{
    auto const* element = spot ? screens::element_at(m_scene, *spot) : nullptr;
    if (!element)
        return std::nullopt;
    switch (element->role) {
    case Role::Heading:
        return line(heading());
    case Role::Choice:
        return line(choice(*element));
    case Role::Field:
        return line(written());
    case Role::Keyboard:
    case Role::Row:
    case Role::Candidates:
        return line(element->label);
    case Role::Key:
        return element->row > 0 ? key(*element) : line(button(*element, m_visit.language()));
    case Role::Tool:
        return Line { without_break_marks(button(*element, language_of(*element))), language_of(*element) };
    default:
        return line(button(*element, m_visit.language()));
    }
}

Line SpokenPage::kept(std::vector<std::string> const& labels, bool chosen) const
{
    auto words = joined(labels);
    add_word(words, chosen ? phrase("chosen") : phrase("not chosen"));
    return line(std::move(words));
}

std::optional<Line> SpokenPage::echo(std::optional<screens::Spot> const& moved_to) const
{
    auto const done = edited();
    auto const place = element(moved_to);
    if (done.empty() || !place)
        return done.empty() ? place : Line { done, m_visit.language(), true };
    std::string words;
    add_sentence(words, done);
    add_sentence(words, place->words);
    return line(std::move(words));
}

Line SpokenPage::said(std::vector<std::string> const& labels) const { return line(joined(labels)); }

std::string SpokenPage::phrase(std::string_view english) const
{
    return m_phrase(english, m_visit.language());
}

std::vector<std::string> SpokenPage::choices() const
{
    return labels_of(m_scene, [](Element const& element) { return element.role == Role::Choice; });
}

std::vector<std::string> SpokenPage::chosen() const
{
    return labels_of(m_scene, [](Element const& element) { return element.chosen; });
}

std::vector<std::string> SpokenPage::texts() const
{
    auto const& interview = m_visit.interview();
    auto const& questionnaire = interview.questionnaire();
    auto const& title = questionnaire.title.in(m_visit.language(), questionnaire.default_language);
    auto const at_the_door = m_visit.phase() == Phase::Asking && interview.first();
    return labels_of(m_scene, [&](Element const& element) {
        return element.role == Role::Text && (at_the_door || element.label != title);
    });
}

Line SpokenPage::line(std::string words) const
{
    return { without_break_marks(std::move(words)), m_visit.language() };
}

std::string SpokenPage::heading() const
{
    std::string words;
    for (auto const& label :
        labels_of(m_scene, [](Element const& element) { return element.role == Role::Heading; }))
        add_sentence(words, label);
    for (auto const& text : texts())
        add_sentence(words, text);
    return words;
}

// What stands in the field, for whoever wants to hear it again.
std::string SpokenPage::written() const
{
    auto const* draft = m_visit.draft();
    return !draft || draft->composition.empty() ? phrase("Type here") : draft->composition.shown();
}

std::string SpokenPage::edited() const
{
    auto const& composition = m_visit.draft()->composition;
    auto const letters = composition.edited() == " " ? phrase("Space") : composition.edited();
    auto const full = composition.characters() >= composition.most_characters();
    switch (composition.edit()) {
    case visit::Edit::Browsed:
        return "";
    case visit::Edit::Erased:
        return letters.empty() ? written() : phrase("Delete") + " " + letters;
    case visit::Edit::Passed:
        return letters.empty() ? written() : letters;
    case visit::Edit::Typed:
        return letters.empty() && full ? with_number(phrase("Characters left: {count}"), "{count}", 0)
                                       : letters;
    }
    return "";
}

// Shift and a mark that waits say that they are on.
Line SpokenPage::key(Element const& element) const
{
    auto words = element.label;
    if (element.chosen)
        add_word(words, phrase("chosen"));
    return { without_break_marks(std::move(words)), m_visit.language(), !element.chosen };
}

std::string SpokenPage::seconds_left() const
{
    auto const leaving = std::chrono::ceil<std::chrono::seconds>(m_visit.patience().leaving);
    return with_number(phrase("Seconds left: {count}"), "{count}", leaving.count());
}

// "Good, 4 of 5, not chosen". A number says itself which of them it is.
std::string SpokenPage::choice(Element const& element) const
{
    std::int64_t places = 0;
    std::int64_t place = 0;
    for (auto const& other : m_scene.elements()) {
        places += other.role == Role::Choice ? 1 : 0;
        if (&other == &element)
            place = places;
    }
    auto words = element.label;
    if (!is_number(element.label))
        add_word(words,
            with_number(with_number(phrase("{place} of {places}"), "{place}", place), "{places}", places));
    add_word(words, element.chosen ? phrase("chosen") : phrase("not chosen"));
    return words;
}

std::string SpokenPage::button(Element const& element, std::string const& language) const
{
    auto words = element.label;
    add_word(words, m_phrase("button", language));
    if (element.chosen)
        add_word(words, m_phrase("chosen", language));
    return words;
}

// The name of a language is said in that language.
std::string const& SpokenPage::language_of(Element const& tool) const
{
    auto const& languages = m_visit.interview().questionnaire().languages;
    auto const own = std::find_if(languages.begin(), languages.end(),
        [&](auto const& language) { return screens::own_name(language) == tool.label; });
    return own == languages.end() ? m_visit.language() : *own;
}

}
