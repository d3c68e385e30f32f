# Warnings are errors; release builds are hardened; sanitizers by PEAKEND_SANITIZE.
option(PEAKEND_WERROR "Warnings are errors; a distribution with another compiler turns it off" ON)
add_library(peakend_warnings INTERFACE)
target_compile_options(peakend_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough $<$<BOOL:${PEAKEND_WERROR}>:-Werror>
  # g++ 12 believes at -O2 that every std::variant and std::optional may be read before it is written, and that every
  # std::string may be moved over itself (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)

# `assert` stays on in every build: drop NDEBUG from CMake's defaults.
foreach(kind RELEASE RELWITHDEBINFO MINSIZEREL)
  string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_${kind} "${CMAKE_CXX_FLAGS_${kind}}")
endforeach()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_options(-fstack-protector-strong)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
if(PEAKEND_SANITIZE)
  add_compile_options(-fsanitize=${PEAKEND_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PEAKEND_SANITIZE})
endif()
