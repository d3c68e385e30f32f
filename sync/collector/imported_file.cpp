#include "sync/collector/imported_file.h"

#include "sync/contract/batch.h"

namespace peakend {

namespace {

    constexpr std::size_t most_path_bytes = 1000;

    Json count(std::size_t number) { return static_cast<std::int64_t>(number); }

    std::size_t read_count(JsonReader& reader, std::string_view name)
    {
        return static_cast<std::size_t>(reader.whole(name, 0, most_records_in_batch));
    }

}

Json to_json(ImportedFile const& file)
{
    return Json::Object {
        { "device", file.device.hex() },
        { "touchpoint", file.touchpoint },
        { "new", count(file.fresh) },
        { "repeats", count(file.repeats) },
        { "set_aside", count(file.set_aside) },
    };
}

Result<ImportedFile> imported_file_from(Json const& json)
{
    JsonReader reader(json);
    ImportedFile file {
        .device = reader.id<DeviceId>("device"),
        .touchpoint = reader.text("touchpoint", most_path_bytes),
        .fresh = read_count(reader, "new"),
        .repeats = read_count(reader, "repeats"),
        .set_aside = read_count(reader, "set_aside"),
    };
    TRY(reader.verdict());
    return file;
}

}
