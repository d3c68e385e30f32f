-- What a visitor wrote on a phone, sealed; once per response and kind. It may come before its response, so readers join
-- the two, and nothing here counts.
CREATE TABLE addendum (
    device BYTEA NOT NULL,
    record_id BYTEA NOT NULL,
    kind TEXT NOT NULL,  -- text, contact
    sealed BYTEA NOT NULL,
    consent TEXT NOT NULL,  -- the version that the visitor agreed to; '' of a text
    received_at BIGINT NOT NULL,
    PRIMARY KEY (device, record_id, kind)
);
