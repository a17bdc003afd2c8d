-- Counts the changes of a workspace, in slots, so that transactions do not queue for one row; readers sum over them. Every
-- transaction that changes what answers are made of adds to one, and holds it while it writes roll-ups of that slot.
CREATE TABLE data_version (
  workspace_id BIGINT  NOT NULL,
  slot         TINYINT NOT NULL,
  version      BIGINT  NOT NULL,
  PRIMARY KEY (workspace_id, slot) COMMENT 'DataVersionStore: lock one or all; the version of all data'
);

ALTER TABLE workspace
  ADD COLUMN generation INT     NOT NULL DEFAULT 1 COMMENT 'of the roll-ups that answers are read from',
  ADD COLUMN rebuilding BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether another one is in the making';

-- A generation of roll-ups in the making, beside the one in use, and for a while after it came into use. Whoever changes a
-- row here holds the lock of the workspace.
CREATE TABLE rebuild (
  workspace_id BIGINT      NOT NULL,
  generation   INT         NOT NULL COMMENT 'greater than any before',
  timezone     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cuts its days',
  done_key     BIGINT      NOT NULL COMMENT 'messages and purchases up to this key are in it, and intake keeps them so',
  facts        BOOLEAN     NOT NULL COMMENT 'whether facts and credits, too, are made again from the events',
  finished_at  BIGINT      NULL COMMENT 'when it came into use; what it replaced is deleted a while later',
  PRIMARY KEY (workspace_id) COMMENT 'RebuildStore: what is under way'
);
