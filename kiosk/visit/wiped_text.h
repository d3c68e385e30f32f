// A text that is overwritten when it is let go, so that one visitor's words are not in memory for the next.
//
// It reserves what it may ever hold, so that growing leaves no copy behind. What a caller copies out of it is
// the caller's to forget.
#pragma once

#include <string>
#include <string_view>

namespace peakend::visit {

class WipedText {
public:
    explicit WipedText(std::size_t most_bytes);
    ~WipedText() { wipe(); }
    WipedText(WipedText const&);
    WipedText& operator=(WipedText const&);

    std::string const& text() const { return m_text; }
    std::size_t room() const { return m_most_bytes - m_text.size(); }
    // REQUIRES: what is put in place has room.
    void replace(std::size_t from, std::size_t bytes, std::string_view with);
    void wipe();

private:
    std::size_t m_most_bytes;
    std::string m_text;
};

}
