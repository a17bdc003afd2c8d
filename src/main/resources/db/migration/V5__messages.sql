-- Pages of messages are read newest first, ties by id: the indexes hold that order to its end, so that a page reads as many
-- entries as it has rows. stage makes one range of the recipients of a source in one state.
ALTER TABLE message
  ADD COLUMN stage TINYINT NOT NULL DEFAULT 0 COMMENT 'Stage.code: follows from the times and counts';

UPDATE message SET stage = CASE
  WHEN responses > 0 AND clicks > 0 THEN 6
  WHEN clicks > 0 THEN 5
  WHEN responses > 0 THEN 4
  WHEN read_at IS NOT NULL THEN 3
  WHEN delivered_at IS NOT NULL THEN 2
  WHEN failed_at IS NOT NULL THEN 1
  ELSE 0 END;

ALTER TABLE message
  DROP KEY message_sent,
  DROP KEY message_source,
  ADD KEY message_sent (workspace_id, sent_at, id) COMMENT 'SelectMessages: those of a period, newest first; the first day with data',
  ADD KEY message_source (workspace_id, source_key, stage, sent_at, id) COMMENT 'SelectMessages: the recipients of a source, by state; SelectSentRanges';
