-- Orders that cannot lose anybody's money: what a key was used for, when a provider was asked, what went back, what nobody knows of.

-- Which order pays for a claim: news of another changes nothing.
ALTER TABLE claims ADD COLUMN order_key TEXT;
-- Those that never became bookings, to be removed when they are old.
CREATE INDEX claims_gone ON claims (changed_at) WHERE state >= 7 AND booking_id IS NULL;

-- Of all that an order consists of: its key is good for nothing else.
ALTER TABLE payments ADD COLUMN digest BYTES;
-- When its provider was asked for it first and last: no provider remembers keys for ever.
ALTER TABLE payments ADD COLUMN first_asked_at BIGINT;
ALTER TABLE payments ADD COLUMN last_asked_at BIGINT;
UPDATE payments SET first_asked_at = created_at, last_asked_at = created_at WHERE state <> 0;

-- What each card gives back of a refund.
ALTER TABLE payment_refunds ADD COLUMN first_part BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payment_refunds ADD COLUMN second_part BIGINT NOT NULL DEFAULT 0;
-- The provider's word, where not all of it went back; the parts are what is left of it.
ALTER TABLE payment_refunds ADD COLUMN refused TEXT;
-- when somebody has to look after it again; null when it is made or refused
ALTER TABLE payment_refunds ADD COLUMN look_at BIGINT;
ALTER TABLE payment_refunds ADD COLUMN looks BIGINT NOT NULL DEFAULT 0;
CREATE INDEX payment_refunds_look ON payment_refunds (look_at) WHERE look_at IS NOT NULL;

-- Charges that a provider made beside the one of a payment: they are no part of any order, and go back.
CREATE TABLE stray_charges (
    owner_id UUID NOT NULL,
    provider SMALLINT NOT NULL,
    provider_id TEXT NOT NULL,
    payment_id UUID NOT NULL,
    found_at BIGINT NOT NULL,
    -- null when nothing is left of it
    look_at BIGINT,
    looks BIGINT NOT NULL,
    PRIMARY KEY (owner_id, provider, provider_id)
);
CREATE INDEX stray_charges_look ON stray_charges (look_at) WHERE look_at IS NOT NULL;

-- Of the form as it was sent.
ALTER TABLE checkouts ADD COLUMN digest BYTES;
-- What its sale was told: how much of the gross went back, and whether the buyer's bank asks for the rest.
ALTER TABLE checkouts ADD COLUMN returned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE checkouts ADD COLUMN disputed BOOLEAN NOT NULL DEFAULT FALSE;
-- One form at a time pays for a claim.
CREATE UNIQUE INDEX checkouts_live ON checkouts (owner_id, claim_id) WHERE stage = 0;

-- The events of a claim may go when their claim has gone.
-- sqlite
DROP TRIGGER booking_events_stay;
CREATE TRIGGER booking_events_stay BEFORE DELETE ON booking_events
WHEN EXISTS (SELECT 1 FROM claims c WHERE c.owner_id = OLD.owner_id AND c.id = OLD.claim_id)
BEGIN SELECT RAISE(ABORT, 'booking_events is append only'); END;
-- end
-- postgres
DROP TRIGGER booking_events_stay ON booking_events;
CREATE TRIGGER booking_events_keep BEFORE UPDATE OR TRUNCATE ON booking_events EXECUTE FUNCTION append_only();
CREATE FUNCTION append_only_with_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM claims c WHERE c.owner_id = OLD.owner_id AND c.id = OLD.claim_id) THEN
        RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER booking_events_stay BEFORE DELETE ON booking_events FOR EACH ROW EXECUTE FUNCTION append_only_with_claim();
-- end
