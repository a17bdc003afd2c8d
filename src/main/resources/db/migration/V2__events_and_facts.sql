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
  PRIMARY KEY (workspace_id, kind, id) COMMENT 'Surrogates: lock and resolve the ids of a batch'
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
  UNIQUE KEY event_id (workspace_id, id) COMMENT 'EventStore: which of these ids are known'
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
  successor_key    BIGINT          NULL COMMENT 'set when this contact turned out to be another one: nothing hangs on it any more',
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
  PRIMARY KEY (workspace_id, message_key) COMMENT 'MessageStore: the messages of a batch; joins from touch',
  KEY message_sent (workspace_id, sent_at) COMMENT 'the messages of a period; the first day with data',
  KEY message_source (workspace_id, source_key, sent_at) COMMENT 'first and last sent of each source; the recipients of a campaign or node',
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
