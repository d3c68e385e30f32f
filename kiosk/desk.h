// What visitors write with: keyboards, Chinese candidates, headquarters' keys, and the link to their own
// phone.
#pragma once

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/screens/keyboards.h"
#include "kiosk/visit/draft.h"
#include "sync/contract/phone_link.h"
#include "sync/contract/questionnaire.h"
#include "sync/outbox/uplink_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace peakend {

class Desk {
public:
    // Every keyboard must be whole. Where the Chinese dictionary is missing that is journaled, and Chinese is
    // left to the phone. It is opened when somebody types the first Chinese letter.
    static Result<Desk> open(std::filesystem::path const& keyboards);

    // What the uplink knows by now.
    void look(UplinkView::Glance const&);
    // Pixels of the glass, whose size in millimetres decides whether keys are large enough; `pixels_per_mm`
    // is 0 when nobody knows.
    void glass(float width, float height, float pixels_per_mm);

    // REQUIRES: the desk stays where it is as long as the pen is used.
    visit::Pen pen();
    // Null pointer when there is none that fits the glass.
    screens::Layout const* keyboard(Kind const&, std::string const& language) const;
    // The same code stays up for some minutes of its visit, so that a phone can find it, also when
    // headquarters is late to say hello; "" when one would lead nowhere.
    std::string phone_link(RecordId const* visit, Moment const& now);

private:
    Desk(screens::Keyboards keyboards, bool chinese)
        : m_keyboards(std::move(keyboards))
        , m_chinese(chinese)
    {
    }

    struct Shown {
        RecordId visit;
        BootInstant since;
        std::string link;
    };

    std::vector<visit::Candidate> candidates(std::string_view letters, std::string_view language);
    std::optional<std::string> fresh_link(RecordId const&, Moment const&) const;

    screens::Keyboards m_keyboards;
    bool m_chinese;                            // there is a dictionary
    std::unique_ptr<pinyin::Pinyin> m_pinyin;  // once somebody has typed Chinese: it is large
    std::optional<WordsKeys> m_keys;
    std::optional<DeviceId> m_device;
    std::vector<ClockAnchor> m_anchors;
    std::optional<Shown> m_shown;
    float m_width = 0;
    float m_height = 0;
    float m_pixels_per_mm = 0;
};

bool asks_for_words(Questionnaire const&);

// For staff, why questions for words are passed over on this terminal; empty when they are asked, as far as
// headquarters goes, and when there are none.
std::string passed_over_remark(Questionnaire const&, std::filesystem::path const& uplink_folder);

}
