//! Absences and extra hours of the days that are shown, and the form that adds one.

use crate::agenda::api::{AddStretch, RemoveStretch};
use crate::agenda::words;
use crate::problem::Problem;
use crate::ui::act::ActionForm;
use crate::ui::form::{FormProblem, Submit};
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::{language, may_start_products};
use chrono::{NaiveDate, NaiveDateTime};
use domain::agenda::{Agenda, Stretch, StretchKind};
use domain::language::Language;
use leptos::prelude::*;

#[component]
pub(super) fn Stretches(known: Signal<Option<Agenda>>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let add = ServerAction::<AddStretch>::new();
    let remove = ServerAction::<RemoveStretch>::new();
    let added = add.value();
    let removed = remove.value();
    Effect::new(move |_| {
        if added.with(|answer| matches!(answer, Some(Ok(_)))) {
            changed.run(());
        }
    });
    Effect::new(move |_| {
        if removed.with(|answer| matches!(answer, Some(Ok(())))) {
            changed.run(());
        }
    });
    let problem: Signal<Option<Problem>> = Signal::derive(move || {
        let of_add = added.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned()));
        of_add.or_else(|| removed.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())))
    });
    let has_problem = problem.with_untracked(Option::is_some);
    let said = move || {
        added.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().copied())).map(|inside| {
            let class = if inside == 0 { "note good" } else { "note wait" };
            view! {
                <div class=class>
                    {icon(icondata::LuInfo)} <p>{words::inside(language, inside)}</p>
                </div>
            }
        })
    };
    let lines = Memo::new(move |_| known.with(|agenda| agenda.as_ref().map(|agenda| agenda.stretches.clone()).unwrap_or_default()));
    let day = Memo::new(move |_| {
        known.with(|agenda| agenda.as_ref().map(|agenda| agenda.now.date().clamp(agenda.first, agenda.last))).unwrap_or_default()
    });
    let list = move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let rows: Vec<_> = lines.iter().map(|stretch| row(stretch, remove, language)).collect();
            view! { <ul class="rows">{rows}</ul> }
        })
    };
    view! {
        <section class="card" id="stretches" aria-label=words::absence_or_hours(language)>
            {list}
            {may_start_products().then(|| view! {
            <details class="agenda-stretch" open=has_problem>
                <summary class="btn quiet">
                    {icon(icondata::LuCalendarOff)}
                    {words::absence_or_hours(language)}
                </summary>
                <ActionForm action=add attr:novalidate=true attr:class="stack">
                    <p class="muted">{words::stretch_why(language)}</p>
                    <FormProblem problem />
                    {move || fields(day.get(), language)}
                    <div class="actions">
                        <Submit label=words::add(language) pending=add.pending() class="btn main" />
                    </div>
                </ActionForm>
            </details>
            })}
            <div role="status">{said}</div>
        </section>
    }
    .into_any()
}

fn fields(day: NaiveDate, language: Language) -> AnyView {
    let field = |name: &'static str, kind: &'static str, label: &'static str, value: Option<String>| {
        view! {
            <div class="field">
                <label for=format!("stretch-{name}")>{label}</label>
                <input class="input" id=format!("stretch-{name}") name=format!("form[{name}]") type=kind value=value step=(kind == "time").then_some("300") />
            </div>
        }
    };
    view! {
        <div class="agenda-fields">
            <div class="field">
                <label for="stretch-kind">{words::what(language)}</label>
                <select class="input" id="stretch-kind" name="form[kind]">
                    <option value="away">{words::away(language)}</option>
                    <option value="open">{words::open(language)}</option>
                </select>
            </div>
            {field("from_day", "date", words::from_day(language), Some(day.to_string()))}
            {field("from_time", "time", words::from_time(language), None)}
            {field("until_day", "date", words::until_day(language), Some(day.to_string()))}
            {field("until_time", "time", words::until_time(language), None)}
            {field("note", "text", words::note(language), None)}
        </div>
        <p class="hint">{words::optional_hint(language)}</p>
    }
    .into_any()
}

fn row(stretch: &Stretch, remove: ServerAction<RemoveStretch>, language: Language) -> AnyView {
    let word = match stretch.kind {
        StretchKind::Away => words::away(language),
        StretchKind::Open => words::open(language),
        StretchKind::Busy => words::busy(language),
    };
    let name = if stretch.note.is_empty() { word.to_owned() } else { format!("{word} · {}", stretch.note) };
    let when = lasts(stretch.from, stretch.to, language);
    let inside = (stretch.kind != StretchKind::Open && stretch.sessions > 0)
        .then(|| view! { <small class="agenda-inside">{words::inside(language, stretch.sessions)}</small> });
    let label = words::remove_named(language, &name, &when);
    // What another calendar says is taken back there.
    let id = stretch.id.to_string();
    let end = (stretch.kind != StretchKind::Busy && may_start_products()).then(|| {
        view! {
            <ActionForm action=remove>
                <input type="hidden" name="id" value=id />
                <button class="btn small quiet" type="submit" aria-label=label>
                    {words::remove(language)}
                </button>
            </ActionForm>
        }
    });
    view! {
        <li>
            <span class="words">
                <b>{name}</b>
                <small>{when.clone()}</small>
                {inside}
            </span>
            {end}
        </li>
    }
    .into_any()
}

/// From when to when, whole days without their midnights.
fn lasts(from: NaiveDateTime, to: NaiveDateTime, language: Language) -> String {
    let is_midnight = |at: NaiveDateTime| at.time() == chrono::NaiveTime::MIN;
    if is_midnight(from) && is_midnight(to) {
        let last = to.date().pred_opt().unwrap_or(to.date());
        return if last == from.date() { format::day_long(last, language) } else { format::day_range(from.date(), last, language) };
    }
    if from.date() == to.date() {
        return format!("{}, {}–{}", format::day_long(from.date(), language), format::time(from), format::time(to));
    }
    format!("{} – {}", format::date_time(from, language), format::date_time(to, language))
}
