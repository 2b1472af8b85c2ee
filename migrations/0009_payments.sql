-- Payments: what was asked of a payment provider, and what became of it. Codes of states and methods are those of src/domain/checkout.

-- One charge of an order: one row for each card. The rows of an order share the key that its form came with.
CREATE TABLE payments (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    order_key TEXT NOT NULL,
    -- 0 is the first card
    place BIGINT NOT NULL,
    -- whether the order is to be paid or given back
    goal SMALLINT NOT NULL,
    provider SMALLINT NOT NULL,
    -- null until the provider has given it a name
    provider_id TEXT,
    method SMALLINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    instalments BIGINT NOT NULL,
    -- what the provider calls the card; never a number
    card TEXT,
    state SMALLINT NOT NULL,
    -- why it failed, in the provider's word
    reason TEXT,
    -- JSON of what the buyer has to do
    action TEXT,
    refunded BIGINT NOT NULL,
    -- grows with every change: two who bring news at once do not overwrite each other
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    state_at BIGINT NOT NULL,
    -- when somebody has to look after it again; null when its order is concluded
    look_at BIGINT,
    looks BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX payments_key ON payments (owner_id, order_key, place);
CREATE UNIQUE INDEX payments_provider_id ON payments (provider, provider_id);
CREATE INDEX payments_look ON payments (look_at) WHERE look_at IS NOT NULL;

-- What was to be given back of an order, each under a key of its own: asked twice, it is given back once.
CREATE TABLE payment_refunds (
    owner_id UUID NOT NULL,
    order_key TEXT NOT NULL,
    refund_key TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    -- what was to be given back in all, with this
    up_to BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- null until the provider has answered for every card
    made_at BIGINT,
    PRIMARY KEY (owner_id, order_key, refund_key)
);

-- Notifications that were received: a second delivery does nothing.
CREATE TABLE gateway_events (
    provider SMALLINT NOT NULL,
    event_id TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (provider, event_id)
);
CREATE INDEX gateway_events_received ON gateway_events (received_at);

-- The sandbox's own books, as a provider would keep them: nothing outside of the sandbox reads them.
CREATE TABLE sandbox_payments (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    behaviour SMALLINT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    captures_now BOOLEAN NOT NULL,
    state SMALLINT NOT NULL,
    refunded BIGINT NOT NULL,
    -- how often it was asked to charge this
    asks BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE TABLE sandbox_refunds (
    owner_id UUID NOT NULL,
    key TEXT NOT NULL,
    payment_id UUID NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (owner_id, key)
);
CREATE TABLE sandbox_notices (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    body TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    -- deliveries that are still to come
    remaining BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE INDEX sandbox_notices_due ON sandbox_notices (due_at);
-- What the sandbox signs with; one row.
CREATE TABLE sandbox_keys (
    id SMALLINT NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL
);
