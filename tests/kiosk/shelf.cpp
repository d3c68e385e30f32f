#include "kiosk/shelf.h"

#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace peakend;

namespace {

Result<void> anything(Questionnaire const&) { return {}; }

// A terminal, and the file that somebody wrote for it.
struct Shop {
    explicit Shop(Json const& written) { write(written); }

    void write(Json const& json) const { std::ofstream(file()) << canonical_json(json); }
    std::filesystem::path file() const { return folder.path() / "questions.json"; }
    Result<Shelved> take(std::function<Result<void>(Questionnaire const&)> const& showable = anything)
    {
        return take_questionnaire(outbox, file(), showable, some_moment(1000));
    }

    TemporaryFolder folder;
    Outbox outbox = Outbox::open(folder.path() / "data").value();
};

// Of another format, without its thanks, and otherwise what is asked about coffee.
Json broken()
{
    auto members = *coffee_questionnaire().object();
    members["format"] = 2;
    members.erase("thanks");
    return members;
}

}

TEST_SUITE("take_questionnaire")
{
    TEST_CASE("a sound file is published and asked")
    {
        Shop shop(coffee_questionnaire());

        auto const shelved = shop.take();

        REQUIRE(shelved);
        CHECK(shelved->questionnaire->questions.size() == 2);
        CHECK(shelved->revision == revision_of(coffee_questionnaire()));
        CHECK((*shop.outbox.published())->publication.revision == shelved->revision);
    }

    TEST_CASE("a broken file leaves the last good one, and nothing of it is shown")
    {
        Shop shop(coffee_questionnaire());
        REQUIRE(shop.take());
        shop.write(broken());
        bool shown = false;

        auto const shelved = shop.take([&](Questionnaire const&) -> Result<void> {
            shown = true;
            return {};
        });

        REQUIRE(shelved);
        CHECK(shelved->revision == revision_of(coffee_questionnaire()));
        CHECK(shelved->questionnaire->questions.size() == 2);
        CHECK_FALSE(shown);
        CHECK((*shop.outbox.published())->publication.revision == shelved->revision);
    }

    TEST_CASE("where none was good a broken file is the error, with all its faults")
    {
        Shop shop(broken());

        auto const shelved = shop.take();

        REQUIRE_FALSE(shelved);
        CHECK(shelved.error().fault == Fault::Invalid);
        CHECK(shelved.error().what.find("/format: ") != std::string::npos);
        CHECK(shelved.error().what.find("'thanks' is missing") != std::string::npos);
        CHECK_FALSE(*shop.outbox.published());
    }

    TEST_CASE("what this terminal can't show is not published")
    {
        Shop shop(coffee_questionnaire());

        auto const shelved = shop.take(
            [](Questionnaire const&) -> Result<void> { return failed(Fault::Refused, "no font"); });

        REQUIRE_FALSE(shelved);
        CHECK(shelved.error().what == "no font");
        CHECK_FALSE(*shop.outbox.published());
    }
}

TEST_SUITE("check_questionnaire_file")
{
    TEST_CASE("of a file with faults all are told, and what could be read is there")
    {
        Shop const shop(broken());

        auto const checked = check_questionnaire_file(shop.file());

        REQUIRE(checked);
        CHECK(checked->findings.size() == 2);
        CHECK(checked->as_far_as_read().questions.size() == 2);
        CHECK(can_be_asked(*checked, "ours").error().what.starts_with("ours cannot be asked:\n/format: "));
    }

    TEST_CASE("a file without JSON is one error that says where")
    {
        Shop const shop(coffee_questionnaire());
        std::ofstream(shop.file()) << "{\n]";

        auto const checked = check_questionnaire_file(shop.file());

        REQUIRE_FALSE(checked);
        CHECK(checked.error().what.find("cannot be asked: line 2, column 1: ") != std::string::npos);
    }
}
