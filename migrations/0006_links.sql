-- How the market is searched, and the links that tell where a visitor comes from.

-- What the market compares prices by, in minor units; null unless the service is on sale and listed.
ALTER TABLE online_services ADD COLUMN market_currency TEXT;
ALTER TABLE online_services ADD COLUMN market_price BIGINT;

-- What is on sale, listed in the market or not. 2 is "approved": src/domain/product/state.rs.
CREATE INDEX online_services_on_sale ON online_services (published_at) WHERE state = 2;

-- The words of name, description and producer of what the market shows, folded, for searches by the beginning of a word.
CREATE TABLE market_words (
    word TEXT NOT NULL,
    owner_id UUID NOT NULL,
    product_id UUID NOT NULL,
    PRIMARY KEY (word, owner_id, product_id)
);
CREATE INDEX market_words_service ON market_words (owner_id, product_id);

-- postgres
-- The range of words that begin alike is one of bytes: in the order of a language it would have gaps.
ALTER TABLE market_words ALTER COLUMN word TYPE TEXT COLLATE "C";
-- end

-- A link to share: it leads to a product and remembers by which way a visitor came.
CREATE TABLE links (
    owner_id UUID NOT NULL,
    code TEXT NOT NULL,
    product_id UUID NOT NULL,
    -- what its owner calls the place where it is shared; null for the product's own link
    source TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner_id, code)
);
CREATE UNIQUE INDEX links_code ON links (code);
CREATE UNIQUE INDEX links_source ON links (owner_id, product_id, source);
CREATE UNIQUE INDEX links_own ON links (owner_id, product_id) WHERE source IS NULL;

-- How often a link was followed, by the owner's day (days since 1970).
CREATE TABLE link_visits (
    owner_id UUID NOT NULL,
    code TEXT NOT NULL,
    day BIGINT NOT NULL,
    visits BIGINT NOT NULL,
    PRIMARY KEY (owner_id, code, day)
);
