//! What is typed and what is saved, part by part, and what is to be sent next.

use domain::id::ProductId;
use domain::product::online::Part;
use domain::product::view::Registration;
use domain::product::{Draft, Step};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The parts as they are typed and as they are saved. It outlives the page, so that the last words are saved after it is gone.
pub struct Desk {
    pub id: ProductId,
    pub version: i64,
    pub typed: Vec<Part>,
    pub saved: Vec<Part>,
    /// Not to be sent again before they change.
    pub refused: Vec<Part>,
    /// The step that *Continue* leaves.
    pub going: Option<Step>,
    pub under_way: bool,
    /// Whether the duration is fixed already.
    pub locked: bool,
    /// Another window has a newer version: whatever is sent would be refused.
    pub stale: bool,
}

impl Desk {
    pub fn new(registration: &Registration) -> Self {
        let parts = parts(&registration.draft);
        Self {
            id: registration.id,
            version: registration.version,
            typed: parts.clone(),
            saved: parts,
            refused: Vec::new(),
            going: None,
            under_way: false,
            locked: registration.draft.duration_locked.is_some(),
            stale: false,
        }
    }

    pub fn is_unsaved(&self, step: Step) -> bool {
        self.typed.iter().any(|part| step_of(part) == step && !self.saved.contains(part))
    }

    /// What to send, and whether it is what *Continue* leaves: that comes last.
    pub fn next(&self) -> Option<(Part, bool)> {
        let unsaved = |part: &&Part| !self.saved.contains(part) && !self.refused.contains(part);
        let is_going = |part: &&Part| Some(step_of(part)) == self.going;
        let other = self.typed.iter().filter(unsaved).find(|part| !is_going(part));
        // The first time, its *Continue* says something even where nothing was changed.
        let fixes = |part: &Part| step_of(part) == Step::Sessions && !self.locked;
        let left = || self.typed.iter().find(is_going).filter(|part| unsaved(part) || fixes(part));
        other.map(|part| (part.clone(), false)).or_else(|| left().map(|part| (part.clone(), true)))
    }

    pub fn has_unsaved(&self) -> bool {
        self.under_way || self.typed.iter().any(|part| !self.saved.contains(part) && !self.refused.contains(part))
    }
}

/// The step that a part belongs to.
pub fn step_of(part: &Part) -> Step {
    match part {
        Part::Information(_) => Step::Information,
        Part::Sessions(_) => Step::Sessions,
        Part::Price(_) => Step::Price,
        Part::Page(_) => Step::Page,
        Part::PersonalConfirmed(_) => Step::PersonalData,
        Part::Terms(_) => Step::Finish,
    }
}

fn parts(draft: &Draft) -> Vec<Part> {
    vec![
        Part::Information(draft.information.clone()),
        Part::Sessions(draft.sessions.clone()),
        Part::Price(draft.price.clone()),
        Part::Page(draft.page.clone()),
        Part::PersonalConfirmed(draft.personal_confirmed_at.is_some()),
        Part::Terms(draft.terms.as_ref().map(|terms| terms.version.clone())),
    ]
}

/// Puts a part in its place; whether it differs from what was there.
pub fn put(parts: &mut [Part], part: Part) -> bool {
    let step = step_of(&part);
    match parts.iter_mut().find(|present| step_of(present) == step) {
        Some(present) if *present != part => {
            *present = part;
            true
        }
        _ => false,
    }
}

pub fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Desk {
        let draft = Draft::default();
        let registration = Registration {
            id: ProductId(uuid::Uuid::nil()),
            slug: None,
            state: domain::product::State::Draft,
            revision: None,
            draft,
            version: 1,
            remarks: Vec::new(),
            missing: Vec::new(),
            limits: domain::product::Limits::default(),
            today: chrono::NaiveDate::default(),
        };
        Desk::new(&registration)
    }

    #[test]
    fn what_continue_leaves_is_sent_last_and_says_so() {
        let mut desk = desk();
        desk.going = Some(Step::Information);
        let information = domain::product::information::InformationForm { name: "Yoga".into(), ..Default::default() };
        assert!(put(&mut desk.typed, Part::Information(information.clone())));
        assert!(put(&mut desk.typed, Part::PersonalConfirmed(true)));
        assert_eq!(desk.next(), Some((Part::PersonalConfirmed(true), false)));
        put(&mut desk.saved, Part::PersonalConfirmed(true));
        assert_eq!(desk.next(), Some((Part::Information(information.clone()), true)));
        desk.refused.push(Part::Information(information));
        assert_eq!(desk.next(), None, "what was refused is not sent again as it is");
    }

    #[test]
    fn the_first_continue_of_the_sessions_is_sent_even_unchanged() {
        let mut desk = desk();
        desk.going = Some(Step::Sessions);
        assert!(matches!(desk.next(), Some((Part::Sessions(_), true))));
        desk.locked = true;
        assert_eq!(desk.next(), None);
    }
}
