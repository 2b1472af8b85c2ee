-- Sums of blocks of days, so that the totals of many days read few rows. A block is known by its first day and has 16 days or 256, those
-- of src/domain/figures.rs, counted from 1970; `totals_by_block` stands above `totals_by_day`, `sales_by_block` above `sales_by_day`.

CREATE TABLE totals_by_block (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    -- in days
    size BIGINT NOT NULL,
    -- the first
    day BIGINT NOT NULL,
    currency TEXT NOT NULL,
    state SMALLINT NOT NULL,
    was_approved BOOLEAN NOT NULL,
    sales BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    net BIGINT NOT NULL,
    net_known BIGINT NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, size, day, currency, state, was_approved)
)
-- sqlite
WITHOUT ROWID
-- end
;

CREATE TABLE sales_by_block (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    size BIGINT NOT NULL,
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
    PRIMARY KEY (owner_id, zone_epoch, size, day, currency, product_id, method, state, was_approved)
)
-- sqlite
WITHOUT ROWID
-- end
;

-- What is there already; the remainder of a day before 1970 is negative. The greater blocks are made of the smaller, which are fewer
-- than the days.
INSERT INTO totals_by_block
SELECT owner_id, zone_epoch, 16, day - (day % 16 + 16) % 16, currency, state, was_approved, SUM(sales), SUM(gross), SUM(net), SUM(net_known)
FROM totals_by_day GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO totals_by_block
SELECT owner_id, zone_epoch, 256, day - (day % 256 + 256) % 256, currency, state, was_approved, SUM(sales), SUM(gross), SUM(net), SUM(net_known)
FROM totals_by_block GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO sales_by_block
SELECT owner_id, zone_epoch, 16, day - (day % 16 + 16) % 16, currency, product_id, method, state, was_approved, SUM(sales), SUM(gross), SUM(net), SUM(net_known)
FROM sales_by_day GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
INSERT INTO sales_by_block
SELECT owner_id, zone_epoch, 256, day - (day % 256 + 256) % 256, currency, product_id, method, state, was_approved, SUM(sales), SUM(gross), SUM(net), SUM(net_known)
FROM sales_by_block GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
