#include "sync/contract/language_tag.h"

#include <algorithm>
#include <vector>

namespace peakend {

namespace {

    bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    bool digit(char c) { return c >= '0' && c <= '9'; }
    bool letter_or_digit(char c) { return letter(c) || digit(c); }
    char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
    char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

    bool all(std::string_view part, bool (*is)(char)) { return std::all_of(part.begin(), part.end(), is); }

    bool is_language(std::string_view part)
    {
        return (part.size() == 2 || part.size() == 3) && all(part, letter);
    }
    bool is_script(std::string_view part) { return part.size() == 4 && all(part, letter); }
    bool is_region(std::string_view part)
    {
        return (part.size() == 2 && all(part, letter)) || (part.size() == 3 && all(part, digit));
    }
    bool is_variant(std::string_view part)
    {
        auto const long_enough = part.size() >= 5 || (part.size() == 4 && digit(part.front()));
        return long_enough && part.size() <= 8 && all(part, letter_or_digit);
    }

    std::vector<std::string> parts_of(std::string_view tag)
    {
        std::vector<std::string> parts(1);
        for (auto const character : tag) {
            if (character == '-')
                parts.emplace_back();
            else
                parts.back() += lower(character);
        }
        return parts;
    }

}

std::optional<std::string> usual_language_tag(std::string_view tag)
{
    auto parts = parts_of(tag);
    auto part = parts.begin();
    if (!is_language(*part))
        return {};
    std::string usual = *part++;
    if (part != parts.end() && is_script(*part)) {
        part->front() = upper(part->front());
        usual += '-' + *part++;
    }
    if (part != parts.end() && is_region(*part)) {
        std::transform(part->begin(), part->end(), part->begin(), upper);
        usual += '-' + *part++;
    }
    if (part != parts.end() && is_variant(*part))
        usual += '-' + *part++;
    if (part != parts.end())
        return {};
    return usual;
}

}
