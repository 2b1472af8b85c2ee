//! Spans of time in the units in which people think of them, though they are kept in minutes or days.

/// The number and the largest unit that shows it whole, by the unit's place in `units` (how many of what is kept each is).
pub fn split(kept: &str, units: &[u32], usual: usize) -> (String, usize) {
    match kept.trim().parse::<u32>() {
        Ok(0) => ("0".to_owned(), usual),
        Ok(number) => {
            let fits = |unit: &u32| *unit > 0 && number.is_multiple_of(*unit);
            let place = units.iter().rposition(fits).unwrap_or(0);
            ((number / units.get(place).copied().unwrap_or(1).max(1)).to_string(), place)
        }
        Err(_) => (kept.to_owned(), usual),
    }
}

/// What is kept of a number in a unit; what is no number is kept as it is, for its fault to be told.
pub fn join(typed: &str, unit: u32) -> String {
    typed.trim().parse::<u32>().map_or_else(|_| typed.to_owned(), |number| number.saturating_mul(unit).to_string())
}

/// Minutes as a length: `45 min`, `1 h`, `1 h 30 min`; the same in all four languages.
pub fn length(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h {rest}\u{a0}min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_shown_in_the_largest_unit_that_fits() {
        let minutes = [1, 60, 1440];
        for (kept, shown) in
            [("1440", ("1", 2)), ("2880", ("2", 2)), ("90", ("90", 0)), ("180", ("3", 1)), ("0", ("0", 1)), ("soon", ("soon", 1))]
        {
            let (number, place) = split(kept, &minutes, 1);
            assert_eq!((number.as_str(), place), shown, "{kept}");
            assert_eq!(join(&number, minutes[place]), kept);
        }
        assert_eq!(split("60", &[1, 7], 0), ("60".to_owned(), 0));
        assert_eq!(split("56", &[1, 7], 0), ("8".to_owned(), 1));
        assert_eq!(join("4000000000", 1440), u32::MAX.to_string(), "too much stays too much");
        assert_eq!([15, 60, 90].map(length), ["15\u{a0}min", "1\u{a0}h", "1\u{a0}h 30\u{a0}min"]);
    }
}
