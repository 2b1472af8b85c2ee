//! What is wrong or missing, grouped by step, each with a link to its field.

use crate::paths;
use crate::ui::format;
use crate::ui::reader::{language, may};
use domain::collaborators::Right;
use domain::id::ProductId;
use domain::language::Language;
use domain::money::Money;
use domain::product::{Fault, Field, Step};
use leptos::prelude::*;

/// The faults under the names of their steps.
#[component]
pub fn Missing(id: ProductId, #[prop(into)] faults: Signal<Vec<Fault>>) -> impl IntoView {
    let language = language();
    let group = move |step: Step| {
        let lines: Vec<_> =
            faults.with(|faults| faults.iter().filter(|fault| fault.field.step() == step).map(|fault| line(id, fault, language)).collect());
        (!lines.is_empty()).then(|| {
            view! {
                <li>
                    <h3>{step.title(language)}</h3>
                    <ul>{lines}</ul>
                </li>
            }
        })
    };
    view! { <ul class="missing">{move || Step::ALL.map(group)}</ul> }.into_any()
}

/// Where a field can be changed.
fn field_address(id: ProductId, field: Field) -> String {
    format!("{}#{field}", paths::step(id, field.step()))
}

/// A field's name, as the way to it for who may change it.
pub fn field_link(id: ProductId, field: Field, language: Language) -> AnyView {
    let label = field.label(language);
    if may(Right::ProductsManage) {
        view! {
            <a class="link" href=field_address(id, field)>
                {label}
            </a>
        }
        .into_any()
    } else {
        view! { <b>{label}</b> }.into_any()
    }
}

fn line(id: ProductId, fault: &Fault, language: Language) -> AnyView {
    let money = |money: Money| format::money(money.minor, money.currency, language);
    view! {
        <li>
            <a class="link" href=field_address(id, fault.field)>
                {fault.field.label(language)}
            </a>
            " "
            <span class="muted">{fault.reason.sentence(language, &money)}</span>
        </li>
    }
    .into_any()
}
