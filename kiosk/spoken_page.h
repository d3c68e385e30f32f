// The glass in words: a screen as a whole, one element of it, what became of a choice.
//
// Lives for one frame and remembers nothing; when something is said, Narration knows.
#pragma once

#include "kiosk/screens/screen.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace peakend {

// Said instead of what is being said.
struct Line {
    std::string words;  // never empty
    std::string language;
    bool spelled = false;  // a full stop is said, too
};

// An interface text in a language: phrase("Back", "ar").
using Phrase = std::function<std::string(std::string_view, std::string const&)>;

class SpokenPage {
public:
    SpokenPage(visit::Visit const&, screens::Scene const&, Phrase const&);

    // What it says, what it asks for, and how the keys answer.
    Line whole() const;
    // Nothing when there is no such element.
    std::optional<Line> element(std::optional<screens::Spot> const&) const;
    // "Waiting time, Prices: chosen".
    Line kept(std::vector<std::string> const& labels, bool chosen) const;
    // What the last edit typed, erased or passed, and where the keys are now when they have moved. Nothing
    // when there is nothing to say.
    std::optional<Line> echo(std::optional<screens::Spot> const& moved_to) const;
    Line said(std::vector<std::string> const& labels) const;

    std::string phrase(std::string_view english) const;
    // By their labels.
    std::vector<std::string> choices() const;
    std::vector<std::string> chosen() const;
    // The name of the place stands on every question: only the first one has it here.
    std::vector<std::string> texts() const;

private:
    Line line(std::string words) const;
    std::string heading() const;
    std::string written() const;
    std::string edited() const;
    Line key(screens::Element const&) const;
    std::string seconds_left() const;
    std::string choice(screens::Element const&) const;
    std::string button(screens::Element const&, std::string const& language) const;
    std::string const& language_of(screens::Element const& tool) const;

    visit::Visit const& m_visit;
    screens::Scene const& m_scene;
    Phrase const& m_phrase;
};

}
