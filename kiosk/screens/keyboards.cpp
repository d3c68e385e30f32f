#include "kiosk/screens/keyboards.h"

#include "sync/base/durable_file.h"
#include "sync/contract/json.h"

#include <algorithm>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    constexpr std::size_t most_rows = 6;
    constexpr std::size_t most_keys = 12;
    constexpr std::size_t most_languages = 20;
    constexpr std::size_t longest_key = 16;  // bytes
    constexpr std::string_view dotted_circle = "\u25CC";

    std::vector<std::string_view> words_of(std::string_view text)
    {
        std::vector<std::string_view> words;
        while (!text.empty()) {
            auto const end = std::min(text.find(' '), text.size());
            if (end > 0)
                words.push_back(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return words;
    }

    class LayoutReader {
    public:
        explicit LayoutReader(Json const& json)
            : m_reader(json)
        {
        }

        Result<Layout> read()
        {
            m_reader.whole("format", 1, 1);
            Layout layout;
            layout.languages = languages();
            read_ways(layout);
            layout.letters = layer("letters", m_letter);
            if (m_reader.has("shifted"))
                layout.shifted = layer("shifted", m_letter);
            layout.symbols = layer("symbols", visit::Stroke::Plain);
            TRY(m_reader.verdict());
            return layout;
        }

    private:
        std::vector<std::string> languages()
        {
            std::vector<std::string> tags;
            for (auto const& tag : m_reader.array("languages", most_languages)) {
                if (tag.text() && !tag.text()->empty())
                    tags.push_back(*tag.text());
                else
                    m_reader.complain("languages", "write tags such as \"en\" and \"zh-Hans\"");
            }
            if (tags.empty())
                m_reader.complain("languages", "name at least one, such as [\"en\"]");
            return tags;
        }

        void read_ways(Layout& layout)
        {
            if (m_reader.has("addresses")) {
                auto const whose = m_reader.text("addresses", 10);
                layout.lent = whose == "everybody";
                layout.for_addresses = layout.lent || whose == "own";
                if (!layout.for_addresses)
                    m_reader.complain("addresses", "choose \"own\" or \"everybody\", or leave it out");
            }
            if (m_reader.has("marks")) {
                m_dead_keys = m_reader.text("marks", 10) == "before";
                if (!m_dead_keys)
                    m_reader.complain(
                        "marks", "the only choice is \"before\"; leave it out for marks that follow");
            }
            if (!m_reader.has("joins"))
                return;
            auto const joins = m_reader.text("joins", 10);
            layout.phonetic = joins == "pinyin";
            if (layout.phonetic)
                m_letter = visit::Stroke::Phonetic;
            else if (joins == "jamo")
                m_letter = visit::Stroke::Jamo;
            else
                m_reader.complain("joins", "choose \"pinyin\" or \"jamo\", or leave it out");
        }

        std::vector<KeyRow> layer(std::string_view name, visit::Stroke letter)
        {
            std::vector<KeyRow> rows;
            for (auto const& row : m_reader.array(name, most_rows)) {
                auto const keys = row.text() ? words_of(*row.text()) : std::vector<std::string_view> {};
                if (keys.empty() || keys.size() > most_keys)
                    m_reader.complain(
                        name, fmt::format("write each row as 1 to {} keys with spaces between", most_keys));
                rows.emplace_back();
                for (auto const key : keys)
                    rows.back().push_back(cap(name, key, letter));
            }
            if (rows.empty())
                m_reader.complain(name, "needs at least one row of keys");
            return rows;
        }

        // A comma among the letters is no part of a run.
        bool joins(std::string_view key) const
        {
            return m_letter != visit::Stroke::Phonetic || (key.size() == 1 && key[0] >= 'a' && key[0] <= 'z');
        }

        KeyCap cap(std::string_view name, std::string_view key, visit::Stroke letter)
        {
            if (key.size() > longest_key)
                m_reader.complain(name, fmt::format("key '{}' is too long", key));
            if (key.substr(0, dotted_circle.size()) != dotted_circle)
                return { std::string(key), std::string(key), joins(key) ? letter : visit::Stroke::Plain };
            auto const mark = key.substr(dotted_circle.size());
            if (mark.empty())
                m_reader.complain(name, "a ◌ is followed by its mark, without a space");
            return { std::string(key), std::string(mark),
                m_dead_keys ? visit::Stroke::DeadKey : visit::Stroke::Plain };
        }

        JsonReader m_reader;
        visit::Stroke m_letter = visit::Stroke::Plain;
        bool m_dead_keys = false;
    };

    bool has(Layout const& layout, std::string_view language)
    {
        return std::find(layout.languages.begin(), layout.languages.end(), language)
            != layout.languages.end();
    }

}

std::vector<KeyRow> const& Layout::rows(visit::Layer layer) const
{
    switch (layer) {
    case visit::Layer::Letters:
        return letters;
    case visit::Layer::Shifted:
        return shifted.empty() ? letters : shifted;
    case visit::Layer::Symbols:
        return symbols;
    }
    return letters;
}

Result<Keyboards> Keyboards::read(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code trouble;
    for (std::filesystem::directory_iterator entry(folder, trouble), end; !trouble && entry != end;
         entry.increment(trouble)) {
        if (entry->path().extension() == ".json")
            files.push_back(entry->path());
    }
    if (trouble)
        return failed(Fault::Unavailable,
            "{}: {}; keyboards are read from there, so set `assets` to the folder that holds them",
            folder.string(), trouble.message());
    std::sort(files.begin(), files.end());
    Keyboards keyboards;
    for (auto const& file : files) {
        auto const text = TRY(read_file(file, largest_file));
        if (auto const added = keyboards.add(text); !added)
            return failed(added.error().fault, "{}: {}", file.string(), added.error().what);
    }
    return keyboards;
}

Result<void> Keyboards::add(std::string_view text)
{
    auto const json = TRY(parse_json(text, { .bytes = largest_file, .depth = 4 }));
    auto layout = TRY(LayoutReader(json).read());
    for (auto const& language : layout.languages) {
        if (for_language(language))
            return failed(Fault::Invalid,
                "'{}' has a keyboard already; take it out of the `languages` of one of the two", language);
    }
    m_layouts.push_back(std::move(layout));
    return {};
}

Layout const* Keyboards::for_language(std::string_view language) const
{
    auto const found = std::find_if(
        m_layouts.begin(), m_layouts.end(), [&](Layout const& each) { return has(each, language); });
    return found == m_layouts.end() ? nullptr : &*found;
}

Layout const* Keyboards::for_addresses(std::string_view language) const
{
    auto const* own = for_language(language);
    if (own && own->for_addresses)
        return own;
    auto const found
        = std::find_if(m_layouts.begin(), m_layouts.end(), [](Layout const& each) { return each.lent; });
    return found == m_layouts.end() ? nullptr : &*found;
}

}
