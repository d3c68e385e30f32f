#include "kiosk/gift_spelling.h"

#include "sync/outbox/outbox_view.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>

namespace peakend {

namespace {

    bool is_ascii(unsigned char byte) { return byte < 0x80; }

    // What other letters there are stay, since no code has them.
    std::string bare(std::string_view code)
    {
        std::string letters;
        for (auto const letter : code) {
            auto const byte = static_cast<unsigned char>(letter);
            if (!is_ascii(byte) || std::isalnum(byte))
                letters += is_ascii(byte) ? static_cast<char>(std::toupper(byte)) : letter;
        }
        return letters;
    }

    // "KITE6314" as "KITE 6314".
    std::string spelt_as_made_up(std::string_view bare)
    {
        auto const digits = std::find_if(
            bare.begin(), bare.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
        return fmt::format("{} {}", std::string(bare.begin(), digits), std::string(digits, bare.end()));
    }

}

std::string given_spelling(
    std::string_view typed, std::filesystem::path const& data_folder, std::vector<std::string> const& listed)
{
    auto const letters = bare(typed);
    if (letters.empty())
        return normal_gift_code(typed);  // a list may have codes of dashes alone
    std::vector<std::string> spellings { normal_gift_code(typed), spelt_as_made_up(letters), letters };
    std::copy_if(listed.begin(), listed.end(), std::back_inserter(spellings),
        [&](std::string const& code) { return bare(code) == letters; });
    OutboxView const terminal(data_folder);
    auto const given = std::find_if(spellings.begin(), spellings.end(), [&](std::string const& spelling) {
        auto const gift = terminal.gift(spelling);
        return gift && *gift;
    });
    return given == spellings.end() ? spellings.front() : *given;
}

std::vector<std::string> listed_codes(Questionnaire const& questionnaire)
{
    return questionnaire.surprise ? questionnaire.surprise->codes : std::vector<std::string>();
}

std::vector<std::string> gift_code_faults(Questionnaire const& questionnaire)
{
    std::vector<std::string> faults;
    std::map<std::string, std::string> seen;
    for (auto const& code : listed_codes(questionnaire))
        if (auto const [first, fresh] = seen.emplace(bare(code), code); !fresh)
            faults.push_back(fmt::format(
                "/surprise/codes: '{}' and '{}' are one code at the counter, where letters and digits alone "
                "count: change one of them",
                first->second, code));
    return faults;
}

}
