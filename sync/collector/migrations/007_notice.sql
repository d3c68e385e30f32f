-- What headquarters has to say to visitors, until when: at a place and in all that lies in it, or on one terminal. Each has
-- one at most; of those that fit a terminal the nearest counts.
CREATE TABLE notice (
    place TEXT NOT NULL,    -- '' of one terminal's
    device BYTEA NOT NULL,  -- empty of a place's
    until BIGINT NOT NULL,
    set_at BIGINT NOT NULL,
    body TEXT NOT NULL,     -- as in a receipt
    PRIMARY KEY (place, device)
);
