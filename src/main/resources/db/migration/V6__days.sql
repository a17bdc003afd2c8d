-- The sums of all sources by day are what most answers are made of, and were dozens of narrow rows a day: here they are a row of
-- messages and purchases (DaySums), and one of credits for each basis and touch rule (DayCells). What there is becomes rows in
-- slots of their own, which readers sum like any others.
CREATE TABLE rollup_day (
  workspace_id BIGINT   NOT NULL,
  generation   INT      NOT NULL,
  basis        TINYINT  NOT NULL COMMENT 'as in rollup_credit; 0 for messages and purchases, as is touch',
  touch        TINYINT  NOT NULL COMMENT 'the touch rule, as in credit',
  bucket       BIGINT   NOT NULL COMMENT 'epoch day',
  slot         SMALLINT NOT NULL,
  numbers      VARCHAR(16000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'DaySums, or DayCells',
  PRIMARY KEY (workspace_id, generation, basis, touch, bucket, slot) COMMENT 'SelectSums: all sources in a period'
);

INSERT INTO rollup_day (workspace_id, generation, basis, touch, bucket, slot, numbers)
SELECT workspace_id, generation, 0, 0, bucket, level_key * 4 + slot,
       CONCAT_WS(' ', level_key, sent, delivered, failed, was_read, responded, clicked, interacted,
                 responses, clicks, machine_clicks, text_replies, opt_outs, CAST(cost * 1000000 AS DECIMAL(34, 0)))
FROM rollup_message
WHERE level = 1;

INSERT INTO rollup_day (workspace_id, generation, basis, touch, bucket, slot, numbers)
SELECT workspace_id, generation, 0, 0, bucket, 12 + slot,
       CONCAT_WS(' ', 3, purchases,
                 CAST(amount * 1000000 AS DECIMAL(34, 0)), CAST(refunds * 1000000 AS DECIMAL(34, 0)))
FROM rollup_purchase
WHERE level = 1;

INSERT INTO rollup_day (workspace_id, generation, basis, touch, bucket, slot, numbers)
SELECT workspace_id, generation, basis, touch, bucket, (kind * 11 + step) * 44 + rival_step * 4 + slot,
       CONCAT_WS(' ', kind * 10000 + step * 100 + rival_step, conversions,
                 CAST(amount * 1000000 AS DECIMAL(34, 0)), CAST(refunds * 1000000 AS DECIMAL(34, 0)))
FROM rollup_credit
WHERE level = 1;

DELETE FROM rollup_message WHERE level = 1;
DELETE FROM rollup_purchase WHERE level = 1;
DELETE FROM rollup_credit WHERE level = 1;
