// What a visitor wants, as a screen found it under the finger. Screens report intents; Visit decides.
#pragma once

#include "kiosk/visit/composition.h"
#include "kiosk/visit/view.h"
#include "sync/contract/response.h"

#include <string>
#include <variant>

namespace peakend::visit {

// A face, star, point or single choice of the question that is on.
struct Say {
    Value value;
};
// One choice of a many_of goes on or off.
struct Toggle {
    std::string choice;
};
struct Next { };
struct Back { };
struct Skip { };
struct Speak {
    std::string language;
};
// The sheet with all languages comes or goes.
struct OpenLanguages { };
struct CloseLanguages { };
// On the thanks: go back to the start now. On "still there?": I have finished.
struct Leave { };
// On "still there?": I am.
struct Stay { };
// How this visitor wants the screens from now on.
struct ChangeView {
    View view;
};
// The sheet on which the view is chosen comes or goes.
struct OpenViews { };
struct CloseViews { };
// The next of the choices that do not all fit on the glass.
struct TurnOver { };

// What is done to the words of the question that is on; see Composition.
struct Type {
    std::string letters;
    Stroke stroke = Stroke::Plain;
};
struct Pick {
    std::size_t candidate;
};
// Shows the candidates from this one on.
struct Browse {
    std::size_t first;
};
struct Erase { };
struct MoveCaret {
    int letters;
};
struct PlaceCaret {
    std::size_t byte;
};
struct Turn {
    Layer layer;
};
// The consent of a contact goes on or off.
struct Agree {
    bool agreed;
};

using Intent
    = std::variant<Say, Toggle, Next, Back, Skip, Speak, Leave, Stay, OpenLanguages, CloseLanguages, Type,
        Pick, Browse, Erase, MoveCaret, PlaceCaret, Turn, Agree, ChangeView, OpenViews, CloseViews, TurnOver>;

}
