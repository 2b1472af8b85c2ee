-- What happens around a booked session: what a purchase gives a right to, further addresses of its page, messages, reminders, who waits.

-- What was bought at once, as it was agreed when it was paid: later changes of the service or of its owner's zone do not touch it.
CREATE TABLE purchases (
    owner_id UUID NOT NULL,
    sale_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- of the checkout that paid it
    order_key TEXT NOT NULL,
    -- the session that was chosen with it
    first_booking UUID NOT NULL,
    sessions BIGINT NOT NULL CHECK (sessions > 0),
    -- later sessions of a package begin before this
    valid_until BIGINT,
    guarantee_until BIGINT NOT NULL,
    -- minutes before a session until which its buyer may move it or call it off
    cut_off BIGINT NOT NULL,
    -- sessions whose price has gone back, those among them that were never booked, and how much of the gross that is
    returned BIGINT NOT NULL,
    unbooked BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    -- when all of it was called off
    ended_at BIGINT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, sale_id)
);

-- Further secrets under which a booking's page lies: each letter about it has one of its own, because none is stored.
CREATE TABLE booking_links (
    link BYTES NOT NULL PRIMARY KEY,
    owner_id UUID NOT NULL,
    booking_id UUID NOT NULL,
    made_at BIGINT NOT NULL
);

-- What buyer and producer write to each other about a session.
CREATE TABLE booking_messages (
    owner_id UUID NOT NULL,
    booking_id UUID NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- who wrote it on the producer's side; null for the buyer
    author_id UUID,
    body TEXT NOT NULL,
    PRIMARY KEY (owner_id, booking_id, number)
);

-- Reminders that were sent: of one kind, one for each time that a session has had.
CREATE TABLE reminders (
    owner_id UUID NOT NULL,
    claim_id UUID NOT NULL,
    kind SMALLINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, claim_id, kind)
);
-- Sessions that come, of all owners: 2 is "booked", src/domain/booking/standing.rs.
CREATE INDEX claims_coming ON claims (session_from) WHERE state = 2;

-- Who waits for a time on a day that is full.
CREATE TABLE waiting (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    product_id UUID NOT NULL,
    slug TEXT NOT NULL,
    -- days since 1970, by the clock of the reader's zone, and its end
    day BIGINT NOT NULL,
    zone TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    -- of the secret in their first letter, and of the one in the letter that offers a time
    link BYTES NOT NULL,
    offer BYTES,
    -- what is kept for them, and until when; a time is offered once, and to one
    claim_id UUID,
    slot_from BIGINT,
    offered_until BIGINT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX waiting_link ON waiting (link);
CREATE UNIQUE INDEX waiting_offer ON waiting (offer) WHERE offer IS NOT NULL;
CREATE UNIQUE INDEX waiting_once ON waiting (owner_id, product_id, day, zone, email);
CREATE INDEX waiting_day ON waiting (ends_at);
