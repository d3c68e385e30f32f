// A terminal that is enrolled, and has told headquarters everything.
#pragma once

#include "tests/streams/site.h"

namespace peakend {

struct InStep {
    Office office;
    Site site { office };

    InStep()
    {
        site.start();
        site.enrol();
        site.tap(4);
        site.work();
        site.check_drained();
    }
    void check_all()
    {
        site.check_drained();
        office.check_every_tap_is_here_once();
    }
};

}
