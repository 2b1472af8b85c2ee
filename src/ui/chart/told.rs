//! What is said of drawings in words: of a point to who walks there, of the whole to who cannot see it.

use super::data::{Part, Ranking, Series, Timeline, Unit, Weekly};
use super::shown::Shown;
use crate::ui::words;
use domain::language::Language;

impl Timeline {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.buckets.is_empty() || !self.series.iter().any(|series| series.values.iter().chain(&series.before).any(Option::is_some))
    }

    /// A stretch in full, and that it is not over where it is not.
    pub fn stretch(&self, index: usize, language: Language) -> String {
        let name = self.buckets.get(index).map(|bucket| bucket.name.clone()).unwrap_or_default();
        if self.unfinished && index + 1 == self.buckets.len() { words::chart_unfinished(language, &name) } else { name }
    }

    /// The lines of a stretch's tip below its name: each series that is shown, and what it is compared with.
    pub fn tip(&self, index: usize, shown: Shown, language: Language) -> Vec<String> {
        let (unit, is_one) = (self.unit, self.series.len() == 1);
        let values = |values: fn(&Series) -> &Vec<Option<i64>>| -> Vec<String> {
            let shown = self.series.iter().enumerate().filter(|(place, _)| shown.has(*place));
            shown
                .filter_map(|(_, series)| {
                    let value = unit.told(*values(series).get(index)?, language);
                    Some(if is_one { value } else { words::chart_named(language, &series.name, &value) })
                })
                .collect()
        };
        let mut lines = values(|series| &series.values);
        let before = if shown.has(Shown::BEFORE) && self.before.is_some() { values(|series| &series.before) } else { Vec::new() };
        if !before.is_empty() {
            let name = self.buckets.get(index).and_then(|bucket| bucket.before.clone()).or_else(|| self.before.clone()).unwrap_or_default();
            match before.as_slice() {
                [one] if is_one => lines.push(words::chart_named(language, &name, one)),
                several => {
                    lines.push(name);
                    lines.extend_from_slice(several);
                }
            }
        }
        lines
    }

    /// A stretch for who cannot see it.
    pub fn label(&self, index: usize, language: Language) -> String {
        let told = self.tip(index, Shown::ALL, language).join("; ");
        words::chart_named(language, &self.stretch(index, language), &told)
    }

    /// The whole in a sentence or two: from when to when, and of each series the most and the least.
    pub fn summary(&self, language: Language) -> String {
        let (Some(first), Some(last)) = (self.buckets.first(), self.buckets.last()) else { return String::new() };
        let span = if self.buckets.len() == 1 { format!("{}.", first.name) } else { words::chart_span(language, &first.name, &last.name) };
        let extremes = self.series.iter().filter_map(|series| {
            let known = || series.values.iter().enumerate().filter_map(|(index, value)| Some((index, (*value)?)));
            // The first of several that are the most, and of several that are the least.
            let (most, least) = (known().rev().max_by_key(|(_, value)| *value)?, known().min_by_key(|(_, value)| *value)?);
            let at = |index: usize| self.buckets.get(index).map(|bucket| bucket.name.as_str()).unwrap_or_default();
            let written = |value| self.unit.written(value, language);
            Some(if most.1 == least.1 {
                words::chart_level(language, &series.name, &written(most.1))
            } else {
                words::chart_extremes(language, &series.name, &written(most.1), at(most.0), &written(least.1), at(least.0))
            })
        });
        std::iter::once(span).chain(extremes).collect::<Vec<_>>().join(" ")
    }

    /// The numbers behind it: heads and rows.
    pub fn table(&self, language: Language) -> (Vec<String>, Vec<Vec<String>>) {
        let compared = self.before.as_ref();
        let mut heads = vec![self.axis.clone()];
        for series in &self.series {
            heads.push(series.name.clone());
            if let Some(before) = compared {
                heads.push(if self.series.len() == 1 { before.clone() } else { words::chart_of(language, &series.name, before) });
            }
        }
        let row = |index: usize| {
            let mut row = vec![self.stretch(index, language)];
            for series in &self.series {
                row.push(self.unit.told(series.values.get(index).copied().flatten(), language));
                if compared.is_some() {
                    row.push(self.unit.told(series.before.get(index).copied().flatten(), language));
                }
            }
            row
        };
        (heads, (0..self.buckets.len()).map(row).collect())
    }
}

impl Ranking {
    /// The sum of what is more than nothing, of which shares are told.
    pub fn total(&self) -> i64 {
        self.parts.iter().map(|part| part.value.max(0)).fold(0, i64::saturating_add)
    }

    /// The whole in a sentence: what the parts come to, and the first.
    pub fn summary(&self, language: Language) -> String {
        let written = |value| self.unit.written(value, language);
        let total =
            self.adds_up.then(|| format!("{}.", words::chart_named(language, words::chart_total(language), &written(self.total()))));
        let first = self.parts.iter().max_by_key(|part| part.value);
        let first = first.map(|part| words::chart_most(language, &part.name, &written(part.value)));
        [total, first].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The numbers behind it, of these parts: heads and rows.
    pub fn table<'a>(&self, parts: impl Iterator<Item = (String, &'a Part)>, language: Language) -> (Vec<String>, Vec<Vec<String>>) {
        let mut heads = vec![self.axis.clone(), self.name.clone()];
        heads.extend(self.adds_up.then(|| words::chart_share(language).to_owned()));
        heads.extend(self.before.clone());
        let total = self.total();
        let row = |(name, part): (String, &Part)| {
            let mut row = vec![name, self.unit.written(part.value, language)];
            row.extend(self.adds_up.then(|| share(part.value, total, language)));
            if self.before.is_some() {
                row.push(self.unit.told(part.before, language));
            }
            row
        };
        (heads, parts.map(row).collect())
    }

    /// All parts by their names.
    pub fn named(&self) -> impl Iterator<Item = (String, &Part)> {
        self.parts.iter().map(|part| (part.name.clone(), part))
    }
}

