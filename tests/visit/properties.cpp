// What Visit promises whatever happens, in whatever order, also when storage is slow, refuses or dies.
//
// Stories are made up from a fixed seed. RC_PARAMS overrides it, as in
// RC_PARAMS="seed=7 max_success=200000" test_visit -ts="Visit: whatever happens".

#include "tests/visit/world.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

template <class Property>
bool holds_in_any_story(std::string const& promise, Property property)
{
    rc::detail::TestMetadata metadata;
    metadata.description = promise;
    auto parameters = rc::detail::configuration().testParams;
    if (!std::getenv("RC_PARAMS")) {
        parameters.seed = 20261124;
        parameters.maxSuccess = 10'000;
        parameters.maxSize = 400;
    }
    auto const result = rc::detail::checkTestable(property, metadata, parameters);
    auto const holds = result.template is<rc::detail::SuccessResult>();
    if (!holds)
        rc::detail::printResultMessage(result, std::cerr << promise << ": ");
    return holds;
}

}

TEST_SUITE("Visit: whatever happens")
{
    TEST_CASE("every visit that began ends in exactly one sealed response")
    {
        auto const holds
            = holds_in_any_story("one sealed response", [](Story const& story, bool begins_otherwise) {
                  World world(begins_otherwise ? short_questionnaire() : long_questionnaire());
                  for (auto const& step : story)
                      world.play(step);
                  world.come_to_an_end();
                  RC_ASSERT(world.not_sealed_once() == "");
              });

        CHECK(holds);
    }

    TEST_CASE("what is tapped is given to storage once, and what is ticked is on disk")
    {
        auto const holds
            = holds_in_any_story("ticked is stored", [](Story const& story, bool begins_otherwise) {
                  World world(begins_otherwise ? short_questionnaire() : long_questionnaire());
                  for (auto const& step : story) {
                      world.play(step);
                      RC_ASSERT(world.unheard() == "");
                      RC_ASSERT(world.unmeant() == "");
                      RC_ASSERT(world.not_as_stored() == "");
                  }
              });

        CHECK(holds);
    }

    TEST_CASE("no words, language, view or gift is left for the next visitor")
    {
        auto const holds
            = holds_in_any_story("nothing left behind", [](Story const& story, bool begins_otherwise) {
                  World world(begins_otherwise ? short_questionnaire() : long_questionnaire());
                  for (auto const& step : story) {
                      world.play(step);
                      RC_ASSERT(world.left_behind() == "");
                  }
                  world.come_to_an_end();
                  RC_ASSERT(world.left_behind() == "");
              });

        CHECK(holds);
    }

    TEST_CASE("a deadline that has passed does not stay: the kiosk never spins")
    {
        auto const holds = holds_in_any_story("no spinning", [](Story const& story, bool begins_otherwise) {
            World world(begins_otherwise ? short_questionnaire() : long_questionnaire());
            for (auto const& step : story) {
                world.play(step);
                RC_ASSERT(world.never_rests() == "");
            }
        });

        CHECK(holds);
    }
}
