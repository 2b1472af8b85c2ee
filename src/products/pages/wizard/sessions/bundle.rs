//! What is sold: one session or a package, and how long a session is.

use super::super::entry::{Entry, Line};
use super::super::work::work;
use super::units::length;
use crate::products::words::sessions as words;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::booking::Duration;
use domain::product::sessions::BundleKind;
use domain::product::{Field, State};
use leptos::prelude::*;

/// Lengths that most sessions have, in minutes.
const USUAL: [u16; 12] = [15, 20, 25, 30, 45, 50, 60, 75, 90, 120, 180, 240];

#[component]
pub fn WhatIsSold(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    // What buyers agreed to stays as it was approved.
    let open = Signal::derive(move || open.get() && work.state.get() != State::Approved);
    let kind = Memo::new(move |_| work.sessions.with(|form| form.bundle));
    let radio = move |own: BundleKind, word: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="bundle"
                    prop:checked=move || kind.get() == own
                    checked=kind.get_untracked() == own
                    disabled=move || !open.get()
                    on:change=move |_| work.sessions.update(|form| form.bundle = own)
                />
                {word}
            </label>
        }
    };
    let count = Signal::derive(move || work.sessions.with(|form| form.count.clone()));
    let validity = Signal::derive(move || work.sessions.with(|form| form.validity.clone()));
    let put_count = Callback::new(move |text| work.sessions.update(|form| form.count = text));
    let put_validity = Callback::new(move |text| work.sessions.update(|form| form.validity = text));
    let closed = Signal::derive(move || !open.get());
    let most = work.registration.with_value(|registration| registration.limits.most_sessions);
    let package = move || {
        (kind.get() == BundleKind::Package).then(|| {
            view! {
                <div class="pair">
                    <Line
                        field=Field::Count
                        value=count
                        put=put_count
                        inputmode="numeric"
                        hint=words::count_hint(language, most)
                        disabled=closed
                    />
                    <Line
                        field=Field::Validity
                        value=validity
                        put=put_validity
                        inputmode="numeric"
                        hint=words::validity_hint(language)
                        disabled=closed
                    />
                </div>
            }
        })
    };
    view! {
        <Entry field=Field::Bundle group=true hint=words::bundle_hint(language)>
            <div class="choice">
                {radio(BundleKind::Single, words::single(language))} {radio(BundleKind::Package, words::package(language))}
            </div>
        </Entry>
        {package}
        {move || match work.duration_locked.get() {
            Some(locked) => view! { <Locked locked /> }.into_any(),
            None => view! { <Length open /> }.into_any(),
        }}
    }
    .into_any()
}

/// A length that is fixed, and what to do for another.
#[component]
fn Locked(locked: Duration) -> impl IntoView {
    let language = language();
    view! {
        <div class="field locked" id=Field::Duration.to_string() tabindex="-1">
            <span class="label">{words::length(language)}</span>
            <p>
                {icon(icondata::LuLock)}
                <b>{length(locked.minutes())}</b>
            </p>
            <p class="hint">{words::length_locked(language)}</p>
        </div>
    }
    .into_any()
}

/// The choice of a usual length, or another in minutes.
#[component]
fn Length(open: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let field = Field::Duration;
    let fault = work.fault_at(field);
    let longest = work.registration.with_value(|registration| registration.limits.longest_session);
    let usual: Vec<u16> = USUAL.into_iter().filter(|minutes| *minutes <= longest).collect();
    let value = Memo::new(move |_| work.sessions.with(|form| form.duration.trim().to_owned()));
    let is_usual = value.with_untracked(|value| value.parse().is_ok_and(|minutes| usual.contains(&minutes)));
    let own = RwSignal::new(!is_usual);
    let put = move |text: String| work.sessions.update(|form| form.duration = text);
    let chosen = move |event| {
        let value = event_target_value(&event);
        own.set(value.is_empty());
        if !value.is_empty() {
            put(value);
        }
        work.leave(field);
    };
    let shown = move || if own.get() { String::new() } else { value.get() };
    let present = untrack(shown);
    let option = |minutes: u16| {
        let selected = present == minutes.to_string();
        view! { <option value=minutes.to_string() selected=selected>{length(minutes)}</option> }
    };
    let options = usual.into_iter().map(option).collect_view();
    let id = field.to_string();
    let described = super::super::entry::described_by(work, field, true);
    view! {
        <Entry field label=words::length(language) hint=words::length_hint(language, &length(Duration::LEAST), &length(longest))>
            <div class="length">
                <select
                    class="input"
                    id={
                        let id = id.clone();
                        move || if own.get() { "duration-usual".to_owned() } else { id.clone() }
                    }
                    aria-label=words::length(language)
                    disabled=move || !open.get()
                    prop:value=shown
                    aria-describedby=described
                    on:change=chosen
                >
                    {options}
                    <option value="" selected=!is_usual>
                        {words::other_length(language)}
                    </option>
                </select>
                {move || {
                    own.get()
                        .then(|| {
                            view! {
                                <span class="with-unit">
                                    <input
                                        class="input"
                                        id=id.clone()
                                        type="text"
                                        inputmode="numeric"
                                        autocomplete="off"
                                        prop:value=move || value.get()
                                        value=value.get_untracked()
                                        disabled=move || !open.get()
                                        aria-invalid=move || fault.get().map(|_| "true")
                                        aria-describedby=described
                                        on:input=move |event| put(event_target_value(&event))
                                        on:blur=move |_| work.leave(field)
                                    />
                                    <span>{words::minutes(language)}</span>
                                </span>
                            }
                        })
                }}
            </div>
        </Entry>
    }
    .into_any()
}
