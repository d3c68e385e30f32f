# embed_texts(TARGET FUNCTION files...): compiles text files into TARGET as one function that gives them in this order,
#   std::span<std::string_view const> peakend::FUNCTION();
# so that a program never has to look for them.
function(embed_texts target function)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}_${function}.cpp)
  set(literals "")
  foreach(file ${ARGN})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    string(APPEND literals "        R\"embedded(${text})embedded\",\n")
  endforeach()
  list(LENGTH ARGN count)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include <array>
#include <span>
#include <string_view>

namespace peakend {

std::span<std::string_view const> @function@();

std::span<std::string_view const> @function@()
{
    static constexpr std::array<std::string_view, @count@> texts {
@literals@    };
    return texts;
}

}
]])
  target_sources(${target} PRIVATE ${source})
endfunction()
