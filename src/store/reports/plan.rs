//! From what a question is answered: which rollup holds it, if one does, and which stretches of the period are read from it.

use chrono::{Datelike, NaiveDate};
use domain::IntoEnumIterator;
use domain::calendar::{day_from_number, day_number};
use domain::collaborators::Products;
use domain::id::ProductId;
use domain::reports::{Dimension, Narrowed, Narrowing, Period, SEPARATOR, ServedBy};

/// Runs of days that are read from the sales in one statement; more than these are bridged, because each is two parts of it.
const MOST_RUNS: usize = 24;

/// The products over which a question asks: those it names of those the caller sees; none for all.
pub(super) fn products(narrowed: &Narrowed, seen: &Products) -> Option<Vec<ProductId>> {
    match (narrowed.products.as_slice(), seen.only()) {
        ([], None) => None,
        ([], Some(only)) => Some(only.collect()),
        (named, _) => Some(named.iter().copied().filter(|product| seen.reach(*product)).collect()),
    }
}

/// The dimension whose facets answer a question, and what its values are narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facet {
    /// All sales together, where none.
    pub dimension: Option<Dimension>,
    pub values: Values,
}

/// Which values of a dimension count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Values {
    All,
    /// Any of these.
    Among(Vec<String>),
    /// Those that begin so.
    Beginning(String),
}

/// The facet for a question broken down by `by`, if its filters are such that one dimension knows all of them.
pub(super) fn facet(by: Option<Dimension>, narrowed: &Narrowed, are_some_products: bool) -> Option<Facet> {
    if !narrowed.states.is_empty() {
        return None;
    }
    let mut ways = narrowed.ways();
    ways.retain(|way| *way != Narrowing::Product);
    if are_some_products && !by.is_none_or(Dimension::has_product) {
        return None;
    }
    if ways.is_empty() {
        let dimension = by.or(are_some_products.then_some(Dimension::Product));
        return Some(Facet { dimension, values: Values::All });
    }
    let mut able = Dimension::iter().filter(|dimension| by.is_none_or(|by| by == *dimension));
    able.find_map(|dimension| {
        if are_some_products && !dimension.has_product() {
            return None;
        }
        Some(Facet { dimension: Some(dimension), values: values(dimension, narrowed, &ways)? })
    })
}

/// What these filters, all of them, leave of the values of a dimension; none where its values do not tell.
fn values(dimension: Dimension, narrowed: &Narrowed, ways: &[Narrowing]) -> Option<Values> {
    if dimension == Dimension::Method && ways == [Narrowing::Method] {
        return Some(Values::Among(narrowed.methods.iter().map(|method| (*method as i16).to_string()).collect()));
    }
    // A product is no part of the value.
    let parts: Vec<Narrowing> = dimension.narrowings().iter().copied().filter(|way| *way != Narrowing::Product).collect();
    let count = ways.len();
    let leading: Option<Vec<&str>> = parts.iter().take(count).map(|way| narrowed.texts.get(way).map(String::as_str)).collect();
    let leading = leading.filter(|leading| leading.len() == count && ways.iter().all(|way| parts.contains(way)))?;
    let separator = SEPARATOR.to_string();
    let beginning = leading.join(&separator);
    Some(if count == parts.len() { Values::Among(vec![beginning]) } else { Values::Beginning(beginning + &separator) })
}

/// What a question is answered from.
pub(super) fn served_by(by: Option<Dimension>, narrowed: &Narrowed, are_some_products: bool) -> ServedBy {
    facet(by, narrowed, are_some_products).map_or(ServedBy::Columns, |_| ServedBy::Rollup)
}

/// A period in stretches: months and days from the rollup, and runs of days from the sales.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stretches {
    /// First days of the months, the last one not included.
    pub months: Vec<(i64, i64)>,
    /// Numbers of days, the last one not included.
    pub days: Vec<(i64, i64)>,
    pub sales: Vec<Period>,
}

impl Stretches {
    /// Those of a period of which some days are stale, in their order; months only where they may be read whole.
    pub fn of(period: Period, stale: &[i64], by_month: bool) -> Self {
        let mut stretches = Self { sales: runs(stale), ..Self::default() };
        let sales = stretches.sales.clone();
        let is_fresh = |from: NaiveDate, to: NaiveDate| sales.iter().all(|run| run.to < from || to < run.from);
        let mut days = vec![period];
        if by_month {
            let parts = period.months();
            days = parts.edges.into_iter().flatten().collect();
            let mut month = parts.first;
            while month < parts.last {
                let next = month + chrono::Months::new(1);
                let last = next - chrono::Days::new(1);
                if is_fresh(month, last) {
                    join(&mut stretches.months, i64::from(day_number(month)), i64::from(day_number(next)));
                } else {
                    days.push(Period::new(month, last));
                }
                month = next;
            }
            days.sort_by_key(|days| days.from);
        }
        for part in days {
            let mut from = i64::from(day_number(part.from));
            let end = i64::from(day_number(part.end()));
            for run in &sales {
                let (first, last) = (i64::from(day_number(run.from)), i64::from(day_number(run.end())));
                if last <= from || first >= end {
                    continue;
                }
                join(&mut stretches.days, from, first);
                from = last;
            }
            join(&mut stretches.days, from, end);
        }
        stretches
    }
}

