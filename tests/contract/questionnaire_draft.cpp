#include "tests/contract/questionnaire_text.h"

using namespace peakend;

namespace {

std::string const known_kinds = "; use one of smiley, csat, nps, ces, one_of, many_of, text, contact\n";
std::string const no_seven_faces = "/questions/0/faces: write a whole number from 3 to 5 here\n";

}

TEST_SUITE("check_questionnaire: no fault hides another")
{
    TEST_CASE("of another format, or of none, all else is checked as ours")
    {
        auto const spoilt = with(R"("faces": 3)", R"("faces": 7)");

        CHECK(faults_of(with(R"("format": 1)", R"("format": 2)", spoilt))
            == "/format: this program reads format 1 only, and has checked all else as format 1; write 1 "
               "here\n"
                + no_seven_faces);
        CHECK(faults_of(with(R"("format": 1,)", "", spoilt))
            == "'format' is missing; add it\n" + no_seven_faces);
    }

    TEST_CASE("whatever is wrong in every kind is told though the kind is not known")
    {
        auto spoilt = with(R"("key": "first_time")", R"("key": "First!", "colour": 1)");
        spoilt = with("First time?", " ", spoilt);
        spoilt = with(R"("id": "no")", R"("id": "yes")", spoilt);
        std::string const before
            = "/questions/5/key: 'First!' is no name here; use up to 40 of a-z, 0-9 and _\n"
              "/questions/5/text/en: the text is empty; write it or remove it\n";
        std::string const after
            = "/questions/5/colour: a question has no 'colour'; correct or remove it. It knows key, kind, "
              "text, hint, branches, next, choices, consent, faces, labels, most_characters, points, "
              "polarity, shuffled\n"
              "/questions/5/choices: two choices share the id 'yes'; give each its own\n";

        CHECK(faults_of(with(R"("kind": "one_of")", R"("kind": "one-of")", spoilt))
            == before + "/questions/5/kind: 'one-of' is no kind of question (did you mean 'one_of'?)"
                + known_kinds + after);
        CHECK(faults_of(with(R"("kind": "one_of")", R"("kind": ["one_of"])", spoilt))
            == before + "/questions/5/kind: write a text in quotes here\n" + after);
        CHECK(faults_of(with(R"("kind": "one_of", )", "", spoilt))
            == before + "/questions/5: 'kind' is missing; add it\n" + after);
    }

    TEST_CASE("what only some kinds have is checked though the kind is not known")
    {
        CHECK(faults_with(R"("kind": "csat")",
                  R"("kind": "stars", "faces": 9, "points": 6, "polarity": "up", "shuffled": 1,
                  "choices": 1, "consent": 1, "most_characters": 0)")
            == "/questions/3/kind: 'stars' is no kind of question" + known_kinds
                + "/questions/3/faces: write a whole number from 3 to 5 here\n"
                  "/questions/3/points: write 5 or 7 here: so many points a question of effort has\n"
                  "/questions/3/polarity: 'up' is no polarity; use high_is_good or low_is_good\n"
                  "/questions/3/shuffled: write true or false here, without quotes\n"
                  "/questions/3/choices: write a list here: [...]\n"
                  "/questions/3/consent: write an object here: {...}\n"
                  "/questions/3/most_characters: write a whole number from 1 to 1000 here\n");
        auto const spoilt = with(R"("kind": "smiley")", R"("kind": "faces")");
        CHECK(faults_of(with(R"({ "en": "Okay" })", R"("Okay")", spoilt))
            == "/questions/0/kind: 'faces' is no kind of question (did you mean 'ces'?)" + known_kinds
                + "/questions/0/labels/1: write an object here: {...}\n");
    }

    TEST_CASE("steps that can't be read hide no label")
    {
        auto const spoilt = with(R"("faces": 3)", R"("faces": 7)");

        CHECK(faults_of(with("Okay", " ", spoilt))
            == no_seven_faces + "/questions/0/labels/1/en: the text is empty; write it or remove it\n");
        CHECK(faults_of(with(R"({ "en": "Bad" }, )", "", spoilt))
            == no_seven_faces + "/questions/0/labels: 2 here; write at least 3\n");
        CHECK(
            faults_of(with(R"([{ "en": "1" })", R"([{ "en": "" })", with(R"("points": 5)", R"("points": 6)")))
            == "/questions/2/points: write 5 or 7 here: so many points a question of effort has\n"
               "/questions/2/labels/0/en: the text is empty; write it or remove it\n");
    }

    TEST_CASE("a length that can't be read hides no branch of a question in words")
    {
        CHECK(faults_with(R"("most_characters": 200)",
                  R"("most_characters": 1001, "branches": [{ "values": [1], "go": "thanks" }])")
            == "/questions/6/most_characters: write a whole number from 1 to 1000 here\n"
               "/questions/6/branches/0/values: a question of kind 'text' has no values; remove the "
               "branch\n");
    }

    TEST_CASE("an answer that leads to two places is told though the kind is not known")
    {
        auto const spoilt = with(R"("kind": "smiley")", R"("kind": 3)");

        CHECK(faults_of(with(R"([{ "values": [1], "go": "reasons" }])",
                  R"([{ "values": [1], "go": "reasons" }, { "values": [1], "go": "ease" }])", spoilt))
            == "/questions/0/kind: write a text in quotes here\n"
               "/questions/0/branches/1/values: the answer 1 already leads somewhere; remove it here or "
               "there\n");
        CHECK(faults_of(with(R"([{ "values": [1], "go": "reasons" }])",
                  R"([{ "choices": ["a\tb", "a\tb"], "go": "reasons" }])", spoilt))
            == "/questions/0/kind: write a text in quotes here\n"
               "/questions/0/branches/0/choices: the choice 'a b' already leads somewhere; remove it here or "
               "there\n");
    }

    TEST_CASE("a choice that is not there is told though the kind is not known")
    {
        auto const spoilt = with(R"("kind": "many_of")", R"("kind": 3)");

        CHECK(faults_of(with(R"("choices": ["price"])", R"("choices": ["prize"])", spoilt))
            == "/questions/1/kind: write a text in quotes here\n"
               "/questions/1/branches/0/choices: this question has no choice 'prize'; correct or remove "
               "it\n");
    }

    TEST_CASE("of an unknown kind nothing is said that is right in some kind")
    {
        auto at = 0;
        for (auto const* kind : { "smiley", "many_of", "ces", "csat", "nps", "one_of", "text", "contact" })
            CHECK(faults_with(fmt::format(R"("kind": "{}")", kind), R"("kind": 3)")
                == fmt::format("/questions/{}/kind: write a text in quotes here\n", at++));
    }

    TEST_CASE("a text in a language that is not declared is checked, too")
    {
        CHECK(faults_with(R"("es": "Caja")", R"("fr": " ")")
            == "/title/fr: the language 'fr' is not in 'languages'; add it there or remove this text\n"
               "/title/fr: the text is empty; write it or remove it\n");
    }
}

