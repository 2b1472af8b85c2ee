//! The free times of one day by the reader's clock, grouped by the part of the day, with the producer's clock where it differs.

use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words::calendar as words;
use chrono::{NaiveDate, Timelike};
use domain::booking::{DayOfSlots, Reading};
use domain::language::Language;
use domain::product::view::Month;
use leptos::prelude::*;

/// A time by the reader's clock and, where it differs, by the producer's: `09:00`, `São Paulo 05:00`.
pub fn readings(reading: &Reading, producers_zone: &str, language: Language) -> AnyView {
    let other = (reading.local != reading.producers).then(|| {
        let clock = format::time(reading.producers);
        let day = reading.producers.date();
        let clock = if day == reading.local.date() { clock } else { format!("{} {clock}", format::weekday_short(day, language)) };
        let text = format!("{} {clock}", format::zone_place(producers_zone));
        view! { " " <small>{text}</small> }
    });
    view! {
        <time datetime=format::machine_time(reading.slot.start)>{format::time(reading.local)}</time>
        {other}
    }
    .into_any()
}

/// The times of the chosen day.
#[component]
pub(super) fn Times(
    month: Signal<Option<Month>>,
    chosen: Memo<Option<NaiveDate>>,
    time: Option<Callback<Reading, AnyView>>,
    id: &'static str,
) -> impl IntoView {
    let language = language();
    let shown = Memo::new(move |_| {
        month.with(|month| {
            let month = month.as_ref()?;
            let day = month.days.iter().find(|day| Some(day.day) == chosen.get())?.clone();
            Some((day, month.producers_zone.clone()))
        })
    });
    let name = move || shown.with(|shown| shown.as_ref().map(|(day, _)| format::weekday_day(day.day, language)));
    let count = move || shown.with(|shown| shown.as_ref().map(|(day, _)| words::times(language, day.slots.len())));
    let lists = move || {
        shown.with(|shown| {
            shown.as_ref().map(|(day, producers_zone)| {
                let item = |reading: &Reading| {
                    let time = match time {
                        Some(time) => time.run(*reading),
                        None => view! { <span class="time">{readings(reading, producers_zone, language)}</span> }.into_any(),
                    };
                    let offset = is_twice(reading, day)
                        .then(|| view! { <small class="offset">{format::offset(reading.local, reading.slot.start)}</small> });
                    view! { <li>{time} {offset}</li> }
                };
                parts(day)
                    .into_iter()
                    .enumerate()
                    .filter(|(_, readings)| !readings.is_empty())
                    .map(|(part, readings)| {
                        let label = format!("{id}-part-{part}");
                        let word = [words::morning, words::afternoon, words::evening][part](language);
                        view! {
                            <div>
                                <p class="label" id=label.clone()>
                                    {word}
                                </p>
                                <ul aria-labelledby=label>{readings.into_iter().map(item).collect_view()}</ul>
                            </div>
                        }
                    })
                    .collect_view()
            })
        })
    };
    view! {
        <div class="times">
            <h4 aria-live="polite">
                <span class="month-name">{name}</span>
                " "
                <small>{count}</small>
            </h4>
            {lists}
        </div>
    }
    .into_any()
}

/// Morning, afternoon and evening.
fn parts(day: &DayOfSlots) -> [Vec<&Reading>; 3] {
    let mut parts: [Vec<&Reading>; 3] = Default::default();
    for reading in &day.slots {
        let part = match reading.local.hour() {
            0..12 => 0,
            12..18 => 1,
            _ => 2,
        };
        parts[part].push(reading);
    }
    parts
}

/// Whether the clock shows this time twice on the day, because it is set back: then only the offset tells the two apart.
fn is_twice(reading: &Reading, day: &DayOfSlots) -> bool {
    day.slots.iter().filter(|other| other.local == reading.local).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::booking::{Duration, Slot};

    fn reading(start: &str, local: &str) -> Reading {
        let start = start.parse::<domain::Time>().unwrap();
        let local = local.parse().unwrap();
        Reading { slot: Slot::new(start, Duration::new(60, 240).unwrap()), local, producers: start.naive_utc() }
    }

    #[test]
    fn a_day_has_three_parts_and_an_hour_may_come_twice() {
        let slots = vec![
            reading("2026-10-25T00:30:00Z", "2026-10-25T02:30:00"),
            reading("2026-10-25T01:30:00Z", "2026-10-25T02:30:00"),
            reading("2026-10-25T11:00:00Z", "2026-10-25T12:00:00"),
            reading("2026-10-25T17:00:00Z", "2026-10-25T18:00:00"),
        ];
        let day = DayOfSlots { day: "2026-10-25".parse().unwrap(), slots };
        assert_eq!(parts(&day).map(|part| part.len()), [2, 1, 1]);
        assert_eq!(day.slots.iter().map(|slot| is_twice(slot, &day)).collect::<Vec<_>>(), [true, true, false, false]);
        let offsets = day.slots[..2].iter().map(|slot| format::offset(slot.local, slot.slot.start));
        assert_eq!(offsets.collect::<Vec<_>>(), ["GMT+2", "GMT+1"]);
    }
}
