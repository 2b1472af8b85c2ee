//! How a file writes: its characters, its figures and its dates.

use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc};
use chrono_tz::Tz;
use domain::Time;
use domain::money::{Currency, Money, MoneyError};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The characters of a file. One byte is one character in all but UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    #[default]
    Utf8,
    /// Windows code page 1252, which is also what files that say Latin-1 are written in.
    Windows1252,
}

/// The characters of code page 1252 that are not those of Latin-1: bytes 0x80 to 0x9F, five of them unassigned.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

impl Encoding {
    pub fn parse(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Self::Utf8),
            "latin1" | "latin-1" | "iso-8859-1" | "windows-1252" | "cp1252" => Some(Self::Windows1252),
            _ => None,
        }
    }

    /// A byte of code page 1252 as its character.
    pub fn character(byte: u8) -> char {
        match byte {
            0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
            other => char::from(other),
        }
    }
}

/// How figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    pub decimal: char,
    /// What stands between groups of three digits, if anything may.
    pub grouping: Option<char>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { decimal: '.', grouping: None }
    }
}

impl Numbers {
    /// Reads a figure, which may be negative: whether that makes sense is for others to say.
    ///
    /// # Errors
    /// [`MoneyError::NotANumber`], [`MoneyError::TooLarge`] beyond eighteen digits, [`MoneyError::TooManyDecimals`] beyond eighteen
    /// decimals.
    pub fn read(self, text: &str) -> Result<Decimal, MoneyError> {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
        let (whole, decimals) = match digits.split_once(self.decimal) {
            Some((whole, decimals)) => (whole, decimals.trim_end_matches('0')),
            None => (digits, ""),
        };
        let whole = self.ungrouped(whole)?;
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(&whole) || !all_digits(decimals) || digits.ends_with(self.decimal) {
            return Err(MoneyError::NotANumber);
        }
        if whole.trim_start_matches('0').len() > 18 {
            return Err(MoneyError::TooLarge);
        }
        if decimals.len() > 18 {
            return Err(MoneyError::TooManyDecimals);
        }
        let plain = format!("{sign}{whole}.{}", if decimals.is_empty() { "0" } else { decimals });
        Decimal::from_str_exact(&plain).map_err(|_| MoneyError::TooManyDecimals)
    }

    /// The whole part without its grouping, which must stand in the right places if it stands at all.
    fn ungrouped(self, whole: &str) -> Result<Cow<'_, str>, MoneyError> {
        let Some(grouping) = self.grouping else { return Ok(whole.into()) };
        // A space is also written as one that does not break the line.
        let is_group = |c: char| c == grouping || grouping == ' ' && matches!(c, '\u{a0}' | '\u{202f}');
        if !whole.contains(is_group) {
            return Ok(whole.into());
        }
        let mut groups = whole.split(is_group);
        let first = groups.next().unwrap_or_default();
        let good = (1..=3).contains(&first.len()) && groups.clone().all(|group| group.len() == 3);
        if !good {
            return Err(MoneyError::NotANumber);
        }
        Ok(std::iter::once(first).chain(groups).collect::<String>().into())
    }

    /// A figure as this format writes it, to show what is expected.
    pub fn example(self) -> String {
        match self.grouping {
            Some(grouping) => format!("1{grouping}234{}56", self.decimal),
            None => format!("1234{}56", self.decimal),
        }
    }

    /// An amount of money that may be entered.
    pub fn money(self, text: &str, currency: Currency) -> Result<Money, MoneyError> {
        Money::from_decimal(self.read(text)?, currency)
    }
}

/// How moments are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Dates {
    /// RFC 3339, or `2026-03-31 12:00:00` on the clock of a zone.
    #[default]
    Standard,
    /// As a format string says (`%d/%m/%Y %H:%M:%S`).
    Written { format: String, kind: Kind },
}

/// What a format string gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A moment: it names an offset.
    Moment,
    /// Seconds since 1970.
    Seconds,
    /// The reading of a clock.
    Clock,
    /// A day, which stands for its midnight.
    Day,
}

impl Dates {
    /// A format string of chrono, tried on a moment of its own: it must give back what it wrote.
    pub fn parse(format: &str) -> Result<Self, &'static str> {
        if StrftimeItems::new(format).any(|item| matches!(item, Item::Error)) {
            return Err("is not a date format such as %d/%m/%Y %H:%M:%S");
        }
        let sample = DateTime::<Utc>::from_timestamp(981_173_106, 0).unwrap_or_default();
        let text = sample.format(format).to_string();
        let kind = if ["%z", "%:z", "%#z", "%+"].iter().any(|offset| format.contains(offset)) {
            Kind::Moment
        } else if format.contains("%s") {
            Kind::Seconds
        } else if NaiveDateTime::parse_from_str(&text, format).is_ok() {
            Kind::Clock
        } else {
            Kind::Day
        };
        let dates = Self::Written { format: format.to_owned(), kind };
        match dates.read(&text, Tz::UTC) {
            Some(_) => Ok(dates),
            None => Err("does not say day, month and year"),
        }
    }

    /// The moment that a text names, to the microsecond, as it is stored: what is compared later must be what was kept. A clock's
    /// reading is one of `zone`. None where it cannot be read or lies outside of 1970 to 2100.
    pub fn read(&self, text: &str, zone: Tz) -> Option<Time> {
        self.moment(text, zone).map(|time| time.trunc_subsecs(6))
    }

    fn moment(&self, text: &str, zone: Tz) -> Option<Time> {
        let local = |clock: NaiveDateTime| is_believable(clock).then(|| domain::calendar::moment(clock, zone));
        let utc = |time: Time| is_believable(time.naive_utc()).then_some(time);
        match self {
            Self::Standard => match clock(text) {
                Some(clock) => local(clock),
                None => DateTime::parse_from_rfc3339(text).ok().and_then(|time| utc(time.to_utc())),
            },
            Self::Written { format, kind: Kind::Moment } => DateTime::parse_from_str(text, format).ok().and_then(|time| utc(time.to_utc())),
            Self::Written { format, kind: Kind::Seconds } => {
                NaiveDateTime::parse_from_str(text, format).ok().and_then(|time| utc(time.and_utc()))
            }
            Self::Written { format, kind: Kind::Clock } => NaiveDateTime::parse_from_str(text, format).ok().and_then(local),
            Self::Written { format, kind: Kind::Day } => {
                NaiveDate::parse_from_str(text, format).ok().and_then(|day| local(day.and_time(NaiveTime::MIN)))
            }
        }
    }
}

