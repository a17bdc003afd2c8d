-- What messages earned by the day on which they were sent, message by message: until now only sums of it were asked for.
ALTER TABLE credit
  ADD INDEX credit_sent (workspace_id, touch, sent_at, message_key, purchase_key) COMMENT 'SelectEarned: the purchases of messages of a period; SelectCredited: the messages; SelectMessages: whether one earned any';
