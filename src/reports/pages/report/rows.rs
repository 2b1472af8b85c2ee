//! The rows of a report: its values, or where it has none the stretches of its series; each column sorts, each name narrows.

use super::figure::{change, judged, says_something, written};
use crate::paths;
use crate::reports::named;
use crate::reports::words;
use crate::ui::format;
use crate::ui::icon::{icon, tiny_icon};
use domain::language::Language;
use domain::reports::{Answer, Figures, Measure, Question, Sort, Unit};
use leptos::prelude::*;

/// The table with its totals, and the way to further rows.
pub(super) fn card(question: &Question, answer: &Answer, language: Language) -> AnyView {
    let (Some(spec), Some(main)) = (question.report.spec(), question.measure()) else { return ().into_any() };
    let shown = |measure: &&Measure| **measure == main || says_something(**measure, &answer.totals, answer.totals_before.as_ref());
    let measures: Vec<Measure> = spec.measures.iter().filter(shown).copied().collect();
    let of = Table { question, answer, measures, main, language };
    let (head, rows) = if answer.by.is_some() { (of.sorted_head(), of.values()) } else { (of.plain_head(), of.stretches()) };
    let by = answer.by.map_or_else(|| words::stretch(language, answer.granularity), |by| by.label(language));
    view! {
        <div class="card table-box" tabindex="0" role="region" aria-label=words::rows_caption(language, by)>
            <table class="table report-rows">
                <caption class="hidden-text">{words::rows_caption(language, by)}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{of.total()}</tfoot>
            </table>
        </div>
        {of.pager()}
    }
    .into_any()
}

struct Table<'a> {
    question: &'a Question,
    answer: &'a Answer,
    measures: Vec<Measure>,
    /// What is drawn, and compared row by row.
    main: Measure,
    language: Language,
}

impl Table<'_> {
    fn sorted_head(&self) -> AnyView {
        let name = self.answer.by.map_or("", |by| by.label(self.language));
        let measures = self.measures.iter().map(|measure| {
            view! {
                <th scope="col" class="num" aria-sort=self.direction(Some(*measure))>
                    {self.sort_link(Some(*measure), measure.label(self.language))}
                </th>
            }
        });
        view! {
            <th scope="col" aria-sort=self.direction(None)>
                {self.sort_link(None, name)}
            </th>
            {measures.collect_view()}
            {self.change_head()}
        }
        .into_any()
    }

    fn plain_head(&self) -> AnyView {
        let measures = self.measures.iter().map(|measure| view! { <th scope="col" class="num">{measure.label(self.language)}</th> });
        view! {
            <th scope="col">{words::stretch(self.language, self.answer.granularity)}</th>
            {measures.collect_view()}
            {self.change_head()}
        }
        .into_any()
    }

    fn change_head(&self) -> AnyView {
        let title = self.main.label(self.language);
        let head = || view! { <th scope="col" class="num" title=title>{words::change(self.language)}</th> };
        self.answer.before.map(|_| head()).into_any()
    }

    fn values(&self) -> AnyView {
        let Some(by) = self.answer.by else { return ().into_any() };
        let row = |row: &domain::reports::Row| {
            let name = named::row(by, &row.key, row.name.as_deref(), self.language);
            let name = match self.question.narrowed_to(&row.key) {
                Some(narrowed) if narrowed != self.question.first_page() => {
                    let told = words::narrow_to(self.language, &name);
                    view! { <a href=paths::report(&narrowed) title=told>{name}</a> }.into_any()
                }
                _ => name.into_any(),
            };
            self.line(name, &row.figures, row.before.as_ref())
        };
        self.answer.rows.iter().map(row).collect_view().into_any()
    }

    fn stretches(&self) -> AnyView {
        let line = |(index, point): (usize, &domain::reports::Point)| {
            self.line(named::stretch(self.answer, index, self.language).into_any(), &point.figures, point.before.as_ref())
        };
        // The latest first, as people ask for them.
        self.answer.series.iter().enumerate().rev().map(line).collect_view().into_any()
    }

    fn line(&self, name: AnyView, figures: &Figures, before: Option<&Figures>) -> AnyView {
        view! {
            <tr>
                <th scope="row" class="cut">
                    {name}
                </th>
                {self.cells(figures)}
                {self.changed(figures, before)}
            </tr>
        }
        .into_any()
    }

    fn cells(&self, figures: &Figures) -> AnyView {
        let cell = |measure: &Measure| {
            // A zero among many is a mark, not a figure.
            let is_nothing = measure.value(figures) == Some(0) && measure.unit() != Unit::Share;
            let class = if is_nothing { "num none" } else { "num" };
            view! { <td class=class>{written(*measure, figures, self.answer.currency, self.language)}</td> }
        };
        self.measures.iter().map(cell).collect_view().into_any()
    }

    fn changed(&self, figures: &Figures, before: Option<&Figures>) -> AnyView {
        if self.answer.before.is_none() {
            return ().into_any();
        }
        let before = before.copied().unwrap_or_default();
        let text = match change(self.main, figures, &before) {
            Some(change) => judged(self.main, change, self.language),
            None if self.main.value(figures).is_some_and(|value| value > 0) => words::new_row(self.language).into_any(),
            None => "–".into_any(),
        };
        view! { <td class="num">{text}</td> }.into_any()
    }

    fn total(&self) -> AnyView {
        view! {
            <tr>
                <th scope="row">{words::total(self.language)}</th>
                {self.cells(&self.answer.totals)}
                {self.changed(&self.answer.totals, self.answer.totals_before.as_ref())}
            </tr>
        }
        .into_any()
    }

    fn direction(&self, by: Option<Measure>) -> Option<&'static str> {
        let order = self.question.order();
        (order.by == by).then_some(if order.ascending { "ascending" } else { "descending" })
    }

    /// Orders by a column, or turns its order round; names begin with the first, figures with the greatest.
    fn sort_link(&self, by: Option<Measure>, word: &'static str) -> AnyView {
        let order = self.question.order();
        let ascending = if order.by == by { !order.ascending } else { by.is_none() };
        let href = paths::report(&Question { sort: Some(Sort { by, ascending }), ..self.question.first_page() });
        view! {
            <a class="sort" href=href>
                {word}
                {tiny_icon(icondata::LuArrowDown)}
            </a>
        }
        .into_any()
    }

    fn pager(&self) -> AnyView {
        let (first, language) = (self.question.cursor, self.language);
        if self.answer.by.is_none() || (first == 0 && self.answer.cursor.is_none()) {
            return ().into_any();
        }
        let last = first as usize + self.answer.rows.len();
        let to = |cursor: u32| paths::report(&Question { cursor, ..self.question.clone() });
        let link = |href: Option<String>, inside: AnyView| match href {
            Some(href) => view! {
                <a class="btn small" href=href>
                    {inside}
                </a>
            }
            .into_any(),
            None => view! {
                <button class="btn small" type="button" disabled=true>
                    {inside}
                </button>
            }
            .into_any(),
        };
        let count = |number: usize| format::count(number as i64, language);
        view! {
            <nav class="pager" aria-label=words::pages(language)>
                <span>{words::rows_from(language, &count(first as usize + 1), &count(last))}</span>
                <span class="actions">
                    {link(
                        (first > 0).then(|| to(first.saturating_sub(self.question.page_size()))),
                        (icon(icondata::LuChevronLeft), words::previous(language)).into_any(),
                    )}
                    {link(self.answer.cursor.map(to), (words::next(language), icon(icondata::LuChevronRight)).into_any())}
                </span>
            </nav>
        }
        .into_any()
    }
}
