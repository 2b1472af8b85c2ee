-- Online services as their owners set them up, what happened to them, their pictures; what people are told inside the program; rates.
-- Documents (draft, submitted, published, remarks) are JSON of the types in src/domain/product.

CREATE TABLE online_services (
    owner_id UUID NOT NULL,
    product_id UUID NOT NULL,
    -- part of the public address; given when it is first sent to verification
    slug TEXT,
    state SMALLINT NOT NULL,
    -- the state of what was changed since the approval, while the approved text stays on sale; null without such changes
    revision SMALLINT,
    name TEXT NOT NULL,
    draft TEXT NOT NULL,
    -- what was sent to verification last, the time before, and what is on sale
    submitted TEXT,
    previous TEXT,
    published TEXT,
    -- why it was returned
    remarks TEXT,
    -- grows with every save: two open windows cannot overwrite each other unseen
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- null unless it waits for the operator
    waiting_since BIGINT,
    -- how the market finds it; null unless it is on sale and listed
    market_kind TEXT,
    market_language TEXT,
    published_at BIGINT,
    PRIMARY KEY (owner_id, product_id)
);
CREATE UNIQUE INDEX online_services_slug ON online_services (slug);
CREATE INDEX online_services_waiting ON online_services (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX online_services_market ON online_services (published_at) WHERE market_kind IS NOT NULL;

-- Every move of a product's state, or of its revision's.
CREATE TABLE product_events (
    owner_id UUID NOT NULL,
    product_id UUID NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor SMALLINT NOT NULL,
    actor_id UUID,
    of_revision BOOLEAN NOT NULL,
    from_state SMALLINT,
    to_state SMALLINT NOT NULL,
    remarks TEXT,
    PRIMARY KEY (owner_id, product_id, number)
);
CREATE INDEX product_events_at ON product_events (at);

-- sqlite
CREATE TRIGGER product_events_keep BEFORE UPDATE ON product_events BEGIN SELECT RAISE(ABORT, 'product_events is append only'); END;
CREATE TRIGGER product_events_stay BEFORE DELETE ON product_events BEGIN SELECT RAISE(ABORT, 'product_events is append only'); END;
-- end
-- postgres
CREATE TRIGGER product_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON product_events EXECUTE FUNCTION append_only();
-- end

-- A picture as it was uploaded, in figures; what is shown are its files, encoded anew.
CREATE TABLE pictures (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    bytes BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE TABLE picture_files (
    picture_id UUID NOT NULL,
    -- the width that pages ask for; the file may be narrower, and then there is none of a greater size
    size BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    content BYTES NOT NULL,
    PRIMARY KEY (picture_id, size)
);

-- What an account is told inside the program.
CREATE TABLE notices (
    account_id UUID NOT NULL,
    id UUID NOT NULL,
    -- JSON of the notice
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (account_id, id)
);
CREATE INDEX notices_newest ON notices (account_id, created_at);
CREATE INDEX notices_unread ON notices (account_id) WHERE read_at IS NULL;

-- Reference rates: one euro in each currency, as decimal text, by day (days since 1970).
CREATE TABLE rates (
    day BIGINT NOT NULL,
    currency TEXT NOT NULL,
    rate TEXT NOT NULL,
    PRIMARY KEY (day, currency)
);
