-- What messages cost, as people put it: prices by market and category from a day on.
CREATE TABLE rate_card (
  workspace_id   BIGINT     NOT NULL,
  currency       CHAR(3)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from INT        NOT NULL COMMENT 'epoch day, in the time zone of the account at WhatsApp',
  put_at         BIGINT     NOT NULL COMMENT 'epoch milliseconds; grows with each change of the card',
  markets        INT        NOT NULL COMMENT 'how many it has, as are prices',
  prices         INT        NOT NULL,
  body_bytes     INT        NOT NULL,
  body           MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON, as RateCardBody has it',
  PRIMARY KEY (workspace_id, currency, effective_from) COMMENT 'RateCardStore: the cards of a workspace, or one of them'
);

-- What a platform said of the price of each message, and the price that was said in turn. Not derived from events: those have
-- neither types nor regions, and a message can only be priced again from here.
CREATE TABLE priced_message (
  workspace_id  BIGINT          NOT NULL,
  message_id    VARBINARY(1020) NOT NULL,
  connection_id VARBINARY(255)  NOT NULL COMMENT 'that the status came by',
  timezone      VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the account at WhatsApp: cuts the days of its prices',
  status_at     BIGINT          NOT NULL COMMENT 'epoch milliseconds; of the status that tells the price, as are the next six',
  delivered     BOOLEAN         NOT NULL COMMENT 'whether it is the delivery itself',
  region        VARCHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'ISO 3166-1',
  category      VARBINARY(1020) NULL,
  type          VARBINARY(256)  NULL,
  billable      BOOLEAN         NULL,
  model         VARBINARY(256)  NULL,
  said_at       BIGINT          NULL COMMENT 'occurred_at of the last message.priced; null while there was none, as are the next four',
  changes       INT             NULL COMMENT 'how often the price changed: the id of that event begins with it',
  amount        DECIMAL(18, 6)  NULL,
  currency      CHAR(3)         CHARACTER SET ascii COLLATE ascii_bin NULL,
  exchange_rate DECIMAL(24, 12) NULL,
  why           VARCHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'why there is no price now; null where there is one, or none is charged',
  PRIMARY KEY (workspace_id, message_id) COMMENT 'PricedMessageStore: what is kept of the messages of a delivery',
  KEY priced_message_time (workspace_id, status_at, message_id) COMMENT 'PricedMessageStore: those of some days, to price them again in the order of delivery',
  KEY priced_message_why (workspace_id, why, status_at, category) COMMENT 'SelectUnpriced: how many have no price, by reason and category'
);
