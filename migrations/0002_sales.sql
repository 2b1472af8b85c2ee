-- Sales, the events that made them, the ledger they post to and the rollups that figures are read from.
-- Every table leads with owner_id. Money is minor units. Codes of states, methods, sources and accounts are those of src/domain.

CREATE TABLE products (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    source SMALLINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX products_code ON products (owner_id, source, code);

CREATE TABLE customers (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    email TEXT NOT NULL,
    name TEXT,
    document TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX customers_email ON customers (owner_id, email);
CREATE INDEX customers_document ON customers (owner_id, document) WHERE document IS NOT NULL;

-- The words of customers' names, folded, for searches by the beginning of a word.
CREATE TABLE customer_words (
    owner_id UUID NOT NULL,
    word TEXT NOT NULL,
    customer_id UUID NOT NULL,
    PRIMARY KEY (owner_id, word, customer_id)
);

CREATE TABLE sales (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    source SMALLINT NOT NULL,
    transaction_code TEXT NOT NULL,
    order_code TEXT,
    -- what the source said, hashed: the same news again changes nothing and costs one look
    digest BIGINT NOT NULL,
    state SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    approved_at BIGINT,
    state_at BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    customer_id UUID NOT NULL,
    buyer_name TEXT,
    buyer_country TEXT,
    buyer_state TEXT,
    buyer_city TEXT,
    product_id UUID NOT NULL,
    category TEXT,
    brand TEXT,
    offer TEXT,
    currency TEXT NOT NULL,
    gross BIGINT NOT NULL,
    surcharge BIGINT,
    tax BIGINT,
    fee BIGINT,
    affiliate TEXT,
    affiliate_commission BIGINT,
    coproducer TEXT,
    coproducer_commission BIGINT,
    stated_net BIGINT,
    settlement_currency TEXT,
    settlement_rate TEXT,
    -- the net in the purchase currency, where it is known
    net BIGINT,
    method SMALLINT NOT NULL,
    installments BIGINT NOT NULL,
    device TEXT,
    utm_source TEXT,
    utm_medium TEXT,
    utm_campaign TEXT,
    checkout_origin TEXT,
    lost_reason TEXT,
    source_platform TEXT,
    recovered BOOLEAN NOT NULL,
    -- the recovery window that was valid when it was sold
    recovery_days BIGINT,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX sales_identity ON sales (owner_id, source, transaction_code);
CREATE INDEX sales_created ON sales (owner_id, created_at, id);
CREATE INDEX sales_state ON sales (owner_id, state, created_at, id);
CREATE INDEX sales_product ON sales (owner_id, product_id, created_at, id);
CREATE INDEX sales_customer ON sales (owner_id, customer_id, product_id, created_at);
CREATE INDEX sales_approved ON sales (owner_id, approved_at, id);
CREATE INDEX sales_gross ON sales (owner_id, gross, id);

-- Who is to be won back: a buyer's last failed attempt at a product in one currency, as long as no sold sale of the two came later.
CREATE TABLE win_backs (
    owner_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    product_id UUID NOT NULL,
    currency TEXT NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, customer_id, product_id, currency)
);
CREATE INDEX win_backs_failed ON win_backs (owner_id, failed_at, currency);

CREATE TABLE sale_events (
    owner_id UUID NOT NULL,
    sale_id UUID NOT NULL,
    -- 0 is the start
    number BIGINT NOT NULL,
    state SMALLINT NOT NULL,
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    cause SMALLINT NOT NULL,
    refunded BIGINT,
    note TEXT,
    PRIMARY KEY (owner_id, sale_id, number)
)
-- sqlite
WITHOUT ROWID
-- end
;

-- One row is one transfer: amount leaves debit and enters credit, so each currency's sum is zero by shape.
CREATE TABLE transfers (
    owner_id UUID NOT NULL,
    sale_id UUID NOT NULL,
    -- the number of the event that caused it
    event BIGINT NOT NULL,
    line BIGINT NOT NULL,
    debit SMALLINT NOT NULL,
    credit SMALLINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, sale_id, event, line)
)
-- sqlite
WITHOUT ROWID
-- end
;

CREATE TABLE balances (
    owner_id UUID NOT NULL,
    currency TEXT NOT NULL,
    account SMALLINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (owner_id, currency, account)
);

-- Rollups hold additive measures by the sale's day (owner's zone) or hour (UTC), its present state and whether it ever was
-- approved. `sales_by_day` carries product and method; the two others serve the panel at a cost that no number of products raises.
CREATE TABLE sales_by_day (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    day BIGINT NOT NULL,
    currency TEXT NOT NULL,
    product_id UUID NOT NULL,
    method SMALLINT NOT NULL,
    state SMALLINT NOT NULL,
    was_approved BOOLEAN NOT NULL,
    sales BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    net BIGINT NOT NULL,
    net_known BIGINT NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, day, currency, product_id, method, state, was_approved)
)
-- sqlite
WITHOUT ROWID
-- end
;

CREATE TABLE totals_by_day (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    day BIGINT NOT NULL,
    currency TEXT NOT NULL,
    state SMALLINT NOT NULL,
    was_approved BOOLEAN NOT NULL,
    sales BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    net BIGINT NOT NULL,
    net_known BIGINT NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, day, currency, state, was_approved)
)
-- sqlite
WITHOUT ROWID
-- end
;

CREATE TABLE totals_by_hour (
    owner_id UUID NOT NULL,
    hour BIGINT NOT NULL,
    currency TEXT NOT NULL,
    state SMALLINT NOT NULL,
    was_approved BOOLEAN NOT NULL,
    sales BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    net BIGINT NOT NULL,
    net_known BIGINT NOT NULL,
    PRIMARY KEY (owner_id, hour, currency, state, was_approved)
)
-- sqlite
WITHOUT ROWID
-- end
;

-- Events and transfers are only ever added.
-- sqlite
CREATE TRIGGER sale_events_keep BEFORE UPDATE ON sale_events BEGIN SELECT RAISE(ABORT, 'sale_events is append only'); END;
CREATE TRIGGER sale_events_stay BEFORE DELETE ON sale_events BEGIN SELECT RAISE(ABORT, 'sale_events is append only'); END;
CREATE TRIGGER transfers_keep BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append only'); END;
CREATE TRIGGER transfers_stay BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append only'); END;
-- end
-- postgres
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append only', TG_TABLE_NAME; END $$;
CREATE TRIGGER sale_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_events EXECUTE FUNCTION append_only();
CREATE TRIGGER transfers_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers EXECUTE FUNCTION append_only();
-- end
