-- Customers by e-mail: who bought how often and for how much; and selections of them that are kept.

-- Everything that the figures of a customer are made of, customer by customer: a selection over much of the owner's time walks this index
-- alone, in the order in which it is grouped, where it would fetch and sort ten million sales; the life of one customer is one short range
-- of it. The state stands in it too: without it SQLite would fetch each sale to look again. Sold as src/store/reports/raw.rs has it. Short periods go by `sales_created`.
CREATE INDEX sales_bought ON sales (owner_id, customer_id, created_at, currency, gross, order_code, product_id, state)
    WHERE state IN (5, 6, 13, 14);

-- postgres
-- Addresses are sorted by bytes on every engine.
ALTER TABLE customers ALTER COLUMN email TYPE TEXT COLLATE "C";
-- end

-- Selections of customers under a name.
CREATE TABLE segments (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    -- the name without case and accents
    name_key TEXT NOT NULL,
    -- keeps the customers that were found when it was made, not only the question
    frozen BOOLEAN NOT NULL,
    -- as it stands in an address
    question TEXT NOT NULL,
    made_by UUID NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id)
);
CREATE UNIQUE INDEX segments_name ON segments (owner_id, name_key);

-- Who is in a frozen segment.
CREATE TABLE segment_members (
    owner_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    customer_id UUID NOT NULL,
    PRIMARY KEY (owner_id, segment_id, customer_id)
)
-- sqlite
WITHOUT ROWID
-- end
;
