-- What a checkout agrees on beside its price, and who waits once.

-- What buyers were shown when the form was sent: how many sessions the price buys, within how many days from its payment they begin, and until
-- how many minutes before one it may be moved or called off. None of those that were sent before this was kept.
ALTER TABLE checkouts ADD COLUMN sessions BIGINT;
ALTER TABLE checkouts ADD COLUMN validity BIGINT;
ALTER TABLE checkouts ADD COLUMN cut_off BIGINT;

-- One address waits once for a day of a service, by whatever clock; who waited longest stays.
DELETE FROM waiting WHERE EXISTS (
    SELECT 1 FROM waiting o
    WHERE o.owner_id = waiting.owner_id AND o.product_id = waiting.product_id AND o.day = waiting.day AND o.email = waiting.email
      AND (o.made_at < waiting.made_at OR (o.made_at = waiting.made_at AND o.id < waiting.id))
);
DROP INDEX waiting_once;
CREATE UNIQUE INDEX waiting_once ON waiting (owner_id, product_id, day, email);
