#include "kiosk/ink.h"

namespace peakend {

namespace {

    stage::Align stage_align(screens::Align align)
    {
        switch (align) {
        case screens::Align::Start:
            return stage::Align::Start;
        case screens::Align::Centre:
            return stage::Align::Centre;
        case screens::Align::End:
            return stage::Align::End;
        }
        return stage::Align::Start;
    }

    stage::Paragraph paragraph_of(screens::Words const& words)
    {
        return { words.text, words.language, words.size, words.weight == screens::Weight::Bold,
            stage_align(words.align), words.width, words.line_height, words.balanced, words.breaks_words,
            words.fleeting, words.address };
    }

}

screens::Ink ink_of(stage::Lettering& lettering, stage::Art& art)
{
    return {
        [&lettering](screens::Words const& words) {
            auto const set = lettering.set(paragraph_of(words));
            return screens::Ready { 0, static_cast<float>(set.width), static_cast<float>(set.height),
                set.lines, set.complete };
        },
        [&art](std::string const& name, float width, float height) {
            auto const drawn = art.picture(name, static_cast<int>(width), static_cast<int>(height));
            return screens::Ready { drawn.texture, static_cast<float>(drawn.width),
                static_cast<float>(drawn.height), 1, drawn.complete };
        },
        [&lettering](screens::Words const& words) { return lettering.texture(paragraph_of(words)); },
        [&lettering](screens::Words const& words, std::size_t byte) {
            auto const caret = lettering.caret(paragraph_of(words), byte);
            return screens::CaretPlace { caret.x, caret.y, caret.height };
        },
        [&lettering](screens::Words const& words, float x, float y) {
            return lettering.byte_at(paragraph_of(words), x, y);
        },
    };
}

}
