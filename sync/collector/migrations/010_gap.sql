-- A gap narrows in the transaction in which a record that it held enters. This narrows those that were declared before
-- that was so: a part of a gap begins behind a seq that was reached, or with the gap, and ends before the next one.
CREATE TABLE narrowed AS
SELECT device, epoch, seq + 1 AS first_seq, noticed_at,
    coalesce(lead(seq) OVER (PARTITION BY device, epoch, last_seq ORDER BY seq) - 1, last_seq) AS last_seq
FROM (
    SELECT device, epoch, first_seq - 1 AS seq, last_seq, noticed_at FROM gap
    UNION SELECT g.device, g.epoch, i.seq, g.last_seq, g.noticed_at FROM gap g CROSS JOIN identity i
    WHERE i.device = g.device AND i.epoch = g.epoch AND i.seq BETWEEN g.first_seq AND g.last_seq
    UNION SELECT g.device, g.epoch, p.seq, g.last_seq, g.noticed_at FROM gap g CROSS JOIN passed p
    WHERE p.device = g.device AND p.epoch = g.epoch AND p.seq BETWEEN g.first_seq AND g.last_seq
) AS reached;
DELETE FROM gap;
INSERT INTO gap (device, epoch, first_seq, last_seq, noticed_at)
SELECT device, epoch, first_seq, last_seq, noticed_at FROM narrowed WHERE first_seq <= last_seq;
DROP TABLE narrowed;
