//! The first five, and the rest as one: more hues than six tell nothing apart.

use super::data::{Part, Series};

/// How many have a hue of their own beside the rest.
pub const MOST: usize = 5;

/// The key of the rest among series.
const REST: &str = "rest";

/// The first five parts; those after them as one, named by how many they are. One alone keeps its name.
pub fn folded(mut parts: Vec<Part>, rest: impl Fn(usize) -> String) -> Vec<Part> {
    if parts.len() > MOST + 1 {
        let others = parts.split_off(MOST);
        let sum = |values: &mut dyn Iterator<Item = i64>| values.fold(0_i64, i64::saturating_add);
        let before = others.iter().any(|part| part.before.is_some()).then(|| sum(&mut others.iter().filter_map(|part| part.before)));
        parts.push(Part { name: rest(others.len()), value: sum(&mut others.iter().map(|part| part.value)), before, href: None });
    }
    parts
}

/// The same of series, stretch by stretch.
pub fn folded_series(mut series: Vec<Series>, rest: impl Fn(usize) -> String) -> Vec<Series> {
    if series.len() > MOST + 1 {
        let others = series.split_off(MOST);
        let values = sums(others.iter().map(|series| &series.values));
        let before = sums(others.iter().map(|series| &series.before));
        series.push(Series { key: REST.to_owned(), name: rest(others.len()), values, before });
    }
    series
}

/// Sums by place, of what is known.
fn sums<'a>(rows: impl Iterator<Item = &'a Vec<Option<i64>>>) -> Vec<Option<i64>> {
    rows.fold(Vec::new(), |mut sums: Vec<Option<i64>>, row| {
        sums.resize(sums.len().max(row.len()), None);
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum = match (*sum, *value) {
                (Some(sum), Some(value)) => Some(sum.saturating_add(value)),
                (known, None) | (None, known) => known,
            };
        }
        sums
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(value: i64) -> Part {
        Part { name: format!("part {value}"), value, before: Some(value * 2), href: None }
    }

    #[test]
    fn more_than_six_are_five_and_the_rest() {
        let folded = folded((1..=8).map(part).collect(), |count| format!("other {count}"));
        assert_eq!(folded.iter().map(|part| part.value).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 21]);
        assert_eq!((folded[5].name.as_str(), folded[5].before), ("other 3", Some(42)));
        assert_eq!(super::folded((1..=6).map(part).collect(), |_| unreachable!()).len(), 6);
    }

    #[test]
    fn the_rest_of_series_is_the_sum_of_what_is_known() {
        let series =
            |values: [Option<i64>; 3]| Series { key: String::new(), name: String::new(), values: values.to_vec(), before: Vec::new() };
        let folded = folded_series(
            [[None; 3]; 5].into_iter().chain([[Some(1), None, None], [Some(2), Some(5), None]]).map(series).collect(),
            |count| count.to_string(),
        );
        assert_eq!(folded[5].values, [Some(3), Some(5), None]);
        assert_eq!(folded[5].before, []);
    }
}
