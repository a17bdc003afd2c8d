-- What earned each counted purchase, under each touch rule: the latest touch of a campaign and the latest of a flow. Of
-- the two, the one whose window reaches it and whose more recent rival's window does not reach the rival earns the purchase.
CREATE TABLE credit (
  workspace_id BIGINT  NOT NULL,
  purchase_key BIGINT  NOT NULL,
  touch        TINYINT NOT NULL COMMENT 'the touch rule: 1 delivered, 2 read, 3 interacted',
  kind         TINYINT NOT NULL COMMENT 'of the source: 1 campaign, 2 flow',
  message_key  BIGINT  NOT NULL,
  source_key   BIGINT  NOT NULL,
  sent_at      BIGINT  NOT NULL,
  touched_at   BIGINT  NOT NULL,
  strength     TINYINT NOT NULL COMMENT 'of the touch, as for the rule',
  step         TINYINT NOT NULL COMMENT 'the shortest window that reaches it, 1 (1h) to 10 (30d)',
  rival_step   TINYINT NOT NULL COMMENT 'the same of the other kind when that is more recent, else 0',
  PRIMARY KEY (workspace_id, purchase_key, touch, kind) COMMENT 'CreditStore: the credits of some purchases'
);

-- Sums of messages. Buckets are local days (epoch day), at level 4 local hours (epoch second of their start).
CREATE TABLE rollup_message (
  workspace_id   BIGINT         NOT NULL,
  generation     INT            NOT NULL,
  level          TINYINT        NOT NULL COMMENT 'Level.code',
  bucket         BIGINT         NOT NULL,
  level_key      BIGINT         NOT NULL,
  slot           TINYINT        NOT NULL COMMENT 'stripes what many transactions add to; readers sum over it',
  sent           BIGINT         NOT NULL,
  delivered      BIGINT         NOT NULL,
  failed         BIGINT         NOT NULL,
  was_read       BIGINT         NOT NULL,
  responded      BIGINT         NOT NULL,
  clicked        BIGINT         NOT NULL,
  interacted     BIGINT         NOT NULL,
  responses      BIGINT         NOT NULL,
  clicks         BIGINT         NOT NULL,
  machine_clicks BIGINT         NOT NULL,
  text_replies   BIGINT         NOT NULL,
  opt_outs       BIGINT         NOT NULL,
  cost           DECIMAL(28, 6) NOT NULL,
  PRIMARY KEY (workspace_id, generation, level, bucket, level_key, slot) COMMENT 'SelectKpis: everything of a level in a period',
  KEY rollup_message_key (workspace_id, generation, level, level_key, bucket) COMMENT 'SelectKpis: some campaigns, flows or nodes in a period'
);

-- Sums of credited purchases by window step: the credits under any pair of windows are a sum over rows.
CREATE TABLE rollup_credit (
  workspace_id BIGINT         NOT NULL,
  generation   INT            NOT NULL,
  level        TINYINT        NOT NULL COMMENT 'Level.code',
  basis        TINYINT        NOT NULL COMMENT 'whose day the bucket is: 1 the purchase, 2 the sending of the message',
  touch        TINYINT        NOT NULL COMMENT 'the touch rule, as in credit',
  bucket       BIGINT         NOT NULL,
  level_key    BIGINT         NOT NULL,
  kind         TINYINT        NOT NULL COMMENT 'as in credit, as are the next two',
  step         TINYINT        NOT NULL,
  rival_step   TINYINT        NOT NULL,
  slot         TINYINT        NOT NULL,
  conversions  BIGINT         NOT NULL,
  amount       DECIMAL(28, 6) NOT NULL,
  refunds      DECIMAL(28, 6) NOT NULL COMMENT 'each purchase''s capped at its amount',
  PRIMARY KEY (workspace_id, generation, level, basis, touch, bucket, level_key, kind, step, rival_step, slot) COMMENT 'SelectKpis: everything of a level in a period',
  KEY rollup_credit_key (workspace_id, generation, level, basis, touch, level_key, bucket) COMMENT 'SelectKpis: some campaigns, flows or nodes in a period'
);

-- Sums of all counted purchases, credited or not, by the day and by the hour of the purchase.
CREATE TABLE rollup_purchase (
  workspace_id BIGINT         NOT NULL,
  generation   INT            NOT NULL,
  level        TINYINT        NOT NULL COMMENT 'Level.code: 1 by day, 4 by hour',
  bucket       BIGINT         NOT NULL,
  slot         TINYINT        NOT NULL,
  purchases    BIGINT         NOT NULL,
  amount       DECIMAL(28, 6) NOT NULL,
  refunds      DECIMAL(28, 6) NOT NULL,
  PRIMARY KEY (workspace_id, generation, level, bucket, slot) COMMENT 'SelectKpis: the totals of a period'
);
