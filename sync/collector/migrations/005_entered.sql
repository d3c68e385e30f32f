-- What stood for a record in `passed` or `fork` goes in the transaction in which that record enters. These are the rows
-- of records that entered before that was so.
DELETE FROM passed WHERE EXISTS (
    SELECT 1 FROM identity i WHERE i.device = passed.device AND i.epoch = passed.epoch AND i.seq = passed.seq);
DELETE FROM fork WHERE EXISTS (
    SELECT 1 FROM identity i
    WHERE i.device = fork.device AND i.record_id = fork.record_id AND i.hash = fork.hash);
