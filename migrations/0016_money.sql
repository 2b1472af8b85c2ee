-- What was offered to who waits is remembered, and what a provider refuses to give back is asked for again.

-- Every time that was ever offered to somebody who waits, by the address they are written to: nobody is offered one twice, and one that was not
-- chosen is offered to nobody else.
CREATE TABLE waiting_offers (
    owner_id UUID NOT NULL,
    product_id UUID NOT NULL,
    starts_at BIGINT NOT NULL,
    email TEXT NOT NULL,
    -- if it comes free again, it may be offered to others
    chosen BOOLEAN NOT NULL,
    PRIMARY KEY (owner_id, product_id, starts_at, email)
);
CREATE INDEX waiting_offers_over ON waiting_offers (starts_at);
-- How many times were offered to them.
ALTER TABLE waiting ADD COLUMN offers BIGINT NOT NULL DEFAULT 0;
UPDATE waiting SET offers = 1 WHERE slot_from IS NOT NULL;
INSERT INTO waiting_offers (owner_id, product_id, starts_at, email, chosen)
SELECT owner_id, product_id, slot_from, email, FALSE FROM waiting WHERE slot_from IS NOT NULL ON CONFLICT DO NOTHING;

-- How often the provider refused a refund that may be made another day: each time it is asked for under another key.
ALTER TABLE payment_refunds ADD COLUMN attempt BIGINT NOT NULL DEFAULT 0;
