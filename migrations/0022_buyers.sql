-- Who bought, when and in which order stands in the columns too, and columns that are read together stand together.

-- Counted from 0 among an owner's customers: a column has a place for each.
ALTER TABLE customers ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
WITH numbered AS (SELECT owner_id, id, ROW_NUMBER() OVER (PARTITION BY owner_id ORDER BY id) - 1 AS number FROM customers)
UPDATE customers SET number = n.number FROM numbered n WHERE n.owner_id = customers.owner_id AND n.id = customers.id;
CREATE UNIQUE INDEX customers_number ON customers (owner_id, number);

-- Customers are answered from columns, and one of them by `sales_customer`.
DROP INDEX sales_bought;

-- A row for each bundle of columns where there was one for each column: to fetch a row costs more than to read one that is not asked for.
DROP TABLE sale_columns;
CREATE TABLE sale_columns (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    -- 0 a day, 1 a month, known by its first day
    size SMALLINT NOT NULL,
    -- which columns: see src/store/reports/columns/part.rs
    bundle SMALLINT NOT NULL,
    day BIGINT NOT NULL,
    bytes BYTES NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, size, bundle, day)
);

-- postgres
-- They are small as they are, and are read by the thousand.
ALTER TABLE sale_columns ALTER COLUMN bytes SET STORAGE EXTERNAL;
-- end

-- All days get their columns with their next sums.
INSERT INTO stale_days
SELECT owner_id, zone_epoch, day, 0 FROM (
    SELECT owner_id, zone_epoch, day FROM facets WHERE size = 0 AND dimension = 0
    UNION SELECT owner_id, zone_epoch, day FROM totals_by_day WHERE day >= 0
) d WHERE true
ON CONFLICT DO NOTHING;
