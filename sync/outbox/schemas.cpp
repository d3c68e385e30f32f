#include "sync/outbox/shared_file.h"

#include <array>

namespace peakend {

namespace {

    // Ids are blobs, instants whole milliseconds, names as name_of() gives them.
    constexpr std::array<std::string_view, 4> terminal_steps { R"(
        CREATE TABLE terminal (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            epoch BLOB NOT NULL,
            next_seq INTEGER NOT NULL,
            probes INTEGER NOT NULL
        );

        -- Visits that are open, and what was said in them, numbered in the order of first answering.
        CREATE TABLE visit (
            id BLOB PRIMARY KEY,
            revision BLOB NOT NULL,
            language TEXT NOT NULL,
            layout TEXT NOT NULL,
            boot_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            flags TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE answer (
            visit BLOB NOT NULL REFERENCES visit ON DELETE CASCADE,
            key TEXT NOT NULL,
            number INTEGER NOT NULL,
            value TEXT NOT NULL,
            changed INTEGER NOT NULL,
            PRIMARY KEY (visit, key)
        ) WITHOUT ROWID;

        -- What is sealed, until headquarters has it for good.
        CREATE TABLE record (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL
        );

        CREATE TABLE publication (
            number INTEGER PRIMARY KEY,
            body TEXT NOT NULL,
            questionnaire TEXT NOT NULL
        );
        CREATE TABLE series (
            revision BLOB NOT NULL,
            key TEXT NOT NULL,
            series BLOB NOT NULL,
            PRIMARY KEY (revision, key)
        ) WITHOUT ROWID;

        CREATE TABLE request (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            verb TEXT NOT NULL,
            argument TEXT NOT NULL
        );

        -- What this terminal counted itself, by its own local day.
        CREATE TABLE tally (
            day INTEGER NOT NULL,
            series BLOB NOT NULL,
            hour INTEGER NOT NULL,
            language TEXT NOT NULL,
            ending TEXT NOT NULL,
            value TEXT NOT NULL,
            everything INTEGER NOT NULL,
            cleaned INTEGER NOT NULL,
            PRIMARY KEY (day, series, hour, language, ending, value)
        ) WITHOUT ROWID;
        CREATE TABLE exclusion (
            day INTEGER NOT NULL,
            reason TEXT NOT NULL,
            responses INTEGER NOT NULL,
            PRIMARY KEY (day, reason)
        ) WITHOUT ROWID;
        )",
        R"(
        -- Hours of a boot that are not sealed yet.
        CREATE TABLE encounters (
            boot_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            woken INTEGER NOT NULL,
            first_touches INTEGER NOT NULL,
            rated INTEGER NOT NULL,
            walked_away INTEGER NOT NULL,
            timed_out INTEGER NOT NULL,
            PRIMARY KEY (boot_id, at)
        ) WITHOUT ROWID;
        )",
        R"(
        -- Gifts that were given, for ever: no code is given twice. '' is a gift without a code.
        CREATE TABLE gift (
            visit BLOB PRIMARY KEY,
            day INTEGER NOT NULL,
            at INTEGER NOT NULL,
            code TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX gift_code ON gift (code) WHERE code <> '';
        CREATE INDEX gift_day ON gift (day);
        )",
        // When a gift was handed out; and wrong codes, until they no longer bar the next one.
        R"(
        ALTER TABLE gift ADD COLUMN redeemed_at INTEGER;
        CREATE TABLE wrong_code (
            number INTEGER PRIMARY KEY,
            boot_id TEXT NOT NULL,
            at INTEGER NOT NULL
        );
        )" };

    constexpr std::array<std::string_view, 8> uplink_steps { R"(
        CREATE TABLE device (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            id BLOB NOT NULL,
            receipt_key BLOB NOT NULL,
            server TEXT NOT NULL,
            place TEXT NOT NULL,
            place_name TEXT NOT NULL
        );
        CREATE TABLE progress (
            epoch BLOB PRIMARY KEY,
            incarnation BLOB NOT NULL,
            acknowledged_through INTEGER NOT NULL,
            safe_through INTEGER NOT NULL,
            lease BLOB NOT NULL,
            forked INTEGER NOT NULL,
            content_version INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE contact (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            last INTEGER NOT NULL
        );
        CREATE TABLE anchor (
            boot_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            server INTEGER NOT NULL,
            uncertainty INTEGER NOT NULL,
            PRIMARY KEY (boot_id, at)
        ) WITHOUT ROWID;
        CREATE TABLE answer (
            request BLOB PRIMARY KEY,
            state TEXT NOT NULL,
            progress INTEGER NOT NULL,
            sentence TEXT NOT NULL
        ) WITHOUT ROWID;
        )",
        // How often headquarters refused a record, and epochs that ended with a farewell.
        R"(
        ALTER TABLE progress ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE refusal (
            epoch BLOB NOT NULL,
            seq INTEGER NOT NULL,
            record BLOB NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (epoch, seq)
        ) WITHOUT ROWID;
        )",
        // What this terminal needs before it may ask for words.
        R"(
        CREATE TABLE words_keys (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            text_key BLOB NOT NULL,
            phone_key BLOB NOT NULL,
            phone_address TEXT NOT NULL
        );
        )",
        // A farewell says to which enrolment.
        R"(
        ALTER TABLE device ADD COLUMN enrolled_at INTEGER;
        )",
        // The farewell that was said last, kept before it is said.
        R"(
        CREATE TABLE farewell (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            epoch BLOB NOT NULL,
            next_seq INTEGER NOT NULL,
            key_id BLOB NOT NULL
        );
        )",
        // What headquarters has to say to visitors, as in a receipt.
        R"(
        CREATE TABLE notice (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            body TEXT NOT NULL
        );
        )",
        // Why nothing is delivered, since when; none once a receipt is believed.
        R"(
        CREATE TABLE hindrance (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            why TEXT NOT NULL,
            refused INTEGER NOT NULL,
            since INTEGER NOT NULL
        );
        )",
        // What the last stick that was written whole holds.
        R"(
        CREATE TABLE exported (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            epoch BLOB NOT NULL,
            first_seq INTEGER NOT NULL,
            last_seq INTEGER NOT NULL,
            at INTEGER NOT NULL
        );
        )" };

}

SharedFile const terminal_file { "terminal.db", "kiosk", terminal_steps };
SharedFile const uplink_file { "uplink.db", "uplink", uplink_steps };

}
