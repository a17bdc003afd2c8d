-- What events say since the second edition of the measurement contract.
ALTER TABLE event
  ADD COLUMN contact_email_key BIGINT NULL,
  ADD COLUMN same_as_email_key BIGINT NULL,
  ADD COLUMN placed_at BIGINT NULL COMMENT 'of an order, epoch milliseconds, where it is corrected',
  ADD COLUMN refund_id VARCHAR(255) NULL,
  ADD COLUMN refund_ids MEDIUMTEXT NULL COMMENT 'one a line';
