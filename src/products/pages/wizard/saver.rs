//! Saves what is typed as it is typed: a moment after a change, at once when a field is left, one request after another.

mod desk;

pub(super) use desk::step_of;

use super::work::Work;
use crate::problem::Problem;
use crate::products::api::save_step;
use desk::{Desk, lock, put};
use domain::product::Step;
use domain::product::online::Part;
use domain::product::view::{Registration, Saved};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long nothing is typed before it is saved.
const PAUSE: Duration = Duration::from_millis(600);

/// How saving goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Status {
    /// Nothing was changed yet.
    #[default]
    Untouched,
    /// Changed, and soon or just now being saved.
    Saving,
    Saved,
    /// Not saved, and why.
    Refused(Problem),
}

/// Hands over what is typed and says how saving goes.
#[derive(Clone, Copy)]
pub struct Saver {
    pub status: RwSignal<Status>,
    /// The newest answer of the server.
    pub answer: RwSignal<Option<Saved>>,
    /// The step that *Continue* left, once everything is saved.
    pub gone: RwSignal<Option<Step>>,
    desk: StoredValue<Arc<Mutex<Desk>>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Saver {
    pub fn new(registration: &Registration) -> Self {
        Self {
            status: RwSignal::new(Status::Untouched),
            answer: RwSignal::new(None),
            gone: RwSignal::new(None),
            desk: StoredValue::new(Arc::new(Mutex::new(Desk::new(registration)))),
            timer: StoredValue::new(None),
        }
    }

    /// Follows the forms from now on. In the browser alone.
    pub(super) fn watch(self, work: Work) {
        Effect::new(move |_| self.note(work, Part::Information(work.information.get())));
        Effect::new(move |_| self.note(work, Part::Sessions(work.sessions.get())));
        Effect::new(move |_| self.note(work, Part::Price(work.price.get())));
        Effect::new(move |_| self.note(work, Part::Page(work.page.get())));
        Effect::new(move |_| self.note(work, Part::PersonalConfirmed(work.confirmed.get())));
        Effect::new(move |_| self.note(work, Part::Terms(work.accepted.get())));
        Effect::new(move |_| {
            if let Some(saved) = self.answer.get() {
                work.state.set(saved.state);
                work.revision.set(saved.revision);
                work.duration_locked.set(saved.duration_locked);
                work.tell(saved.missing);
            }
        });
        Effect::new(move |_| {
            let hidden = window_event_listener_untyped("visibilitychange", move |_| self.now());
            let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
                self.now();
                if self.desk().is_some_and(|desk| lock(&desk).has_unsaved()) {
                    event.prevent_default();
                }
            });
            on_cleanup(move || {
                hidden.remove();
                leaving.remove();
                self.now();
            });
        });
    }

    /// Saves whatever is not saved.
    pub fn now(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if let Some(desk) = self.desk() {
            self.pump(desk);
        }
    }

    /// *Continue*: saves, fixes what the step fixes, and tells in `gone` when it is done.
    pub fn go_on(self, step: Step) {
        if let Some(desk) = self.desk() {
            lock(&desk).going = Some(step);
        }
        self.now();
    }

    /// The version that lies on the server, as far as this page knows.
    pub fn version(self) -> i64 {
        self.desk().map(|desk| lock(&desk).version).unwrap_or_default()
    }

    /// Whether something typed is not saved yet.
    pub fn has_unsaved(self) -> bool {
        self.desk().is_some_and(|desk| lock(&desk).has_unsaved())
    }

    /// Whether something typed at a step is not saved yet.
    pub fn is_unsaved(self, step: Step) -> bool {
        self.desk().is_some_and(|desk| lock(&desk).is_unsaved(step))
    }

    fn desk(self) -> Option<Arc<Mutex<Desk>>> {
        self.desk.try_get_value()
    }

    fn note(self, work: Work, part: Part) {
        let Some(desk) = self.desk() else { return };
        let step = step_of(&part);
        let unsaved = {
            let mut desk = lock(&desk);
            if !put(&mut desk.typed, part) {
                return;
            }
            desk.has_unsaved()
        };
        work.forget(step);
        if !unsaved {
            return;
        }
        self.status.set(Status::Saving);
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        self.timer.set_value(set_timeout_with_handle(move || self.now(), PAUSE).ok());
    }

    fn pump(self, desk: Arc<Mutex<Desk>>) {
        let (id, version, part, goes_on) = {
            let mut held = lock(&desk);
            if held.under_way || held.stale {
                return;
            }
            let Some((part, goes_on)) = held.next() else {
                if let Some(step) = held.going.take() {
                    drop(held);
                    self.gone.try_set(Some(step));
                }
                return;
            };
            held.under_way = true;
            (held.id, held.version, part, goes_on)
        };
        self.status.try_set(Status::Saving);
        leptos::task::spawn_local(async move {
            let answer = save_step(id, version, part.clone(), goes_on).await;
            let mut held = lock(&desk);
            held.under_way = false;
            match answer {
                Ok(saved) => {
                    held.version = saved.version;
                    held.locked = saved.duration_locked.is_some();
                    put(&mut held.saved, part);
                    let gone = if goes_on { held.going.take() } else { None };
                    let unsaved = held.has_unsaved();
                    drop(held);
                    // First what the server found: whoever leaves looks whether there is something.
                    self.answer.try_set(Some(saved));
                    if gone.is_some() {
                        self.gone.try_set(gone);
                    }
                    self.status.try_set(if unsaved { Status::Saving } else { Status::Saved });
                    self.pump(desk);
                }
                Err(problem) => {
                    held.going = None;
                    match problem {
                        Problem::Stale(_) => held.stale = true,
                        // They may be sent again as they are.
                        Problem::Offline | Problem::Unavailable(_) | Problem::NotSignedIn | Problem::Internal(_) => {}
                        _ => held.refused.push(part),
                    }
                    drop(held);
                    self.status.try_set(Status::Refused(problem));
                }
            }
        });
    }
}
