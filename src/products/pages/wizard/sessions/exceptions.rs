//! Exceptions from the week: dates with other hours, and absences.

use super::super::entry::Entry;
use super::super::work::{focus_id, work};
use super::controls::{Control, Removed};
use crate::products::words::sessions as words;
use crate::ui::icon::tiny_icon;
use crate::ui::reader::language;
use chrono::NaiveDate;
use domain::booking::{self, AbsenceForm, DateForm};
use domain::product::Field;
use leptos::prelude::*;

/// Dates whose hours are not those of their weekday.
#[component]
pub fn Dates(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let removed = Removed::<DateForm>::new();
    let length = Memo::new(move |_| work.sessions.with(|form| form.schedule.dates.len()));
    let add = move |_| {
        let today = work.registration.with_value(|registration| registration.today);
        let place = work.sessions.with_untracked(|form| form.schedule.dates.len());
        work.sessions.update(|form| {
            let known = form.schedule.dates.iter().filter_map(|date| date.day.parse::<NaiveDate>().ok()).max();
            let day = known.unwrap_or(today).max(today).succ_opt().unwrap_or(today);
            form.schedule.dates.push(DateForm { day: day.to_string(), hours: String::new() });
        });
        let field = Field::Schedule(booking::Field::Date(place));
        request_animation_frame(move || focus_id(&field.to_string()));
    };
    let remove = Callback::new(move |place: usize| {
        let gone = work.sessions.try_update(|form| {
            let dates = &mut form.schedule.dates;
            (place < dates.len()).then(|| dates.remove(place))
        });
        if let Some(Some(gone)) = gone {
            removed.note(place, gone);
            request_animation_frame(|| focus_id("add-date"));
        }
    });
    let back = Callback::new(move |()| {
        if let Some((place, date)) = removed.take() {
            work.sessions.update(|form| form.schedule.dates.insert(place.min(form.schedule.dates.len()), date));
        }
    });
    let row = move |place: usize| {
        let day = Field::Schedule(booking::Field::Date(place));
        let hours = Field::Schedule(booking::Field::DateHours(place));
        let read = move |get: fn(&DateForm) -> &String| {
            Signal::derive(move || {
                work.sessions.with(|form| form.schedule.dates.get(place).map(|date| get(date).clone()).unwrap_or_default())
            })
        };
        let put = move |get: fn(&mut DateForm) -> &mut String| {
            Callback::new(move |text: String| {
                work.sessions.update(|form| {
                    if let Some(date) = form.schedule.dates.get_mut(place) {
                        *get(date) = text;
                    }
                })
            })
        };
        view! {
            <li class="exception">
                <Entry field=day label=words::day(language)>
                    <Control field=day kind="date" value=read(|date| &date.day) put=put(|date| &mut date.day) open />
                </Entry>
                <Entry field=hours label=words::hours_then(language)>
                    <Control
                        field=hours
                        kind="text"
                        value=read(|date| &date.hours)
                        put=put(|date| &mut date.hours)
                        placeholder=words::closed(language)
                        open
                    />
                </Entry>
                <Remove place remove open name=words::remove_date(language, place + 1) />
            </li>
        }
    };
    view! {
        <ul class="exceptions">
            <For each=move || 0..length.get() key=|place| *place children=row />
        </ul>
        {removed.offer(back)}
        <div class="actions">
            <button class="btn small" type="button" id="add-date" disabled=move || !open.get() on:click=add>
                {tiny_icon(icondata::LuPlus)}
                {words::add_date(language)}
            </button>
        </div>
    }
    .into_any()
}

/// When the producer is away: whole days, or from one time to another.
#[component]
pub fn Absences(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let removed = Removed::<AbsenceForm>::new();
    let length = Memo::new(move |_| work.sessions.with(|form| form.schedule.absences.len()));
    let add = move |_| {
        let place = work.sessions.with_untracked(|form| form.schedule.absences.len());
        work.sessions.update(|form| form.schedule.absences.push(AbsenceForm::default()));
        let field = Field::Schedule(booking::Field::AbsenceFrom(place));
        request_animation_frame(move || focus_id(&field.to_string()));
    };
    let remove = Callback::new(move |place: usize| {
        let gone = work.sessions.try_update(|form| {
            let absences = &mut form.schedule.absences;
            (place < absences.len()).then(|| absences.remove(place))
        });
        if let Some(Some(gone)) = gone {
            removed.note(place, gone);
            request_animation_frame(|| focus_id("add-absence"));
        }
    });
    let back = Callback::new(move |()| {
        if let Some((place, absence)) = removed.take() {
            work.sessions.update(|form| form.schedule.absences.insert(place.min(form.schedule.absences.len()), absence));
        }
    });
    let row = move |place: usize| {
        let from = Field::Schedule(booking::Field::AbsenceFrom(place));
        let until = Field::Schedule(booking::Field::AbsenceUntil(place));
        let read = move |get: fn(&AbsenceForm) -> &String| {
            Signal::derive(move || {
                work.sessions.with(|form| form.schedule.absences.get(place).map(|absence| get(absence).clone()).unwrap_or_default())
            })
        };
        let put = move |get: fn(&mut AbsenceForm) -> &mut String| {
            Callback::new(move |text: String| {
                work.sessions.update(|form| {
                    if let Some(absence) = form.schedule.absences.get_mut(place) {
                        *get(absence) = text;
                    }
                })
            })
        };
        view! {
            <li class="exception">
                <Entry field=from label=words::from_day(language)>
                    <div class="day-and-time">
                        <Control field=from kind="date" value=read(|absence| &absence.from_day) put=put(|absence| &mut absence.from_day) open />
                        <Control
                            field=from
                            kind="time"
                            label=words::from_time(language)
                            value=read(|absence| &absence.from_time)
                            put=put(|absence| &mut absence.from_time)
                            open
                        />
                    </div>
                </Entry>
                <Entry field=until label=words::until_day(language)>
                    <div class="day-and-time">
                        <Control field=until kind="date" value=read(|absence| &absence.until_day) put=put(|absence| &mut absence.until_day) open />
                        <Control
                            field=until
                            kind="time"
                            label=words::until_time(language)
                            value=read(|absence| &absence.until_time)
                            put=put(|absence| &mut absence.until_time)
                            open
                        />
                    </div>
                </Entry>
                <Remove place remove open name=words::remove_absence(language, place + 1) />
            </li>
        }
    };
    view! {
        <ul class="exceptions">
            <For each=move || 0..length.get() key=|place| *place children=row />
        </ul>
        {removed.offer(back)}
        <div class="actions">
            <button class="btn small" type="button" id="add-absence" disabled=move || !open.get() on:click=add>
                {tiny_icon(icondata::LuPlus)}
                {words::add_absence(language)}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Remove(place: usize, remove: Callback<usize>, name: String, open: Signal<bool>) -> impl IntoView {
    view! {
        <button class="btn quiet small" type="button" aria-label=name disabled=move || !open.get() on:click=move |_| remove.run(place)>
            {tiny_icon(icondata::LuTrash2)}
            {words::remove(language())}
        </button>
    }
    .into_any()
}
