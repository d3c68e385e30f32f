-- What headquarters keeps. One text for SQLite and PostgreSQL: no sequence, trigger or foreign key, and the terminal
-- leads every key of responses and tallies, so that a batch touches one shard. Times are milliseconds since 1970 in
-- UTC; days are days since 1970-01-01 in the touchpoint's own zone.

CREATE TABLE ledger (
    incarnation BYTEA PRIMARY KEY,  -- one row: this history of the database
    opened_at BIGINT NOT NULL
);

-- Places: "tidemark", "tidemark/south", ...; parent '' is the root.
CREATE TABLE place (
    place TEXT PRIMARY KEY,
    parent TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE touchpoint (
    touchpoint TEXT PRIMARY KEY,
    store TEXT NOT NULL,
    region TEXT NOT NULL,
    organisation TEXT NOT NULL,
    zone TEXT NOT NULL
);

CREATE TABLE device (
    device BYTEA PRIMARY KEY,
    public_key BYTEA NOT NULL,
    touchpoint TEXT NOT NULL,
    enrolled_at BIGINT NOT NULL
);

-- The latest state of each terminal wins.
CREATE TABLE device_state (
    device BYTEA PRIMARY KEY,
    heard_at BIGINT NOT NULL,
    version TEXT NOT NULL,
    waiting BIGINT NOT NULL,
    free_bytes BIGINT NOT NULL
);

-- The selector is the first third of a code; only the hash of the whole is kept.
CREATE TABLE enrolment_code (
    selector TEXT PRIMARY KEY,
    hash BYTEA NOT NULL,
    touchpoint TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries_left BIGINT NOT NULL
);

-- How far one epoch of one terminal has come.
CREATE TABLE stream (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    acknowledged_through BIGINT NOT NULL,
    highest_seq BIGINT NOT NULL,
    incarnation BYTEA NOT NULL,
    current_lease BYTEA NOT NULL,
    previous_lease BYTEA NOT NULL,
    PRIMARY KEY (device, epoch)
);

-- acknowledged_through at the end of each UTC day on which it rose.
CREATE TABLE stream_day (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    day BIGINT NOT NULL,
    acknowledged_through BIGINT NOT NULL,
    PRIMARY KEY (device, epoch, day)
);

-- What neither the terminal nor we have any more.
CREATE TABLE gap (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    noticed_at BIGINT NOT NULL,
    PRIMARY KEY (device, epoch, first_seq)
);

-- Records that came under a key that is another's, or with a lease long retired: kept aside, never merged.
CREATE TABLE fork (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    record_id BYTEA NOT NULL,
    body TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (device, epoch, seq, hash)
);

-- Kept for ever, and the only authority on what is a duplicate.
CREATE TABLE identity (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    record_id BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    erased BIGINT NOT NULL,
    month BIGINT NOT NULL,  -- of receipt, months since 1970-01 in UTC: which part of the payload holds it
    PRIMARY KEY (device, epoch, seq),
    UNIQUE (device, record_id)
);

CREATE TABLE response (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    record_id BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    event_time BIGINT NOT NULL,
    local_day BIGINT NOT NULL,
    local_hour BIGINT NOT NULL,
    touchpoint TEXT NOT NULL,
    flags TEXT NOT NULL,  -- names, parted by spaces
    body TEXT NOT NULL,
    PRIMARY KEY (device, epoch, seq)
);

-- Responses whose revision has not come yet: they are in `response`, and in no tally.
CREATE TABLE uncounted (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    revision BYTEA NOT NULL,
    PRIMARY KEY (device, epoch, seq)
);

-- Records that this version could not read.
CREATE TABLE unparsed (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    record_id BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (device, epoch, seq)
);

CREATE TABLE questionnaire (
    revision BYTEA PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE publication (
    device BYTEA NOT NULL,
    publication BYTEA NOT NULL,
    revision BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (device, publication)
);

CREATE TABLE series (
    series BYTEA PRIMARY KEY,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    wording TEXT NOT NULL,
    revision BYTEA NOT NULL  -- one that asks it
);

-- Tallies: contributions of the responses, and rebuildable from them. An hourly one without languages and a daily one
-- with them are together far smaller than one with everything.
CREATE TABLE tally_hour (
    device BYTEA NOT NULL,
    series BYTEA NOT NULL,
    day BIGINT NOT NULL,
    hour BIGINT NOT NULL,
    touchpoint TEXT NOT NULL,
    value TEXT NOT NULL,
    all_answers BIGINT NOT NULL,
    cleaned_answers BIGINT NOT NULL,
    PRIMARY KEY (device, series, day, hour, touchpoint, value)
);

CREATE TABLE tally_day (
    device BYTEA NOT NULL,
    series BYTEA NOT NULL,
    day BIGINT NOT NULL,
    touchpoint TEXT NOT NULL,
    language TEXT NOT NULL,
    ending TEXT NOT NULL,
    value TEXT NOT NULL,
    all_answers BIGINT NOT NULL,
    cleaned_answers BIGINT NOT NULL,
    PRIMARY KEY (device, series, day, touchpoint, language, ending, value)
);

CREATE TABLE exclusion (
    device BYTEA NOT NULL,
    day BIGINT NOT NULL,
    touchpoint TEXT NOT NULL,
    reason TEXT NOT NULL,
    responses BIGINT NOT NULL,
    PRIMARY KEY (device, day, touchpoint, reason)
);
