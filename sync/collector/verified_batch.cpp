#include "sync/collector/verified_batch.h"

namespace peakend {

namespace {

    constexpr char const* export_again = "export again on the terminal";

    Result<RecordBody> body_of(SealedRecord const& sealed)
    {
        auto body = TRY(record_body_from(TRY(parse_json(sealed.body))));
        if (std::visit([](auto const& record) { return record.id; }, body) != sealed.id)
            return failed(Fault::Invalid, "the record names another id than its body");
        return body;
    }

    VerifiedRecord verified(SealedRecord sealed)
    {
        auto const hash = BodyHash(sha256(sealed.body).bytes());
        auto body = body_of(sealed);
        return { std::move(sealed), hash, std::move(body) };
    }

    Result<VerifiedBatch> verified_body(UnverifiedEnvelope const& envelope, EnrolledDevice sender)
    {
        if (envelope.key != key_id_of(sender.key))
            return failed(Fault::Refused, "signed by another key than the one that terminal {} enrolled with",
                sender.device.hex());
        auto const body = TRY(open_envelope(envelope, sender.key));
        return verified(std::move(sender), TRY(batch_from(body)));
    }

}

VerifiedBatch verified(EnrolledDevice sender, Batch batch)
{
    VerifiedBatch result { std::move(sender), {}, {}, false };
    for (auto& record : batch.records)
        result.records.push_back(verified(std::move(record)));
    batch.records.clear();
    result.batch = std::move(batch);
    return result;
}

Result<VerifiedBatch> verify_batch(
    std::string_view bytes, std::function<Result<EnrolledDevice>(DeviceId const&)> const& find)
{
    auto const envelope = TRY(parse_envelope(bytes));
    if (envelope.kind != EnvelopeKind::Batch)
        return failed(Fault::Invalid, "this envelope holds no batch");
    return verified_body(envelope, TRY(find(envelope.sender)));
}

Result<VerifiedBatch> verify_file(
    std::string_view bytes, std::function<Result<EnrolledDevice>(DeviceId const&)> const& find)
{
    auto const envelope = parse_envelope(bytes);
    if (!envelope)
        return failed(Fault::Invalid,
            "it is torn, or was not exported by a terminal ({}): copy it from the stick once more, or export "
            "again on the terminal",
            envelope.error().what);
    if (envelope->kind != EnvelopeKind::File)
        return failed(Fault::Invalid, "it was made for the network and not for a stick: {}", export_again);
    auto sender = find(envelope->sender);
    if (!sender && sender.error().fault == Fault::Refused)
        return failed(Fault::Refused, "its terminal {} is not enrolled here: import it where it is",
            envelope->sender.hex());
    auto file = verified_body(*envelope, TRY(std::move(sender)));
    if (!file)
        return failed(file.error().fault, "{}: {}", file.error().what, export_again);
    file->from_file = true;
    return file;
}

}
