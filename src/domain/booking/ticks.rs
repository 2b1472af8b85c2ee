//! Stretches of time counted in five-minute ticks of UTC, which is how a calendar knows that two claims overlap.

use super::TICK;
use crate::figures::Span;

/// Microseconds of one tick.
pub const TICK_MICROS: i64 = TICK as i64 * 60_000_000;

/// The ticks from `first` to `end`, the last not included, counted since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticks {
    first: i64,
    end: i64,
}

impl Ticks {
    /// Every tick of which `span` takes a part. What begins and ends on multiples of five minutes, as claims do, takes whole ones, so
    /// that two claims share a tick exactly where they overlap.
    pub fn of(span: Span) -> Self {
        let (from, to) = (span.from.timestamp_micros(), span.to.timestamp_micros());
        let first = from.div_euclid(TICK_MICROS);
        let end = to.div_euclid(TICK_MICROS) + i64::from(to.rem_euclid(TICK_MICROS) != 0);
        Self { first, end: end.max(first) }
    }

    pub fn first(self) -> i64 {
        self.first
    }

    /// The first tick that is free again.
    pub fn end(self) -> i64 {
        self.end
    }

    pub fn count(self) -> u64 {
        self.end.abs_diff(self.first)
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.first.max(other.first) < self.end.min(other.end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Buffers, Duration, Slot};
    use super::*;
    use crate::Time;
    use proptest::prelude::*;

    fn at(minutes: i64) -> Time {
        Time::from_timestamp(1_700_000_100 + minutes * 60, 0).unwrap()
    }

    prop_compose! {
        fn claims()(start in -200_i64..200, length in 3_u16..48, before in 0_u16..12, after in 0_u16..12) -> Span {
            let slot = Slot::new(at(start * 5), Duration::new(length * 5, 240).unwrap());
            slot.claim(Buffers { before: before * 5, after: after * 5 })
        }
    }

    proptest! {
        #[test]
        fn two_claims_share_a_tick_exactly_where_they_overlap(a in claims(), b in claims()) {
            let overlap = a.from < b.to && b.from < a.to;
            prop_assert_eq!(Ticks::of(a).overlaps(Ticks::of(b)), overlap);
            let shared = (Ticks::of(a).first()..Ticks::of(a).end()).filter(|tick| (Ticks::of(b).first()..Ticks::of(b).end()).contains(tick)).count();
            prop_assert_eq!(shared > 0, overlap);
            let common = (a.to.min(b.to) - a.from.max(b.from)).num_minutes().max(0);
            prop_assert_eq!(shared as i64 * 5, common, "as many ticks as minutes have it");
        }

        #[test]
        fn a_claim_has_a_tick_for_each_of_its_five_minutes(claim in claims()) {
            prop_assert_eq!(Ticks::of(claim).count() as i64 * 5, (claim.to - claim.from).num_minutes());
        }
    }

    #[test]
    fn claims_that_touch_share_nothing_and_what_is_begun_is_taken_whole() {
        let span = |from, to| Span { from: at(from), to: at(to) };
        assert!(!Ticks::of(span(0, 60)).overlaps(Ticks::of(span(60, 90))));
        assert_eq!(Ticks::of(span(1, 6)).count(), 2);
        assert_eq!(Ticks::of(span(0, 0)).count(), 0);
        assert!(!Ticks::of(span(30, 30)).overlaps(Ticks::of(span(0, 60))), "nothing overlaps with nothing");
    }

    #[test]
    fn the_change_of_the_clocks_neither_makes_nor_loses_a_tick() {
        // The hours around the changes of New York, Madrid, Sao Paulo (2018) and Lord Howe, whose clocks move by half an hour.
        for change in ["2026-03-08T07:00:00Z", "2026-10-25T01:00:00Z", "2018-11-04T03:00:00Z", "2026-04-04T15:00:00Z"] {
            let change: Time = change.parse().unwrap();
            let around = Span { from: change - chrono::TimeDelta::hours(1), to: change + chrono::TimeDelta::hours(1) };
            assert_eq!(Ticks::of(around).count(), 24, "{change}");
        }
    }
}
