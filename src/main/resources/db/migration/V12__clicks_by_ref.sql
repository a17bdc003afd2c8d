-- What events say since a sender may have a key of its own for a message, and a sending that gives way to others.
ALTER TABLE event
  ADD COLUMN fallback BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'of message.sent',
  ADD COLUMN ref VARBINARY(1020) NULL COMMENT 'of message.sent, and of a click that names no message';

ALTER TABLE message
  ADD COLUMN sent_fallback BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'of the message.sent that stands, as is the next',
  ADD COLUMN ref VARBINARY(1020) NULL,
  ADD COLUMN ref_clicked_at BIGINT NULL COMMENT 'the earliest click by ref, not by a machine, that belongs to it; as are the next two',
  ADD COLUMN ref_clicks INT NOT NULL DEFAULT 0,
  ADD COLUMN ref_machine_clicks INT NOT NULL DEFAULT 0;

-- The counted messages that have a ref. Whoever changes what is here of a ref holds the lock of the ref in surrogate.
CREATE TABLE ref_message (
  workspace_id BIGINT          NOT NULL,
  ref          VARBINARY(1020) NOT NULL,
  sent_at      BIGINT          NOT NULL COMMENT 'epoch milliseconds',
  id           VARBINARY(1020) NOT NULL,
  message_key  BIGINT          NOT NULL,
  PRIMARY KEY (workspace_id, ref, sent_at, id) COMMENT 'RefMessageStore: the first and the last message of a ref; RefClickStore: whose a click is'
);

-- The clicks that name a ref instead of a message, and the message that each belongs to. The lock is that of ref_message.
CREATE TABLE ref_click (
  workspace_id BIGINT          NOT NULL,
  ref          VARBINARY(1020) NOT NULL,
  clicked_at   BIGINT          NOT NULL COMMENT 'epoch milliseconds',
  event_id     VARBINARY(1020) NOT NULL,
  event_key    BIGINT          NOT NULL,
  subject_key  BIGINT          NOT NULL COMMENT 'of the event',
  machine      BOOLEAN         NOT NULL,
  message_key  BIGINT          NULL COMMENT 'null while it belongs to none',
  PRIMARY KEY (workspace_id, ref, clicked_at, event_id) COMMENT 'RefClickStore: the clicks of a ref, in the order in which they wait'
);
