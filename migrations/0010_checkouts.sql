-- From a hold to a booking: which order pays for which claim, and what became of it. Nothing of a card is here.
CREATE TABLE checkouts (
    owner_id UUID NOT NULL,
    -- the key of the form, under which its payments lie
    order_key TEXT NOT NULL,
    claim_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- of the visitor's secret: what was bought is told to nobody else
    holder BYTES NOT NULL,
    -- a second attempt of the same buyer for the same money is the same sale
    sale_id UUID NOT NULL,
    sale_code TEXT NOT NULL,
    product_name TEXT NOT NULL,
    -- as typed
    buyer_name TEXT NOT NULL,
    buyer_email TEXT NOT NULL,
    buyer_document TEXT,
    buyer_country TEXT NOT NULL,
    buyer_language TEXT NOT NULL,
    buyer_zone TEXT NOT NULL,
    provider SMALLINT NOT NULL,
    method SMALLINT NOT NULL,
    currency TEXT NOT NULL,
    -- without the interest that the buyer bears, which is the surcharge
    gross BIGINT NOT NULL,
    surcharge BIGINT NOT NULL,
    instalments BIGINT NOT NULL,
    coupon TEXT,
    -- src/store/checkouts.rs
    stage SMALLINT NOT NULL,
    booking_id UUID,
    -- the secret of the booking's page, for the page after paying: forgotten soon
    link TEXT,
    -- what the charge that failed came to, and the provider's word for it
    leg SMALLINT,
    reason TEXT,
    -- why the money goes back
    late SMALLINT,
    created_at BIGINT NOT NULL,
    stage_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, order_key)
);
CREATE UNIQUE INDEX checkouts_holder ON checkouts (holder, order_key);
CREATE INDEX checkouts_claim ON checkouts (owner_id, claim_id);
CREATE INDEX checkouts_link ON checkouts (stage_at) WHERE link IS NOT NULL;

-- The entry of a session that goes with a letter.
ALTER TABLE letters ADD COLUMN calendar TEXT;