/// Adds a range to others, as part of the last one where they touch.
fn join(ranges: &mut Vec<(i64, i64)>, from: i64, to: i64) {
    match ranges.last_mut() {
        _ if from >= to => {}
        Some(last) if last.1 == from => last.1 = to,
        _ => ranges.push((from, to)),
    }
}

/// Days in runs, few enough for one statement: the smallest gaps are bridged. Reading a fresh day from the sales is dearer, not wrong.
fn runs(stale: &[i64]) -> Vec<Period> {
    let mut gap = 1;
    loop {
        let mut runs: Vec<(i64, i64)> = Vec::new();
        for day in stale {
            match runs.last_mut() {
                Some(last) if day - last.1 < gap => last.1 = day + 1,
                _ => runs.push((*day, day + 1)),
            }
        }
        if runs.len() <= MOST_RUNS {
            let day = |number: i64| day_from_number(number as i32);
            return runs.into_iter().map(|(from, to)| Period::new(day(from), day(to - 1))).collect();
        }
        gap *= 2;
    }
}

/// The first day of the month of a day, and of the next.
pub(super) fn month_of(day: i64) -> (i64, i64) {
    let first = day_from_number(day as i32).with_day(1).unwrap_or_default();
    (i64::from(day_number(first)), i64::from(day_number(first + chrono::Months::new(1))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::sale::{Method, State};
    use proptest::prelude::*;

    fn narrowed(pairs: &[(&str, &str)]) -> Narrowed {
        let mut narrowed = Narrowed::default();
        for (way, value) in pairs {
            narrowed.set(way.parse().unwrap(), value).unwrap();
        }
        narrowed
    }

    #[test]
    fn filters_that_one_dimension_knows_are_answered_from_its_facets() {
        let facet = |by: Option<Dimension>, pairs: &[(&str, &str)]| facet(by, &narrowed(pairs), false);
        let found = |dimension, values| Some(Facet { dimension, values });
        assert_eq!(facet(None, &[]), found(None, Values::All));
        assert_eq!(facet(Some(Dimension::Place), &[]), found(Some(Dimension::Place), Values::All));
        let both = Values::Among(vec![(Method::Pix as i16).to_string(), (Method::Boleto as i16).to_string()]);
        assert_eq!(facet(None, &[("method", "pix,boleto")]), found(Some(Dimension::Method), both.clone()));
        assert_eq!(facet(Some(Dimension::Method), &[("method", "pix,boleto")]), found(Some(Dimension::Method), both));
        assert_eq!(facet(Some(Dimension::Device), &[("method", "pix")]), None);
        assert_eq!(facet(None, &[("country", "BR")]), found(Some(Dimension::Place), Values::Beginning("BR\u{1f}".into())));
        assert_eq!(
            facet(None, &[("country", "BR"), ("region", "SP")]),
            found(Some(Dimension::Place), Values::Among(vec!["BR\u{1f}SP".into()]))
        );
        assert_eq!(facet(None, &[("region", "SP")]), None, "the middle and the end of a value are in no order");
        assert_eq!(
            facet(None, &[("source", "-"), ("medium", "x")]),
            found(Some(Dimension::Origin), Values::Beginning("\u{1f}x\u{1f}".into()))
        );
        assert_eq!(facet(None, &[("country", "BR"), ("device", "phone")]), None);
        assert_eq!(super::facet(None, &Narrowed { states: vec![State::Approved], ..Narrowed::default() }, false), None);
    }

    #[test]
    fn some_products_are_found_where_facets_carry_the_product() {
        assert_eq!(served_by(None, &Narrowed::default(), true), ServedBy::Rollup);
        assert_eq!(served_by(Some(Dimension::Product), &Narrowed::default(), true), ServedBy::Rollup);
        assert_eq!(served_by(Some(Dimension::Offer), &narrowed(&[("offer", "full")]), true), ServedBy::Rollup);
        assert_eq!(served_by(Some(Dimension::Method), &Narrowed::default(), true), ServedBy::Columns);
        assert_eq!(served_by(Some(Dimension::Method), &narrowed(&[("device", "phone")]), false), ServedBy::Columns);
    }

    proptest! {
        #[test]
        fn stretches_cover_a_period_exactly_once_and_read_no_stale_day_from_a_rollup(
            from in 10_000_i64..12_000,
            length in 0_i64..400,
            stale in prop::collection::btree_set(0_i64..400, 0..120),
            by_month in prop::bool::ANY,
        ) {
            let day = |number: i64| day_from_number(number as i32);
            let period = Period::new(day(from), day(from + length));
            let stale: Vec<i64> = stale.into_iter().filter(|day| *day <= length).map(|day| day + from).collect();
            let stretches = Stretches::of(period, &stale, by_month);
            prop_assert!(stretches.sales.len() <= MOST_RUNS && (by_month || stretches.months.is_empty()));
            for probe in from - 40..from + length + 40 {
                let within = |ranges: &[(i64, i64)]| ranges.iter().filter(|(first, last)| (*first..*last).contains(&probe)).count();
                let rolled = within(&stretches.months) + within(&stretches.days);
                let raw = stretches.sales.iter().filter(|run| run.contains(day(probe))).count();
                prop_assert_eq!(rolled + raw, usize::from((from..=from + length).contains(&probe)), "{}", day(probe));
                prop_assert!(!stale.contains(&probe) || raw == 1);
            }
            prop_assert!(stretches.months.iter().all(|(first, last)| month_of(*first).0 == *first && month_of(*last).0 == *last));
        }
    }
}
