// A value, or the Error that kept us from having it.
//
// The Fault of an Error says what the caller does next; its text says what went wrong and what a person can
// do about it. Nothing here throws.
#pragma once

#include <fmt/core.h>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace peakend {

enum class Fault {
    Invalid,      // the thing itself is wrong: set it aside
    Unavailable,  // not now: back off and try again
    Refused,      // somebody said no: try slowly, tell staff
    Corrupt,      // what we stored is damaged: set it aside, journal loudly
};

struct Error {
    Fault fault;
    std::string what;
};

// [[nodiscard]] by type, which the alias of a template cannot be.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

template <class... Arguments>
tl::unexpected<Error> failed(Fault fault, fmt::format_string<Arguments...> format, Arguments&&... arguments)
{
    return tl::unexpected<Error>(Error { fault, fmt::format(format, std::forward<Arguments>(arguments)...) });
}

inline tl::unexpected<Error> failed(Error error) { return tl::unexpected<Error>(std::move(error)); }

namespace detail {

    template <class T>
    T take(Result<T>&& result)
    {
        return std::move(*result);
    }

    inline void take(Result<void>&&) { }

}

}

// The value of a Result, or return its Error to our own caller.
#define PEAKEND_TRY(expression, name)                                                                        \
    __extension__({                                                                                          \
        auto name = (expression);                                                                            \
        if (!name) [[unlikely]]                                                                              \
            return ::peakend::failed(std::move(name).error());                                               \
        ::peakend::detail::take(std::move(name));                                                            \
    })
#define PEAKEND_TRY_NAMED(expression, number) PEAKEND_TRY(expression, try_result_##number)
#define PEAKEND_TRY_NUMBERED(expression, number) PEAKEND_TRY_NAMED(expression, number)
#define TRY(expression) PEAKEND_TRY_NUMBERED(expression, __COUNTER__)