TEST_SUITE("CheckedQuestionnaire")
{
    TEST_CASE("what could be read is kept beside the findings, each question at its place")
    {
        auto spoilt = with(R"("questions": [)", R"("questions": [7, )");
        spoilt = with(R"("kind": "one_of")", R"("kind": "one-of")", spoilt);

        auto const checked = check_questionnaire_text(spoilt);

        CHECK_FALSE(checked.questionnaire);
        auto const& draft = checked.as_far_as_read();
        CHECK(draft.icon == "till");
        CHECK(draft.languages == std::vector<std::string> { "en", "es" });
        REQUIRE(draft.questions.size() == 9);
        CHECK(draft.questions[1].key == "visit");
        auto const* choices = choices_of(draft.questions[6].kind);
        REQUIRE(choices);
        CHECK(choices->front().id == "yes");
    }

    TEST_CASE("a text that is too long is not kept")
    {
        auto const checked
            = check_questionnaire_text(with(R"("en": "Till")", "\"en\": \"" + std::string(301, 'x') + '"'));

        CHECK(checked.draft.title.by_language.count("en") == 0);
        CHECK(checked.draft.title.in("es", "en") == "Caja");
    }

    TEST_CASE("of a sound one that is all that was read")
    {
        auto const checked = check_questionnaire_text(sound_questionnaire);

        REQUIRE(checked.questionnaire);
        CHECK(&checked.as_far_as_read() == &*checked.questionnaire);
        CHECK(checked.draft.questions.empty());
    }

    TEST_CASE("of a text that is no JSON, and of JSON that is no object, nothing was read")
    {
        for (auto const* text : { "{", "[]" })
            CHECK(check_questionnaire_text(text).as_far_as_read().questions.empty());
    }
}
