//! What of an address was not understood.

use crate::ui::icon::icon;
use crate::ui::words::narrow as words;
use domain::language::Language;
use domain::parameter::ParameterError;
use leptos::prelude::*;

/// Names each parameter that was left out, and why.
pub fn left_out(faults: &[ParameterError], language: Language) -> AnyView {
    if faults.is_empty() {
        return ().into_any();
    }
    let faults: Vec<_> = faults
        .iter()
        .map(|fault| {
            view! {
                <li>
                    <code>{fault.parameter.clone()}</code>
                    " "
                    {words::parameter_fault(language, fault.reason)}
                </li>
            }
        })
        .collect();
    view! {
        <div class="note wait" role="status">
            {icon(icondata::LuCircleAlert)}
            <div>
                <b>{words::ignored(language)}</b>
                <ul>{faults}</ul>
            </div>
        </div>
    }
    .into_any()
}
