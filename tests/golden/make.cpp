// Writes the golden files that are missing. One that is there is never written again: terminals in the field
// hold such bytes, and every later version must read them.
//
// usage: make_golden FOLDER
#include "tests/golden/samples.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace peakend;

namespace {

void write_missing(std::filesystem::path const& file, std::string_view bytes)
{
    if (std::filesystem::exists(file))
        return;
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::printf("wrote %s\n", file.c_str());
}

}

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fputs("usage: make_golden FOLDER\n", stderr);
        return 2;
    }
    std::filesystem::path const folder = arguments[1];
    auto const sealed_with = [](EnvelopeKind kind, SigningKey const& key, std::string const& body) {
        return *seal_envelope(kind, golden::device(), key, body);
    };
    auto const batch = to_body(golden::batch());
    auto const file = to_body(golden::file());
    auto const holes = to_body(golden::batch_with_holes());
    auto const farewell = to_body(golden::farewell());
    auto const receipt = to_body(golden::receipt());

    write_missing(folder / "response.json", canonical_json(to_json(RecordBody(golden::response()))));
    write_missing(
        folder / "hurried_response.json", canonical_json(to_json(RecordBody(golden::hurried_response()))));
    write_missing(
        folder / "words_response.json", canonical_json(to_json(RecordBody(golden::words_response()))));
    write_missing(folder / "questionnaire_edit.json", canonical_json(to_json(RecordBody(golden::edit()))));
    write_missing(folder / "encounters.json", canonical_json(to_json(RecordBody(golden::encounters()))));
    write_missing(folder / "batch.json", batch);
    write_missing(folder / "file.json", file);
    write_missing(folder / "batch_with_holes.json", holes);
    write_missing(folder / "farewell.json", farewell);
    write_missing(folder / "farewell_to_enrolment.json", to_body(golden::farewell_to_enrolment()));
    write_missing(folder / "receipt.json", receipt);
    write_missing(folder / "enrolment_request.json", canonical_json(to_json(golden::enrolment_request())));
    write_missing(folder / "enrolment.json", canonical_json(to_json(golden::enrolment())));
    write_missing(folder / "words_enrolment.json", canonical_json(to_json(golden::words_enrolment())));
    write_missing(folder / "words_receipt.json", to_body(golden::words_receipt()));
    write_missing(folder / "notice_receipt.json", to_body(golden::notice_receipt()));
    write_missing(folder / "phone_link.txt", phone_link(golden::phone_link(), golden::words_keys()));
    write_missing(folder / "batch.envelope", sealed_with(EnvelopeKind::Batch, golden::terminal_key(), batch));
    write_missing(folder / "batch_with_holes.envelope",
        sealed_with(EnvelopeKind::Batch, golden::terminal_key(), holes));
    write_missing(
        folder / "farewell.envelope", sealed_with(EnvelopeKind::Batch, golden::terminal_key(), farewell));
    write_missing(folder / "file.envelope", sealed_with(EnvelopeKind::File, golden::terminal_key(), file));
    write_missing(
        folder / "receipt.envelope", sealed_with(EnvelopeKind::Receipt, golden::receipt_key(), receipt));
}
