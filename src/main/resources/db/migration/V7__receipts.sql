-- Who has read receipts switched off. Both columns follow from events: of history before they came, a rebuild makes them.
ALTER TABLE message
  ADD COLUMN read_receipt BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether any message.read is known';
ALTER TABLE rollup_message
  ADD COLUMN interacted_unread BIGINT NOT NULL DEFAULT 0;
