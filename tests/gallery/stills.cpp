#include "stills.h"

#include <algorithm>

namespace peakend::gallery {

namespace {

    using visit::Visit;

    std::string sample_in(std::string const& language)
    {
        if (language == "ar")
            return "لم تكن هناك سوى غرفة قياس واحدة مفتوحة، ";
        if (language == "he")
            return "רק תא מדידה אחד היה פתוח, ";
        if (language == "hi")
            return "केवल एक ट्रायल रूम खुला था, ";
        if (language == "ja")
            return "しちゃくしつが ひとつしか ";
        if (language == "ko")
            return "탈의실이 하나만 열려 있었고 ";
        if (language.substr(0, 2) == "zh")
            return "只开了一间试衣间，";
        return "Only one cubicle was open and the queue went past the door";
    }

    Moment moment(BootInstant at) { return { std::string(32, 'b'), at, instant_of(milliseconds_of(at)) }; }

    // One visitor who answers everything well, or everything badly.
    class Walk {
    public:
        Walk(std::shared_ptr<Questionnaire const> const& questionnaire, std::string const& language,
            visit::Pen const& pen, visit::View const& view, bool well)
            : m_visit(questionnaire, RevisionId(), {}, [] { return RecordId(); })
            , m_well(well)
        {
            m_visit.pen(pen);
            apply(visit::Speak { language });
            apply(visit::ChangeView { view });
        }

        std::vector<Still> stills()
        {
            m_now = std::max(m_now, m_visit.hears_from());
            auto choosing = m_visit;
            choosing.apply(visit::OpenLanguages {}, moment(m_now));
            m_stills.push_back({ "languages", choosing, m_now + std::chrono::seconds(1) });
            keep_rest();
            keep_night();
            auto arranging = m_visit;
            arranging.apply(visit::OpenViews {}, moment(m_now));
            m_stills.push_back({ "views", arranging, m_now + std::chrono::seconds(1) });
            while (m_visit.phase() == visit::Phase::Asking)
                answer();
            keep(m_well ? "thanks" : "thanks-after-bad", m_now + std::chrono::seconds(4));
            keep_gift();
            return std::move(m_stills);
        }

    private:
        // Nobody is there; and a day on which the shop has something to say.
        void keep_rest()
        {
            keep("notice", m_now + std::chrono::seconds(1));
            auto blinking = m_visit;
            blinking.liveliness({ .blinks = true });
            m_stills.push_back({ "blink", blinking, *blinking.waiting_since() + std::chrono::seconds(12) });
        }

        // A shop whose own language it is: what sleeps speaks no visitor's.
        void keep_night()
        {
            auto at_home = std::make_shared<Questionnaire>(m_visit.interview().questionnaire());
            at_home->default_language = m_visit.language();
            Visit night(at_home, RevisionId(), {}, [] { return RecordId(); });
            night.doors({ false, 9 * 60 }, m_now);
            m_stills.push_back({ "asleep", night, m_now + std::chrono::seconds(1) });
            night.apply(visit::ChangeView { m_visit.view() }, moment(m_now));
            m_stills.push_back({ "closed", night, m_now + std::chrono::seconds(1) });
        }

        void keep_gift()
        {
            auto const& surprise = m_visit.interview().questionnaire().surprise;
            if (!surprise || !m_well)
                return;
            auto lucky = m_visit;
            lucky.given(m_draw, surprise->makes_codes ? "TULIP 4821" : "", m_now);
            m_stills.push_back({ "thanks-gift", lucky, m_now + std::chrono::seconds(4) });
        }

        void answer()
        {
            auto const question = m_visit.interview().question();
            m_now += std::chrono::seconds(3);
            keep(question.key, m_now);
            keep(question.key + "-focus", m_now);
            keep_turned(question.key);
            for (auto const& intent : answers_to(question))
                say(intent, m_visit.interview().first());
            if (auto const since = m_visit.settling_since())
                return settle(question.key, *since);
            if (visit::is_answered_in_words(question.kind))
                return write(question);
            keep(question.key + "-said", m_now);
            keep_turned(question.key + "-said");
            apply(visit::Next {});
        }

