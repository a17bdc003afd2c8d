-- When the newest event of a workspace was stored, written along with the version that every such transaction counts. Of events from
-- before nobody knows: null until the next one is stored.
ALTER TABLE data_version
  ADD COLUMN stored_at BIGINT NULL COMMENT 'epoch milliseconds, of the newest event by this slot';
