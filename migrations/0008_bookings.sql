-- Who has taken which time of a producer's calendar, what was bought with it, and what happened to it.
-- All products of a producer share one calendar: its key is the owner.

-- A stretch of a calendar that somebody took. It never moves: another time is another claim.
CREATE TABLE claims (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- what it became when it was paid
    booking_id UUID,
    -- the claim whose place it took, when a hold or a session moved
    follows UUID,
    -- the session, and what it takes of the calendar with its buffers, as they were when it was taken
    session_from BIGINT NOT NULL,
    session_to BIGINT NOT NULL,
    range_from BIGINT NOT NULL,
    range_to BIGINT NOT NULL,
    -- src/domain/booking/standing.rs; 0 to 2 are live
    state SMALLINT NOT NULL,
    -- the end of the hold that its visitor was told; null where nothing was held
    deadline BIGINT,
    -- null unless held or paying: from then on it is as good as lapsed
    keep_until BIGINT,
    -- of the visitor's secret and of the address it came from
    holder BYTES,
    address BYTES,
    chain_began BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- the number of its last event
    last_event BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
-- What is taken of a stretch of the calendar, and whether that changed: answered without the table.
CREATE INDEX claims_live ON claims (owner_id, range_to, range_from, keep_until, changed_at, state) WHERE state <= 2;
CREATE INDEX claims_overdue ON claims (owner_id, keep_until) WHERE keep_until IS NOT NULL;
CREATE INDEX claims_holder ON claims (holder) WHERE holder IS NOT NULL;
CREATE INDEX claims_address ON claims (address) WHERE keep_until IS NOT NULL;
-- A visitor holds one time of a product.
CREATE UNIQUE INDEX claims_one_hold ON claims (holder, owner_id, product_id) WHERE keep_until IS NOT NULL;

-- The five-minute ticks of UTC (since 1970) that live claims have: by this key no two of them can overlap.
-- sqlite
CREATE TABLE claim_ticks (
    owner_id UUID NOT NULL,
    tick BIGINT NOT NULL,
    claim_id UUID NOT NULL,
    PRIMARY KEY (owner_id, tick)
) WITHOUT ROWID;
-- end
-- postgres
CREATE TABLE claim_ticks (
    owner_id UUID NOT NULL,
    tick BIGINT NOT NULL,
    claim_id UUID NOT NULL,
    PRIMARY KEY (owner_id, tick)
);
-- end

-- Every move of a claim.
CREATE TABLE booking_events (
    owner_id UUID NOT NULL,
    claim_id UUID NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- who moved it: a cause, as of sales, and the account where it was one
    cause SMALLINT NOT NULL,
    actor_id UUID,
    event SMALLINT NOT NULL,
    from_state SMALLINT,
    to_state SMALLINT NOT NULL,
    note TEXT,
    PRIMARY KEY (owner_id, claim_id, number)
);

-- sqlite
CREATE TRIGGER booking_events_keep BEFORE UPDATE ON booking_events BEGIN SELECT RAISE(ABORT, 'booking_events is append only'); END;
CREATE TRIGGER booking_events_stay BEFORE DELETE ON booking_events BEGIN SELECT RAISE(ABORT, 'booking_events is append only'); END;
-- end
-- postgres
CREATE TRIGGER booking_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON booking_events EXECUTE FUNCTION append_only();
-- end

-- A session that was bought, whatever time it has moved to since.
CREATE TABLE bookings (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- its time now, and the start it was bought for: the guarantee counts from that
    claim_id UUID NOT NULL,
    bought_for BIGINT NOT NULL,
    sale_id UUID NOT NULL,
    buyer_name TEXT NOT NULL,
    buyer_email TEXT NOT NULL,
    buyer_language TEXT NOT NULL,
    buyer_zone TEXT NOT NULL,
    -- of the secret in the address of the buyer's page
    link BYTES NOT NULL,
    -- of its entry in calendars
    uid TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    meeting_url TEXT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX bookings_link ON bookings (link);
CREATE INDEX bookings_sale ON bookings (owner_id, sale_id);