        void write(Question const& question)
        {
            apply(visit::Type { sample_in(m_visit.language()) });
            apply(visit::Agree { true });
            keep(question.key + "-written", m_now);
            for (auto const* around : { "-keyboard-focus", "-row-focus", "-key-focus" })
                keep(question.key + around, m_now);
            m_stills.push_back({ question.key + "-phone", m_visit, m_now, true });
            if (std::holds_alternative<Text>(question.kind))
                turn_keys(question.key);
            apply(visit::Skip {});
        }

        void turn_keys(std::string const& key)
        {
            apply(visit::Turn { visit::Layer::Shifted });
            keep(key + "-shifted", m_now);
            apply(visit::Turn { visit::Layer::Symbols });
            keep(key + "-symbols", m_now);
            apply(visit::Turn { visit::Layer::Letters });
            if (m_visit.language().substr(0, 2) != "zh")
                return;
            for (auto const* letter : { "f", "u", "w", "u", "y", "u", "a", "n" })
                apply(visit::Type { letter, visit::Stroke::Phonetic });
            keep(key + "-choosing", m_now);
        }

        // Choices that did not fit.
        void keep_turned(std::string const& key)
        {
            if (!choices_of(m_visit.interview().question().kind) || !m_visit.view().large)
                return;
            auto turned = m_visit;
            turned.apply(visit::TurnOver {}, moment(m_now));
            m_stills.push_back({ key + "-turned", turned, m_now });
        }

        void settle(std::string const& key, BootInstant since)
        {
            keep(key + "-said", since + Milliseconds(250));
            m_now = since + std::chrono::seconds(1);
            look_for_draw(m_visit.pass(moment(m_now)));
        }

        void look_for_draw(std::vector<visit::Deed> const& deeds)
        {
            for (auto const& deed : deeds)
                if (std::holds_alternative<visit::Draw>(deed.what))
                    m_draw = deed.ticket;
        }

        // On the first question, what happens when nobody saves it is kept too.
        void say(visit::Intent const& intent, bool first)
        {
            auto const deeds = m_visit.apply(intent, moment(m_now));
            if (deeds.empty())
                return;
            if (first) {
                keep("calm-wait", m_now + std::chrono::seconds(1));
                auto broken = m_visit;
                broken.lost(deeds.front().ticket, moment(m_now));
                m_stills.push_back({ "out-of-order", broken, m_now + std::chrono::seconds(1) });
            }
            m_visit.kept(deeds.front().ticket, moment(m_now));
            if (first) {
                auto gone = m_visit;
                gone.pass(moment(m_now + std::chrono::seconds(1)));
                auto const asked = *gone.deadline();
                gone.pass(moment(asked));
                if (gone.phase() == visit::Phase::StillThere)
                    m_stills.push_back({ "still-there", gone, asked + std::chrono::seconds(6) });
            }
        }

        std::vector<visit::Intent> answers_to(Question const& question) const
        {
            if (auto const scale = scale_of(question.kind))
                return { visit::Say { m_well ? scale->positive.front() : scale->negative.front() } };
            if (auto const* one_of = std::get_if<OneOf>(&question.kind))
                return { visit::Say { one_of->choices.front().id } };
            if (auto const* many_of = std::get_if<ManyOf>(&question.kind))
                return { visit::Toggle { many_of->choices.front().id },
                    visit::Toggle { many_of->choices[many_of->choices.size() / 2].id } };
            return {};
        }

        void apply(visit::Intent const& intent)
        {
            m_now = std::max(m_now, m_visit.hears_from());
            look_for_draw(m_visit.apply(intent, moment(m_now)));
        }

        void keep(std::string name, BootInstant at) { m_stills.push_back({ std::move(name), m_visit, at }); }

        Visit m_visit;
        bool m_well;
        visit::Ticket m_draw = 0;
        BootInstant m_now { std::chrono::hours(1) };
        std::vector<Still> m_stills;
    };

}

std::vector<Still> stills_of(std::shared_ptr<Questionnaire const> const& questionnaire,
    std::string const& language, visit::Pen const& pen, visit::View const& view)
{
    auto stills = Walk(questionnaire, language, pen, view, false).stills();
    for (auto& still : Walk(questionnaire, language, pen, view, true).stills()) {
        auto const known = std::any_of(
            stills.begin(), stills.end(), [&](Still const& other) { return other.name == still.name; });
        if (!known)
            stills.push_back(std::move(still));
    }
    return stills;
}

}
