-- What producers do with their sessions beyond the calendar.

-- What the producer tells the buyer of a session. Where it is met is on the booking itself, as calendars are told of it.
CREATE TABLE session_notes (
    owner_id UUID NOT NULL,
    booking_id UUID NOT NULL,
    notes TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, booking_id)
);
