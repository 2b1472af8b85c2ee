//! The form that asks for the days where they are missing, each end with what is wrong with it.

use crate::customers::words;
use crate::paths;
use crate::ui::form::{Submit, TextField};
use crate::ui::narrow::left_out;
use crate::ui::words::narrow;
use domain::language::Language;
use domain::parameter::ParameterError;
use leptos::prelude::*;

/// In the place of an answer.
pub(super) fn card(faults: &[ParameterError], pairs: Vec<(String, String)>, language: Language) -> AnyView {
    let is_day = |name: &str| matches!(name, "from" | "to");
    let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap_or_default();
    let error = |wanted: &str| {
        let fault = faults.iter().find(|fault| fault.parameter == wanted);
        Signal::stored(fault.map(|fault| narrow::parameter_fault(language, fault.reason)))
    };
    let others: Vec<ParameterError> = faults.iter().filter(|fault| !is_day(&fault.parameter)).cloned().collect();
    let kept = pairs.iter().filter(|(name, _)| !is_day(name) && name != "period" && name != "cursor");
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> }).collect_view();
    view! {
        {left_out(&others, language)}
        <section class="card stack" aria-labelledby="days-first">
            <h2 id="days-first">{words::period_first(language)}</h2>
            <p class="muted">{words::period_why(language)}</p>
            <form method="get" action=paths::CUSTOMERS class="stack" novalidate=true>
                {kept}
                <div class="pair">
                    <TextField name="from" id="first-day" kind="date" label=narrow::from(language) value=value("from") error=error("from") />
                    <TextField name="to" id="last-day" kind="date" label=narrow::to(language) value=value("to") error=error("to") />
                </div>
                <div class="actions">
                    <Submit class="btn main" label=words::show(language) />
                </div>
            </form>
        </section>
    }
    .into_any()
}
