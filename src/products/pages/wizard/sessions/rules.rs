//! The rules around the hours: zone, period of the offer, notice, how far ahead, pauses, and how often a session may begin.

use super::super::entry::{Entry, Pick};
use super::super::work::work;
use super::controls::{Choice, Control};
use super::units::{join, length, split};
use crate::products::words::sessions as words;
use crate::ui::icon::icon;
use crate::ui::reader::language;
use domain::booking::{self, ScheduleForm};
use domain::language::Language;
use domain::product::{Field, Reason};
use leptos::prelude::*;

/// Usual pauses and distances, in minutes.
const PAUSES: [u16; 9] = [0, 5, 10, 15, 20, 30, 45, 60, 90];
const STEPS: [u16; 8] = [5, 10, 15, 20, 30, 45, 60, 90];

/// A text of the schedule, read and written.
fn text(read: fn(&ScheduleForm) -> &String, write: fn(&mut ScheduleForm) -> &mut String) -> (Signal<String>, Callback<String>) {
    let work = work();
    let value = Memo::new(move |_| work.sessions.with(|form| read(&form.schedule).clone()));
    (value.into(), Callback::new(move |text| work.sessions.update(|form| *write(&mut form.schedule) = text)))
}

/// The producer's zone.
#[component]
pub fn Zone(zones: Vec<String>, #[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let (value, put) = text(|form| &form.zone, |form| &mut form.zone);
    let options = zones.into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect();
    let closed = Signal::derive(move || !open.get());
    view! {
        <Pick field=Field::Schedule(booking::Field::Zone) value put groups=vec![("", options)] hint=words::zone_hint(language) disabled=closed />
    }
    .into_any()
}

/// From when on, and until when, sessions are offered.
#[component]
pub fn Period(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let (from, put_from) = text(|form| &form.offered_from, |form| &mut form.offered_from);
    let (until, put_until) = text(|form| &form.offered_until, |form| &mut form.offered_until);
    let (first, last) = (Field::Schedule(booking::Field::OfferedFrom), Field::Schedule(booking::Field::OfferedUntil));
    view! {
        <div class="pair">
            <Entry field=first>
                <Control field=first kind="date" value=from put=put_from open />
            </Entry>
            <Entry field=last hint=words::until_hint(language)>
                <Control field=last kind="date" value=until put=put_until open />
            </Entry>
        </div>
    }
    .into_any()
}

/// Notice and how far ahead.
#[component]
pub fn Reach(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let in_time: Vec<(u32, &'static str)> =
        vec![(1, words::minutes(language)), (60, words::hours(language)), (1440, words::days(language))];
    let in_days: Vec<(u32, &'static str)> = vec![(1, words::days(language)), (7, words::weeks(language))];
    view! {
        <div class="pair">
            <Span
                field=booking::Field::Notice
                label=words::notice(language)
                hint=words::notice_hint(language)
                units=in_time
                usual=1
                text=text(|form| &form.notice, |form| &mut form.notice)
                open
            />
            <Span
                field=booking::Field::Ahead
                label=words::ahead(language)
                hint=words::ahead_hint(language)
                units=in_days
                usual=0
                text=text(|form| &form.ahead, |form| &mut form.ahead)
                open
            />
        </div>
    }
    .into_any()
}

/// Pauses around sessions, and the distance between starts.
#[component]
pub fn Rhythm(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let (before, put_before) = text(|form| &form.before, |form| &mut form.before);
    let (after, put_after) = text(|form| &form.after, |form| &mut form.after);
    let (step, put_step) = text(|form| &form.step, |form| &mut form.step);
    let word = |kept: &str| kept.trim().parse().map_or_else(|_| kept.to_owned(), length);
    let pauses = |language: Language| {
        PAUSES.map(|minutes| (minutes.to_string(), if minutes == 0 { words::none(language).to_owned() } else { length(minutes) })).to_vec()
    };
    let steps = || {
        let usual = STEPS.map(|minutes| (minutes.to_string(), words::every(language, &length(minutes))));
        [(String::new(), words::one_after_another(language).to_owned())].into_iter().chain(usual).collect::<Vec<_>>()
    };
    view! {
        <div class="pair">
            <Choice
                field=Field::Schedule(booking::Field::Before)
                label=words::before(language)
                usual=pauses(language)
                word
                value=before
                put=put_before
                open
            />
            <Choice
                field=Field::Schedule(booking::Field::After)
                label=words::after(language)
                usual=pauses(language)
                word
                value=after
                put=put_after
                open
            />
            <Choice field=Field::Schedule(booking::Field::Step) label=words::step(language) usual=steps() word value=step put=put_step open />
        </div>
    }
    .into_any()
}

/// A number with its unit. Its faults are told in that unit.
#[component]
fn Span(
    field: booking::Field,
    label: &'static str,
    hint: &'static str,
    units: Vec<(u32, &'static str)>,
    /// The unit of nothing, by its place.
    usual: usize,
    text: (Signal<String>, Callback<String>),
    open: Signal<bool>,
) -> impl IntoView {
    let language = language();
    let work = work();
    let field = Field::Schedule(field);
    let (kept, put) = text;
    let factors: Vec<u32> = units.iter().map(|(factor, _)| *factor).collect();
    let (number, place) = split(&kept.get_untracked(), &factors, usual);
    let typed = RwSignal::new(number);
    let unit = RwSignal::new(factors.get(place).copied().unwrap_or(1));
    let write = move || put.run(join(&typed.get_untracked(), unit.get_untracked()));
    let shown = work.fault_at(field);
    let fault = Memo::new(move |_| {
        let told = shown.get()?;
        let unit = unit.get().max(1);
        let limits = work.faults.with(|faults| {
            faults.iter().find_map(|fault| match fault.reason {
                Reason::Entry(booking::Reason::OutOfRange { least, most }) if fault.field == field => Some((least, most)),
                _ => None,
            })
        });
        let Some((least, most)) = limits else { return Some(told) };
        Some(booking::Reason::OutOfRange { least: least.div_ceil(unit), most: most / unit }.sentence(language))
    });
    let id = field.to_string();
    let (unit_id, described) = (format!("{id}-unit"), format!("{id}-under"));
    let under = move || match fault.get() {
        Some(sentence) => view! {
            <p class="error">
                {icon(icondata::LuCircleAlert)}
                <span>{sentence}</span>
            </p>
        }
        .into_any(),
        None => view! { <p class="hint">{hint}</p> }.into_any(),
    };
    let option = |(factor, word): (u32, &'static str)| {
        let selected = factor == unit.get_untracked();
        view! { <option value=factor.to_string() selected=selected>{word}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="span-of-time">
                <input
                    class="input"
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    value=typed.get_untracked()
                    disabled=move || !open.get()
                    aria-invalid=move || fault.get().map(|_| "true")
                    aria-describedby=described.clone()
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        write();
                    }
                    on:blur=move |_| work.leave(field)
                />
                <select
                    class="input"
                    id=unit_id
                    aria-label=words::unit_of(language, label)
                    disabled=move || !open.get()
                    on:change=move |event| {
                        unit.set(event_target_value(&event).parse().unwrap_or(1));
                        write();
                        work.leave(field);
                    }
                >
                    {units.into_iter().map(option).collect_view()}
                </select>
            </div>
            <div id=described>{under}</div>
        </div>
    }
    .into_any()
}
