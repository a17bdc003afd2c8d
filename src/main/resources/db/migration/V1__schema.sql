-- A tenant and its settings. Codes (time zone, currency, touch, windows) are the ones of the API.
CREATE TABLE workspace (
  id              BIGINT       NOT NULL,
  name            VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  timezone        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  currency        VARCHAR(3)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rate_base       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  touch           VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  campaign_window VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  flow_window     VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  has_events      BOOLEAN      NOT NULL,
  has_money       BOOLEAN      NOT NULL,
  created_at      BIGINT       NOT NULL COMMENT 'epoch milliseconds',
  generation      INT          NOT NULL DEFAULT 1 COMMENT 'of the roll-ups that answers are read from',
  rebuilding      BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'whether another one is in the making',
  opaque_key      BINARY(16)   NULL COMMENT 'AES: what stands for ids of messages and contacts is encrypted under it; made when it is first needed',
  PRIMARY KEY (id) COMMENT 'Workspaces.find, of nearly every request; Workspaces.list'
);

-- Of a key only the hash of its secret is kept: nobody who reads this table can call the API with it.
CREATE TABLE api_key (
  workspace_id  BIGINT       NOT NULL,
  id            BIGINT       NOT NULL,
  name          VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  scopes        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'separated by spaces',
  secret_hash   BINARY(32)   NOT NULL COMMENT 'SHA-256 of the 32 random bytes',
  created_at    BIGINT       NOT NULL COMMENT 'epoch milliseconds',
  expires_at    BIGINT       NULL COMMENT 'epoch milliseconds; null: never',
  last_used_day INT          NULL COMMENT 'epoch day in UTC; null: never',
  PRIMARY KEY (workspace_id, id) COMMENT 'ApiKeys.authenticate, of every request; ApiKeys.list'
);

-- Ids given by callers are VARBINARY (UTF-8): they compare by bytes, which for UTF-8 is by code point. 255 characters
-- take at most 1,020 bytes. Instants are BIGINT epoch milliseconds. Keys named ..._key are made by the application
-- (see key_block) and come from one sequence per workspace, so that no two things of a workspace share one.

CREATE TABLE key_block (
  workspace_id BIGINT NOT NULL,
  next_key     BIGINT NOT NULL,
  PRIMARY KEY (workspace_id) COMMENT 'KeyAllocator: take the next block'
);

-- The dictionary from the callers' ids to our keys. A transaction locks here, in the order of this primary key, the
-- messages, purchases and identities that its events name.
CREATE TABLE surrogate (
  workspace_id  BIGINT          NOT NULL,
  kind          TINYINT         NOT NULL COMMENT '1 message, 2 purchase, 3 contact id, 4 phone, 5 WhatsApp user id, 6 source, 7 campaign, 8 flow',
  id            VARBINARY(1020) NOT NULL,
  surrogate_key BIGINT          NOT NULL,
  PRIMARY KEY (workspace_id, kind, id) COMMENT 'KeyDictionary: lock and resolve the ids of a batch'
);

