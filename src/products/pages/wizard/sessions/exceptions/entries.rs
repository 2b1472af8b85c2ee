//! A list of entries of one kind in the form of the sessions: added, typed into, removed, and put back.

use crate::products::pages::wizard::sessions::controls::Removed;
use crate::products::pages::wizard::work::{Work, focus_id, work};
use crate::products::words::sessions as words;
use crate::ui::icon::tiny_icon;
use crate::ui::reader::language;
use domain::booking::{self, ScheduleForm};
use domain::product::Field;
use leptos::prelude::*;

/// The entries and the way to them.
pub struct Entries<T: Send + Sync + 'static> {
    work: Work,
    all: fn(&ScheduleForm) -> &Vec<T>,
    all_mut: fn(&mut ScheduleForm) -> &mut Vec<T>,
    /// The id of the button that adds one.
    button: &'static str,
    removed: Removed<T>,
}

impl<T: Send + Sync + 'static> Clone for Entries<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Entries<T> {}

impl<T: Clone + Send + Sync + 'static> Entries<T> {
    pub fn new(all: fn(&ScheduleForm) -> &Vec<T>, all_mut: fn(&mut ScheduleForm) -> &mut Vec<T>, button: &'static str) -> Self {
        Self { work: work(), all, all_mut, button, removed: Removed::new() }
    }

    /// Adds one at the end and goes to its first field.
    pub fn add(self, entry: T, first: fn(usize) -> booking::Field) {
        let place = self.work.sessions.with_untracked(|form| (self.all)(&form.schedule).len());
        self.work.sessions.update(|form| (self.all_mut)(&mut form.schedule).push(entry));
        let field = Field::Schedule(first(place));
        request_animation_frame(move || focus_id(&field.to_string()));
    }

    fn remove(self, place: usize) {
        let gone = self.work.sessions.try_update(|form| {
            let entries = (self.all_mut)(&mut form.schedule);
            (place < entries.len()).then(|| entries.remove(place))
        });
        if let Some(Some(gone)) = gone {
            self.removed.note(place, gone);
            request_animation_frame(move || focus_id(self.button));
        }
    }

    fn put_back(self) {
        if let Some((place, entry)) = self.removed.take() {
            self.work.sessions.update(|form| {
                let entries = (self.all_mut)(&mut form.schedule);
                entries.insert(place.min(entries.len()), entry);
            });
        }
    }

    /// A text of the entry at a place.
    pub fn read(self, place: usize, text: fn(&T) -> &String) -> Signal<String> {
        let Self { work, all, .. } = self;
        Signal::derive(move || {
            work.sessions.with(|form| all(&form.schedule).get(place).map(|entry| text(entry).clone()).unwrap_or_default())
        })
    }

    /// Changes it.
    pub fn put(self, place: usize, text: fn(&mut T) -> &mut String) -> Callback<String> {
        let Self { work, all_mut, .. } = self;
        Callback::new(move |typed: String| {
            work.sessions.update(|form| {
                if let Some(entry) = all_mut(&mut form.schedule).get_mut(place) {
                    *text(entry) = typed;
                }
            })
        })
    }

    /// The rows, the way back from a removal, and the button for another.
    pub fn list(
        self,
        row: impl Fn(usize) -> AnyView + Clone + Send + 'static,
        open: Signal<bool>,
        add: Callback<()>,
        label: &'static str,
    ) -> AnyView {
        let Self { work, all, button, removed, .. } = self;
        let length = Memo::new(move |_| work.sessions.with(|form| all(&form.schedule).len()));
        view! {
            <ul class="exceptions">
                <For each=move || 0..length.get() key=|place| *place children=row />
            </ul>
            {removed.offer(Callback::new(move |()| self.put_back()))}
            <div class="actions">
                <button class="btn small" type="button" id=button disabled=move || !open.get() on:click=move |_| add.run(())>
                    {tiny_icon(icondata::LuPlus)}
                    {label}
                </button>
            </div>
        }
        .into_any()
    }
}

/// The button that removes the entry at a place.
#[component]
pub fn Remove<T: Clone + Send + Sync + 'static>(entries: Entries<T>, place: usize, name: String, open: Signal<bool>) -> impl IntoView {
    view! {
        <button class="btn quiet small" type="button" aria-label=name disabled=move || !open.get() on:click=move |_| entries.remove(place)>
            {tiny_icon(icondata::LuTrash2)}
            {words::remove(language())}
        </button>
    }
    .into_any()
}
