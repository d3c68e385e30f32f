-- Under which epoch the terminal said the farewell that retired it; NULL while it is in service.
ALTER TABLE device ADD COLUMN farewell_epoch BYTEA;
