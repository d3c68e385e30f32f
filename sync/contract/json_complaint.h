// What is wrong with a text that is no JSON, in the words of whoever wrote it by hand.
//
// The library tells what its grammar wanted after the token at which it stopped; an author has to hear what
// to type, and where.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peakend {

struct JsonComplaint {
    std::size_t at;  // so many bytes of the text stand up to the place, what is wrong included
    std::string what;
};

// read: so many bytes were read when the library complained; library_said: its message.
JsonComplaint json_complaint(std::string_view text, std::size_t read, std::string_view library_said);

}
