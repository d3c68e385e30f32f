#include "tests/contract/questionnaire_text.h"

using namespace peakend;

TEST_SUITE("check_questionnaire")
{
    TEST_CASE("a sound questionnaire is read whole")
    {
        auto const checked = check_questionnaire_text(sound_questionnaire);

        CHECK(to_text(checked.findings) == "");
        REQUIRE(checked.questionnaire);
        auto const& read = *checked.questionnaire;
        CHECK(read.title.in("es", "en") == "Caja");
        CHECK(read.icon == "till");
        CHECK(read.default_language == "en");
        CHECK(read.languages == std::vector<std::string> { "en", "es" });
        CHECK(read.thanks.title.in("en", "en") == "Thank you");
        CHECK(read.thanks_after_bad.text.in("en", "en") == "We mend it.");
        REQUIRE(read.questions.size() == 8);
        CHECK(read.find("words") == &read.questions[6]);
        CHECK(read.find("thanks") == nullptr);
    }

    TEST_CASE("every kind is read with all that belongs to it")
    {
        auto const read = *check_questionnaire_text(sound_questionnaire).questionnaire;

        auto const& visit = read.questions[0];
        CHECK(std::get<Smiley>(visit.kind).faces == 3);
        CHECK(visit.text.in("es", "en") == "¿Qué tal?");
        CHECK(visit.hint.in("es", "en") == "One tap.");
        CHECK(visit.labels.size() == 3);
        CHECK(visit.branches.front().values == std::vector { 1 });
        CHECK(visit.branches.front().go == "reasons");
        CHECK(visit.next == "ease");
        auto const& reasons = std::get<ManyOf>(read.questions[1].kind);
        CHECK(reasons.shuffled);
        CHECK(reasons.choices[0].icon == "clock");
        CHECK(reasons.choices[1].id == "price");
        CHECK(read.questions[1].branches.front().choices == std::vector<std::string> { "price" });
        CHECK(std::get<Ces>(read.questions[2].kind).polarity == Polarity::LowIsGood);
        CHECK(name_of(read.questions[3].kind) == "csat");
        CHECK(name_of(read.questions[4].kind) == "nps");
        CHECK_FALSE(std::get<OneOf>(read.questions[5].kind).shuffled);
        CHECK(std::get<Text>(read.questions[6].kind).most_characters == 200);
        auto const& reach = std::get<Contact>(read.questions[7].kind);
        CHECK(reach.consent_version == "2026-1");
        CHECK(reach.consent.in("es", "en") == "Only to answer you.");
        CHECK(reach.most_characters == 80);
        CHECK(name_of(read.questions[7].kind) == "contact");
    }

    TEST_CASE("a text that is no JSON is one finding that says where")
    {
        CHECK(faults_of("{\n  \"format\": 1,\n}").starts_with("line 3, column 1: "));
        CHECK(faults_of("[]") == "write an object here: {...}\n");
    }

    TEST_CASE("the format is 1")
    {
        for (auto const* other : { "2", "\"1\"", "1.5", "null" })
            CHECK(faults_with(R"("format": 1)", fmt::format(R"("format": {})", other))
                == "/format: this program reads format 1 only, and has checked all else as format 1; write 1 "
                   "here\n");
        CHECK(faults_with(R"("format": 1,)", "") == "'format' is missing; add it\n");
    }

    TEST_CASE("all faults are told at once, each with its place and remedy")
    {
        auto text = with(R"("id": "price")", R"("id": "wait")");
        text = with(R"("faces": 3)", R"("faces": 7)", text);
        text = with(R"("polarity": "low_is_good", )", "", text);
        text = with(R"("go": "thanks")", R"("go": "thank")", text);
        text = with(R"("shuffled")", R"("shufled")", text);

        CHECK(faults_of(text)
            == "/questions/0/faces: write a whole number from 3 to 5 here\n"
               "/questions/1/shufled: a question of kind 'many_of' has no 'shufled' (did you mean "
               "'shuffled'?); correct or remove it. It knows key, kind, text, hint, branches, next, choices, "
               "shuffled\n"
               "/questions/1/choices: two choices share the id 'wait'; give each its own\n"
               "/questions/2: 'polarity' is missing; add it\n"
               "/questions/1/branches/0/go: no question has the key 'thank' (did you mean 'thanks'?); "
               "name a later question or \"thanks\"\n"
               "/questions/1/branches/0/choices: this question has no choice 'price'; correct or remove "
               "it\n");
    }

    TEST_CASE("a member of another kind of question is not known")
    {
        CHECK(faults_with(R"("kind": "csat",)", R"("kind": "csat", "faces": 5,)")
            == "/questions/3/faces: a question of kind 'csat' has no 'faces'; correct or remove it. It knows "
               "key, kind, text, hint, branches, next, labels\n");
    }

    TEST_CASE("an unknown kind is told with the known ones")
    {
        CHECK(faults_with(R"("kind": "csat")", R"("kind": "csat5")")
            == "/questions/3/kind: 'csat5' is no kind of question (did you mean 'csat'?); "
               "use one of smiley, csat, nps, ces, one_of, many_of, text, contact\n");
    }

    TEST_CASE("each rated question wants its own number of labels")
    {
        CHECK(faults_with(R"([{ "en": "Bad" }, { "en": "Okay" }, { "en": "Good" }])", R"([{ "en": "Bad" }])")
            == "/questions/0/labels: 1 here; write at least 3\n");
        CHECK(faults_with(R"([{ "en": "Not" }, { "en": "Very" }])",
                  R"([{ "en": "0" }, { "en": "5" }, { "en": "10" }])")
            == "/questions/4/labels: 3 here; keep at most 2\n");
        CHECK(faults_with(R"("labels": [{ "en": "Not" }, { "en": "Very" }])", R"("next": "first_time")")
            == "/questions/4: 'labels' is missing; add it\n");
    }

    TEST_CASE("effort has five or seven points and says which side is good")
    {
        for (auto const* wrong : { "6", "8", "\"5\"", "5.5", "null" })
            CHECK(faults_with(R"("points": 5)", fmt::format(R"("points": {})", wrong))
                == "/questions/2/points: write 5 or 7 here: so many points a question of effort has\n");
        CHECK(faults_with(R"("points": 5, )", "") == "/questions/2: 'points' is missing; add it\n");
        CHECK(faults_with("low_is_good", "low")
            == "/questions/2/polarity: 'low' is no polarity; use high_is_good or low_is_good\n");
    }

    TEST_CASE("keys and ids are names that reports can use")
    {
        CHECK(faults_with(R"("key": "stars")", R"("key": "Stars!")")
            == "/questions/3/key: 'Stars!' is no name here; use up to 40 of a-z, 0-9 and _\n");
        CHECK(faults_with(R"("icon": "clock")", R"("icon": "../clock")")
            == "/questions/1/choices/0/icon: '../clock' is no name here; use up to 40 of a-z, 0-9 and _\n");
        CHECK(faults_with(R"("key": "stars")", R"("key": "visit")")
            == "/questions: two questions share the key 'visit'; give each its own\n");
        CHECK(faults_with(R"("key": "words")", R"("key": "thanks")")
            == "/questions/6/key: 'thanks' names the end of every way; choose another key\n");
    }

    TEST_CASE("bounds are kept")
    {
        CHECK(faults_with(R"("most_characters": 200)", R"("most_characters": 1001)")
            == "/questions/6/most_characters: write a whole number from 1 to 1000 here\n");
        CHECK(faults_with(R"({ "id": "yes", "text": { "en": "Yes" } }, )", "")
            == "/questions/5/choices: 1 here; write at least 2\n");
        CHECK(faults_with(R"("shuffled": true)", R"("shuffled": "yes")")
            == "/questions/1/shuffled: write true or false here, without quotes\n");
    }

    TEST_CASE("a question for contact wants a consent, its version and few characters")
    {
        CHECK(faults_with(R"("version": "2026-1")", R"("version": "Mai 2026")")
            == "/questions/7/consent/version: 'Mai 2026' is no version here; use up to 40 of a-z, 0-9, '.', "
               "'-' "
               "and '_', such as \"2026-1\"\n");
        CHECK(faults_with(R"("most_characters": 80,)", R"("most_characters": 201,)")
            == "/questions/7/most_characters: write a whole number from 1 to 200 here\n");
        CHECK(faults_with(R"({ "version": "2026-1", "text": { "en": "Only to answer you." } })",
                  R"({ "version": 7, "texts": { "en": "Only to answer you." } })")
            == "/questions/7/consent/texts: a consent has no 'texts' (did you mean 'text'?); correct or "
               "remove it. It knows version, text\n"
               "/questions/7/consent/version: write a text in quotes here\n"
               "/questions/7/consent: 'text' is missing; add it\n");
        CHECK(faults_with(R"("kind": "text")", R"("kind": "contact")")
            == "/questions/6: 'consent' is missing; add it\n");
    }

    TEST_CASE("more than fifty questions are refused")
    {
        std::string more;
        for (int number = 0; number < 43; ++number)
            more += fmt::format(
                R"({{ "key": "words_{}", "kind": "text", "text": {{ "en": "?" }}, "most_characters": 9 }},)",
                number);

        CHECK(faults_with(R"({ "key": "words")", more + R"({ "key": "words")")
            == "/questions: 51 here; keep at most 50\n");
    }
}

