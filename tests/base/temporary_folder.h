// A folder that is empty at first and gone at the end.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace peakend {

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "peakend-test-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }

    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}
