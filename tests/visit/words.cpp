#include "freed.h"
#include "walks.h"

#include "sync/contract/keys.h"

#include <doctest/doctest.h>
#include <random>

using namespace peakend;
using namespace peakend::visit;

namespace {

// face (bad -> why), why (text), mail (contact), last (nps).
std::shared_ptr<Questionnaire const> questionnaire_with_words()
{
    auto made = std::make_shared<Questionnaire>();
    made->title = words("Fitting rooms");
    made->default_language = "en";
    made->languages = { "en", "ar" };
    made->questions.push_back({ "face", Smiley { 5 }, words("How was it?"), {}, {}, {}, "" });
    made->questions.push_back({ "why", Text { 40 }, words("Why?"), {}, {}, {}, "" });
    made->questions.push_back({ "mail", Contact { words("Only to answer you."), "2026-1", 30 },
        words("Answer you?"), {}, {}, {}, "" });
    made->questions.push_back({ "last", Nps {}, words("Recommend?"), {}, {}, {}, "" });
    return made;
}

struct Kiosk {
    explicit Kiosk(bool with_key = true)
        : visit(questionnaire_with_words(), RevisionId(), {}, RecordId::random)
    {
        visit.pen({ [this, with_key](std::string_view text, std::string const& consent) {
                       return with_key ? std::optional(seal_words(secret.public_key(), text, consent))
                                       : std::nullopt;
                   },
            [](std::string const& language) { return language == "en"; },
            [](std::string_view letters, std::string const& language) {
                return std::vector<Candidate> { { language + ' ' + std::string(letters), letters.size() } };
            } });
    }

    // Storage confirms at once.
    std::vector<Deed> apply(Intent const& intent)
    {
        now = std::max(now, milliseconds_of(visit.hears_from()));
        auto const deeds = visit.apply(intent, at(now));
        carry_out(deeds);
        return deeds;
    }
    void pass(std::int64_t milliseconds)
    {
        now += milliseconds;
        carry_out(visit.pass(at(now)));
    }
    void carry_out(std::vector<Deed> const& deeds)
    {
        for (auto const& deed : deeds) {
            all.push_back(deed);
            carry_out(visit.kept(deed.ticket, at(now)));
        }
    }
    void type(std::string_view letters)
    {
        for (auto const letter : letters)
            apply(Type { std::string(1, letter) });
    }
    std::string const& key() const { return visit.interview().question().key; }
    void begin()
    {
        apply(Say { 2 });
        pass(1'000);
    }

    TextSecret secret = TextSecret::generate();
    Visit visit;
    std::int64_t now = 10'000;
    std::vector<Deed> all;
};

SealedWords const* words_in(Deed const& deed)
{
    auto const* keep = std::get_if<Keep>(&deed.what);
    return keep ? std::get_if<SealedWords>(&keep->answer.value) : nullptr;
}

std::string opened(Kiosk const& kiosk, std::vector<Deed> const& deeds)
{
    REQUIRE(deeds.size() == 1);
    auto const* sealed = words_in(deeds.front());
    REQUIRE(sealed);
    auto const text = kiosk.secret.open_words(*sealed);
    REQUIRE(text);
    return *text;
}

}

TEST_SUITE_BEGIN("Words of a visit");

TEST_CASE("what is typed leaves the visit only sealed, and Next goes on once it is kept")
{
    Kiosk kiosk;
    kiosk.begin();
    REQUIRE(kiosk.key() == "why");
    kiosk.type("too slow");
    CHECK(kiosk.all.size() == 1);  // the face: no letter is a deed

    auto const deeds = kiosk.visit.apply(Next {}, at(kiosk.now));
    CHECK(kiosk.key() == "why");
    kiosk.carry_out(deeds);

    CHECK(opened(kiosk, deeds) == "too slow");
    CHECK(kiosk.key() == "mail");
}

TEST_CASE("nothing written is nothing to send")
{
    Kiosk kiosk;
    kiosk.begin();

    CHECK_FALSE(kiosk.visit.can_send());
    CHECK(kiosk.apply(Next {}).empty());
    CHECK(kiosk.key() == "why");

    kiosk.apply(Skip {});
    CHECK(kiosk.key() == "mail");
}

TEST_CASE("contact is sent only under its consent, whose version goes with it")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.apply(Skip {});
    kiosk.type("a@b.");
    CHECK_FALSE(kiosk.visit.can_send());
    CHECK(kiosk.apply(Next {}).empty());

