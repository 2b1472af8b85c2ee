-- What reports are read from: the figures of src/domain/reports/figures.rs, by the owner's day and by month, for each value of each
-- dimension of src/domain/reports/dimension.rs; dimension 0 is all sales together.

-- A day is summed up by itself when it has been written to, not with each sale: see `stale_days`.
CREATE TABLE facets (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    dimension SMALLINT NOT NULL,
    -- 0 a day, 1 a month, known by its first day
    size SMALLINT NOT NULL,
    day BIGINT NOT NULL,
    currency TEXT NOT NULL,
    -- the owner's own id where all products are together
    product_id UUID NOT NULL,
    value TEXT NOT NULL,
    sold BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    net BIGINT NOT NULL,
    net_known BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    tax_known BIGINT NOT NULL,
    fee BIGINT NOT NULL,
    fee_known BIGINT NOT NULL,
    affiliate BIGINT NOT NULL,
    affiliate_known BIGINT NOT NULL,
    coproducer BIGINT NOT NULL,
    coproducer_known BIGINT NOT NULL,
    approved BIGINT NOT NULL,
    lost BIGINT NOT NULL,
    lost_gross BIGINT NOT NULL,
    recovered BIGINT NOT NULL,
    recovered_gross BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    withdrawn_gross BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    returned_amount BIGINT NOT NULL,
    refunds BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    chargebacks BIGINT NOT NULL,
    charged_back BIGINT NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, dimension, size, day, currency, product_id, value)
)
-- sqlite
WITHOUT ROWID
-- end
;

-- The days whose facets are not those of its sales: written to by the transaction that adds or moves a sale, or gives something of one
-- back. Readers take such days from the sales themselves; a job sums them up and takes them out again.
CREATE TABLE stale_days (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    day BIGINT NOT NULL,
    -- the owner's version when it was last written to: who sums the day up takes it out only if this is what they saw
    version BIGINT NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, day)
)
-- sqlite
WITHOUT ROWID
-- end
;

-- Moves that give money back, by their day.
CREATE INDEX sale_events_returns ON sale_events (owner_id, at) WHERE state IN (14, 15, 16);

-- What is there already: the days of all sales, and those around which something was given back, whatever the zone.
INSERT INTO stale_days
SELECT owner_id, zone_epoch, day, 0 FROM totals_by_day WHERE day >= 0 GROUP BY owner_id, zone_epoch, day;
INSERT INTO stale_days
SELECT e.owner_id, o.zone_epoch, e.at / 86400000000 + n.near, 0
FROM sale_events e JOIN owners o ON o.id = e.owner_id
CROSS JOIN (SELECT -1 AS near UNION ALL SELECT 0 UNION ALL SELECT 1) n
WHERE e.state IN (14, 15, 16) AND e.at >= 86400000000
GROUP BY e.owner_id, o.zone_epoch, e.at / 86400000000 + n.near
ON CONFLICT DO NOTHING;
