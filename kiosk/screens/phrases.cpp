#include "kiosk/screens/phrases.h"

#include "sync/base/durable_file.h"

#include <optional>

namespace peakend::screens {

namespace {

    using Entries = std::map<std::string, std::string, std::less<>>;

    std::string_view trimmed(std::string_view text)
    {
        constexpr std::string_view blank = " \t\r";
        auto const first = text.find_first_not_of(blank);
        if (first == std::string_view::npos)
            return {};
        return text.substr(first, text.find_last_not_of(blank) - first + 1);
    }

    std::optional<char> unescaped(char letter)
    {
        switch (letter) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case '"':
        case '\\':
            return letter;
        default:
            return std::nullopt;
        }
    }

    // The text of a string in quotes with its escapes; nothing when it is not one.
    std::optional<std::string> quoted(std::string_view text)
    {
        if (text.size() < 2 || text.front() != '"' || text.back() != '"')
            return std::nullopt;
        text = text.substr(1, text.size() - 2);
        std::string result;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '"')
                return std::nullopt;
            if (text[at] != '\\') {
                result += text[at];
                continue;
            }
            auto const letter = ++at < text.size() ? unescaped(text[at]) : std::nullopt;
            if (!letter)
                return std::nullopt;
            result += *letter;
        }
        return result;
    }

    // The language that a variant belongs to (RFC 4647, lookup); "" when there is none. Chinese is told apart
    // by its script, which the names of places stand for; one script is no variant of the other.
    std::string broader(std::string const& tag)
    {
        if (tag == "zh-TW" || tag == "zh-HK" || tag == "zh-MO")
            return "zh-Hant";
        if (tag == "zh" || tag == "zh-CN" || tag == "zh-SG")
            return "zh-Hans";
        auto const last = tag.rfind('-');
        if (last == std::string::npos || tag == "zh-Hans" || tag == "zh-Hant")
            return "";
        return tag.substr(0, last);
    }

    // Takes lines one by one and keeps the entry they are about.
    class Reader {
    public:
        Result<void> take(std::string_view line, int number)
        {
            if (line.empty() || line.front() == '#')
                return {};
            if (line.front() == '"')
                return append(line, number);
            if (line.substr(0, 6) == "msgid ")
                return begin(m_id, line.substr(6), number);
            if (line.substr(0, 7) == "msgstr " && m_id)
                return begin(m_text, line.substr(7), number);
            return failed(Fault::Invalid, "line {}: only msgid and msgstr are understood here", number);
        }

        Entries finish()
        {
            keep();
            return std::move(m_entries);
        }

    private:
        Result<void> begin(std::optional<std::string>& part, std::string_view text, int number)
        {
            if (&part == &m_id)
                keep();
            part = quoted(trimmed(text));
            m_last = &part;
            if (!part)
                return failed(Fault::Invalid, "line {}: the text must stand in one pair of quotes", number);
            return {};
        }

        Result<void> append(std::string_view line, int number)
        {
            auto const more = quoted(line);
            if (!more || !m_last || !*m_last)
                return failed(Fault::Invalid, "line {}: this string goes on from nothing", number);
            **m_last += *more;
            return {};
        }

        // The entry with an empty name is the file's header.
        void keep()
        {
            if (m_id && m_text && !m_id->empty() && !m_text->empty())
                m_entries.insert_or_assign(*m_id, *m_text);
            m_id.reset();
            m_text.reset();
        }

        Entries m_entries;
        std::optional<std::string> m_id;
        std::optional<std::string> m_text;
        std::optional<std::string>* m_last = nullptr;
    };

}

Result<Phrases> Phrases::read(std::filesystem::path const& folder)
{
    Phrases phrases;
    std::error_code trouble;
    for (std::filesystem::directory_iterator entry(folder, trouble), end; !trouble && entry != end;
         entry.increment(trouble)) {
        auto const& file = entry->path();
        if (file.extension() != ".po")
            continue;
        auto const text = TRY(read_file(file, largest_file));
        if (auto const added = phrases.add(file.stem().string(), text); !added)
            return failed(added.error().fault, "{}, {}", file.string(), added.error().what);
    }
    if (trouble)
        return failed(Fault::Unavailable,
            "{}: {}; the interface's words are read from there, so set `assets` to the folder that holds "
            "them",
            folder.string(), trouble.message());
    return phrases;
}

Result<void> Phrases::add(std::string const& language, std::string_view po)
{
    if (po.size() > largest_file)
        return failed(Fault::Invalid, "the file is larger than {} KiB", largest_file / 1024);
    Reader reader;
    int number = 0;
    while (!po.empty()) {
        auto const end = po.find('\n');
        TRY(reader.take(trimmed(po.substr(0, end)), ++number));
        po.remove_prefix(end == std::string_view::npos ? po.size() : end + 1);
    }
    m_by_language.insert_or_assign(language, reader.finish());
    return {};
}

std::string Phrases::in(std::string const& language, std::string_view english) const
{
    auto const& phrases = all(language);
    auto const found = phrases.find(english);
    return found == phrases.end() ? std::string(english) : found->second;
}

std::vector<std::string> Phrases::missing(std::string const& language) const
{
    auto const& own = all(language);
    std::vector<std::string> names;
    for (auto const& [name, text] : all("en")) {
        if (own.count(name) == 0)
            names.push_back(name);
    }
    return names;
}

Entries const& Phrases::all(std::string const& language) const
{
    static Entries const none;
    for (auto tag = language; !tag.empty(); tag = broader(tag)) {
        if (auto const found = m_by_language.find(tag); found != m_by_language.end())
            return found->second;
    }
    return none;
}

}
