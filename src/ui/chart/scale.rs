//! The scale of a drawing: round lines around what is drawn, and where a value stands between them. All in whole numbers.

/// Height, width and turn of a drawing, in its own measure: hundredths of a per cent.
pub const WHOLE: i64 = 10_000;
/// Beyond this, values are drawn at the edge: its double is a number still.
const MOST: i64 = i64::MAX / 4;

/// From the lowest to the highest line, which are a whole number of steps apart and have zero among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    low: i64,
    high: i64,
    step: i64,
}

impl Scale {
    /// Around these values and zero: two stretches between its lines, or up to three where there are values below zero. Steps are the
    /// least of 1, 2, 3, 4 and 5 times a power of ten that do, counted in `one`, which is what people count in (100 for cents).
    pub fn around(values: impl IntoIterator<Item = i64>, one: i64) -> Self {
        let (least, most) = values.into_iter().fold((0, 0), |(least, most), value| {
            let value = value.clamp(-MOST, MOST);
            (value.min(least), value.max(most))
        });
        let mut power = one.clamp(1, MOST);
        loop {
            for step in [1, 2, 3, 4, 5].map(|times: i64| power.saturating_mul(times)) {
                // Upwards and downwards as many whole steps as it takes.
                let (below, above) =
                    (least.unsigned_abs().div_ceil(step.unsigned_abs()), most.unsigned_abs().div_ceil(step.unsigned_abs()));
                let found = match (below, above) {
                    (0, 0..=2) => Some((0, 2)),
                    (0..=2, 0) => Some((2, 0)),
                    _ if below > 0 && above > 0 && below.saturating_add(above) <= 3 => Some((below as i64, above as i64)),
                    _ => None,
                };
                if let Some((below, above)) = found {
                    return Self { low: -step.saturating_mul(below), high: step.saturating_mul(above), step };
                }
            }
            power = power.saturating_mul(10);
        }
    }

    /// The values of its lines, from the lowest.
    pub fn lines(self) -> impl Iterator<Item = i64> {
        (0..=(self.high.saturating_sub(self.low)) / self.step).map(move |line| self.low + line * self.step)
    }

    /// How far from the top a value stands.
    pub fn y(self, value: i64) -> i64 {
        let value = i128::from(value.clamp(self.low, self.high));
        rounded((i128::from(self.high) - value) * i128::from(WHOLE), i128::from(self.high) - i128::from(self.low))
    }

    /// Top and height of a bar between two values.
    pub fn bar(self, from: i64, to: i64) -> (i64, i64) {
        let (top, bottom) = (self.y(from.max(to)), self.y(from.min(to)));
        (top, bottom - top)
    }
}

/// How far from the left the middle of a stretch stands.
pub fn middle(index: usize, count: usize) -> i64 {
    rounded((2 * index as i128 + 1) * i128::from(WHOLE), 2 * count.max(1) as i128)
}

/// How far from the left a stretch begins, or the last one ends.
pub fn edge(index: usize, count: usize) -> i64 {
    rounded(index as i128 * i128::from(WHOLE), count.max(1) as i128)
}

/// A part of a whole in the drawing's measure; nothing of nothing.
pub fn share(part: i64, whole: i64) -> i64 {
    if whole <= 0 || part <= 0 { 0 } else { rounded(i128::from(part.min(whole)) * i128::from(WHOLE), i128::from(whole)) }
}

/// A measure as an attribute, in per cent.
pub fn percent(measure: i64) -> String {
    let (sign, whole, rest) = (if measure < 0 { "-" } else { "" }, measure.unsigned_abs() / 100, measure.unsigned_abs() % 100);
    if rest == 0 { format!("{sign}{whole}%") } else { format!("{sign}{whole}.{rest:02}%") }
}

/// Of what is not below zero, a half upwards.
fn rounded(dividend: i128, divisor: i128) -> i64 {
    i64::try_from((2 * dividend + divisor) / (2 * divisor)).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(values: &[i64], one: i64) -> Vec<i64> {
        Scale::around(values.iter().copied(), one).lines().collect()
    }

    #[test]
    fn lines_are_round_and_zero_is_one_of_them() {
        assert_eq!(lines(&[], 1), [0, 1, 2]);
        assert_eq!(lines(&[0, 0], 100), [0, 100, 200], "of nothing at all");
        assert_eq!(lines(&[7], 1), [0, 4, 8]);
        assert_eq!(lines(&[54_500], 100), [0, 30_000, 60_000]);
        assert_eq!(lines(&[-7], 1), [-8, -4, 0]);
        assert_eq!(lines(&[-300, 1_000], 1), [-500, 0, 500, 1_000]);
        assert_eq!(lines(&[-1_000, 1_000], 1), [-1_000, 0, 1_000]);
        assert_eq!(lines(&[-1, 999_999], 1), [-500_000, 0, 500_000, 1_000_000]);
    }

    #[test]
    fn values_stand_between_the_lines() {
        let scale = Scale::around([-300, 1_000], 1);
        assert_eq!([1_000, 0, -500, 250].map(|value| scale.y(value)), [0, 6_667, 10_000, 5_000]);
        assert_eq!(scale.bar(0, 250), (5_000, 1_667));
        assert_eq!(scale.bar(0, -500), (6_667, 3_333));
        assert_eq!([middle(0, 7), middle(6, 7), middle(0, 1), middle(0, 0)], [714, 9_286, 5_000, 5_000]);
        assert_eq!([edge(0, 7), edge(1, 7), edge(7, 7)], [0, 1_429, 10_000]);
    }

    #[test]
    fn shares_of_a_whole_are_none_of_nothing() {
        assert_eq!([share(1, 3), share(5, 5), share(-1, 5), share(1, 0), share(i64::MAX, i64::MAX)], [3_333, 10_000, 0, 0, 10_000]);
    }

    #[test]
    fn measures_have_at_most_two_decimals() {
        assert_eq!([0, 1_429, 5_050, 10_000, -50].map(percent), ["0%", "14.29%", "50.50%", "100%", "-0.50%"]);
    }

    proptest! {
        #[test]
        fn whatever_is_drawn_lies_within_two_to_four_lines(values in prop::collection::vec(any::<i64>(), 0..6), one in 1_i64..10_000) {
            let scale = Scale::around(values.iter().copied(), one);
            let lines: Vec<_> = scale.lines().collect();
            prop_assert!((3..=4).contains(&lines.len()), "{lines:?}");
            prop_assert!(lines.contains(&0));
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
            for value in values {
                prop_assert!((0..=WHOLE).contains(&scale.y(value)));
                if value.abs_diff(0) < (i64::MAX / 4) as u64 {
                    prop_assert!(lines[0] <= value && value <= lines[lines.len() - 1]);
                }
            }
        }

        #[test]
        fn what_is_more_never_stands_lower(mut values in prop::collection::vec(-1_000_000_i64..1_000_000, 2..8)) {
            let scale = Scale::around(values.iter().copied(), 100);
            values.sort_unstable();
            prop_assert!(values.windows(2).all(|pair| scale.y(pair[0]) >= scale.y(pair[1])));
        }

        #[test]
        fn a_scale_wastes_no_more_than_it_must(most in 1_i64..1_000_000_000) {
            let lines: Vec<_> = Scale::around([most], 1).lines().collect();
            prop_assert!(most <= 2 || lines[2] <= 2 * most, "{lines:?} for {most}");
        }
    }
}
