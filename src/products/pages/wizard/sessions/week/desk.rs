//! The week under the producer's hands: the seven texts are the truth, and whatever is drawn is written into them.

use super::super::super::work::Work;
use super::geometry::{Grip, View};
use crate::products::words::sessions as words;
use domain::booking::{self, ClockRange, Hours};
use domain::language::Language;
use domain::product::{Field, weekday};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// A day as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Day {
    /// The last that could be read.
    pub hours: Hours,
    /// Whether the text can be read now; else it is corrected first, and not overwritten by drawing.
    pub is_good: bool,
}

/// A stretch under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drag {
    pub grip: Grip,
    /// The minute at which it was taken hold of.
    pub origin: u16,
    pub day: usize,
    pub old: Option<ClockRange>,
    /// Where it would be put now.
    pub to_day: usize,
    pub new: Option<ClockRange>,
    /// Far enough from where it began to be more than a press.
    pub moved: bool,
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub work: Work,
    pub days: [Memo<Day>; 7],
    pub view: Memo<View>,
    pub whole: RwSignal<bool>,
    pub drag: RwSignal<Option<Drag>>,
    /// The stretch that had the focus last.
    pub at: RwSignal<Option<(usize, ClockRange)>>,
    /// What changed, said politely.
    pub said: RwSignal<String>,
    /// The week before the last change by drawing.
    pub before: RwSignal<Option<[String; 7]>>,
    /// The one day that a phone shows.
    pub shown: RwSignal<usize>,
    pub open: Signal<bool>,
    pub language: Language,
}

impl Desk {
    pub fn new(work: Work, open: Signal<bool>, language: Language) -> Self {
        let day = |day: usize| {
            let text = Memo::new(move |_| work.sessions.with(|form| form.schedule.weekly[day].clone()));
            Memo::new(move |known: Option<&Day>| match text.with(|text| Hours::parse(text)) {
                Ok(hours) => Day { hours, is_good: true },
                Err(_) => Day { hours: known.map(|known| known.hours.clone()).unwrap_or_default(), is_good: false },
            })
        };
        let days: [Memo<Day>; 7] = std::array::from_fn(day);
        let whole = RwSignal::new(false);
        let view = Memo::new(move |_| {
            let days = days.map(|day| day.get().hours);
            if whole.get() { View::WHOLE } else { View::around(days.iter()) }
        });
        Self {
            work,
            days,
            view,
            whole,
            drag: RwSignal::new(None),
            at: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            before: RwSignal::new(None),
            shown: RwSignal::new(0),
            open,
            language,
        }
    }

    /// Takes one stretch away and puts another, perhaps on another day; the focus goes to it.
    pub fn change(&self, day: usize, old: Option<ClockRange>, to_day: usize, new: Option<ClockRange>) {
        if !self.open.get_untracked() || !self.is_good(day) || !self.is_good(to_day) {
            return;
        }
        let mut hours = self.days.map(|day| day.get_untracked().hours);
        if let Some(old) = old {
            hours[day] = hours[day].without(old);
        }
        if let Some(new) = new {
            hours[to_day] = hours[to_day].with(new);
        }
        // Two that touch are one.
        let made =
            new.and_then(|new| hours[to_day].ranges().iter().copied().find(|range| range.from() <= new.from() && new.to() <= range.to()));
        self.write([day, to_day].map(|day| (day, hours[day].to_string())));
        match (made, old) {
            (Some(made), _) => {
                self.at.set(Some((to_day, made)));
                self.shown.set(to_day);
                self.said.set(self.name(to_day, made));
                self.focus(to_day, made);
            }
            (None, Some(old)) => {
                self.at.set(None);
                self.said.set(words::removed(self.language, &self.name(day, old)));
            }
            (None, None) => {}
        }
    }

    /// The same hours on every working day.
    pub fn copy(&self, day: usize) {
        let text = self.work.sessions.with_untracked(|form| form.schedule.weekly[day].clone());
        self.write([0, 1, 2, 3, 4].map(|other| (other, text.clone())));
        self.said.set(words::copied(self.language, weekday(day, self.language)));
    }

    /// As it was before the last change by drawing.
    pub fn undo(&self) {
        if let Some(before) = self.before.get_untracked() {
            self.work.sessions.update(|form| form.schedule.weekly = before);
            self.before.set(None);
            self.at.set(None);
            self.said.set(words::undone(self.language).to_owned());
        }
    }

    /// What a stretch is called: `Monday, 09:00–12:00`.
    pub fn name(&self, day: usize, range: ClockRange) -> String {
        format!("{}, {range}", weekday(day, self.language))
    }

    pub fn is_good(&self, day: usize) -> bool {
        self.days[day].with_untracked(|day| day.is_good)
    }

    /// Puts the cursor into the text of a day.
    pub fn focus_text(&self, day: usize) {
        focus(&field(day).to_string());
    }

    fn write<const N: usize>(&self, days: [(usize, String); N]) {
        self.before.set(Some(self.work.sessions.with_untracked(|form| form.schedule.weekly.clone())));
        self.work.sessions.update(|form| {
            for (day, text) in days {
                form.schedule.weekly[day] = text;
            }
        });
    }

    fn focus(&self, day: usize, range: ClockRange) {
        let index = self.days[day].with_untracked(|day| day.hours.ranges().iter().position(|known| *known == range));
        if let Some(index) = index {
            request_animation_frame(move || focus(&stretch_id(day, index)));
        }
    }
}

/// The field of a weekday's text.
pub fn field(day: usize) -> Field {
    Field::Schedule(booking::Field::Weekday(day))
}

/// The id of a drawn stretch.
pub fn stretch_id(day: usize, index: usize) -> String {
    format!("stretch-{day}-{index}")
}

fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Drawn elements have `focus` too, but are no HTML elements.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}
