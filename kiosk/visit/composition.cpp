#include "kiosk/visit/composition.h"

#include "kiosk/visit/graphemes.h"
#include "kiosk/visit/hangul.h"
#include "sync/contract/sealed_words.h"

#include <algorithm>
#include <utility>

namespace peakend::visit {

namespace {

    // A letter is seldom more than a base and a few marks; a family of emoji is 25 bytes.
    constexpr std::size_t bytes_per_character = 8;
    constexpr std::size_t least_bytes = 64;
    // What a mark alone stands on.
    constexpr std::string_view dotted_circle = "\u25CC";

    std::size_t most_bytes(std::size_t characters)
    {
        return std::clamp(bytes_per_character * characters, least_bytes, most_bytes_of_words);
    }

    // The letter under its mark, when the two are one letter of some language; else the letter alone, so that
    // a slip on a dead key never gives what no font has.
    std::string marked(std::string_view letter, std::string_view mark)
    {
        auto const whole = graphemes::composed(std::string(letter) + std::string(mark));
        return graphemes::code_points(whole) == 1 ? whole : std::string(letter);
    }

}

Composition::Composition(std::size_t most_characters, Candidates candidates)
    : m_most_characters(most_characters)
    , m_look_up(std::move(candidates))
    , m_text(most_bytes(most_characters))
    , m_run(longest_run)
    , m_edited(most_bytes(most_characters))
{
}

void Composition::type(std::string_view letters, Stroke stroke)
{
    begin(Edit::Typed);
    if (stroke == Stroke::DeadKey) {
        settle();
        m_dead_key = letters;
        tell(dotted_circle);
        tell(letters);
        m_layer = Layer::Letters;
        return;
    }
    if (stroke == Stroke::Phonetic)
        type_phonetic(letters);
    else if (stroke == Stroke::Jamo)
        type_jamo(letters);
    else
        type_plain(letters);
    if (m_layer == Layer::Shifted)
        m_layer = Layer::Letters;
}

void Composition::type_plain(std::string_view letters)
{
    auto const had_run = !run().empty();
    settle();
    m_building = false;
    if (letters == " " && had_run)
        return;  // it took the candidate
    auto const mark = std::exchange(m_dead_key, {});
    if (mark.empty())
        insert(letters);
    else if (letters != " ")
        insert(marked(letters, mark));
}

void Composition::type_phonetic(std::string_view letters)
{
    m_building = false;
    if (letters.size() > m_run.room())
        settle();  // who never chooses gets the best
    if (letters.size() > m_run.room())
        return;
    m_run.replace(run().size(), 0, letters);
    tell(letters);
    look_up();
}

void Composition::type_jamo(std::string_view letters)
{
    auto const start = graphemes::before(text(), m_caret);
    auto const last = std::string_view(text()).substr(start, m_caret - start);
    auto const whole = m_building ? hangul::joined(last, letters) : std::nullopt;
    m_building = whole ? replace_before_caret(start, *whole) : insert(letters);
}

void Composition::pick(std::size_t candidate)
{
    begin(Edit::Typed);
    take(candidate);
}

void Composition::take(std::size_t candidate)
{
    if (candidate >= m_candidates.size())
        return;
    auto const picked = m_candidates[candidate];
    if (!insert(picked.text))
        return;
    m_run.replace(0, std::min(picked.letters, run().size()), "");
    look_up();
}

void Composition::candidates_from(Candidates candidates)
{
    m_look_up = std::move(candidates);
    look_up();
}

void Composition::browse(std::size_t first)
{
    begin(Edit::Browsed);
    m_first_shown = first < m_candidates.size() ? first : 0;
}

void Composition::settle()
{
    // Each candidate stands for at least one letter, so this ends.
    while (!m_candidates.empty()) {
        auto const before = run().size();
        take(0);
        if (run().size() == before)
            break;
    }
    if (!run().empty())
        insert(run());
    m_run.wipe();
    m_candidates.clear();
}

void Composition::erase()
{
    begin(Edit::Erased);
    if (!m_dead_key.empty()) {
        tell(dotted_circle);
        tell(m_dead_key);
        m_dead_key.clear();
        return;
    }
    if (!run().empty()) {
        tell(std::string_view(run()).substr(run().size() - 1));
        m_run.replace(run().size() - 1, 1, "");
        look_up();
        return;
    }
    m_building = false;
    auto const start = graphemes::before(text(), m_caret);
    tell(std::string_view(text()).substr(start, m_caret - start));
    m_text.replace(start, m_caret - start, "");
    m_caret = graphemes::edge(text(), start);
}

void Composition::move_caret(int letters)
{
    settle();
    begin(Edit::Passed);
    m_building = false;
    m_dead_key.clear();
    auto const from = m_caret;
    for (; letters > 0; --letters)
        m_caret = graphemes::after(text(), m_caret);
    for (; letters < 0; ++letters)
        m_caret = graphemes::before(text(), m_caret);
    tell(std::string_view(text()).substr(
        std::min(from, m_caret), std::max(from, m_caret) - std::min(from, m_caret)));
}

void Composition::place_caret(std::size_t byte)
{
    settle();
    begin(Edit::Passed);
    m_building = false;
    m_dead_key.clear();
    m_caret = graphemes::edge(text(), byte);
}

std::string Composition::shown() const
{
    auto whole = text();
    whole.insert(m_caret, run());
    return whole;
}

std::size_t Composition::characters() const { return graphemes::count(text()); }

void Composition::begin(Edit edit)
{
    ++m_edits;
    m_edit = edit;
    m_edited.wipe();
}

void Composition::tell(std::string_view letters)
{
    if (letters.size() <= m_edited.room())
        m_edited.replace(edited().size(), 0, letters);
}

bool Composition::insert(std::string_view letters) { return replace_before_caret(m_caret, letters); }

// What is typed may be one letter with what stands before it: a mark, the second half of a flag.
bool Composition::replace_before_caret(std::size_t from, std::string_view letters)
{
    auto const start = graphemes::before(text(), from);
    auto const joint = text().substr(start, from - start);
    auto const whole = graphemes::composed(joint + std::string(letters));
    if (whole.size() > m_text.room() + (m_caret - start))
        return false;
    auto const before = std::string(std::string_view(text()).substr(start, m_caret - start));
    auto const characters_before = characters();
    m_text.replace(start, m_caret - start, whole);
    auto const characters_now = characters();
    if (characters_now > m_most_characters && characters_now > characters_before) {
        m_text.replace(start, whole.size(), before);
        return false;
    }
    tell(letters);
    m_caret = graphemes::edge(text(), start + whole.size());
    // Letters that grew together with what follows them are passed as one.
    if (m_caret < start + whole.size())
        m_caret = graphemes::after(text(), m_caret);
    return true;
}

void Composition::look_up()
{
    m_candidates.clear();
    m_first_shown = 0;
    if (!run().empty() && m_look_up)
        m_candidates = m_look_up(run());
}

}
