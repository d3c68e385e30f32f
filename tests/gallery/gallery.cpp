// Shows every screen of every questionnaire in every language, both ways up, and fails on what nobody should
// see.

#include "guide.h"

#include "kiosk/pinyin/pinyin.h"
#include "sync/base/durable_file.h"
#include "sync/contract/keys.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace peakend::gallery {

namespace {

    std::filesystem::path const source = PEAKEND_SOURCE;

    Result<Asked> asked_in(std::filesystem::path const& file)
    {
        auto checked = check_questionnaire_text(TRY(read_file(file, 1024 * 1024)));
        if (!checked.questionnaire)
            return failed(Fault::Invalid, "{}: {}", file.string(), to_text(checked.findings));
        return Asked { file.stem().string(),
            std::make_shared<Questionnaire const>(std::move(*checked.questionnaire)) };
    }

    // All that ship, and two with every keyboard.
    Result<std::vector<Asked>> all_asked()
    {
        std::vector<Asked> all { TRY(asked_in(source / "tests/gallery/words.json")),
            TRY(asked_in(source / "tests/gallery/words-of-asia.json")) };
        for (auto const& file : std::filesystem::directory_iterator(source / "assets/questionnaires")) {
            if (file.path().extension() == ".json")
                all.push_back(TRY(asked_in(file.path())));
        }
        return all;
    }

    // Returns the number of faults.
    Result<int> walk_through(Wish const& wish)
    {
        auto const furnishing = TRY(Furnishing::read(source / "assets"));
        auto const pinyin = TRY(pinyin::Pinyin::open(pinyin::usual_dictionary()));
        auto const secret = TextSecret::generate();
        visit::Pen const pen { [&](std::string_view words, std::string const& consent) {
                                  return std::optional(seal_words(secret.public_key(), words, consent));
                              },
            [](std::string const&) { return true; },
            [&](std::string_view letters, std::string const& language) {
                return pinyin->candidates(letters, language);
            } };
        auto guide = TRY(Guide::ready(wish, furnishing, TRY(all_asked()), pen));
        for (auto const upright : { false, true })
            TRY(guide.lead(upright));
        return guide.conclude();
    }

}

}

int main(int count, char** words)
{
    using namespace peakend;
    gallery::Wish wish;
    CLI::App app("Shows every screen, and fails on what nobody should see.", "gallery");
    app.add_flag("--all", wish.all,
        "What a visitor or the shop can change in every language; else in one of each manner of script");
    app.add_option("FOLDER", wish.pictures, "Where a picture of each screen is put");
    app.add_option("--only", wish.word, "Only screens with this in their name");
    app.add_flag("--growth", wish.growth, "Tell every word that the large view does not make twice as large");
    app.add_option("--sheets", wish.sheets, "Where contact sheets are put");
    auto* references = app.add_option("--references", wish.references,
        "Compare the screens chosen in this folder with their pictures there");
    app.add_option("--differences", wish.differences, "Where pictures of what differs are put")
        ->needs(references);
    app.add_flag("--accept", wish.accept, "Renew these pictures instead")->needs(references);
    CLI11_PARSE(app, count, words);
    for (auto const& folder : { wish.pictures, wish.sheets }) {
        if (!folder.empty())
            std::filesystem::create_directories(folder);
    }
    auto const faults = gallery::walk_through(wish);
    if (!faults) {
        std::fprintf(stderr, "gallery: %s\n", faults.error().what.c_str());
        return 2;
    }
    return *faults == 0 ? 0 : 1;
}
