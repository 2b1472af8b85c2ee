//! The additive measures that panel and reports are made of, and the exact covering of a period by whole days, hours and edges.

use crate::Time;
use crate::sale::{Standing, State};
use serde::{Deserialize, Serialize};

/// Sums over some sales of one currency. Adding two of them, or subtracting one, gives the sums of the sales together or apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// Number of sales.
    pub count: i64,
    /// What buyers paid, minor units.
    pub gross: i64,
    /// What stays with the owner, minor units, of the sales where it is known.
    pub net: i64,
    /// Number of sales whose net is known.
    pub net_known: i64,
}

impl Sums {
    /// What one sale adds.
    pub fn of(gross: i64, net: Option<i64>) -> Self {
        Self { count: 1, gross, net: net.unwrap_or(0), net_known: i64::from(net.is_some()) }
    }

    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.gross += other.gross;
        self.net += other.net;
        self.net_known += other.net_known;
    }
}

impl std::ops::Neg for Sums {
    type Output = Self;
    fn neg(self) -> Self {
        Self { count: -self.count, gross: -self.gross, net: -self.net, net_known: -self.net_known }
    }
}

impl std::iter::Sum for Sums {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let mut total = Self::default();
        for part in parts {
            total += part;
        }
        total
    }
}

/// Why an attempt failed: its state, except that a cancellation counts only before approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LostReason {
    Abandoned,
    Declined,
    NoFunds,
    Blocked,
    Expired,
    Cancelled,
}

impl LostReason {
    pub const ALL: [Self; 6] = [Self::Abandoned, Self::Declined, Self::NoFunds, Self::Expired, Self::Blocked, Self::Cancelled];

    /// The machine name: `no_funds`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The reason of a lost sale; none if it is not lost.
    pub fn of(state: State, was_approved: bool) -> Option<Self> {
        if Standing::of(state, was_approved) != Standing::Lost {
            return None;
        }
        match state {
            State::Abandoned => Some(Self::Abandoned),
            State::Declined => Some(Self::Declined),
            State::NoFunds => Some(Self::NoFunds),
            State::Blocked => Some(Self::Blocked),
            State::Expired => Some(Self::Expired),
            State::Cancelled => Some(Self::Cancelled),
            _ => None,
        }
    }
}

/// A span of time: `from` included, `to` not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: Time,
    pub to: Time,
}

impl Span {
    pub fn contains(&self, time: Time) -> bool {
        self.from <= time && time < self.to
    }

    pub fn is_empty(&self) -> bool {
        self.from >= self.to
    }
}

/// Microseconds of an hour.
pub const HOUR: i64 = 3_600_000_000;

/// The whole UTC hours inside `span`, first included and last not, in hours since 1970, with what is left before and after: a sum
/// over any span costs one range of hour rollups and two scans of less than an hour, however many sales there are.
pub fn hours_within(span: Span) -> HoursWithin {
    let (from, to) = (span.from.timestamp_micros(), span.to.timestamp_micros());
    let first = from.div_euclid(HOUR) + i64::from(from.rem_euclid(HOUR) != 0);
    let last = to.div_euclid(HOUR);
    if first >= last {
        return HoursWithin { first, last: first, edges: [(from, to.max(from)), (to, to)] };
    }
    HoursWithin { first, last, edges: [(from, first * HOUR), (last * HOUR, to)] }
}

/// See [`hours_within`]. Edges are half-open spans in microseconds since 1970; either may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoursWithin {
    pub first: i64,
    pub last: i64,
    pub edges: [(i64, i64); 2],
}

/// Days in a block, from few to many, each a multiple of the one before. Blocks are counted from 1970 and known by their first day.
pub const BLOCKS: [i64; 2] = [16, 256];

/// The first day of the block of `size` days in which `day` lies.
pub fn block_of(day: i64, size: i64) -> i64 {
    day - day.rem_euclid(size)
}

/// A range of days, first included and last not, in parts of whole blocks as great as fit: a sum over any range costs at most 30 days,
/// 30 blocks of 16 and the great blocks, of which ten years have fifteen.
pub fn days_within(mut first: i64, mut last: i64) -> Vec<DaysWithin> {
    let mut parts = Vec::new();
    let mut size = 1;
    for greater in BLOCKS {
        let (from, to) = (block_of(first + greater - 1, greater), block_of(last, greater));
        if from >= to {
            break;
        }
        parts.extend([DaysWithin { size, first, last: from }, DaysWithin { size, first: to, last }]);
        (size, first, last) = (greater, from, to);
    }
    parts.push(DaysWithin { size, first, last });
    parts.retain(|part| part.first < part.last);
    parts
}

/// See [`days_within`]. Blocks of `size` days, or the days themselves where it is 1, from the one that begins at `first` up to `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysWithin {
    pub size: i64,
    pub first: i64,
    pub last: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn blocks_and_days_cover_a_range_exactly(
            from in (-4_i64..4, -2_i64..3, -20_i64..20).prop_map(|(great, small, days)| great * BLOCKS[1] + small * BLOCKS[0] + days),
            length in -3_i64..1_200,
        ) {
            let parts = days_within(from, from + length);
            for day in from - 300..from + length + 300 {
                let times = parts.iter().filter(|part| (part.first..part.last).contains(&day)).count();
                prop_assert_eq!(times, usize::from(day >= from && day < from + length));
            }
            for size in [1].into_iter().chain(BLOCKS) {
                let of_size = parts.iter().filter(|part| part.size == size);
                prop_assert!(of_size.clone().all(|part| part.first == block_of(part.first, size) && part.last == block_of(part.last, size)));
                prop_assert!(size == 256 || of_size.map(|part| (part.last - part.first) / size).sum::<i64>() <= 30);
            }
        }

        #[test]
        fn hours_and_edges_cover_a_span_exactly(from in 0..5 * HOUR, length in 0..5 * HOUR, probe in 0..10 * HOUR) {
            let span = Span { from: Time::from_timestamp_micros(from).unwrap(), to: Time::from_timestamp_micros(from + length).unwrap() };
            let cover = hours_within(span);
            let times = u8::from((cover.first * HOUR..cover.last * HOUR).contains(&probe))
                + cover.edges.iter().filter(|(a, b)| (*a..*b).contains(&probe)).count() as u8;
            prop_assert_eq!(times, u8::from(span.contains(Time::from_timestamp_micros(probe).unwrap())));
            for (a, b) in cover.edges {
                prop_assert!(b - a < 2 * HOUR);
            }
        }
    }
}