impl Weekly {
    /// The whole in a sentence: the hour with the most.
    pub fn summary(&self, hour: impl Fn(usize) -> String, language: Language) -> String {
        // The first of several.
        let most = self.hours.iter().enumerate().rev().max_by_key(|(_, hour)| hour.value);
        let most = most.filter(|(_, hour)| hour.value > 0);
        most.map(|(index, found)| words::chart_most(language, &hour(index), &self.unit.written(found.value, language))).unwrap_or_default()
    }
}

/// A figure with what it is compared with, where that is known: `R$ 10; the week before: R$ 8`.
pub fn compared(value: String, before: Option<i64>, name: Option<&str>, unit: Unit, language: Language) -> String {
    match (before, name) {
        (Some(before), Some(name)) => format!("{value}; {}", words::chart_named(language, name, &unit.written(before, language))),
        _ => value,
    }
}

/// What part of the whole a figure is, in per cent; a dash where it is none.
pub fn share(part: i64, total: i64, language: Language) -> String {
    if part < 0 || total <= 0 {
        return "–".to_owned();
    }
    // To the tenth: small parts are many.
    let tenths = (super::scale::share(part, total) + 5) / 10 * 10;
    crate::ui::format::exact_percent(tenths as u16, language)
}

#[cfg(test)]
mod tests {
    use super::super::data::Bucket;
    use super::*;

    fn timeline() -> Timeline {
        let bucket =
            |day: u32| Bucket { label: day.to_string(), name: format!("Nov {day}"), before: Some(format!("Oct {day}")), href: None };
        let values = vec![Some(5), None, Some(-2)];
        let series = Series { key: "net".into(), name: "Net".into(), values, before: vec![Some(1), Some(2), None] };
        Timeline {
            id: "net",
            name: "Net by day".into(),
            axis: "Day".into(),
            unit: Unit::Count,
            buckets: (1..=3).map(bucket).collect(),
            series: vec![series],
            before: Some("October".into()),
            unfinished: true,
        }
    }

    #[test]
    fn a_point_tells_both_periods() {
        let one = timeline();
        assert_eq!(one.label(0, Language::English), "Nov 1: 5; Oct 1: 1");
        assert_eq!(one.label(2, Language::English), "Nov 3, not over yet: -2; Oct 3: unknown");
        let mut two = timeline();
        two.series.push(Series { key: "gross".into(), name: "Gross".into(), values: vec![Some(9); 3], before: vec![Some(8); 3] });
        assert_eq!(two.label(0, Language::English), "Nov 1: Net: 5; Gross: 9; Oct 1; Net: 1; Gross: 8");
        let hidden = Shown::ALL.toggled(0, 2).toggled(Shown::BEFORE, 2);
        assert_eq!(two.tip(0, hidden, Language::English), ["Gross: 9"]);
    }

    #[test]
    fn a_sentence_tells_the_whole() {
        assert_eq!(timeline().summary(Language::English), "Nov 1 to Nov 3. Net: highest 5 (Nov 1), lowest -2 (Nov 3).");
        let mut one = timeline();
        one.buckets.truncate(1);
        one.series[0].values.truncate(1);
        assert_eq!(one.summary(Language::English), "Nov 1. Net: 5.");
        one.series[0].values = vec![None];
        one.series[0].before = Vec::new();
        assert!(one.is_empty());
    }

    #[test]
    fn the_table_has_every_figure() {
        let (heads, rows) = timeline().table(Language::English);
        assert_eq!(heads, ["Day", "Net", "October"]);
        assert_eq!(rows[1], ["Nov 2", "unknown", "2"]);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn shares_are_told_to_the_tenth() {
        let part = |name: &str, value| Part { name: name.into(), value, before: None, href: None };
        let parts = vec![part("Pix", 2), part("Card", 1), part("Boleto", -1)];
        let (name, axis) = ("Sold".to_owned(), "Method".to_owned());
        let ranking = Ranking { id: "methods", name, axis, unit: Unit::Count, parts, adds_up: true, before: None };
        assert_eq!(ranking.summary(Language::English), "Total: 3. Most: Pix, 2.");
        let (_, rows) = ranking.table(ranking.named(), Language::English);
        assert_eq!(rows, [["Pix", "2", "66.7%"], ["Card", "1", "33.3%"], ["Boleto", "-1", "–"]]);
        let averages = Ranking { adds_up: false, ..ranking };
        assert_eq!(averages.summary(Language::English), "Most: Pix, 2.", "averages come to no total");
        let (heads, rows) = averages.table(averages.named(), Language::English);
        assert_eq!((heads.len(), rows[0].as_slice()), (2, &["Pix".to_owned(), "2".to_owned()][..]));
    }
}
