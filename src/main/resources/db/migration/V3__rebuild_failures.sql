-- Rebuilds that cannot go on: tried again a few times at the same place, then left as failed until somebody begins another one.
ALTER TABLE rebuild
  ADD COLUMN tries    INT          NOT NULL DEFAULT 0 COMMENT 'in a row that failed after done_key',
  ADD COLUMN tried_at BIGINT       NULL COMMENT 'when the last of them failed, epoch milliseconds',
  ADD COLUMN reason   VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'of the last of them, for operators: no values',
  ADD COLUMN failed   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'given up: what is in use stays so';

ALTER TABLE credit_rebuild
  ADD COLUMN tries    INT          NOT NULL DEFAULT 0 COMMENT 'in a row that failed after done_key',
  ADD COLUMN tried_at BIGINT       NULL COMMENT 'when the last of them failed, epoch milliseconds',
  ADD COLUMN reason   VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'of the last of them, for operators: no values',
  ADD COLUMN failed   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'given up: credits stay as they are';
