// Goal S11 in memory: a visitor's words are overwritten before their memory is anybody's again.
//
// Nobody may look at an object after its life, so this program looks at the blocks that are freed: its
// operator delete stands in for the library's.
#include "tests/visit/freed.h"

#include "kiosk/visit/composition.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <malloc.h>
#include <memory>
#include <new>
#include <string>

namespace {

std::string_view watched_for;
int blocks_found = 0;

void look_at(void* block)
{
    if (watched_for.empty() || !block)
        return;
    std::string_view const bytes(static_cast<char const*>(block), malloc_usable_size(block));
    if (bytes.find(watched_for) != bytes.npos)
        ++blocks_found;
}

}

void* operator new(std::size_t size)
{
    if (auto* block = std::malloc(size == 0 ? 1 : size))
        return block;
    throw std::bad_alloc();
}

void operator delete(void* block) noexcept
{
    look_at(block);
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

namespace peakend::visit {

FreedWatch::FreedWatch(std::string_view text)
{
    blocks_found = 0;
    watched_for = text;
}

FreedWatch::~FreedWatch() { watched_for = {}; }

int FreedWatch::found() const { return blocks_found; }

}

using namespace peakend::visit;

TEST_SUITE_BEGIN("Freed");

TEST_CASE("the watch finds a text that is freed as it is")
{
    FreedWatch const watch("canary");

    std::make_unique<std::string>(100, ' ')->append("canary");

    CHECK(watch.found() == 1);
}

TEST_CASE("a text that was wiped by nobody is overwritten when its life ends")
{
    FreedWatch const watch("canary");
    {
        WipedText text(100);
        text.replace(0, 0, "canary");
    }

    CHECK(watch.found() == 0);
}

TEST_CASE("what is typed is overwritten when its composition goes: the text, and the run that waits")
{
    FreedWatch const watch("canary");
    for (auto const stroke : { Stroke::Plain, Stroke::Phonetic }) {
        auto composition = std::make_unique<Composition>(100, Candidates {});
        for (auto const letter : std::string_view("canary"))
            composition->type(std::string(1, letter), stroke);
        REQUIRE((composition->text() == "canary" || composition->run() == "canary"));
    }

    CHECK(watch.found() == 0);
}

TEST_SUITE_END();
