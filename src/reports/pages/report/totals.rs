//! The totals: the figures of the whole period, each beside what it is compared with, and each a link that draws it.

use super::figure::{change, judged, says_something, written};
use crate::paths;
use crate::reports::words;
use crate::ui::format;
use domain::language::Language;
use domain::reports::{Answer, Known, Measure, Question};
use leptos::prelude::*;

/// Measures that are shown whatever they come to: the first ones of the report.
const ALWAYS: usize = 3;

/// One figure for each measure of the report that says anything.
pub(super) fn card(question: &Question, answer: &Answer, language: Language) -> AnyView {
    let Some(spec) = question.report.spec() else { return ().into_any() };
    let before = answer.totals_before.as_ref();
    let shown = spec.measures.iter().copied().enumerate();
    let drawn = question.drawn();
    let shown =
        shown.filter(|(place, measure)| *place < ALWAYS || drawn.contains(measure) || says_something(*measure, &answer.totals, before));
    let figures: Vec<_> = shown.map(|(_, measure)| figure(measure, question, answer, language)).collect();
    view! {
        <dl class="card report-totals" aria-label=words::totals(language)>
            {figures}
        </dl>
    }
    .into_any()
}

fn figure(measure: Measure, question: &Question, answer: &Answer, language: Language) -> AnyView {
    let known = measure.known(&answer.totals).filter(|Known { known, of }| 0 < *known && known < of).map(|Known { known, of }| {
        view! { <small>{words::known_of(language, &format::count(known, language), &format::count(of, language))}</small> }
    });
    let before = answer.totals_before.as_ref().map(|before| {
        let change = change(measure, &answer.totals, before).map(|change| judged(measure, change, language));
        let was = written(measure, before, answer.currency, language);
        view! {
            <small>
                {change}
                {words::versus(language, &was)}
            </small>
        }
    });
    let label = measure.label(language);
    let is_drawn = question.drawn().contains(&measure);
    let href = paths::report(&question.drawing(measure));
    // The reader stays where they are: the drawing is below.
    view! {
        <div>
            <dt>
                <a
                    class="cover"
                    href=href
                    title=words::draw(language, label)
                    aria-current=is_drawn.then_some("true")
                    data-noscroll=true
                >
                    {label}
                </a>
            </dt>
            <dd>{written(measure, &answer.totals, answer.currency, language)} {known} {before}</dd>
        </div>
    }
    .into_any()
}
