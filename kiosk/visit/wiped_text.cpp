#include "kiosk/visit/wiped_text.h"

#include <cassert>
#include <cstring>

namespace peakend::visit {

WipedText::WipedText(std::size_t most_bytes)
    : m_most_bytes(most_bytes)
{
    m_text.reserve(most_bytes);
}

WipedText::WipedText(WipedText const& other)
    : WipedText(other.m_most_bytes)
{
    m_text = other.m_text;
}

WipedText& WipedText::operator=(WipedText const& other)
{
    if (this == &other)
        return *this;
    wipe();
    m_most_bytes = other.m_most_bytes;
    m_text.reserve(m_most_bytes);
    m_text = other.m_text;
    return *this;
}

void WipedText::replace(std::size_t from, std::size_t bytes, std::string_view with)
{
    assert(m_text.size() - bytes + with.size() <= m_most_bytes);
    m_text.replace(from, bytes, with);
}

void WipedText::wipe()
{
    // All that was ever written lies within the capacity; a plain memset before the end of a life is one that
    // a compiler may leave out.
    explicit_bzero(m_text.data(), m_text.capacity());
    m_text.clear();
}

}
