-- Seqs that a stream passes without a row of theirs in `identity`, and why: the record stands under another seq or in
-- `fork`, or was set aside and is on the terminal. A `gap` is what nobody has.
CREATE TABLE passed (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    record_id BYTEA NOT NULL,
    -- resealed: `identity` has this record under another key, from before the terminal drew a new epoch.
    -- twin: another epoch of this device has this record_id with another hash; the body is in `fork`.
    -- set_aside: it was refused three times, and the terminal goes on without it.
    why TEXT NOT NULL,
    noticed_at BIGINT NOT NULL,
    PRIMARY KEY (device, epoch, seq)
);

-- When the terminal said farewell; 0 while its key is good.
ALTER TABLE device ADD COLUMN retired_at BIGINT NOT NULL DEFAULT 0;
