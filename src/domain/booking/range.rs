//! A stretch of one day by the clock, as people type it: `9:00–12:00`, `9-12`, `9am to 5pm`.

use super::{DAY, HoursFault, TICK};
use std::fmt;

/// From one clock reading to a later one of the same day, in minutes after midnight, multiples of 5; 1440 is the day's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockRange {
    from: u16,
    to: u16,
}

impl ClockRange {
    /// Minutes after midnight, `0..=1440`.
    pub fn new(from: u16, to: u16) -> Result<Self, HoursFault> {
        if from > DAY || to > DAY {
            return Err(HoursFault::NotARange);
        }
        if !from.is_multiple_of(TICK) || !to.is_multiple_of(TICK) {
            return Err(HoursFault::NotFive);
        }
        if from >= to {
            return Err(HoursFault::EndsBeforeStart);
        }
        Ok(Self { from, to })
    }

    pub fn from(self) -> u16 {
        self.from
    }

    pub fn to(self) -> u16 {
        self.to
    }

    pub fn minutes(self) -> u16 {
        self.to - self.from
    }

    /// The same beginning, and `to` as its end where that is later.
    pub(super) fn reaching(self, to: u16) -> Self {
        Self { from: self.from, to: self.to.max(to) }
    }

    /// Reads a stretch with any dash, or `to`, `a`, between its two times. `0:00` as its end is the day's end.
    pub fn parse(text: &str) -> Result<Self, HoursFault> {
        let (from, to) = halves(text).ok_or(HoursFault::NotARange)?;
        let from = parse_clock(from).ok_or(HoursFault::NotARange)?;
        let to = match parse_clock(to).ok_or(HoursFault::NotARange)? {
            0 => DAY,
            to => to,
        };
        Self::new(from, to)
    }
}

impl fmt::Display for ClockRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", clock(self.from), clock(self.to))
    }
}

/// `09:05`, and `24:00` for the day's end.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Minutes after midnight of `9`, `09:30`, `9.30`, `9h30`, `0930`, `5 pm`; up to `24:00`.
pub fn parse_clock(text: &str) -> Option<u16> {
    let text = text.trim().to_ascii_lowercase();
    let (figures, half) = match text.strip_suffix("am").or_else(|| text.strip_suffix("a.m.")) {
        Some(rest) => (rest.trim_end(), Some(0)),
        None => match text.strip_suffix("pm").or_else(|| text.strip_suffix("p.m.")) {
            Some(rest) => (rest.trim_end(), Some(12)),
            None => (text.as_str(), None),
        },
    };
    let (hours, minutes) = match figures.split_once([':', '.', 'h']) {
        Some((hours, "")) if figures.ends_with('h') => (hours, "00"),
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if figures.len() == 4 && figures.is_ascii() => figures.split_at(2),
        None => (figures, "00"),
    };
    let digits = |part: &str| (matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok());
    let (hours, minutes) = (digits(hours)??, digits(minutes)??);
    let hours = match half {
        Some(half) if (1..=12).contains(&hours) => hours % 12 + half,
        Some(_) => return None,
        None => hours,
    };
    (minutes < 60 && hours * 60 + minutes <= DAY).then_some(hours * 60 + minutes)
}

fn halves(text: &str) -> Option<(&str, &str)> {
    const DASHES: [char; 4] = ['-', '–', '—', '−'];
    text.split_once(DASHES).or_else(|| text.split_once(" to ")).or_else(|| text.split_once(" a ")).or_else(|| text.split_once(" às "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("9", 540),
            ("09:30", 570),
            ("9.30", 570),
            ("9h", 540),
            ("9h30", 570),
            ("0930", 570),
            ("5 pm", 1020),
            ("5:30pm", 1050),
            ("12am", 0),
            ("12 p.m.", 720),
            ("24:00", 1440),
        ] {
            assert_eq!(parse_clock(text), Some(minutes), "{text}");
        }
        for wrong in ["", "25", "24:05", "9:60", "9:5", "9:", "13pm", "0 am", "-1", "+9", "nine", "9:30:00", "٩"] {
            assert_eq!(parse_clock(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_stretch_ends_after_it_begins_and_on_the_same_day() {
        assert_eq!(ClockRange::parse("9-12").map(|r| r.to_string()), Ok("09:00–12:00".into()));
        assert_eq!(ClockRange::parse("9am to 5pm"), ClockRange::new(540, 1020));
        assert_eq!(ClockRange::parse("18:00 – 0:00"), ClockRange::new(1080, 1440));
        assert_eq!(ClockRange::parse("22-2"), Err(HoursFault::EndsBeforeStart));
        assert_eq!(ClockRange::parse("9-9"), Err(HoursFault::EndsBeforeStart));
        assert_eq!(ClockRange::parse("9:02-10"), Err(HoursFault::NotFive));
        assert_eq!(ClockRange::parse("9"), Err(HoursFault::NotARange));
    }

    proptest! {
        #[test]
        fn reading_a_stretch_never_panics(text in "\\PC{0,20}|[0-9:apmh.–-]{0,12}") {
            let _ = ClockRange::parse(&text);
        }
    }
}
