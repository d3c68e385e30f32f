#include "sync/collector/verified_batch.h"

namespace peakend {

namespace {

    struct IdOfBody {
        RecordId operator()(Response const& response) const { return response.id; }
        RecordId operator()(QuestionnaireEdit const& edit) const { return edit.id; }
    };

    Result<RecordBody> body_of(SealedRecord const& sealed)
    {
        auto body = TRY(record_body_from(TRY(parse_json(sealed.body))));
        if (std::visit(IdOfBody {}, body) != sealed.id)
            return failed(Fault::Invalid, "the record names another id than its body");
        return body;
    }

    VerifiedRecord verified(SealedRecord sealed)
    {
        auto const hash = BodyHash(sha256(sealed.body).bytes());
        auto body = body_of(sealed);
        return { std::move(sealed), hash, std::move(body) };
    }

}

VerifiedBatch verified(EnrolledDevice sender, Batch batch)
{
    VerifiedBatch result { std::move(sender), {}, {} };
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
    auto sender = TRY(find(envelope.sender));
    if (envelope.key != key_id_of(sender.key))
        return failed(Fault::Refused, "signed by another key than the one that terminal {} enrolled with",
            sender.device.hex());
    auto const body = TRY(open_envelope(envelope, sender.key));
    return verified(std::move(sender), TRY(batch_from(body)));
}

}
