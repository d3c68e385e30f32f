#include "sync/contract/questionnaire.h"

#include <algorithm>
#include <numeric>

namespace peakend {

namespace {

    template <class... Overloads>
    struct Match : Overloads... {
        using Overloads::operator()...;
    };
    // clang 14 does not find this by itself (P1816).
    template <class... Overloads>
    Match(Overloads...) -> Match<Overloads...>;

    bool contains(std::vector<int> const& values, int value)
    {
        return std::find(values.begin(), values.end(), value) != values.end();
    }

    std::vector<int> from_to(int first, int last)
    {
        std::vector<int> values(static_cast<std::size_t>(last - first + 1));
        std::iota(values.begin(), values.end(), first);
        return values;
    }

    Scale scale_of_smiley(int faces)
    {
        switch (faces) {
        case 3:
            return { .values = { 1, 3, 5 }, .positive = { 5 }, .negative = { 1 } };
        case 4:
            return { .values = { 1, 2, 4, 5 }, .positive = { 4, 5 }, .negative = { 1, 2 } };
        default:
            return { .values = from_to(1, 5), .positive = { 4, 5 }, .negative = { 1, 2 } };
        }
    }

    // Positive: 5 to 7 of seven, 4 and 5 of five; negative is its mirror image.
    Scale scale_of_ces(Ces const& ces)
    {
        auto const wing = ces.points == 7 ? 3 : 2;
        auto low = from_to(1, wing);
        auto high = from_to(ces.points - wing + 1, ces.points);
        if (ces.polarity == Polarity::LowIsGood)
            std::swap(low, high);
        return { from_to(1, ces.points), ces.polarity, std::move(high), std::move(low) };
    }

}

std::string const& Wording::in(std::string const& language, std::string const& fallback) const
{
    static std::string const nothing;
    for (auto const* wanted : { &language, &fallback }) {
        if (auto const found = by_language.find(*wanted); found != by_language.end())
            return found->second;
    }
    return by_language.empty() ? nothing : by_language.begin()->second;
}

std::string_view name_of(Kind const& kind)
{
    return std::visit(Match {
                          [](Smiley const&) -> std::string_view { return "smiley"; },
                          [](Csat const&) -> std::string_view { return "csat"; },
                          [](Nps const&) -> std::string_view { return "nps"; },
                          [](Ces const&) -> std::string_view { return "ces"; },
                          [](OneOf const&) -> std::string_view { return "one_of"; },
                          [](ManyOf const&) -> std::string_view { return "many_of"; },
                          [](Text const&) -> std::string_view { return "text"; },
                          [](Contact const&) -> std::string_view { return "contact"; },
                      },
        kind);
}

std::vector<Choice> const* choices_of(Kind const& kind)
{
    if (auto const* one_of = std::get_if<OneOf>(&kind))
        return &one_of->choices;
    auto const* many_of = std::get_if<ManyOf>(&kind);
    return many_of ? &many_of->choices : nullptr;
}

bool Scale::has(int value) const { return contains(values, value); }
bool Scale::is_positive(int value) const { return contains(positive, value); }
bool Scale::is_negative(int value) const { return contains(negative, value); }

std::optional<Scale> scale_of(Kind const& kind)
{
    using Maybe = std::optional<Scale>;
    return std::visit(
        Match {
            [](Smiley const& smiley) -> Maybe { return scale_of_smiley(smiley.faces); },
            [](Csat const&) -> Maybe { return scale_of_smiley(5); },
            [](Nps const&) -> Maybe {
                return Scale { .values = from_to(0, 10), .positive = { 9, 10 }, .negative = from_to(0, 6) };
            },
            [](Ces const& ces) -> Maybe { return scale_of_ces(ces); },
            [](OneOf const&) -> Maybe { return {}; },
            [](ManyOf const&) -> Maybe { return {}; },
            [](Text const&) -> Maybe { return {}; },
            [](Contact const&) -> Maybe { return {}; },
        },
        kind);
}

Question const* Questionnaire::find(std::string_view key) const
{
    auto const found = std::find_if(
        questions.begin(), questions.end(), [&](Question const& question) { return question.key == key; });
    return found == questions.end() ? nullptr : &*found;
}

std::string to_text(std::vector<Finding> const& findings)
{
    std::string text;
    for (auto const& finding : findings)
        text += finding.path.empty() ? finding.remedy + '\n'
                                     : fmt::format("{}: {}\n", finding.path, finding.remedy);
    return text;
}

}
