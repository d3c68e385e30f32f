#include "sync/contract/batch.h"

namespace peakend {

namespace {

    constexpr std::size_t most_code_bytes = 64;
    constexpr std::size_t most_place_bytes = 500;  // four names as slugs
    constexpr std::size_t most_name_bytes = 300;

}

Json to_json(EnrolmentRequest const& request)
{
    Json::Object object { { "code", request.code }, { "key", request.key.hex() } };
    if (request.epoch)
        object.emplace("epoch", request.epoch->hex());
    return object;
}

Result<EnrolmentRequest> enrolment_request_from(Json const& json)
{
    JsonReader reader(json);
    EnrolmentRequest request;
    request.code = reader.text("code", most_code_bytes);
    request.key = reader.id<PublicKey>("key");
    if (reader.has("epoch"))
        request.epoch = reader.id<Epoch>("epoch");
    TRY(reader.verdict());
    return request;
}

Json to_json(Enrolment const& enrolment)
{
    Json::Object object {
        { "device", enrolment.device.hex() },
        { "receipt_key", enrolment.receipt_key.hex() },
        { "place", enrolment.place },
        { "place_name", enrolment.place_name },
        { "server_time", milliseconds_of(enrolment.server_time) },
    };
    put_words_keys(object, enrolment.words);
    return object;
}

Result<Enrolment> enrolment_from(Json const& json)
{
    JsonReader reader(json);
    Enrolment enrolment;
    enrolment.device = reader.id<DeviceId>("device");
    enrolment.receipt_key = reader.id<PublicKey>("receipt_key");
    enrolment.place = reader.text("place", most_place_bytes);
    enrolment.place_name = reader.text("place_name", most_name_bytes);
    enrolment.server_time = instant_of(reader.whole("server_time", 0, highest_wire_number));
    enrolment.words = read_words_keys(reader);
    TRY(reader.verdict());
    return enrolment;
}

}
