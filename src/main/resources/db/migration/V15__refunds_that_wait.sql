-- What was paid in the money of a buyer and not of the shop: of an order what it comes to in both, of a refund that came by itself what was
-- given back, which takes the order to be told in the money of the shop.
CREATE TABLE paid_money (
  workspace_id  BIGINT         NOT NULL,
  purchase_id   VARCHAR(255)   NOT NULL,
  refund_id     VARCHAR(255)   NOT NULL COMMENT 'empty: the order itself',
  told_at       BIGINT         NOT NULL COMMENT 'epoch milliseconds: of the latest body that says so',
  paid          DECIMAL(18, 6) NOT NULL COMMENT 'in the money of the buyer',
  paid_currency CHAR(3)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop          DECIMAL(18, 6) NULL COMMENT 'the same in the money of the shop; null of a refund',
  shop_currency CHAR(3)        CHARACTER SET ascii COLLATE ascii_bin NULL,
  exchange_rate DECIMAL(24, 12) NULL COMMENT 'of the order, to the money of the workspace; null where it is the same',
  PRIMARY KEY (workspace_id, purchase_id, refund_id) COMMENT 'PaidMoneyStore: what is known of some orders'
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
