-- Searches for words and for failed attempts find their place in an index, on every engine and in every locale.

-- postgres
-- The range of words that begin alike is one of bytes: in the order of a language it would have gaps.
ALTER TABLE customer_words ALTER COLUMN word TYPE TEXT COLLATE "C";
-- end

-- A buyer's failed attempts at one product, the last before a sale and the next after one: the condition is that of src/store/sales/review.rs.
CREATE INDEX sales_failed ON sales (owner_id, customer_id, product_id, created_at)
    WHERE state IN (1, 7, 8, 9, 10, 11) AND (state <> 10 OR approved_at IS NULL);
