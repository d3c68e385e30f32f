// What the program hands back to the heap: whether any of it still holds a text.
#pragma once

#include <string_view>

namespace peakend::visit {

// While it lives, each block that is freed by `delete` is searched. REQUIRES: one at a time, one thread, and
// a text that is held for longer than the watch.
class FreedWatch {
public:
    explicit FreedWatch(std::string_view text);
    ~FreedWatch();
    FreedWatch(FreedWatch const&) = delete;
    FreedWatch& operator=(FreedWatch const&) = delete;

    // How many blocks went with the text in them.
    int found() const;
};

}
