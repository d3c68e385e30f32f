#include "tests/contract/questionnaire_text.h"

TEST_SUITE("Ways")
{
    TEST_CASE("the first question is answered by one tap")
    {
        CHECK(faults_with(
                  R"("kind": "smiley", "faces": 3, "text": { "en": "How was it?", "es": "¿Qué tal?" },
      "hint": { "en": "One tap." },
      "labels": [{ "en": "Bad" }, { "en": "Okay" }, { "en": "Good" }],
      "branches": [{ "values": [1], "go": "reasons" }], "next": "ease")",
                  R"("kind": "text", "most_characters": 9, "text": { "en": "How was it?" })")
            == "/questions/0/kind: the first question must be answered by one tap: "
               "make it smiley, csat, nps, ces or one_of\n");
    }

    TEST_CASE("they lead forward")
    {
        CHECK(faults_with(R"("go": "thanks")", R"("go": "visit")")
            == "/questions/1/branches/0/go: this leads back to 'visit'; name a later question or "
               "\"thanks\"\n");
        CHECK(faults_with(R"("go": "thanks")", R"("go": "reasons")")
            == "/questions/1/branches/0/go: this leads back to 'reasons'; name a later question or "
               "\"thanks\"\n");
        CHECK(faults_with(R"("key": "stars",)", R"("key": "stars", "next": "ease",)")
            == "/questions/3/next: this leads back to 'ease'; name a later question or \"thanks\"\n");
    }

    TEST_CASE("they lead to questions that exist")
    {
        CHECK(faults_with(R"("next": "ease")", R"("next": "eaze")")
            == "/questions/0/next: no question has the key 'eaze' (did you mean 'ease'?); "
               "name a later question or \"thanks\"\n");
        CHECK(faults_with(R"("go": "reasons")", R"("go": "qqqqqqq")")
            == "/questions/0/branches/0/go: no question has the key 'qqqqqqq'; name a later question or "
               "\"thanks\"\n");
    }

    TEST_CASE("a branch names answers that its question can get")
    {
        CHECK(faults_with(R"("values": [1])", R"("values": [2])")
            == "/questions/0/branches/0/values: the answer 2 is never given to this question; use 1, 3, 5\n");
        CHECK(faults_with(R"("values": [1])", R"("choices": ["wait"])")
            == "/questions/0/branches/0/choices: a question of kind 'smiley' has no choices; name 'values' "
               "instead\n");
        CHECK(faults_with(R"("choices": ["price"])", R"("values": [1])")
            == "/questions/1/branches/0/values: a question of kind 'many_of' has no values; name 'choices' "
               "instead\n");
        CHECK(faults_with(R"("choices": ["price"])", R"("choices": ["prize"])")
            == "/questions/1/branches/0/choices: this question has no choice 'prize'; correct or remove "
               "it\n");
        CHECK(faults_with(R"("most_characters": 200)",
                  R"("most_characters": 200, "branches": [{ "values": [1], "go": "thanks" }])")
            == "/questions/6/branches/0/values: a question of kind 'text' has no values; remove the "
               "branch\n");
    }

    TEST_CASE("a branch that an earlier one leaves nothing to is told")
    {
        CHECK(faults_with(R"([{ "values": [1], "go": "reasons" }])",
                  R"([{ "values": [1], "go": "reasons" }, { "values": [1], "go": "thanks" }])")
            == "/questions/0/branches/1/values: the answer 1 already leads somewhere; remove it here or "
               "there\n");
        CHECK(faults_with(R"("choices": ["price"])", R"("choices": ["price", "price"])")
            == "/questions/1/branches/0/choices: the choice 'price' already leads somewhere; remove it here "
               "or there\n");
    }

    TEST_CASE("a branch says which answers take it, in one way")
    {
        CHECK(faults_with(R"("values": [1], )", "")
            == "/questions/0/branches/0: say which answers take this branch: either 'values' or 'choices'\n");
        CHECK(faults_with(R"("values": [1])", R"("values": [1], "choices": ["price"])")
            == "/questions/0/branches/0: say which answers take this branch: either 'values' or 'choices'\n");
        CHECK(faults_with(R"("values": [1])", R"("values": [])")
            == "/questions/0/branches/0/values: 0 here; write at least 1\n");
        CHECK(faults_with(R"("values": [1])", R"("values": [99])")
            == "/questions/0/branches/0/values: write whole numbers of the question's scale here\n");
    }

    TEST_CASE("they reach every question")
    {
        CHECK(faults_with(R"("values": [1], "go": "reasons")", R"("values": [1], "go": "ease")")
            == "/questions/1: no way leads to the question 'reasons'; branch to it or remove it\n");
    }

    TEST_CASE("a first question whose every answer branches leads nowhere else")
    {
        CHECK(faults_with(R"([{ "values": [1], "go": "reasons" }], "next": "ease")",
                  R"([{ "values": [1, 3, 5], "go": "ease" }], "next": "reasons")")
            == "/questions/1: no way leads to the question 'reasons'; branch to it or remove it\n");
    }

    TEST_CASE("a later question can be skipped, so what follows it is reached")
    {
        auto const every_answer_ends
            = R"("key": "first_time", "branches": [{ "choices": ["yes", "no"], "go": "thanks" }],)";

        CHECK(faults_with(R"("key": "first_time",)", every_answer_ends) == "");
    }
}
