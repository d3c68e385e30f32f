-- Where a terminal has stood, and since when: a row for each enrolment. What it still holds from before counts where it was
-- said. Of terminals that were enrolled before this was kept only the last place is known.
CREATE TABLE station (
    device BYTEA NOT NULL,
    since BIGINT NOT NULL,
    touchpoint TEXT NOT NULL,
    PRIMARY KEY (device, since)
);
INSERT INTO station (device, since, touchpoint) SELECT device, enrolled_at, touchpoint FROM device;
