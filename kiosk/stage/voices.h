// Which languages this machine can read aloud, and the programs that do it.
//
// espeak-ng speaks all of them. It is GPL-3: it runs as a process of its own and is never linked. Japanese
// goes through mecab first, which says how Chinese characters are read: espeak-ng itself knows kana alone.
#pragma once

#include "sync/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::stage {

struct Delivery {
    int rate = 175;        // words a minute, 80 to 450
    int volume = 100;      // percent, 0 to 200
    bool spelled = false;  // punctuation is said by its name, as a key is
};

class Voices {
public:
    // Asks espeak-ng which ones it has, which takes some milliseconds, at most a second. Unavailable, with
    // the remedy, when it is not installed or does not answer.
    static Result<Voices> installed();
    // The text of `espeak-ng --voices`; lines that are none are passed over.
    static Voices listed(std::string_view list);

    // espeak-ng's name of the voice for a language (BCP 47): "cmn" for "zh-Hans"; "" when there is none.
    std::string of(std::string_view language) const;
    // What reads words in a language and writes a WAV, one behind the other; empty when nothing can.
    std::vector<std::vector<std::string>> programs(std::string_view language, Delivery const&) const;

private:
    std::map<std::string, std::string, std::less<>> m_by_language;
    std::string m_espeak;
    std::string m_mecab;  // "" when Japanese cannot be read
};

}