/// No sale was made before or after: such a date is a slip.
fn is_believable(clock: NaiveDateTime) -> bool {
    use chrono::Datelike;
    (1970..2100).contains(&clock.year())
}

/// Reads `2026-03-31 12:00:00`, also with `T`, without seconds and with a fraction of them: by hand, because it is read twice a row.
fn clock(text: &str) -> Option<NaiveDateTime> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = bytes.get(from..to)?;
        digits.iter().try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    let stands = |at: usize, what: &[u8]| bytes.get(at).is_some_and(|b| what.contains(b));
    if !(stands(4, b"-") && stands(7, b"-") && stands(10, b" T") && stands(13, b":")) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)?;
    let (hour, minute) = (number(11, 13)?, number(14, 16)?);
    if bytes.len() == 16 {
        return day.and_hms_opt(hour, minute, 0);
    }
    if !stands(16, b":") {
        return None;
    }
    let second = number(17, 19)?;
    let micro = match bytes.len() {
        19 => 0,
        21..=26 if stands(19, b".") => number(20, bytes.len())? * 10_u32.pow(26 - u32::try_from(bytes.len()).ok()?),
        _ => return None,
    };
    day.and_hms_micro_opt(hour, minute, second, micro)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_read_as_they_are_written() {
        let comma = Numbers { decimal: ',', grouping: Some('.') };
        let spaced = Numbers { decimal: ',', grouping: Some(' ') };
        for (numbers, text, expected) in [
            (Numbers::default(), "1234.50", Ok("1234.5")),
            (Numbers::default(), "-3", Ok("-3.0")),
            (Numbers::default(), "1,5", Err(MoneyError::NotANumber)),
            (Numbers::default(), "1.", Err(MoneyError::NotANumber)),
            (Numbers::default(), ".5", Err(MoneyError::NotANumber)),
            (Numbers::default(), "+5", Err(MoneyError::NotANumber)),
            (Numbers::default(), "1e5", Err(MoneyError::NotANumber)),
            (Numbers::default(), "1_000", Err(MoneyError::NotANumber)),
            (Numbers::default(), "١٢", Err(MoneyError::NotANumber)),
            (Numbers::default(), "1234567890123456789", Err(MoneyError::TooLarge)),
            (Numbers::default(), "0.1234567890123456789", Err(MoneyError::TooManyDecimals)),
            (comma, "1.234.567,89", Ok("1234567.89")),
            (comma, "1234567,89", Ok("1234567.89")),
            (comma, "1.23,4", Err(MoneyError::NotANumber)),
            (comma, ".234,5", Err(MoneyError::NotANumber)),
            (spaced, "1\u{a0}234,5", Ok("1234.5")),
        ] {
            assert_eq!(numbers.read(text).map(|d| d.to_string()), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        let zone = chrono_tz::America::Sao_Paulo;
        for (format, text, expected) in [
            (None, "2018-08-20 15:00:00", Some("2018-08-20T18:00:00+00:00")),
            (None, "2018-08-20T15:00", Some("2018-08-20T18:00:00+00:00")),
            (None, "2018-08-20T15:00:00.25", Some("2018-08-20T18:00:00.250+00:00")),
            (None, "2018-08-20T15:00:00+02:00", Some("2018-08-20T13:00:00+00:00")),
            (None, "2018-08-20T15:00:00.123456789Z", Some("2018-08-20T15:00:00.123456+00:00")),
            (None, "2018-02-30 15:00:00", None),
            (None, "0001-01-01 00:00:00", None),
            (None, "20/08/2018", None),
            (Some("%d/%m/%Y"), "20/08/2018", Some("2018-08-20T03:00:00+00:00")),
            (Some("%d/%m/%Y %H:%M"), "20/08/2018 15:00", Some("2018-08-20T18:00:00+00:00")),
            (Some("%s"), "1534777200", Some("2018-08-20T15:00:00+00:00")),
            (Some("%d %b %Y %H:%M:%S %z"), "20 Aug 2018 15:00:00 +0000", Some("2018-08-20T15:00:00+00:00")),
        ] {
            let dates = format.map_or(Ok(Dates::Standard), Dates::parse).unwrap();
            assert_eq!(dates.read(text, zone).map(|t| t.to_rfc3339()).as_deref(), expected, "{text}");
        }
        for format in ["%Q", "%d/%m", "on time"] {
            assert!(Dates::parse(format).is_err(), "{format}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,40}", figure in "[-0-9.,' ]{0,40}") {
            for text in [&text, &figure] {
                let _ = Numbers { decimal: ',', grouping: Some('.') }.read(text);
                let _ = Dates::Standard.read(text, chrono_tz::America::Sao_Paulo);
            }
        }
    }
}
