-- What producers do with their sessions beyond the calendar.

-- What the producer tells the buyer of a session. Where it is met is on the booking itself, as calendars are told of it.
CREATE TABLE session_notes (
    owner_id UUID NOT NULL,
    booking_id UUID NOT NULL,
    notes TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, booking_id)
);

-- The sessions of a stretch of time; a claim that became none is not among them.
CREATE INDEX claims_sessions ON claims (owner_id, session_from) WHERE booking_id IS NOT NULL;
-- The times that a session had, one after the other.
CREATE INDEX claims_booking ON claims (owner_id, booking_id) WHERE booking_id IS NOT NULL;

-- Stretches of a producer's calendar that hold for all services: away, open beyond the usual hours, busy as another calendar says.
CREATE TABLE calendar_stretches (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    -- src/domain/agenda/stretch.rs
    kind SMALLINT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX calendar_stretches_ends ON calendar_stretches (owner_id, ends_at);

-- The secret address under which calendars read the sessions of an owner.
CREATE TABLE agenda_feeds (
    owner_id UUID PRIMARY KEY,
    secret BYTES NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX agenda_feeds_secret ON agenda_feeds (secret);

-- Another calendar of an owner whose busy times are read again and again.
CREATE TABLE outside_calendars (
    owner_id UUID PRIMARY KEY,
    url TEXT NOT NULL,
    next_at BIGINT NOT NULL,
    -- when it was read last, what that came to, and how many busy stretches it gave
    read_at BIGINT,
    outcome SMALLINT,
    found BIGINT NOT NULL
);
CREATE INDEX outside_calendars_next ON outside_calendars (next_at);

CREATE INDEX checkouts_booking ON checkouts (owner_id, booking_id) WHERE booking_id IS NOT NULL;
