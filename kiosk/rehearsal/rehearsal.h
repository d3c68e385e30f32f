// Scripted shoppers with varied habits, languages and drop-outs, for demonstrations and tests.
//
// They know no more than a person in front of the glass: they look at the Scene and tap through the same
// finger queue. Their own ledger holds what they tapped and saw ticked; it is written without asking the
// visit or the storage what either believes.
#pragma once

#include "kiosk/rehearsal/shopper.h"
#include "kiosk/screens/scene.h"
#include "kiosk/stage/fingers.h"
#include "kiosk/visit/visit.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace peakend::rehearsal {

// What a shopper sees, and whether the picture is at rest.
struct Look {
    visit::Visit const& visit;
    screens::Scene const& scene;
    bool resting;
    BootInstant now;
};

struct Act {
    std::vector<stage::Touch> touches;
    std::string picture;              // save the frame under this name; "" for none
    std::optional<BootInstant> next;  // look again then, even if nothing has changed
};

class Rehearsal {
public:
    // phrase: interface texts, as screens::Frame has them. The ledger gets a line whenever a tick is seen, at
    // once:
    // {"key":"face","value":4,"visit":"<seed>-3"}; the last line of a visit and key holds.
    Rehearsal(int visitors, std::uint64_t seed, std::filesystem::path ledger,
        std::function<std::string(std::string_view, std::string const&)> phrase);

    Act act(Look const&);
    bool finished() const { return m_finished >= m_visitors; }
    // What kept the ledger from being written; "" when all is well.
    std::string const& fault() const { return m_fault; }

private:
    void note(Shopper::Tick const&);
    void tell_progress() const;
    std::string unseen_picture(Look const&);

    int m_visitors;
    int m_finished = 0;
    std::uint64_t m_seed;
    Dice m_dice;
    std::filesystem::path m_ledger;
    std::function<std::string(std::string_view, std::string const&)> m_phrase;
    std::optional<Shopper> m_shopper;
    BootInstant m_next {};
    std::set<std::string> m_pictures;
    std::string m_fault;
};

}
