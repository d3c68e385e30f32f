// Sole ownership of what a C library made, given back by that library's own function.
#pragma once

#include <memory>

namespace peakend::stage {

template <auto Release>
struct Releases {
    template <class Thing>
    void operator()(Thing* thing) const
    {
        Release(thing);
    }
};

template <class Thing, auto Release>
using Owned = std::unique_ptr<Thing, Releases<Release>>;

}