TEST_SUITE("QuestionnaireTexts")
{
    TEST_CASE("every text is there in the default language and may be missing in others")
    {
        CHECK(faults_with(R"({ "en": "Till", "es": "Caja" })", R"({ "es": "Caja" })")
            == "/title: the text in the default language 'en' is missing; add it\n");
        CHECK(faults_with(R"({ "en": "Till", "es": "Caja" })", R"({ "en": "Till" })") == "");
    }

    TEST_CASE("a language that is not declared is told")
    {
        CHECK(faults_with(R"("es": "Caja")", R"("fr": "Caisse")")
            == "/title/fr: the language 'fr' is not in 'languages'; add it there or remove this text\n");
    }

    TEST_CASE("languages are BCP 47 tags with the usual capitals, each once")
    {
        CHECK(faults_with(R"(["en", "es"])", R"(["en", "es", "english"])")
            == "/languages/2: 'english' is no language tag of BCP 47; write one such as \"en\" or "
               "\"zh-Hans\"\n");
        CHECK(faults_with(R"(["en", "es"])", R"(["en", "es", "ZH-hans"])")
            == "/languages/2: write the language 'ZH-hans' as 'zh-Hans', here and in every text\n");
        CHECK(faults_with(R"(["en", "es"])", R"(["en", "es", "en"])")
            == "/languages/2: the language 'en' is listed twice; remove one\n");
    }

    TEST_CASE("the default language is one of the languages")
    {
        CHECK(faults_with(R"("default_language": "en")", R"("default_language": "ar")")
            == "/default_language: 'ar' is not in 'languages'; add it there or choose one of them\n");
    }

    TEST_CASE("a text is neither empty nor longer than 300 characters nor more than one line")
    {
        CHECK(faults_with("One tap.", " ")
            == "/questions/0/hint/en: the text is empty; write it or remove it\n");
        CHECK(faults_with("One tap.", "One\\ntap.")
            == "/questions/0/hint/en: the text holds a line break, a tab or another control character; "
               "remove it\n");
        std::string chinese;
        for (int count = 0; count < 300; ++count)
            chinese += "\u8a66";
        CHECK(faults_with("One tap.", chinese) == "");
        CHECK(faults_with("One tap.", chinese + "\u8a66")
            == "/questions/0/hint/en: the text has 301 characters; shorten it to 300\n");
    }

    TEST_CASE("what is no text is told where it stands")
    {
        CHECK(faults_with(R"({ "en": "Why?" })", R"("Why?")")
            == "/questions/1/text: write an object here: {...}\n");
        CHECK(faults_with(R"("en": "Why?")", R"("en": 7)")
            == "/questions/1/text/en: write a text in quotes here\n");
    }
}
