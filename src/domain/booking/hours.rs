//! The open hours of one day: stretches in order, with breaks as the gaps between them.

use super::{ClockRange, DAY};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Most stretches of one day.
pub const MOST_RANGES: usize = 24;

/// Stretches of one day, sorted and apart; none of them means closed. Two that touch are one, since no break lies between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours(Vec<ClockRange>);

/// What is wrong with one stretch of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursFault {
    NotARange,
    /// Begins or ends between two multiples of 5 minutes.
    NotFive,
    /// Also what a stretch over midnight looks like.
    EndsBeforeStart,
    /// Shares time with another of the day.
    Overlaps,
    /// More than [`MOST_RANGES`].
    TooMany,
}

/// A fault and the words it was found in, so that the sentence can quote them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoursError {
    pub part: String,
    pub fault: HoursFault,
}

impl Hours {
    /// Reads `9-12, 13:30–18`: stretches separated by comma, semicolon or line, in any order. An empty text means closed.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        let fail = |part: &str, fault| HoursError { part: part.chars().take(40).collect(), fault };
        let mut ranges: Vec<ClockRange> = Vec::new();
        for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let range = ClockRange::parse(part).map_err(|fault| fail(part, fault))?;
            if ranges.iter().any(|other| other.from() < range.to() && range.from() < other.to()) {
                return Err(fail(part, HoursFault::Overlaps));
            }
            if ranges.len() == MOST_RANGES {
                return Err(fail(part, HoursFault::TooMany));
            }
            ranges.push(range);
        }
        Ok(Self::joined(ranges))
    }

    pub fn ranges(&self) -> &[ClockRange] {
        &self.0
    }

    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// The longest stretch, in minutes.
    pub fn longest(&self) -> u16 {
        self.0.iter().map(|range| range.minutes()).max().unwrap_or(0)
    }

    /// These hours and `range`, for drawing on a week.
    pub fn with(&self, range: ClockRange) -> Self {
        Self::joined(self.0.iter().copied().chain([range]).collect())
    }

    /// These hours without `range`, for wiping on a week.
    pub fn without(&self, range: ClockRange) -> Self {
        let pieces = self.0.iter().flat_map(|open| {
            let before = ClockRange::new(open.from(), open.to().min(range.from()));
            let after = ClockRange::new(open.from().max(range.to()).min(DAY), open.to());
            [before.ok(), after.ok()]
        });
        Self(pieces.flatten().collect())
    }

    fn joined(mut ranges: Vec<ClockRange>) -> Self {
        ranges.sort();
        let mut joined: Vec<ClockRange> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match joined.last_mut() {
                Some(last) if range.from() <= last.to() => *last = last.reaching(range.to()),
                _ => joined.push(range),
            }
        }
        Self(joined)
    }
}

/// `09:00–12:00, 13:30–18:00`; nothing for a closed day.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{range}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minutes(hours: &Hours) -> Vec<u16> {
        (0..DAY).filter(|m| hours.ranges().iter().any(|r| r.from() <= *m && *m < r.to())).collect()
    }

    fn range() -> impl Strategy<Value = ClockRange> {
        (0_u16..288, 1_u16..=288).prop_filter_map("in the day", |(from, long)| ClockRange::new(from * 5, (from + long) * 5).ok())
    }

    #[test]
    fn typed_hours_come_back_in_order() {
        let hours = Hours::parse("13:30–18; 9-12").unwrap();
        assert_eq!(hours.to_string(), "09:00–12:00, 13:30–18:00");
        assert_eq!(Hours::parse("9-12, 12-14").unwrap().to_string(), "09:00–14:00");
        assert!(Hours::parse(" , ").unwrap().is_closed());
    }

    #[test]
    fn the_faulty_stretch_is_quoted() {
        for (text, part, fault) in [
            ("9-12, 11:30-14", "11:30-14", HoursFault::Overlaps),
            ("9-12, 22-2", "22-2", HoursFault::EndsBeforeStart),
            ("9-12, lunch, 14-18", "lunch", HoursFault::NotARange),
            ("9-25", "9-25", HoursFault::NotARange),
        ] {
            assert_eq!(Hours::parse(text), Err(HoursError { part: part.into(), fault }));
        }
        let many: Vec<String> = (0..25).map(|i| ClockRange::new(i * 50, i * 50 + 5).unwrap().to_string()).collect();
        assert_eq!(Hours::parse(&many.join(",")).map_err(|e| e.fault), Err(HoursFault::TooMany));
    }

    proptest! {
        #[test]
        fn drawing_and_wiping_are_union_and_difference(start in prop::collection::vec(range(), 0..5), more in range()) {
            let hours = start.into_iter().fold(Hours::default(), |hours, range| hours.with(range));
            let inside = |m: &u16| more.from() <= *m && *m < more.to();
            let before = minutes(&hours);
            let mut union: Vec<u16> = before.iter().copied().chain((0..DAY).filter(inside)).collect();
            union.sort_unstable();
            union.dedup();
            prop_assert_eq!(minutes(&hours.with(more)), union);
            let difference: Vec<u16> = before.iter().copied().filter(|m| !inside(m)).collect();
            prop_assert_eq!(minutes(&hours.without(more)), difference);
            prop_assert_eq!(Hours::parse(&hours.to_string()), Ok(hours), "what is printed is read back");
        }
    }
}