-- The truth: append-only, whatever else is here can be computed from it.
CREATE TABLE event (
  workspace_id         BIGINT          NOT NULL,
  subject_key          BIGINT          NOT NULL COMMENT 'the message or purchase it is about, else the first identity of its contact',
  event_key            BIGINT          NOT NULL,
  id                   VARBINARY(1020) NOT NULL,
  type                 TINYINT         NOT NULL COMMENT 'EventType.code',
  occurred_at          BIGINT          NOT NULL,
  contact_id_key       BIGINT          NULL,
  contact_phone_key    BIGINT          NULL,
  contact_whatsapp_key BIGINT          NULL,
  same_as_id_key       BIGINT          NULL,
  same_as_phone_key    BIGINT          NULL,
  same_as_whatsapp_key BIGINT          NULL,
  source_key           BIGINT          NULL,
  amount               DECIMAL(18, 6)  NULL COMMENT 'as sent, in currency',
  currency             CHAR(3) CHARACTER SET ascii NULL,
  exchange_rate        DECIMAL(24, 12) NULL,
  workspace_amount     DECIMAL(18, 6)  NULL COMMENT 'amount in the currency of the workspace',
  estimated            BOOLEAN         NOT NULL DEFAULT FALSE,
  machine              BOOLEAN         NOT NULL DEFAULT FALSE,
  test                 BOOLEAN         NOT NULL DEFAULT FALSE,
  code                 VARCHAR(255)    NULL,
  reason               VARCHAR(4096)   NULL,
  button               VARCHAR(1024)   NULL,
  url                  VARCHAR(4096)   NULL,
  order_name           VARCHAR(255)    NULL,
  PRIMARY KEY (workspace_id, subject_key, event_key) COMMENT 'the events of one message or purchase',
  UNIQUE KEY event_id (workspace_id, id) COMMENT 'EventLog: which of these ids are known'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What events said about people beside their identities; apart from the events so that a person can be forgotten.
CREATE TABLE event_attribute (
  workspace_id BIGINT       NOT NULL,
  identity_key BIGINT       NOT NULL COMMENT 'the first identity of the contact it names',
  event_key    BIGINT       NOT NULL,
  name         VARCHAR(255) NULL,
  email        VARCHAR(255) NULL,
  PRIMARY KEY (workspace_id, identity_key, event_key) COMMENT 'rebuild and forget the attributes of a contact'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE contact (
  workspace_id   BIGINT          NOT NULL,
  contact_key    BIGINT          NOT NULL,
  successor_key  BIGINT          NULL COMMENT 'set when this contact turned out to be another one: nothing hangs on it any more',
  name           VARCHAR(255)    NULL,
  name_at        BIGINT          NULL,
  name_event_id  VARBINARY(1020) NULL,
  email          VARCHAR(255)    NULL,
  email_at       BIGINT          NULL,
  email_event_id VARBINARY(1020) NULL,
  PRIMARY KEY (workspace_id, contact_key) COMMENT 'ContactStore: lock the contacts of a batch'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE identity (
  workspace_id   BIGINT          NOT NULL,
  identity_key   BIGINT          NOT NULL,
  kind           TINYINT         NOT NULL COMMENT 'as in surrogate',
  value          VARBINARY(1020) NOT NULL,
  contact_key    BIGINT          NOT NULL,
  first_named_at BIGINT          NOT NULL COMMENT 'the earliest occurred_at of an event that names it',
  PRIMARY KEY (workspace_id, identity_key) COMMENT 'ContactStore: whose identities are these',
  KEY identity_contact (workspace_id, contact_key) COMMENT 'the identities of a contact: merges, answers'
);

-- What sends messages, at its finest: a campaign or a node of a flow, with template and category.
CREATE TABLE source (
  workspace_id BIGINT          NOT NULL,
  source_key   BIGINT          NOT NULL,
  owner_key    BIGINT          NOT NULL COMMENT 'the campaign or flow',
  campaign_id  VARBINARY(1020) NULL,
  flow_id      VARBINARY(1020) NULL,
  node_id      VARBINARY(1020) NULL,
  template     VARBINARY(1020) NULL,
  category     VARBINARY(1020) NULL,
  PRIMARY KEY (workspace_id, source_key) COMMENT 'the sources of a workspace, or those of some messages'
);

-- Pages of messages are read newest first, ties by id: the indexes hold that order to its end, so that a page reads as many
-- entries as it has rows. stage makes one range of the recipients of a source in one state.
CREATE TABLE message (
  workspace_id   BIGINT          NOT NULL,
  message_key    BIGINT          NOT NULL,
  id             VARBINARY(1020) NOT NULL,
  contact_key    BIGINT          NULL COMMENT 'null until message.sent is known, as are the next three',
  source_key     BIGINT          NULL,
  sent_at        BIGINT          NULL,
  sent_event_id  VARBINARY(1020) NULL,
  delivered_at   BIGINT          NULL COMMENT 'the earliest proof of delivery',
  read_at        BIGINT          NULL COMMENT 'the earliest proof of reading',
  failed_at      BIGINT          NULL,
  failure_code   VARCHAR(255)    NULL,
  responses      INT             NOT NULL DEFAULT 0,
  clicks         INT             NOT NULL DEFAULT 0,
  machine_clicks INT             NOT NULL DEFAULT 0,
  text_replies   INT             NOT NULL DEFAULT 0,
  opted_out      BOOLEAN         NOT NULL DEFAULT FALSE,
  cost           DECIMAL(18, 6)  NULL COMMENT 'in the currency of the workspace',
  cost_estimated BOOLEAN         NOT NULL DEFAULT FALSE,
  cost_at        BIGINT          NULL,
  cost_event_id  VARBINARY(1020) NULL,
  stage          TINYINT         NOT NULL DEFAULT 0 COMMENT 'MessageStage.code: follows from the times and counts',
  PRIMARY KEY (workspace_id, message_key) COMMENT 'MessageStore: the messages of a batch; joins from touch',
  KEY message_sent (workspace_id, sent_at, id) COMMENT 'SelectMessages: those of a period, newest first; the first day with data',
  KEY message_source (workspace_id, source_key, stage, sent_at, id) COMMENT 'SelectMessages: the recipients of a source, by state; SelectSentRanges',
  KEY message_contact (workspace_id, contact_key) COMMENT 'merges'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE touch (
  workspace_id BIGINT  NOT NULL,
  contact_key  BIGINT  NOT NULL,
  touched_at   BIGINT  NOT NULL,
  event_key    BIGINT  NOT NULL,
  message_key  BIGINT  NOT NULL,
  strength     TINYINT NOT NULL COMMENT '1 delivered, 2 read, 3 interacted',
  PRIMARY KEY (workspace_id, contact_key, touched_at, event_key) COMMENT 'TouchStore: the journey of a contact'
);

CREATE TABLE purchase (
  workspace_id    BIGINT          NOT NULL,
  purchase_key    BIGINT          NOT NULL,
  id              VARBINARY(1020) NOT NULL,
  contact_key     BIGINT          NULL COMMENT 'null until purchase.placed is known, as are the next three',
  placed_at       BIGINT          NULL,
  placed_event_id VARBINARY(1020) NULL,
  order_name      VARCHAR(255)    NULL,
  test            BOOLEAN         NOT NULL DEFAULT FALSE,
  cancelled       BOOLEAN         NOT NULL DEFAULT FALSE,
  amount          DECIMAL(18, 6)  NULL COMMENT 'in the currency of the workspace, as refunded',
  amount_at       BIGINT          NULL,
  amount_event_id VARBINARY(1020) NULL,
  refunded        DECIMAL(28, 6)  NOT NULL DEFAULT 0 COMMENT 'the sum of all refunds, not capped',
  PRIMARY KEY (workspace_id, purchase_key) COMMENT 'PurchaseStore: the purchases of a batch',
  KEY purchase_placed (workspace_id, placed_at, id) COMMENT 'the purchases of a period, newest first',
  KEY purchase_contact (workspace_id, contact_key, placed_at) COMMENT 'the purchases of a contact: attribution, merges'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE campaign (
  workspace_id BIGINT          NOT NULL,
  id           VARBINARY(1020) NOT NULL,
  name         VARCHAR(255)    NOT NULL,
  status       VARCHAR(255)    NULL,
  PRIMARY KEY (workspace_id, id) COMMENT 'one campaign, or all of a workspace'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE flow (
  workspace_id BIGINT          NOT NULL,
  id           VARBINARY(1020) NOT NULL,
  name         VARCHAR(255)    NOT NULL,
  status       VARCHAR(255)    NULL,
  PRIMARY KEY (workspace_id, id) COMMENT 'one flow, or all of a workspace'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE flow_node (
  workspace_id BIGINT          NOT NULL,
  flow_id      VARBINARY(1020) NOT NULL,
  position     INT             NOT NULL,
  id           VARBINARY(1020) NOT NULL,
  name         VARCHAR(255)    NOT NULL,
  kind         VARCHAR(255)    NULL,
  PRIMARY KEY (workspace_id, flow_id, position) COMMENT 'the nodes of one flow, as listed'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE flow_edge (
  workspace_id BIGINT          NOT NULL,
  flow_id      VARBINARY(1020) NOT NULL,
  position     INT             NOT NULL,
  from_node    VARBINARY(1020) NOT NULL,
  to_node      VARBINARY(1020) NOT NULL,
  label        VARCHAR(255)    NULL,
  PRIMARY KEY (workspace_id, flow_id, position) COMMENT 'the edges of one flow, as listed'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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

-- Sums of all counted purchases, credited or not, by the hour of the purchase. Those by day stand in rollup_day.
CREATE TABLE rollup_purchase (
  workspace_id BIGINT         NOT NULL,
  generation   INT            NOT NULL,
  level        TINYINT        NOT NULL COMMENT 'Level.code: 4, by hour',
  bucket       BIGINT         NOT NULL,
  slot         TINYINT        NOT NULL,
  purchases    BIGINT         NOT NULL,
  amount       DECIMAL(28, 6) NOT NULL,
  refunds      DECIMAL(28, 6) NOT NULL,
  PRIMARY KEY (workspace_id, generation, level, bucket, slot) COMMENT 'SelectKpis: the totals of a period'
);

-- The sums of all sources by day are what most answers are made of: a row of messages and purchases (DaySums), and one of
-- credits for each basis and touch rule (DayCells).
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

-- Counts the changes of a workspace, in slots, so that transactions do not queue for one row; readers sum over them. Every
-- transaction that changes what answers are made of adds to one, and holds it while it writes roll-ups of that slot.
CREATE TABLE data_version (
  workspace_id BIGINT  NOT NULL,
  slot         TINYINT NOT NULL,
  version      BIGINT  NOT NULL,
  PRIMARY KEY (workspace_id, slot) COMMENT 'DataVersionStore: lock one or all; the version of all data'
);

-- A generation of roll-ups in the making, beside the one in use, and for a while after it came into use. Whoever changes a
-- row here holds the lock of the workspace.
CREATE TABLE rebuild (
  workspace_id BIGINT      NOT NULL,
  generation   INT         NOT NULL COMMENT 'greater than any before',
  timezone     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cuts its days',
  done_key     BIGINT      NOT NULL COMMENT 'messages and purchases up to this key are in it, and intake keeps them so',
  facts        BOOLEAN     NOT NULL COMMENT 'whether facts and credits, too, are made again from the events',
  credits      BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'whether credits are made again; with facts they are, too',
  finished_at  BIGINT      NULL COMMENT 'when it came into use; what it replaced is deleted a while later',
  PRIMARY KEY (workspace_id) COMMENT 'RebuildStore: what is under way'
);

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
