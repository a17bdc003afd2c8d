-- The credits of all sources by day are what most answers are made of, and dozens of narrow rows a day: here they are one
-- row, and a text of cells (DayCells). What there is becomes cells in slots of their own, which readers sum like any others.
CREATE TABLE rollup_day_credit (
  workspace_id BIGINT   NOT NULL,
  generation   INT      NOT NULL,
  basis        TINYINT  NOT NULL COMMENT 'as in rollup_credit, as are the next two',
  touch        TINYINT  NOT NULL,
  bucket       BIGINT   NOT NULL COMMENT 'epoch day',
  slot         SMALLINT NOT NULL,
  cells        VARCHAR(16000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'kind * 10000 + step * 100 + rival_step, purchases, amount and refunds in millionths; and so on',
  PRIMARY KEY (workspace_id, generation, basis, touch, bucket, slot) COMMENT 'SelectSums: the credits of a period'
);

INSERT INTO rollup_day_credit (workspace_id, generation, basis, touch, bucket, slot, cells)
SELECT workspace_id, generation, basis, touch, bucket,
       (kind * 11 + step) * 44 + rival_step * 4 + slot,
       CONCAT(kind * 10000 + step * 100 + rival_step, ' ', conversions, ' ',
              CAST(amount * 1000000 AS DECIMAL(34, 0)), ' ', CAST(refunds * 1000000 AS DECIMAL(34, 0)))
FROM rollup_credit
WHERE level = 1;

DELETE FROM rollup_credit WHERE level = 1;
