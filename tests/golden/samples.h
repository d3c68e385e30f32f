// What the golden files hold. Never change one of these: a new format gets new samples and new files.
#pragma once

#include "sync/contract/envelope.h"
#include "sync/contract/phone_link.h"
#include "tests/contract/some_records.h"

namespace peakend::golden {

inline SigningKey terminal_key() { return some_key('t'); }
inline SigningKey receipt_key() { return some_key('r'); }
inline DeviceId device() { return some_id<DeviceId>(0xd0); }

// Every ending, flag and kind of value is in one of the two.
inline Response response() { return some_response(0x11); }
inline Response hurried_response()
{
    auto hurried = some_response(0x12);
    hurried.language = "en";
    hurried.layout = "portrait";
    hurried.started.wall = instant_of(0);
    hurried.took = Milliseconds(0);
    hurried.ending = Ending::WalkedAway;
    hurried.flags = { Flag::TooFast, Flag::OutsideHours, Flag::TestMode, Flag::ClockUncertain };
    hurried.answers = { { "experience", 5 }, { "missing", std::vector<std::string> {} } };
    return hurried;
}

// What was written in it opens with the text secret. No two sealings are alike, so the golden file is the
// only one of its kind.
inline TextSecret text_secret() { return *TextSecret::from_bytes(std::string(32, 'w')); }
inline constexpr std::string_view words = "The queue was long. 排队太久了。";
inline constexpr std::string_view contact = "shopper@example.org";
inline Response words_response()
{
    auto const key = text_secret().public_key();
    auto response = some_response(0x13);
    response.answers
        = { { "comment", seal_words(key, words) }, { "reach", seal_words(key, contact, "2026-1") } };
    return response;
}

inline QuestionnaireEdit edit() { return some_edit(0x10); }

inline Encounters encounters()
{
    return { some_id<RecordId>(0x13), hour_of(some_moment(7'654'321)), { 41, 33, 32, 2, 7 } };
}

inline Batch batch()
{
    return some_batch({ sealed(11, edit()), sealed(12, response()), sealed(13, hurried_response()) });
}

// As written to a stick: nobody has told the terminal anything.
inline Batch file()
{
    auto batch = some_batch({ sealed(1, edit()) });
    batch.anchors.clear();
    batch.lease.reset();
    batch.told_incarnation.reset();
    return batch;
}

// What a terminal goes on without.
inline Batch batch_with_holes()
{
    auto batch = some_batch({ sealed(11, edit()) });
    batch.missing = { { 5, 7 }, { 9, 9 } };
    batch.aside = { { 8, some_id<RecordId>(0x18) }, { 10, some_id<RecordId>(0x1a) } };
    return batch;
}

inline Batch farewell()
{
    auto batch = some_batch({});
    batch.farewell = true;
    return batch;
}

inline Receipt receipt() { return some_receipt(); }

inline EnrolmentRequest enrolment_request()
{
    return { "7K3M-P2QX-9RTV", terminal_key().public_key(), some_id<Epoch>(0xe0) };
}

inline Enrolment enrolment()
{
    return { device(), receipt_key().public_key(), "harbour_street_fitting", "Tidemark, Harbour Street",
        instant_of(1'794'000'000'000) };
}

// Since a farewell says to which enrolment.
inline Batch farewell_to_enrolment()
{
    auto batch = farewell();
    batch.enrolled_at = enrolment().server_time;
    return batch;
}

inline WordsKeys words_keys()
{
    return { text_secret().public_key(), some_id<PhoneKey>(0x0f), "https://feedback.example" };
}
inline Receipt words_receipt()
{
    auto receipt = some_receipt();
    receipt.words = words_keys();
    return receipt;
}
inline Enrolment words_enrolment()
{
    auto granted = enrolment();
    granted.words = words_keys();
    return granted;
}
inline Notice notice()
{
    return { { { "en", "Fitting room 3 is closed, back at 15:00" },
                 { "zh-Hans", "3号试衣间关闭，15:00恢复" } },
        instant_of(1'794'000'600'000) };
}
inline Receipt notice_receipt()
{
    auto receipt = words_receipt();
    receipt.notice = notice();
    return receipt;
}
inline PhoneLink phone_link() { return { device(), some_id<RecordId>(0x13), instant_of(1'794'000'000'000) }; }

}
