-- Orders are folded from all of their events: what served to add one event to what is stored goes. Of an order of nobody the contact is null.
ALTER TABLE purchase
  MODIFY COLUMN contact_key BIGINT NULL COMMENT 'null until a purchase.placed names one',
  DROP COLUMN placed_event_id,
  DROP COLUMN amount_at,
  DROP COLUMN amount_event_id;
