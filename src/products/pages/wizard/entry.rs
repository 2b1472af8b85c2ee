//! The fields of the wizard: label, control, what is wrong or what helps, and what the operator said.

use super::work::{Work, work};
use crate::products::words::wizard as words;
use crate::ui::form::fault_line;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::product::Field;
use leptos::html::{Input, Select};
use leptos::prelude::*;

/// A field around its control, whose id is the field's text; the control takes `aria-describedby` from [`described_by`].
#[component]
pub fn Entry(
    field: Field,
    /// Instead of the field's own.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// Several controls under one name: a fieldset, whose id is the field's.
    #[prop(optional)]
    group: bool,
    children: Children,
) -> impl IntoView {
    let language = language();
    let work = work();
    let id = field.to_string();
    let label = label.unwrap_or_else(|| field.label(language));
    let fault = work.fault_at(field);
    let has_hint = hint.is_some();
    let under = {
        let id = id.clone();
        move || match fault.get() {
            Some(sentence) => fault_line(&format!("{id}-error"), Some(sentence)),
            None => hint.clone().map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> }).into_any(),
        }
    };
    let remark = work.remark_at(field).map(|said| {
        view! {
            <p class="remark" id=format!("{id}-remark")>
                {icon(icondata::LuMessageSquareWarning)}
                <span>
                    <b>{words::operator_said(language)}</b>
                    " "
                    {said}
                </span>
            </p>
        }
    });
    if group {
        let invalid = move || fault.get().map(|_| "true");
        return view! {
            <fieldset class="field" id=id tabindex="-1" data-invalid=invalid aria-describedby=described_by(work, field, has_hint)>
                <legend>{label}</legend>
                <div class="stack tight">{remark} {children()} {under}</div>
            </fieldset>
        }
        .into_any();
    }
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {remark}
            {children()}
            {under}
        </div>
    }
    .into_any()
}

/// Ids of what describes a control: the operator's remark, and what is wrong, else the hint.
pub fn described_by(work: Work, field: Field, has_hint: bool) -> Signal<Option<String>> {
    let fault = work.fault_at(field);
    let has_remark = work.remark_at(field).is_some();
    Signal::derive(move || {
        let mut ids = Vec::new();
        if has_remark {
            ids.push(format!("{field}-remark"));
        }
        if fault.with(Option::is_some) {
            ids.push(format!("{field}-error"));
        } else if has_hint {
            ids.push(format!("{field}-hint"));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// A line to type into.
#[component]
pub fn Line(
    field: Field,
    #[prop(into)] value: Signal<String>,
    /// Takes what is typed.
    put: Callback<String>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(default = "text")] inputmode: &'static str,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let work = work();
    let fault = work.fault_at(field);
    let node = NodeRef::<Input>::new();
    bind(move || node.get().map(|node| node.value()), move |text| with(node.get_untracked(), |node| node.set_value(text)), value, put);
    let describedby = described_by(work, field, hint.is_some());
    view! {
        <Entry field nostrip:label=label nostrip:hint=hint>
            <input
                class="input"
                id=field.to_string()
                node_ref=node
                type="text"
                inputmode=inputmode
                autocomplete="off"
                value=value.get_untracked()
                disabled=move || disabled.get()
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=describedby
                on:input=move |event| put.run(event_target_value(&event))
                on:blur=move |_| work.leave(field)
            />
        </Entry>
    }
    .into_any()
}

/// A choice from groups of values and words; a group without a name has no heading.
#[component]
pub fn Pick(
    field: Field,
    #[prop(into)] value: Signal<String>,
    put: Callback<String>,
    groups: Vec<(&'static str, Vec<(String, String)>)>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let language = language();
    let work = work();
    let fault = work.fault_at(field);
    let node = NodeRef::<Select>::new();
    bind(move || node.get().map(|node| node.value()), move |text| with(node.get_untracked(), |node| node.set_value(text)), value, put);
    let chosen = value.get_untracked();
    let known = groups.iter().any(|(_, options)| options.iter().any(|(key, _)| *key == chosen));
    let option = |(key, word): (String, String)| {
        let selected = key == chosen;
        view! { <option value=key selected=selected>{word}</option> }
    };
    let options: Vec<_> = groups
        .into_iter()
        .map(|(name, options)| {
            let options = options.into_iter().map(option).collect_view();
            if name.is_empty() { options.into_any() } else { view! { <optgroup label=name>{options}</optgroup> }.into_any() }
        })
        .collect();
    let describedby = described_by(work, field, hint.is_some());
    view! {
        <Entry field nostrip:hint=hint>
            <select
                class="input"
                id=field.to_string()
                node_ref=node
                autocomplete="off"
                disabled=move || disabled.get()
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=describedby
                on:change=move |event| {
                    put.run(event_target_value(&event));
                    work.leave(field);
                }
                on:blur=move |_| work.leave(field)
            >
                <option value="" selected=!known>
                    {words::choose(language)}
                </option>
                {options}
            </select>
        </Entry>
    }
    .into_any()
}

/// Keeps a control and a form together. What was typed before this program ran is taken over, not thrown away.
pub(super) fn bind(
    read: impl Fn() -> Option<String> + 'static,
    write: impl Fn(&str) + 'static,
    value: Signal<String>,
    put: Callback<String>,
) {
    Effect::new(move |known: Option<bool>| {
        let Some(shown) = read() else { return false };
        let value = value.get();
        if shown != value {
            if known == Some(true) { write(&value) } else { put.run(shown) }
        }
        true
    });
}

fn with<T>(node: Option<T>, act: impl FnOnce(T)) {
    if let Some(node) = node {
        act(node);
    }
}
