//! Counts and percentages.

use super::NBSP;
use crate::language::Language;

/// `new Intl.NumberFormat(tag).format(count)`.
pub fn count(count: i64, language: Language) -> String {
    let digits = grouped(count.unsigned_abs(), language);
    if count < 0 { format!("-{digits}") } else { digits }
}

/// `new Intl.NumberFormat(tag, { style: "percent" }).format(percent / 100)`.
pub fn percent(percent: i64, language: Language) -> String {
    with_sign(count(percent, language), language)
}

/// `new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 2 }).format(hundredths / 10000)`.
pub fn exact_percent(hundredths: u16, language: Language) -> String {
    let (whole, part) = (count(i64::from(hundredths / 100), language), format!("{:02}", hundredths % 100));
    match part.trim_end_matches('0') {
        "" => with_sign(whole, language),
        part => with_sign(format!("{whole}{}{part}", decimal_sign(language)), language),
    }
}

fn with_sign(digits: String, language: Language) -> String {
    match language {
        Language::Spanish => format!("{digits}{NBSP}%"),
        Language::English | Language::Portuguese | Language::Italian => format!("{digits}%"),
    }
}

/// A change with its arrow: `↑ 12%`, `↓ 3%`, `= 0`.
pub fn percent_change(change: i64, language: Language) -> String {
    match change {
        0 => "= 0".to_owned(),
        up if up > 0 => format!("↑{NBSP}{}", percent(up, language)),
        down => format!("↓{NBSP}{}", percent(down.saturating_neg(), language)),
    }
}

/// `new Intl.NumberFormat(tag, { notation: "compact" }).format(value)` for round figures at the lines of a chart, which have at most
/// two digits that are not zero.
pub fn compact(value: i64, language: Language) -> String {
    use Language::*;
    let (unit, word) = match (value.unsigned_abs(), language) {
        (0..1_000, _) => return count(value, language),
        (1_000..1_000_000, English | Italian) => (1_000, "K".to_owned()),
        (1_000..1_000_000, Spanish | Portuguese) => (1_000, format!("{NBSP}mil")),
        (1_000_000..1_000_000_000, English) => (1_000_000, "M".to_owned()),
        (1_000_000..1_000_000_000, Portuguese) => (1_000_000, format!("{NBSP}mi")),
        (1_000_000..1_000_000_000, Italian) => (1_000_000, format!("{NBSP}Mln")),
        (_, Spanish) => (1_000_000, format!("{NBSP}M")),
        (_, English) => (1_000_000_000, "B".to_owned()),
        (_, Portuguese) => (1_000_000_000, format!("{NBSP}bi")),
        (_, Italian) => (1_000_000_000, format!("{NBSP}Mld")),
    };
    let tenths = value.saturating_mul(10) / unit;
    if tenths % 10 == 0 || tenths.abs() >= 1_000 {
        format!("{}{word}", count(tenths / 10, language))
    } else {
        format!("{}{}{}{word}", count(tenths / 10, language), decimal_sign(language), tenths.abs() % 10)
    }
}

/// Digits in groups of three. Spanish and Italian group from five digits on (CLDR's least grouping digits).
pub(super) fn grouped(value: u64, language: Language) -> String {
    let digits = value.to_string();
    let least = match language {
        Language::English | Language::Portuguese => 4,
        Language::Spanish | Language::Italian => 5,
    };
    if digits.len() < least {
        return digits;
    }
    let sign = if language == Language::English { ',' } else { '.' };
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

/// What stands before decimals.
pub(super) fn decimal_sign(language: Language) -> char {
    if language == Language::English { '.' } else { ',' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_the_decimals_that_they_need() {
        let written = |hundredths| Language::ALL.map(|language| exact_percent(hundredths, language).replace(NBSP, " "));
        assert_eq!(written(1_000), ["10%", "10 %", "10%", "10%"]);
        assert_eq!(written(1_250), ["12.5%", "12,5 %", "12,5%", "12,5%"]);
        assert_eq!(written(5), ["0.05%", "0,05 %", "0,05%", "0,05%"]);
    }

    #[test]
    fn figures_are_written_as_intl_writes_them() {
        let rows = [
            (
                Language::English,
                ["0", "999", "1,234", "12,345", "1,234,567", "-1,234"],
                "11%",
                "1,234%",
                ["600", "4K", "500K", "6M", "4B", "1.5K"],
            ),
            (
                Language::Spanish,
                ["0", "999", "1234", "12.345", "1.234.567", "-1234"],
                "11 %",
                "1234 %",
                ["600", "4 mil", "500 mil", "6 M", "4000 M", "1,5 mil"],
            ),
            (
                Language::Portuguese,
                ["0", "999", "1.234", "12.345", "1.234.567", "-1.234"],
                "11%",
                "1.234%",
                ["600", "4 mil", "500 mil", "6 mi", "4 bi", "1,5 mil"],
            ),
            (
                Language::Italian,
                ["0", "999", "1234", "12.345", "1.234.567", "-1234"],
                "11%",
                "1234%",
                ["600", "4K", "500K", "6 Mln", "4 Mld", "1,5K"],
            ),
        ];
        let spaced = |text: &str| text.replace(' ', "\u{a0}");
        for (language, counts, small, large, short) in rows {
            for (value, expected) in [0, 999, 1234, 12_345, 1_234_567, -1234].into_iter().zip(counts) {
                assert_eq!(count(value, language), expected);
            }
            assert_eq!(percent(11, language), spaced(small));
            assert_eq!(percent(1234, language), spaced(large));
            for (value, expected) in [600, 4_000, 500_000, 6_000_000, 4_000_000_000, 1_500].into_iter().zip(short) {
                assert_eq!(compact(value, language), spaced(expected));
            }
        }
    }

    #[test]
    fn a_change_has_its_arrow() {
        assert_eq!(percent_change(12, Language::English), "↑\u{a0}12%");
        assert_eq!(percent_change(-9, Language::Spanish), "↓\u{a0}9\u{a0}%");
        assert_eq!(percent_change(0, Language::Italian), "= 0");
    }
}
