//! The week as it is typed: a line for each day, which stays the truth, with the ways to add hours and to copy them.

use super::super::super::entry::{bind, described_by};
use super::desk::{Desk, field};
use super::geometry::suggested;
use crate::products::words::sessions as words;
use crate::ui::form::fault_line;
use crate::ui::icon::{icon, tiny_icon};
use domain::product::weekday;
use leptos::html::Input;
use leptos::prelude::*;

#[component]
pub fn TypedDays(desk: Desk) -> impl IntoView {
    let line = move |day: usize| view! { <TypedDay desk day /> };
    view! { <ul class="typed-days">{(0..7).map(line).collect_view()}</ul> }.into_any()
}

#[component]
fn TypedDay(desk: Desk, day: usize) -> impl IntoView {
    let Desk { work, language, open, .. } = desk;
    let field = field(day);
    let id = field.to_string();
    let name = weekday(day, language);
    let fault = work.fault_at(field);
    let remark = work.remark_at(field);
    let value = Signal::derive(move || work.sessions.with(|form| form.schedule.weekly[day].clone()));
    let put = Callback::new(move |text: String| work.sessions.update(|form| form.schedule.weekly[day] = text));
    let node = NodeRef::<Input>::new();
    let write = move |text: &str| {
        if let Some(node) = node.get_untracked() {
            node.set_value(text);
        }
    };
    bind(move || node.get().map(|node| node.value()), write, value, put);
    let more = Memo::new(move |_| desk.days[day].with(|day| suggested(&day.hours).filter(|_| day.is_good)));
    let add = move |_| desk.change(day, None, day, more.get_untracked());
    let error_id = format!("{id}-error");
    let under = move || fault_line(&error_id, fault.get());
    let remark = remark.map(|said| {
        view! {
            <p class="remark" id=format!("{id}-remark")>
                {icon(icondata::LuMessageSquareWarning)}
                <span>{said}</span>
            </p>
        }
    });
    view! {
        <li>
            <label for=id.clone()>{name}</label>
            <input
                class="input small"
                id=id
                node_ref=node
                type="text"
                autocomplete="off"
                placeholder=words::closed(language)
                value=value.get_untracked()
                disabled=move || !open.get()
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=described_by(work, field, false)
                on:input=move |event| put.run(event_target_value(&event))
                on:focus=move |_| desk.shown.set(day)
                on:blur=move |_| work.leave(field)
            />
            <span class="ways">
                <button
                    class="btn quiet small"
                    type="button"
                    aria-label=words::add_on(language, name)
                    disabled=move || !open.get() || more.with(Option::is_none)
                    on:click=add
                >
                    {tiny_icon(icondata::LuPlus)}
                    <span class="word">{words::add_hours(language)}</span>
                </button>
                <button
                    class="btn quiet small"
                    type="button"
                    aria-label=words::copy_from(language, name)
                    disabled=move || !open.get()
                    on:click=move |_| desk.copy(day)
                >
                    {tiny_icon(icondata::LuCopy)}
                    <span class="word">{words::copy(language)}</span>
                </button>
            </span>
            {remark}
            {under}
        </li>
    }
    .into_any()
}
