//! What the figures mean: each measure in a sentence, whose days they are, and what they were read from.

use crate::reports::words;
use crate::ui::format;
use domain::language::Language;
use domain::reports::{Answer, Question};
use leptos::prelude::*;

/// Folded away until somebody asks.
pub(super) fn section(question: &Question, answer: &Answer, language: Language) -> AnyView {
    let Some(spec) = question.report.spec() else { return ().into_any() };
    let measures: Vec<_> = spec
        .measures
        .iter()
        .map(|measure| {
            view! {
                <div>
                    <dt>{measure.label(language)}</dt>
                    <dd>{measure.explanation(language)}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <details class="card report-means">
            <summary>{words::measures(language)}</summary>
            <dl>{measures}</dl>
            <p class="muted">
                {words::days_of(language, &format::zone_place(&answer.time_zone))} " " {words::served_by(language, answer.served_by)}
            </p>
        </details>
    }
    .into_any()
}
