-- Tenants that are gone, for as long as something of theirs may still turn up: what was being written when they went.
CREATE TABLE deleted_workspace (
  id         BIGINT NOT NULL,
  deleted_at BIGINT NOT NULL COMMENT 'epoch milliseconds',
  PRIMARY KEY (id) COMMENT 'WorkspaceDeletion: whose rows to sweep away'
);
