#include "kiosk/desk.h"

#include "kiosk/screens/board.h"
#include "sync/base/journal.h"
#include "sync/contract/keys.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace peakend {

using namespace std::chrono_literals;

namespace {

    constexpr auto link_stays = 5min;

}

Result<Desk> Desk::open(std::filesystem::path const& folder)
{
    auto keyboards = TRY(screens::Keyboards::read(folder));
    std::error_code fault;
    auto const chinese = std::filesystem::exists(pinyin::usual_dictionary(), fault);
    if (!chinese)
        journal::warn("chinese_cannot_be_typed",
            { { "why", fmt::format("there is no {}", pinyin::usual_dictionary().string()) },
                { "remedy", "install libgooglepinyin0, which brings it" } });
    return Desk(std::move(keyboards), chinese);
}

void Desk::look(UplinkView::Glance const& glance)
{
    auto const keys = std::exchange(m_keys, glance.enrolled ? glance.words : std::nullopt);
    auto const device
        = std::exchange(m_device, glance.enrolled ? std::optional(glance.enrolled->device) : std::nullopt);
    if (m_keys != keys || m_device != device)
        m_shown.reset();
    m_anchors = glance.anchors;
}

void Desk::glass(float width, float height, float pixels_per_mm)
{
    m_pixels_per_mm = pixels_per_mm;
    m_width = width;
    m_height = height;
}

visit::Pen Desk::pen()
{
    visit::Pen pen;
    pen.seal = [this](std::string_view words, std::string const& consent) -> std::optional<SealedWords> {
        if (!m_keys)
            return std::nullopt;
        return seal_words(m_keys->text, words, consent);
    };
    pen.takes = [this](std::string const& language) {
        return keyboard(Text {}, language) || fresh_link(RecordId(), moment_now());
    };
    if (m_chinese)
        pen.candidates = [this](std::string_view letters, std::string const& language) {
            return candidates(letters, language);
        };
    return pen;
}

std::vector<visit::Candidate> Desk::candidates(std::string_view letters, std::string_view language)
{
    if (!m_pinyin) {
        auto opened = pinyin::Pinyin::open(pinyin::usual_dictionary());
        if (!opened) {
            journal::alarm("chinese_cannot_be_typed", { { "why", opened.error().what } });
            m_chinese = false;  // from the next question on it is left to the phone
            return {};
        }
        m_pinyin = std::move(*opened);
    }
    return m_pinyin->candidates(letters, language);
}

screens::Layout const* Desk::keyboard(Kind const& kind, std::string const& language) const
{
    auto const* layout = std::holds_alternative<Contact>(kind) ? m_keyboards.for_addresses(language)
                                                               : m_keyboards.for_language(language);
    if (!layout || (layout->phonetic && !m_chinese))
        return nullptr;
    return screens::keyboard_fits(*layout, m_width, m_height, m_pixels_per_mm) ? layout : nullptr;
}

std::optional<std::string> Desk::fresh_link(RecordId const& visit, Moment const& now) const
{
    if (!m_device)
        return std::nullopt;
    return offered_phone_link(m_keys, *m_device, visit, m_anchors, now);
}

// Whether headquarters was heard of lately decides about a new code alone: one that a phone is aiming at
// stays.
std::string Desk::phone_link(RecordId const* visit, Moment const& now)
{
    if (m_shown && (!visit || m_shown->visit != *visit || now.at - m_shown->since > link_stays))
        m_shown.reset();
    if (!m_shown && visit)
        if (auto link = fresh_link(*visit, now))
            m_shown = Shown { *visit, now.at, std::move(*link) };
    return m_shown ? m_shown->link : "";
}

bool asks_for_words(Questionnaire const& questionnaire)
{
    auto const& questions = questionnaire.questions;
    return std::any_of(questions.begin(), questions.end(),
        [](Question const& question) { return visit::is_answered_in_words(question.kind); });
}

std::string passed_over_remark(Questionnaire const& questionnaire, std::filesystem::path const& uplink_folder)
{
    if (!asks_for_words(questionnaire))
        return "";
    // Whose progress is all the same here.
    auto const glance = UplinkView(uplink_folder).look(Epoch::random());
    if (!glance)
        return fmt::format("questions for words are passed over, since the uplink is not seen: {}. "
                           "uplink_folder, or --uplink, says where it is",
            glance.error().what);
    if (!glance->enrolled)
        return "questions for words are passed over until this terminal is enrolled: 'peakend-uplink enrol "
               "CODE'";
    if (!glance->words)
        return "questions for words are passed over until headquarters has sent the key that seals them";
    return "";
}

}
