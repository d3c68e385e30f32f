// Reads words aloud, one thing at a time: what is new cuts off what is being said.
//
// A process for each thing that is said, since to be silent at once is to kill it: it speaks
// after 30 ms (median on two busy cores), so that one which stays would win nothing that anybody hears.
// SDL's audio thread takes the samples straight from the process's pipe.
//
// A process that dies is started again, later each time; without a device all is silent, and the journal says
// so once. The loudspeaker is open only while somebody listens.
#pragma once

#include "kiosk/stage/loudspeaker.h"
#include "kiosk/stage/utterance.h"
#include "kiosk/stage/voices.h"
#include "sync/base/instant.h"
#include "sync/base/locked.h"

#include <functional>

namespace peakend::stage {

class Voice {
public:
    // ended: pass() has something to do. Called from another thread.
    Voice(Voices, Delivery, std::function<void()> ended);
    ~Voice();
    Voice(Voice const&) = delete;
    Voice& operator=(Voice const&) = delete;

    // A voice and a loudspeaker are there, as far as is known.
    bool speaks(std::string_view language) const { return !m_mute && !m_voices.of(language).empty(); }
    // Words in a language that nothing speaks are dropped.
    void say(std::string words, std::string language, BootInstant now);
    // From the next thing that is said.
    void deliver(Delivery const& delivery) { m_delivery = delivery; }
    // At once.
    void hush();
    // Nobody listens: closes the loudspeaker.
    void rest();
    // The device that is opened next, by SDL's name; "" for the usual one. One that failed is tried again.
    void use(std::string device);

    bool speaking() const { return m_said && !m_again_at; }
    void pass(BootInstant now);
    // When pass() does something next, unless `ended` comes before.
    std::optional<BootInstant> due() const;

private:
    struct Saying {
        Utterance utterance;
        bool at_end = false;  // every sample has been taken
        bool hangs = false;
        std::size_t silence = 0;  // bytes of it since the last sample
    };
    struct Said {
        std::string words;
        std::string language;
        BootInstant since;
        int tries = 0;
    };

    static void fill(void* voice, std::uint8_t* samples, int bytes);
    static bool play(Saying&, std::span<std::uint8_t> samples);
    bool ready();
    void begin(BootInstant now);
    void cut_off();
    void fail(char const* why, BootInstant now);

    Voices m_voices;
    Delivery m_delivery;
    std::function<void()> m_ended;
    std::string m_device_name;
    bool m_mute = false;  // no device: not tried again
    Locked<std::optional<Saying>> m_saying;
    std::optional<Said> m_said;            // what is being said, or is to be said again
    std::vector<Utterance> m_leaving;      // ended or killed, not gone yet
    std::optional<BootInstant> m_look_at;  // whether those are gone
    std::optional<BootInstant> m_again_at;
    std::optional<BootInstant> m_not_before;  // after a failure
    int m_failures = 0;                       // in a row
    Loudspeaker m_loudspeaker;                // closed before anything goes that its thread reads
};

}
