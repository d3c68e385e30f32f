// What a visitor is writing: the text, the caret in it, and what is typed but not yet a letter of it.
//
// A pure value. It knows no screen, no clock and no disk; candidates for Chinese come from a function that is
// handed in. Places are bytes of UTF-8 and always lie between two letters (graphemes.h).
#pragma once

#include "kiosk/visit/wiped_text.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::visit {

// What a run of Latin letters may stand for, best first.
struct Candidate {
    std::string text;
    std::size_t letters;  // of the run, from its start, that it stands for
    bool operator==(Candidate const&) const = default;
};
using Candidates = std::function<std::vector<Candidate>(std::string_view letters)>;

// How the letters of a key join what is there already.
enum class Stroke {
    Plain,     // as they are
    DeadKey,   // a combining mark that waits for its letter
    Phonetic,  // one more Latin letter of a run with candidates
    Jamo,      // joins a Korean syllable
};

// What was done last, for whoever reads it aloud.
enum class Edit { Typed, Erased, Passed, Browsed };

// Which letters of the keyboard are on. Shifted holds for one key.
enum class Layer { Letters, Shifted, Symbols };

class Composition {
public:
    // `candidates` may be empty where no layout is phonetic.
    Composition(std::size_t most_characters, Candidates candidates);

    // Each leaves all as it is when there is no room.
    void type(std::string_view letters, Stroke = Stroke::Plain);
    void pick(std::size_t candidate);
    // From here on candidates come from there, also those for what is typed already.
    void candidates_from(Candidates);
    // Shows the candidates from this one on.
    void browse(std::size_t first);
    // The run's last letter, the dead key, or the letter before the caret.
    void erase();
    // By letters: forward in the text when positive.
    void move_caret(int letters);
    // To the letter that this byte belongs to.
    void place_caret(std::size_t byte);
    void turn(Layer layer) { m_layer = layer; }
    // What is still waiting becomes text: the best candidates, or the letters where there are none.
    void settle();

    std::string const& text() const { return m_text.text(); }
    std::size_t caret() const { return m_caret; }
    std::string const& run() const { return m_run.text(); }
    std::vector<Candidate> const& candidates() const { return m_candidates; }
    std::size_t first_shown() const { return m_first_shown; }
    std::string const& dead_key() const { return m_dead_key; }
    Layer layer() const { return m_layer; }
    bool empty() const { return text().empty() && run().empty(); }
    // The text, with the run where its choice will stand.
    std::string shown() const;

    // How often the text, the run or the caret was worked on, whether or not that changed anything: so that
    // it is seen from frame to frame, and nobody has to keep the words for it.
    std::size_t edits() const { return m_edits; }
    Edit edit() const { return m_edit; }
    // The letters that the last edit typed, erased or passed; "" when it did nothing.
    std::string const& edited() const { return m_edited.text(); }

    // As a reader counts them.
    std::size_t characters() const;
    std::size_t most_characters() const { return m_most_characters; }

private:
    static constexpr std::size_t longest_run = 12;  // letters: two or three words

    void begin(Edit);
    void take(std::size_t candidate);
    void tell(std::string_view letters);
    bool insert(std::string_view letters);
    bool replace_before_caret(std::size_t from, std::string_view letters);
    void type_phonetic(std::string_view letters);
    void type_jamo(std::string_view letters);
    void type_plain(std::string_view letters);
    void look_up();

    std::size_t m_most_characters;
    Candidates m_look_up;
    WipedText m_text;
    std::size_t m_caret = 0;
    WipedText m_run;
    WipedText m_edited;
    std::size_t m_edits = 0;
    Edit m_edit = Edit::Typed;
    std::vector<Candidate> m_candidates;
    std::size_t m_first_shown = 0;
    std::string m_dead_key;
    bool m_building = false;  // the syllable before the caret may still change
    Layer m_layer = Layer::Letters;
};

}
