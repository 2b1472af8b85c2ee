//! Draws from a seed: the same seed gives the same draws on every machine.

use domain::Time;
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of draws. Whole numbers only, so that no machine's floating point can change what a seed gives.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of one thing (`what`: a sale's index, a buyer's number, a day) in the world of a seed.
    pub fn new(seed: u64, what: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(mix(seed, what)))
    }

    /// 0 … `bound` − 1; 0 where there is no choice.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(bound)) >> 64) as u64
    }

    /// `low` … `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as u64) as i64
    }

    /// True in `per_mille` of a thousand draws.
    pub fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of `items`, which must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// One of `items`, which must not be empty, each as often as its weight says.
    pub fn weighted<'a, T>(&mut self, items: &'a [(u32, T)]) -> &'a T {
        let sum: u64 = items.iter().map(|(weight, _)| u64::from(*weight)).sum();
        let mut left = self.below(sum);
        for (weight, item) in items {
            match left.checked_sub(u64::from(*weight)) {
                Some(rest) => left = rest,
                None => return item,
            }
        }
        &items[items.len() - 1].1
    }

    /// The position of a weight.
    pub fn position(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (position, weight) in weights.iter().enumerate() {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return position,
            }
        }
        weights.len().saturating_sub(1)
    }

    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }
}

/// A number that depends on all bits of both (splitmix64, twice).
pub(super) fn mix(seed: u64, what: u64) -> u64 {
    let scramble = |mut z: u64| {
        z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    scramble(scramble(seed) ^ what)
}

/// The random bytes of ids, growing from id to id: rows that are written together lie together in every index, which is the
/// difference between appending to an index of ten million rows and leafing through it.
pub(super) struct Ids {
    random: ChaCha8Rng,
    next: u64,
}

impl Ids {
    /// `salt` tells apart runs of one seed and one moment that write to one database.
    pub fn new(seed: u64, salt: u64, now: Time) -> Self {
        let what = mix(salt, now.timestamp_micros() as u64);
        Self { random: ChaCha8Rng::seed_from_u64(mix(seed, what)), next: 0 }
    }

    /// Ten bytes whose bits that survive in a UUID of version 7 (it overwrites four bits of the first byte and two of the third)
    /// begin with a counter of 34 bits (RFC 9562 § 6.2, method 1).
    pub fn bytes(&mut self) -> [u8; 10] {
        let count = self.next;
        self.next += 1;
        let mut bytes = [0; 10];
        self.random.fill_bytes(&mut bytes[5..]);
        bytes[0] = (count >> 30) as u8 & 0x0f;
        bytes[1] = (count >> 22) as u8;
        bytes[2] = (count >> 16) as u8 & 0x3f;
        bytes[3] = (count >> 8) as u8;
        bytes[4] = count as u8;
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_run_grow() {
        let mut ids = Ids { random: ChaCha8Rng::seed_from_u64(1), next: (1 << 22) - 300 };
        let mut uuids = (0..70_000).map(|_| uuid::Builder::from_unix_timestamp_millis(7, &ids.bytes()).into_uuid());
        let mut last = uuids.next().unwrap();
        for id in uuids {
            assert!(id > last);
            last = id;
        }
    }

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::new(1, 2);
        let mut counts = [0; 3];
        for _ in 0..6_000 {
            counts[*dice.weighted(&[(1, 0), (2, 1), (3, 2)])] += 1;
        }
        for (count, expected) in counts.into_iter().zip([1_000_i32, 2_000, 3_000]) {
            assert!((count - expected).abs() < 200, "{counts:?}");
        }
    }
}
