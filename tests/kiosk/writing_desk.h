// What a visitor needs to write on a Glass: the shipped keyboards, pinyin, and a key to seal to.
#pragma once

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/screens/keyboards.h"
#include "sync/contract/keys.h"
#include "tests/kiosk/shipped.h"
#include "tests/screens/glass.h"

namespace peakend {

class WritingDesk {
public:
    // REQUIRES: the desk stays where it is as long as the glass is used; the glass draws one language.
    void equip(screens::Glass& glass, std::string const& language)
    {
        glass.keyboard = m_keyboards.for_language(language);
        visit::Pen pen;
        pen.seal = [this](std::string_view words, std::string const& consent) {
            return std::optional(seal_words(m_secret.public_key(), words, consent));
        };
        pen.takes = [](std::string const&) { return true; };
        pen.candidates = [this](std::string_view letters, std::string const& wanted) {
            return m_pinyin->candidates(letters, wanted);
        };
        glass.visit.pen(std::move(pen));
    }

    // What headquarters reads.
    std::string opened(Value const& answer) const
    {
        auto const* sealed = std::get_if<SealedWords>(&answer);
        REQUIRE(sealed);
        return m_secret.open_words(*sealed).value();
    }

private:
    TextSecret m_secret = TextSecret::generate();
    screens::Keyboards m_keyboards = *screens::Keyboards::read(assets / "keyboards");
    std::unique_ptr<pinyin::Pinyin> m_pinyin = *pinyin::Pinyin::open(pinyin::usual_dictionary());
};

}
