-- When a file from a stick last brought something new of the terminal; 0: never. Of a terminal that never was in contact
-- over the network all that is here came so.
ALTER TABLE device ADD COLUMN imported_at BIGINT NOT NULL DEFAULT 0;
UPDATE device
SET imported_at = coalesce((SELECT max(r.received_at) FROM response r WHERE r.device = device.device), 0)
WHERE NOT EXISTS (SELECT 1 FROM device_state s WHERE s.device = device.device);