    kiosk.apply(Agree { true });
    CHECK_FALSE(kiosk.visit.can_send());  // no address is so short
    kiosk.type("example");
    CHECK(kiosk.visit.can_send());
    kiosk.pass(1'000);
    kiosk.apply(Agree { false });
    CHECK_FALSE(kiosk.visit.can_send());

    kiosk.pass(1'000);
    kiosk.apply(Agree { true });
    auto const deeds = kiosk.apply(Next {});

    CHECK(opened(kiosk, deeds) == "a@b.example");
    CHECK(words_in(deeds.front())->consent == "2026-1");
}

TEST_CASE("a hand that trembles takes back no consent, and who means it does")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.apply(Skip {});
    kiosk.type("a@b.example");

    kiosk.apply(Agree { true });
    kiosk.pass(399);
    kiosk.apply(Agree { false });
    CHECK(kiosk.visit.can_send());

    kiosk.pass(400);
    kiosk.apply(Agree { false });
    CHECK_FALSE(kiosk.visit.can_send());
}

TEST_CASE("Back loses no word, and words that did not change are not sent again")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.type("slow");
    kiosk.apply(Next {});
    kiosk.type("half");

    kiosk.apply(Back {});
    REQUIRE(kiosk.visit.draft());
    CHECK(kiosk.visit.draft()->composition.text() == "slow");
    CHECK(kiosk.apply(Next {}).empty());

    CHECK(kiosk.key() == "mail");
    CHECK(kiosk.visit.draft()->composition.text() == "half");
}

TEST_CASE("candidates come in the language that is spoken now, whatever language the draft began in")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.apply(Type { "n", Stroke::Phonetic });
    auto const first = [&] { return kiosk.visit.draft()->composition.candidates().at(0).text; };
    CHECK(first() == "en n");

    kiosk.apply(Back {});
    kiosk.apply(Speak { "ar" });
    kiosk.begin();
    CHECK(first() == "ar n");
    kiosk.apply(Type { "i", Stroke::Phonetic });
    CHECK(first() == "ar ni");

    kiosk.apply(OpenLanguages {});
    kiosk.apply(Speak { "en" });
    CHECK(first() == "en ni");
}

TEST_CASE("words that were changed are sent once more, and words can be taken back")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.type("a");
    kiosk.apply(Next {});
    kiosk.apply(Back {});
    kiosk.type("b");
    auto const again = kiosk.apply(Next {});
    CHECK(opened(kiosk, again) == "ab");
    CHECK(std::get<Keep>(again.front().what).answer.changed);

    kiosk.apply(Back {});
    kiosk.apply(Erase {});
    kiosk.apply(Erase {});
    CHECK(kiosk.visit.can_send());
    auto const taken_back = kiosk.apply(Next {});

    CHECK(words_in(taken_back.front())->empty());
}

TEST_CASE(
    "without a key, or a keyboard for the language, questions in words are passed over and are no steps")
{
    Kiosk without_key(false);
    Kiosk without_keyboard;
    without_keyboard.apply(Speak { "ar" });
    for (auto* kiosk : { &without_key, &without_keyboard }) {
        kiosk->begin();

        CHECK(kiosk->key() == "last");
        CHECK(kiosk->visit.interview().step() == 2);
        CHECK(kiosk->visit.interview().steps() == 2);
        CHECK_FALSE(kiosk->visit.draft());

        kiosk->apply(Back {});
        CHECK(kiosk->key() == "face");
    }
}

TEST_CASE("questions in words are steps when they are asked")
{
    Kiosk kiosk;
    kiosk.begin();

    CHECK(kiosk.visit.interview().steps() == 4);
}

