-- What buyers find: one small row for each service on sale, so that looking through the market reads no document.

CREATE TABLE services_on_sale (
    owner_id UUID NOT NULL,
    product_id UUID NOT NULL,
    slug TEXT NOT NULL,
    -- in the market and for search engines; the others are found by their link alone
    listed BOOLEAN NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- in minor units
    price BIGINT NOT NULL,
    -- JSON of what the market shows: Offered in src/domain/product/view.rs
    card TEXT NOT NULL,
    -- when it was approved first and last
    published_at BIGINT NOT NULL,
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, product_id)
);
-- Everything that is counted and skipped stands in the index.
CREATE INDEX services_listed ON services_on_sale (published_at, product_id, owner_id, kind, language, currency, price) WHERE listed;

-- The market had these columns of the documents' table before; the program fills the rows above when it starts.
DROP INDEX online_services_market;
ALTER TABLE online_services DROP COLUMN market_kind;
ALTER TABLE online_services DROP COLUMN market_language;
ALTER TABLE online_services DROP COLUMN market_currency;
ALTER TABLE online_services DROP COLUMN market_price;

-- What the operator took off sale. 4 is "suspended": src/domain/product/state.rs.
CREATE INDEX online_services_suspended ON online_services (updated_at) WHERE state = 4;
