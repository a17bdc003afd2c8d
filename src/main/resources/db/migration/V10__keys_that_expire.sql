-- Keys may end, and show when they were last of use. A release from before makes keys that never end; and it lets those in that
-- have, for as long as an instance of it runs.
ALTER TABLE api_key
  ADD COLUMN expires_at    BIGINT NULL COMMENT 'epoch milliseconds; null: never',
  ADD COLUMN last_used_day INT    NULL COMMENT 'epoch day in UTC; null: not since this is kept';
