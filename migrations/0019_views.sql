-- Saved views of reports, and what travels with a letter.

-- A question under a name, of one person in one owner's account.
CREATE TABLE report_views (
    owner_id UUID NOT NULL,
    id UUID NOT NULL,
    account_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- by what the name is told from others: neither case nor accents make another
    name_key TEXT NOT NULL,
    report TEXT NOT NULL,
    -- the parameters of its address
    query TEXT NOT NULL,
    -- src/domain/reports/view.rs; null where it is not mailed
    rhythm SMALLINT,
    next_at BIGINT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, id),
    CHECK ((rhythm IS NULL) = (next_at IS NULL))
);
CREATE UNIQUE INDEX report_views_name ON report_views (owner_id, account_id, name_key);
CREATE INDEX report_views_due ON report_views (next_at) WHERE next_at IS NOT NULL;

-- A file that goes with a letter, until it is sent.
CREATE TABLE letter_files (
    letter_id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    content BYTES NOT NULL
);
