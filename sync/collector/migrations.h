// The steps that make and change the ledger's database: the files of migrations/, compiled in.
#pragma once

#include <span>
#include <string_view>

namespace peakend {

std::span<std::string_view const> ledger_migrations();

}
