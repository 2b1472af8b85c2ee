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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
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
