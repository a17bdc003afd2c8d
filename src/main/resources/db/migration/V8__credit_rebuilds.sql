-- How far the credits of a workspace have been computed again, beside its roll-ups in use; kept when it is done, for those who ask
-- what it found. Whoever changes a row here holds the lock of the workspace.
CREATE TABLE credit_rebuild (
  workspace_id BIGINT NOT NULL,
  begun_at     BIGINT NOT NULL COMMENT 'tells it from the one before, with which a process may still be busy',
  done_key     BIGINT NOT NULL COMMENT 'of the last purchase that was compared, the greatest number once all were',
  purchases    BIGINT NOT NULL COMMENT 'compared so far',
  repaired     BIGINT NOT NULL COMMENT 'of these, whose credits were not what the facts say',
  PRIMARY KEY (workspace_id) COMMENT 'CreditRebuildStore: what is under way, and what the last one found'
);
