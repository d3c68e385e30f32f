#include "tests/visit/world.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>

namespace peakend::visit {

namespace {

    template <class Values>
    auto const& one_of_them(Values const& values, int number)
    {
        return values[static_cast<std::size_t>(number) % values.size()];
    }

    Milliseconds some_time(int number)
    {
        constexpr std::array<int, 8> times { 0, 60, 300, 400, 1'500, 5'000, 20'000, 3'600'000 };
        return Milliseconds(one_of_them(times, number));
    }

    // Most look before they tap; some hurry, and some hands tremble.
    Milliseconds time_to_look(int number)
    {
        constexpr int most = 30;
        constexpr int nearly_all = 35;
        return Milliseconds(number < most ? 450 : number < nearly_all ? 130 : 0);
    }

    // What there is to see that a tap may bring, letters apart.
    auto seen(Visit const& visit)
    {
        return std::tuple(visit.phase(), visit.shuffle_seed(), visit.interview().step(), visit.language(),
            visit.choosing_language(), visit.choosing_view(), visit.view(), visit.turns());
    }

    View some_view(int number)
    {
        auto const has = [number](int bit) { return (number >> bit & 1) != 0; };
        return { .large = has(0), .high_contrast = has(1), .low_reach = has(2), .mirrored = has(3) };
    }

}

World::World(std::shared_ptr<Questionnaire const> questionnaire)
    : m_visit(std::move(questionnaire), RevisionId(), {}, RecordId::random)
    , m_language(m_visit.language())
{
    m_visit.pen(pen());
}

// Everybody writes with a letter of their own.
std::string World::letter() const
{
    return std::string(1, static_cast<char>('a' + m_visit.shuffle_seed() % 26));
}

Pen World::pen()
{
    auto const seal = [this](std::string_view text, std::string const& consent) {
        auto const mine = letter().front();
        if (text.find_first_not_of(std::string { mine, static_cast<char>(mine - 'a' + 'A') }) != text.npos)
            m_left = fmt::format("'{}' sealed for whoever writes '{}'", text, mine);
        std::string ciphertext(sealing_bytes + text.size(), '*');
        return m_has_key ? std::optional(SealedWords { std::move(ciphertext), consent }) : std::nullopt;
    };
    auto const candidates = [](std::string_view letters, std::string const&) {
        std::string capital(1, static_cast<char>(letters.front() - 'a' + 'A'));
        return std::vector<Candidate> { { capital, 1 }, { std::string(letters), letters.size() } };
    };
    return { seal, [](std::string const&) { return true; }, candidates };
}

void World::play(Step const& step)
{
    using What = Step::What;
    static_assert(std::variant_size_v<Intent> == 22, "tell a new intent in a story, too");
    auto const number = step.number;
    if (step.what < What::Touch)
        wait(time_to_look(number));
    switch (step.what) {
    case What::Rate:
        return rate(number);
    case What::Choose:
        return choose(number);
    case What::Toggle:
        return toggle(number);
    case What::Next:
        return next();
    case What::Back:
        return apply(Back {});
    case What::Skip:
        return apply(Skip {});
    case What::Speak:
        return speak(number);
    case What::Leave:
        return apply(Leave {});
    case What::Stay:
        return apply(Stay {});
    case What::OpenLanguages:
        return apply(OpenLanguages {});
    case What::CloseLanguages:
        return apply(CloseLanguages {});
    case What::Type:
        return apply(Type { letter() });
    case What::TypePhonetic:
        return apply(Type { letter(), Stroke::Phonetic });
    case What::Pick:
        return apply(Pick { static_cast<std::size_t>(number) });
    case What::Browse:
        return apply(Browse { static_cast<std::size_t>(number) });
    case What::Erase:
        return apply(Erase {});
    case What::MoveCaret:
        return apply(MoveCaret { number - 20 });
    case What::PlaceCaret:
        return apply(PlaceCaret { static_cast<std::size_t>(number) });
    case What::Turn:
        return apply(Turn { static_cast<Layer>(number % 3) });
    case What::Agree:
        return apply(Agree { number % 4 != 0 });
    case What::ChangeView:
        return apply(ChangeView { some_view(number) });
    case What::OpenViews:
        return apply(OpenViews {});
    case What::CloseViews:
        return apply(CloseViews {});
    case What::TurnOver:
        return apply(TurnOver {});
    case What::Touch:
        touch();
        return look_for_next_visitor();
    case What::Wait:
        return wait(some_time(number));
    case What::WaitForDeadline:
        return wait(m_visit.deadline() ? *m_visit.deadline() - at(m_now).at : Milliseconds(0));
    case What::Storage:
        m_storage = static_cast<Storage>(number % 3);
        return;
    case What::Confirm:
        return settle(true);
    case What::Refuse:
        return settle(false);
    case What::Doors:
        m_visit.doors({ number % 2 == 0, std::nullopt }, at(m_now).at);
        m_visit.take_ratings_when_closed(number % 8 == 7);
        return look_for_next_visitor();
    case What::TestMode:
        return m_visit.test_mode(number % 2 == 1);
    case What::Key:
        m_has_key = number % 2 == 0;
        return;
    }
}

bool World::trembles() const { return m_brought_at && m_now - *m_brought_at < Patience().bouncing.count(); }

bool World::can_be_answered() const
{
    return !trembles() && m_visit.phase() == Phase::Asking && !m_visit.awaited() && !m_visit.settling_since()
        && !m_visit.choosing_language() && !m_visit.choosing_view();
}

// Of the question that is on; where none is, of one that can't be answered by a tap.
Kind World::kind() const
{
    return m_visit.interview().finished() ? Kind(Text { 1 }) : m_visit.interview().question().kind;
}

void World::rate(int number)
{
    auto const scale = scale_of(kind());
    answer_with(scale ? one_of_them(scale->values, number) : number, scale && can_be_answered());
}

void World::choose(int number)
{
    auto const asked = kind();
    auto const* one_of = std::get_if<OneOf>(&asked);
    answer_with(one_of ? one_of_them(one_of->choices, number).id : "none", one_of && can_be_answered());
}

void World::answer_with(Value const& value, bool has_to_be_heard)
{
    auto const deeds = tap(Say { value });
    auto const* begin = deeds.empty() ? nullptr : std::get_if<Begin>(&deeds.front().what);
    auto const* keep = deeds.empty() ? nullptr : std::get_if<Keep>(&deeds.front().what);
    auto const kept = (begin && begin->answer.value == value) || (keep && keep->answer.value == value);
    if (has_to_be_heard && !kept)
        m_unheard = "a tapped answer";
    ask(deeds);
}

void World::toggle(int number)
{
    auto const asked = kind();
    auto const* many_of = std::get_if<ManyOf>(&asked);
    auto const choice = many_of ? one_of_them(many_of->choices, number).id : "none";
    auto const trembled = choice == m_toggled && m_now - m_toggled_at < Patience().bouncing.count();
    auto const taken = can_be_answered();
    auto const heard = many_of && taken && !trembled;
    auto const deeds = tap(Toggle { choice });
    if (heard && deeds.empty())
        m_unheard = "a tapped choice";
    if (taken) {
        m_toggled = choice;
        m_toggled_at = m_now;
    }
    ask(deeds);
}

// It wakes a screen that sleeps.
void World::touch()
{
    auto const before = m_visit.phase();
    m_visit.touched(at(m_now));
    if (m_visit.phase() != before)
        m_brought_at = m_now;
}

std::vector<Deed> World::tap(Intent const& intent)
{
    touch();
    auto const before = seen(m_visit);
    auto deeds = m_visit.apply(intent, at(m_now));
    auto const brought = seen(m_visit) != before;
    if (trembles() && (brought || !deeds.empty()))
        m_unmeant = "a tap of a hand that trembles";
    if (brought)
        m_brought_at = m_now;
    return deeds;
}

void World::apply(Intent const& intent) { ask(tap(intent)); }

void World::speak(int number)
{
    constexpr std::array languages { "en", "ar", "tlh" };  // the last is spoken nowhere
    std::string const wanted = one_of_them(languages, number);
    if (wanted != languages.back() && !trembles())
        m_language = wanted;
    apply(Speak { wanted });
}

void World::next()
{
    auto const heard = !trembles() && m_visit.phase() == Phase::Asking && !m_visit.settling_since()
        && !m_visit.choosing_language();
    auto const deeds = tap(Next {});
    if (heard && m_visit.awaited())
        m_leads_on = deeds.empty() ? m_last_answer : deeds.front().ticket;
    ask(deeds);
}

void World::wait(Milliseconds time)
{
    m_now += std::max(Milliseconds(0), time).count();
    ask(m_visit.pass(at(m_now)));
}

void World::ask(std::vector<Deed> const& deeds)
{
    look_for_next_visitor();
    for (auto const& deed : deeds) {
        auto const* begin = std::get_if<Begin>(&deed.what);
        if (begin || std::holds_alternative<Keep>(deed.what))
            m_last_answer = deed.ticket;
        if (begin && begin->opening.language != m_language)
            m_left = "the language " + begin->opening.language;
        m_asked.push_back(deed);
    }
    while (!m_asked.empty() && m_storage != Storage::Slow)
        settle(m_storage == Storage::Prompt);
}

void World::settle(bool confirmed)
{
    if (m_asked.empty())
        return;
    auto const deed = m_asked.front();
    m_asked.pop_front();
    if (confirmed)
        m_disk.commit(deed);
    if (confirmed && std::holds_alternative<Draw>(deed.what))
        m_visit.given(deed.ticket, "PINE 48", at(m_now).at);
    auto const before = m_visit.interview().step();
    auto const deeds
        = confirmed ? m_visit.kept(deed.ticket, at(m_now)) : m_visit.lost(deed.ticket, at(m_now));
    if (confirmed && deed.ticket == m_leads_on && m_visit.interview().step() != before)
        m_brought_at = m_now;
    ask(deeds);
}

void World::look_for_next_visitor()
{
    if (std::exchange(m_visitor, m_visit.shuffle_seed()) != m_visit.shuffle_seed())
        m_language = m_visit.interview().questionnaire().default_language;
}

void World::come_to_an_end()
{
    m_storage = Storage::Prompt;
    m_visit.doors({}, at(m_now).at);
    for (auto const what : { Step::What::Wait, Step::What::Rate, Step::What::Choose, Step::What::Toggle }) {
        play({ what, 0 });
        ask({});
        for (int deadlines = 0; m_visit.deadline() && deadlines < 50; ++deadlines)
            wait(*m_visit.deadline() - at(m_now).at);
    }
}

}
