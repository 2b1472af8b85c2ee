//! A box to be ticked before the service can be sent.

use super::entry::described_by;
use super::work::work;
use crate::ui::form::fault_line;
use domain::product::Field;
use leptos::prelude::*;

#[component]
pub fn Confirm(
    field: Field,
    #[prop(into)] is_confirmed: Signal<bool>,
    put: Callback<bool>,
    #[prop(into)] closed: Signal<bool>,
    title: &'static str,
    #[prop(optional)] why: Option<&'static str>,
) -> impl IntoView {
    let work = work();
    let fault = work.fault_at(field);
    let change = move |event| {
        put.run(event_target_checked(&event));
        work.leave(field);
    };
    view! {
        <div class="field">
            <label class="option">
                <input
                    id=field.to_string()
                    type="checkbox"
                    autocomplete="off"
                    checked=is_confirmed.get_untracked()
                    prop:checked=move || is_confirmed.get()
                    disabled=move || closed.get()
                    aria-invalid=move || fault.get().map(|_| "true")
                    aria-describedby=described_by(work, field, false)
                    on:change=change
                />
                <span>
                    <b>{title}</b>
                    {why.map(|why| view! { <small>{why}</small> })}
                </span>
            </label>
            {move || fault_line(&format!("{field}-error"), fault.get())}
        </div>
    }
    .into_any()
}
