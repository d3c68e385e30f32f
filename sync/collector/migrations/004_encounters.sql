-- What terminals met, a row for each hour of their boot clock; an hour may come in several rows, which add up. Few enough
-- (24 a day and terminal) to be summed as they are.
CREATE TABLE encounter (
    device BYTEA NOT NULL,
    epoch BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    event_time BIGINT NOT NULL,  -- when the hour began
    certain BIGINT NOT NULL,
    day BIGINT NOT NULL,
    hour BIGINT NOT NULL,
    touchpoint TEXT NOT NULL,
    woken BIGINT NOT NULL,
    first_touches BIGINT NOT NULL,
    rated BIGINT NOT NULL,
    walked_away BIGINT NOT NULL,
    timed_out BIGINT NOT NULL,
    PRIMARY KEY (device, epoch, seq)
);
CREATE INDEX encounter_day ON encounter (device, day);
