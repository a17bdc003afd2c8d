-- What sends of its own accord: a platform that a workspace is connected to.
CREATE TABLE source_connection (
  workspace_id     BIGINT          NOT NULL,
  id               BIGINT          NOT NULL,
  kind             VARCHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Platform.kind',
  name             VARCHAR(255)    NOT NULL,
  settings         MEDIUMTEXT      NOT NULL COMMENT 'JSON, as the platform has it; no secrets',
  unguessable      VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the end of its address, which is no proof of anything',
  secrets_key      VARCHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the id of the key that secrets are encrypted under',
  secrets          VARBINARY(8192) NOT NULL COMMENT 'AES-256-GCM',
  created_at       BIGINT          NOT NULL COMMENT 'epoch milliseconds',
  PRIMARY KEY (workspace_id, id) COMMENT 'SourceConnections: the one of a delivery; those of a workspace'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What came over connections of late, and what became of it: nothing of what it said.
CREATE TABLE delivery (
  workspace_id  BIGINT      NOT NULL,
  connection_id BIGINT      NOT NULL,
  received_at   BIGINT      NOT NULL COMMENT 'epoch milliseconds',
  serial        BIGINT      NOT NULL COMMENT 'random: tells those of one millisecond apart',
  kind          VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes         INT         NOT NULL,
  replayed      BOOLEAN     NOT NULL,
  accepted      INT         NOT NULL,
  duplicates    INT         NOT NULL,
  rejected      INT         NOT NULL,
  ignored       INT         NOT NULL,
  parts         MEDIUMTEXT  NOT NULL COMMENT 'JSON: what became of the first ones',
  PRIMARY KEY (workspace_id, connection_id, received_at, serial) COMMENT 'DeliveryStore: those of a connection, newest first'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How much came in each day, and what was not taken.
CREATE TABLE intake_tally (
  workspace_id  BIGINT         NOT NULL,
  day           INT            NOT NULL COMMENT 'epoch day in UTC',
  topic         TINYINT        NOT NULL COMMENT 'Topic.code',
  connection_id BIGINT         NOT NULL COMMENT '0: of none',
  kind          VARBINARY(255) NOT NULL,
  reason        VARBINARY(64)  NOT NULL COMMENT 'empty: for none',
  tally         BIGINT         NOT NULL,
  last_at       BIGINT         NOT NULL COMMENT 'epoch milliseconds, of the last of them',
  PRIMARY KEY (workspace_id, day, topic, connection_id, kind, reason) COMMENT 'TallyStore: add to those of a day; those of some days'
);
