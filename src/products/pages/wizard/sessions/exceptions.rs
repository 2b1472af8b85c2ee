//! Exceptions from the week: dates with other hours, and absences.

mod entries;

use super::super::entry::Entry;
use super::super::work::work;
use super::controls::Control;
use crate::products::words::sessions as words;
use crate::ui::reader::language;
use chrono::NaiveDate;
use domain::booking::{self, AbsenceForm, DateForm};
use domain::product::Field;
use entries::{Entries, Remove};
use leptos::prelude::*;

/// Dates whose hours are not those of their weekday.
#[component]
pub fn Dates(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let work = work();
    let dates = Entries::<DateForm>::new(|form| &form.dates, |form| &mut form.dates, "add-date");
    let add = Callback::new(move |()| {
        let today = work.registration.with_value(|registration| registration.today);
        let known =
            work.sessions.with_untracked(|form| form.schedule.dates.iter().filter_map(|date| date.day.parse::<NaiveDate>().ok()).max());
        let day = known.unwrap_or(today).max(today).succ_opt().unwrap_or(today);
        dates.add(DateForm { day: day.to_string(), hours: String::new() }, booking::Field::Date);
    });
    let row = move |place: usize| {
        let day = Field::Schedule(booking::Field::Date(place));
        let hours = Field::Schedule(booking::Field::DateHours(place));
        view! {
            <li class="exception">
                <Entry field=day label=words::day(language)>
                    <Control field=day kind="date" value=dates.read(place, |date| &date.day) put=dates.put(place, |date| &mut date.day) open />
                </Entry>
                <Entry field=hours label=words::hours_then(language)>
                    <Control
                        field=hours
                        kind="text"
                        value=dates.read(place, |date| &date.hours)
                        put=dates.put(place, |date| &mut date.hours)
                        placeholder=words::closed(language)
                        open
                    />
                </Entry>
                <Remove entries=dates place open name=words::remove_date(language, place + 1) />
            </li>
        }
        .into_any()
    };
    dates.list(row, open, add, words::add_date(language))
}

/// When the producer is away: whole days, or from one time to another.
#[component]
pub fn Absences(#[prop(into)] open: Signal<bool>) -> impl IntoView {
    let language = language();
    let absences = Entries::<AbsenceForm>::new(|form| &form.absences, |form| &mut form.absences, "add-absence");
    let add = Callback::new(move |()| absences.add(AbsenceForm::default(), booking::Field::AbsenceFrom));
    let row = move |place: usize| {
        let moment = |field: booking::Field, label: &'static str, day: Text, time: Text, time_label: &'static str| {
            let field = Field::Schedule(field);
            view! {
                <Entry field=field label=label>
                    <div class="day-and-time">
                        <Control field=field kind="date" value=absences.read(place, day.0) put=absences.put(place, day.1) open />
                        <Control
                            field=field
                            kind="time"
                            label=time_label
                            value=absences.read(place, time.0)
                            put=absences.put(place, time.1)
                            open
                        />
                    </div>
                </Entry>
            }
        };
        view! {
            <li class="exception">
                {moment(
                    booking::Field::AbsenceFrom(place),
                    words::from_day(language),
                    (|absence| &absence.from_day, |absence| &mut absence.from_day),
                    (|absence| &absence.from_time, |absence| &mut absence.from_time),
                    words::from_time(language),
                )}
                {moment(
                    booking::Field::AbsenceUntil(place),
                    words::until_day(language),
                    (|absence| &absence.until_day, |absence| &mut absence.until_day),
                    (|absence| &absence.until_time, |absence| &mut absence.until_time),
                    words::until_time(language),
                )}
                <Remove entries=absences place open name=words::remove_absence(language, place + 1) />
            </li>
        }
        .into_any()
    };
    absences.list(row, open, add, words::add_absence(language))
}

/// A text of an absence, to be read and to be changed.
type Text = (fn(&AbsenceForm) -> &String, fn(&mut AbsenceForm) -> &mut String);
