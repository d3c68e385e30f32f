// Everything that is wrong, instead of the first fault alone.
#pragma once

#include "sync/base/result.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

class Faults {
public:
    // True when there is one. setting: what it is of, said before it.
    template <class T>
    bool keeps(Result<T> const& result, std::string_view setting = {})
    {
        if (result)
            return false;
        if (m_lines.empty())
            m_fault = result.error().fault;
        m_lines.push_back(fmt::format("{}{}", setting, result.error().what));
        return true;
    }
    // One a line, with the fault of the first.
    Result<void> verdict() const
    {
        if (m_lines.empty())
            return {};
        return failed(m_fault, "{}", fmt::join(m_lines, "\n"));
    }

private:
    Fault m_fault = Fault::Refused;
    std::vector<std::string> m_lines;
};

}
