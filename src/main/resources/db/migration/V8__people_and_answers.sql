-- People since the second edition of the measurement contract: what events say of a contact is kept with the identities that they name,
-- so that contacts can be made anew of identities alone; what makes them is which identities were ever named together.
ALTER TABLE event_attribute
  ADD COLUMN phone VARCHAR(16) NULL COMMENT 'as written, where that is not the form in which phones are compared',
  ADD COLUMN same_as_phone VARCHAR(16) NULL COMMENT 'likewise';

ALTER TABLE identity
  MODIFY COLUMN contact_key BIGINT NULL COMMENT 'null of one that is shared',
  ADD COLUMN first_event_id VARBINARY(1020) NOT NULL DEFAULT '' COMMENT 'of the earliest event that names it',
  ADD COLUMN spelling VARCHAR(16) NULL COMMENT 'of a phone, by that event, where that is not its value',
  ADD COLUMN name VARCHAR(255) NULL COMMENT 'that the latest event gave which names it, as are the others',
  ADD COLUMN name_at BIGINT NULL,
  ADD COLUMN name_event_id VARBINARY(1020) NULL,
  ADD COLUMN email VARCHAR(255) NULL,
  ADD COLUMN email_at BIGINT NULL,
  ADD COLUMN email_event_id VARBINARY(1020) NULL;

ALTER TABLE contact
  DROP COLUMN name,
  DROP COLUMN name_at,
  DROP COLUMN name_event_id,
  DROP COLUMN email,
  DROP COLUMN email_at,
  DROP COLUMN email_event_id,
  ADD COLUMN answered BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether it ever gave an answer that names no message';

CREATE TABLE identity_link (
  workspace_id BIGINT NOT NULL,
  identity_key BIGINT NOT NULL,
  other_key    BIGINT NOT NULL COMMENT 'greater than the other',
  subject_key  BIGINT NOT NULL COMMENT 'of an event that names both, as is the next',
  event_key    BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, identity_key, other_key) COMMENT 'IdentityLinkStore: what contacts are made of'
);

-- The identities that belong to nobody.
CREATE TABLE shared_identity (
  workspace_id BIGINT          NOT NULL,
  identity_key BIGINT          NOT NULL,
  position     INT             NOT NULL COMMENT 'in the list as it was put',
  kind         TINYINT         NOT NULL COMMENT 'as in surrogate',
  value        VARBINARY(1020) NOT NULL COMMENT 'as it was put',
  PRIMARY KEY (workspace_id, identity_key) COMMENT 'SharedIdentityStore: the list'
);

ALTER TABLE workspace
  ADD COLUMN shared_edition INT NOT NULL DEFAULT 0 COMMENT 'counts the changes of the list of shared identities; 0: there never was one';

-- Replies and opt-outs that name no message, and the message that each belongs to.
CREATE TABLE answer (
  workspace_id BIGINT  NOT NULL,
  contact_key  BIGINT  NOT NULL,
  answered_at  BIGINT  NOT NULL COMMENT 'epoch milliseconds',
  event_key    BIGINT  NOT NULL,
  subject_key  BIGINT  NOT NULL COMMENT 'of the event',
  type         TINYINT NOT NULL COMMENT 'of the event',
  message_key  BIGINT  NULL COMMENT 'null while it belongs to none',
  PRIMARY KEY (workspace_id, contact_key, answered_at, event_key) COMMENT 'AnswerStore: the answers of a contact',
  KEY answer_event (workspace_id, event_key) COMMENT 'AnswerStore: repairs'
);

ALTER TABLE message
  ADD COLUMN answered_at BIGINT NULL COMMENT 'the earliest answer that belongs to it without naming it; as are the next three',
  ADD COLUMN answer_responses INT NOT NULL DEFAULT 0,
  ADD COLUMN answer_text_replies INT NOT NULL DEFAULT 0,
  ADD COLUMN answer_opted_out BOOLEAN NOT NULL DEFAULT FALSE,
  DROP INDEX message_contact,
  ADD INDEX message_contact_sent (workspace_id, contact_key, sent_at) COMMENT 'AnswerDecisions; merges';

-- What follows from the events of before is made again; people are not parted by that, of whom no links are known yet.
ALTER TABLE rebuild
  ADD COLUMN people_key BIGINT NOT NULL DEFAULT -1 COMMENT 'contacts up to this key have been parted';

INSERT INTO rebuild (workspace_id, generation, timezone, done_key, facts, credits)
  SELECT id, generation + 1, timezone, -1, TRUE, FALSE FROM workspace
  WHERE has_events AND id NOT IN (SELECT workspace_id FROM rebuild);
UPDATE workspace SET rebuilding = TRUE WHERE has_events;
UPDATE rebuild SET people_key = 9223372036854775807;
UPDATE identity SET first_named_at = 9223372036854775807;
