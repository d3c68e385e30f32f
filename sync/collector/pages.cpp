#include "sync/collector/pages.h"

#include "sync/base/durable_file.h"
#include "sync/collector/problem.h"
#include "sync/contract/keys.h"

namespace peakend {

namespace {

    constexpr std::size_t most_bytes = 16 << 20;
    constexpr std::string_view content_policy = "default-src 'self'; object-src 'none'; base-uri 'none'; "
                                                "form-action 'self'; frame-ancestors 'none'";

    std::string_view type_of(std::filesystem::path const& file)
    {
        static std::map<std::string, std::string_view> const types {
            { ".html", "text/html; charset=utf-8" },
            { ".js", "text/javascript; charset=utf-8" },
            { ".mjs", "text/javascript; charset=utf-8" },
            { ".css", "text/css; charset=utf-8" },
            { ".svg", "image/svg+xml" },
            { ".png", "image/png" },
            { ".woff2", "font/woff2" },
        };
        auto const found = types.find(file.extension().string());
        return found == types.end() ? std::string_view() : found->second;
    }

    bool hidden(std::filesystem::path const& path) { return path.filename().string().starts_with('.'); }

    // Files to serve, by their path in the folder.
    Result<std::vector<std::filesystem::path>> files_in(std::filesystem::path const& folder)
    {
        std::vector<std::filesystem::path> files;
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
             at.increment(error)) {
            if (at->is_directory() && (hidden(at->path()) || at->path().filename() == "node_modules"))
                at.disable_recursion_pending();
            else if (at->is_regular_file() && !at->is_symlink() && !hidden(at->path())
                && !type_of(at->path()).empty())
                files.push_back(at->path());
        }
        if (error)
            return failed(
                Fault::Invalid, "the web pages can't be read from {}: {}", folder.string(), error.message());
        return files;
    }

}

Result<Pages> Pages::read(std::filesystem::path const& folder)
{
    Pages pages;
    auto left = most_bytes;
    for (auto const& file : TRY(files_in(folder))) {
        auto body = TRY(read_file(file, left));
        left -= body.size();
        auto tag = fmt::format("\"{}\"", sha256(body).hex().substr(0, 16));
        pages.m_pages.emplace("/" + file.lexically_relative(folder).generic_string(),
            Page { std::string(type_of(file)), std::move(body), std::move(tag) });
    }
    return pages;
}

HttpReply Pages::answer(HttpRequest const& request) const
{
    auto const found = m_pages.find(request.path == "/" ? "/index.html" : request.path);
    if (found == m_pages.end())
        return problem(404, "there is no such page: check its spelling");
    auto const& page = found->second;
    HttpReply reply { 200, page.content_type, page.body,
        { { "ETag", "W/" + page.tag }, { "Cache-Control", "no-cache" },
            { "Content-Security-Policy", std::string(content_policy) }, { "Referrer-Policy", "no-referrer" },
            { "Cross-Origin-Opener-Policy", "same-origin" } } };
    if (request.if_none_match.find(page.tag) != std::string::npos) {
        reply.status = 304;
        reply.content_type.clear();
        reply.body.clear();
    }
    return reply;
}

}
