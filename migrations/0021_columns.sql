-- The sales of summed up days once more, column by column: what filters that no sum knows are answered from.

-- A day's rows stand in the columns of their month while that has few of them, else in columns of their own: see src/store/reports/columns.rs
-- for what `bytes` holds. They are true of the days that are not in `stale_days`.
CREATE TABLE sale_columns (
    owner_id UUID NOT NULL,
    zone_epoch BIGINT NOT NULL,
    -- 0 a day, 1 a month, known by its first day
    size SMALLINT NOT NULL,
    -- which column
    part SMALLINT NOT NULL,
    day BIGINT NOT NULL,
    bytes BYTES NOT NULL,
    PRIMARY KEY (owner_id, zone_epoch, size, part, day)
);

-- postgres
-- They are small as they are, and are read by the thousand.
ALTER TABLE sale_columns ALTER COLUMN bytes SET STORAGE EXTERNAL;
-- end

-- All days get their columns with their next sums.
INSERT INTO stale_days
SELECT owner_id, zone_epoch, day, 0 FROM facets WHERE size = 0 AND dimension = 0 GROUP BY owner_id, zone_epoch, day
ON CONFLICT DO NOTHING;
