-- Who looked at people: an entry for each answer in which they were not masked, and nothing of whom it showed.
CREATE TABLE access_log (
  workspace_id BIGINT        NOT NULL,
  read_at      BIGINT        NOT NULL COMMENT 'epoch milliseconds: when the answer began to go out',
  serial       BIGINT        NOT NULL COMMENT 'random: tells those of one millisecond apart',
  caller       VARCHAR(300)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the id of the key, or jwt: and the subject of the token',
  operation    VARCHAR(100)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'without the ids of its path',
  asked        VARCHAR(500)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'query parameters, without values that could name anybody',
  contacts     BIGINT        NOT NULL COMMENT 'how many were shown',
  PRIMARY KEY (workspace_id, read_at, serial) COMMENT 'AccessLogStore: those of some days, newest first; those that are too old'
);