TEST_CASE("a key that comes while nobody is there is used by the next visitor")
{
    Visit visit(questionnaire_with_words(), RevisionId(), {}, RecordId::random);
    auto const secret = TextSecret::generate();
    visit.pen({ [&](std::string_view text, std::string const& consent) {
                   return std::optional(seal_words(secret.public_key(), text, consent));
               },
        [](std::string const&) { return true; }, {} });

    auto const deeds = visit.apply(Say { 2 }, at(10'000));
    visit.kept(deeds.front().ticket, at(10'000));
    visit.pass(at(11'000));

    CHECK(visit.interview().question().key == "why");
}

TEST_CASE("no end leaves the next visitor what was written")
{
    auto const written = [] {
        auto kiosk = std::make_unique<Kiosk>();
        kiosk->begin();
        kiosk->type("secret");
        return kiosk;
    };
    SUBCASE("the visitor leaves")
    {
        auto kiosk = written();
        kiosk->pass(20'000);
        REQUIRE(kiosk->visit.phase() == Phase::StillThere);
        CHECK_FALSE(kiosk->visit.draft());
        kiosk->apply(Leave {});
        kiosk->begin();
        CHECK(kiosk->visit.draft()->composition.empty());
    }
    SUBCASE("nobody is there any more")
    {
        auto kiosk = written();
        kiosk->pass(20'000);
        kiosk->pass(20'000);
        kiosk->begin();
        CHECK(kiosk->visit.draft()->composition.empty());
    }
    SUBCASE("whoever stays finds it again")
    {
        auto kiosk = written();
        kiosk->pass(20'000);
        kiosk->apply(Stay {});
        CHECK(kiosk->visit.draft()->composition.text() == "secret");
    }
    SUBCASE("storage is lost")
    {
        auto kiosk = written();
        auto const deeds = kiosk->visit.apply(Next {}, at(kiosk->now));
        kiosk->visit.lost(deeds.front().ticket, at(kiosk->now));
        REQUIRE(kiosk->visit.phase() == Phase::OutOfOrder);
        kiosk->pass(10'000);
        kiosk->begin();
        CHECK(kiosk->visit.draft()->composition.empty());
    }
}

TEST_CASE("every end overwrites what was written before its memory is free")
{
    constexpr int at_every_end = 3;
    FreedWatch const watch("secret canary");
    for (int end = 0; end < at_every_end; ++end) {
        Kiosk kiosk;
        kiosk.begin();
        kiosk.type("secret canary");
        kiosk.pass(20'000);
        if (end == 0)
            kiosk.apply(Leave {});
        if (end == 1)
            kiosk.pass(20'000);
        if (end == 2)
            kiosk.visit.walked_away(at(kiosk.now));
        CHECK_FALSE(kiosk.visit.open());
    }

    CHECK(watch.found() == 0);
}

// Each visitor writes one letter of their own only.
TEST_CASE("whatever is tapped in whatever order, no visitor meets another's words")
{
    std::mt19937 chance(20'261'124);
    auto const roll = [&](unsigned sides) { return chance() % sides; };
    Kiosk kiosk;
    char mine = 'a';
    RecordId record;
    int visitors = 0;
    for (int step = 0; step < 20'000; ++step) {
        switch (roll(14)) {
        case 0:
            kiosk.apply(Say { static_cast<int>(roll(11)) });
            break;
        case 1:
            kiosk.apply(Next {});
            break;
        case 2:
            kiosk.apply(roll(3) == 0 ? Intent(Back {}) : Intent(Skip {}));
            break;
        case 3:
            kiosk.pass(static_cast<std::int64_t>(roll(9) == 0 ? 21'000 : 500));
            break;
        case 4:
            kiosk.apply(roll(2) == 0 ? Intent(Leave {}) : Intent(Stay {}));
            break;
        case 5:
            kiosk.apply(Erase {});
            break;
        case 6:
            kiosk.apply(MoveCaret { static_cast<int>(roll(5)) - 2 });
            break;
        case 7:
            kiosk.apply(PlaceCaret { roll(50) });
            break;
        case 8:
            kiosk.apply(Agree { roll(2) == 0 });
            break;
        case 9:
            kiosk.apply(Pick { roll(4) });
            break;
        default:
            kiosk.apply(Type { std::string(1, mine) });
        }
        if (kiosk.visit.record() && *kiosk.visit.record() != record) {
            record = *kiosk.visit.record();
            mine = mine == 'z' ? 'a' : static_cast<char>(mine + 1);
            ++visitors;
        }
        if (auto const* draft = kiosk.visit.draft())
            CHECK(draft->composition.text().find_first_not_of(mine) == std::string::npos);
        for (auto const& deed : kiosk.all) {
            if (auto const* sealed = words_in(deed))
                CHECK(kiosk.secret.open_words(*sealed)->find_first_not_of(mine) == std::string::npos);
        }
        kiosk.all.clear();
    }
    CHECK(visitors > 50);
}

TEST_SUITE_END();
