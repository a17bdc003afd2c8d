-- For how long events are kept. What is known of a message or purchase whose events are gone stays, and nothing can make it again.
ALTER TABLE workspace
  ADD COLUMN retention_days INT NULL COMMENT 'null: for ever',
  ADD COLUMN frozen_before INT NULL COMMENT 'epoch day, local: events that occurred before it may be gone; null: none are';

ALTER TABLE message
  ADD COLUMN frozen_touches INT NULL COMMENT 'null while its events are there; then how many of them are touches';

ALTER TABLE purchase
  ADD COLUMN frozen BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether its events are gone';

ALTER TABLE identity
  ADD COLUMN frozen BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether events that are gone named it';

ALTER TABLE identity_link
  ADD COLUMN frozen BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether an event that is gone said so';

-- How far the events of a workspace have been looked through for those that are too old. Whoever goes on with it locks its row.
CREATE TABLE retention_sweep (
  workspace_id BIGINT NOT NULL,
  before_day   INT    NOT NULL COMMENT 'epoch day, local: what occurred before it is too old',
  done_key     BIGINT NOT NULL COMMENT 'messages and purchases up to this key were looked at, the greatest number once all were',
  PRIMARY KEY (workspace_id) COMMENT 'RetentionStore: how far it is'
);
