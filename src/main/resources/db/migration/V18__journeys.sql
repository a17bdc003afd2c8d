-- What led to each purchase, so that another model than the last touch is answered from purchases alone. Of those from before nobody knows: what
-- is null is read from the facts, until the rebuild of credits that begins here has come by.
ALTER TABLE purchase
  ADD COLUMN journey VARBINARY(2000) NULL COMMENT 'KeptJourney; null where none is kept';

INSERT INTO credit_rebuild (workspace_id, begun_at, done_key, purchases, repaired)
  SELECT id, 0, -1, 0, 0 FROM workspace WHERE has_events
  ON DUPLICATE KEY UPDATE begun_at = begun_at + 1, done_key = -1, purchases = 0, repaired = 0,
    tries = 0, tried_at = NULL, reason = NULL, failed = FALSE;
