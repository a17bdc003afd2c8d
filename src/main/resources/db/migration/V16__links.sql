-- How often links were followed.
CREATE TABLE link_click (
  workspace_id BIGINT     NOT NULL,
  link         CHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the first bytes of SHA-256 of what the link says, in hex',
  day          INT        NOT NULL COMMENT 'epoch day, local to the workspace',
  people       BIGINT     NOT NULL,
  machines     BIGINT     NOT NULL,
  PRIMARY KEY (workspace_id, link, day) COMMENT 'LinkClickStore: the days of a link'
);

-- Files of clicks that were added to those counts: each once, however often it is read.
CREATE TABLE link_segment (
  workspace_id BIGINT      NOT NULL,
  created_at   BIGINT      NOT NULL COMMENT 'epoch milliseconds, of the file',
  segment      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (workspace_id, created_at, segment) COMMENT 'LinkClickStore: was this one added; those that are forgotten'
);
