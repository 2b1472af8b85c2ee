-- Coupons: what an owner takes off for whom knows a code. How often one was used is counted where it is used, at checkouts.
CREATE TABLE coupons (
    owner_id UUID NOT NULL,
    code TEXT NOT NULL,
    -- hundredths of a per cent, or else minor units of a currency
    hundredths BIGINT CHECK (hundredths BETWEEN 1 AND 10000),
    amount BIGINT CHECK (amount > 0),
    currency TEXT,
    good_from BIGINT,
    good_until BIGINT,
    most_uses BIGINT CHECK (most_uses > 0),
    made_at BIGINT NOT NULL,
    -- by its owner; its code stays theirs, for buyers know it
    ended_at BIGINT,
    PRIMARY KEY (owner_id, code),
    CHECK ((hundredths IS NULL) <> (amount IS NULL)),
    CHECK ((amount IS NULL) = (currency IS NULL))
);

-- What a coupon is good for; all of its owner's products where it has no row.
CREATE TABLE coupon_products (
    owner_id UUID NOT NULL,
    code TEXT NOT NULL,
    product_id UUID NOT NULL,
    PRIMARY KEY (owner_id, code, product_id)
);

-- Uses are counted, and what was sold is added up, without touching the rows.
CREATE INDEX checkouts_coupon ON checkouts (owner_id, coupon, stage, currency, gross, returned) WHERE coupon IS NOT NULL;
