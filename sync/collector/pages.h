// The headquarters web pages, read once at start and served from memory: no path of a request ever reaches
// the disk.
#pragma once

#include "sync/collector/exchange.h"

#include <filesystem>
#include <map>

namespace peakend {

class Pages {
public:
    // Every file of the folder and below it whose kind a browser needs; links and hidden names are left out.
    // Invalid when the folder is not there or far larger than pages are.
    static Result<Pages> read(std::filesystem::path const& folder);

    // "/" is index.html. 304 when the browser has this very file.
    HttpReply answer(HttpRequest const&) const;

private:
    struct Page {
        std::string content_type;
        std::string body;
        std::string tag;
    };
    std::map<std::string, Page> m_pages;  // by path, "/overview.js"
};

}
