//! An online service from its first word to its place on sale: what is written, what waits, what is published, and the moves between.

use super::state::{Actor, MoveError};
use super::verification::{Decision, Remark};
use super::{Draft, Field, State};
use crate::Time;
use crate::booking::Duration;
use crate::id::{OwnerId, ProductId};
use crate::product::draft::Terms;
use crate::product::information::InformationForm;
use crate::product::page::PageForm;
use crate::product::price::PriceForm;
use crate::product::sessions::SessionsForm;
use crate::product::slug::Slug;
use serde::{Deserialize, Serialize};

/// An online service as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlineService {
    pub owner: OwnerId,
    pub id: ProductId,
    /// Part of the public address, from its first submission on.
    pub slug: Option<Slug>,
    pub state: State,
    /// The state of what was changed since the approval: what is published stays on sale meanwhile.
    pub revision: Option<State>,
    pub draft: Draft,
    pub submitted: Option<Draft>,
    /// What was sent the time before, to show what changed.
    pub previous: Option<Draft>,
    pub published: Option<Draft>,
    /// Why it was returned; nothing otherwise.
    pub remarks: Vec<Remark>,
    /// Grows with every change.
    pub version: i64,
    pub created_at: Time,
    pub updated_at: Time,
    /// Since when the operator's answer is waited for.
    pub waiting_since: Option<Time>,
}

/// One step's answers, as they are saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum Part {
    Information(InformationForm),
    Sessions(SessionsForm),
    Price(PriceForm),
    Page(PageForm),
    PersonalConfirmed(bool),
    /// The version of the terms that was shown and accepted; none takes the acceptance back.
    Terms(Option<String>),
}

impl Part {
    /// What it is called where it is noted that it was edited.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Information(_) => "information",
            Self::Sessions(_) => "sessions",
            Self::Price(_) => "price",
            Self::Page(_) => "page",
            Self::PersonalConfirmed(_) => "personal",
            Self::Terms(_) => "terms",
        }
    }
}

/// A move that was made, to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub at: Time,
    pub actor: Actor,
    pub of_revision: bool,
    pub from: Option<State>,
    pub to: State,
    pub remarks: Vec<Remark>,
}

/// Why something is not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OnlineError {
    #[error("a product that is {0} is not changed")]
    NotNow(State),
    /// What buyers agreed to: for another price, number of sessions or duration there is another product.
    #[error("{0} is fixed since the approval")]
    Fixed(Field),
    #[error(transparent)]
    Move(#[from] MoveError),
}

impl OnlineService {
    pub fn new(owner: OwnerId, id: ProductId, draft: Draft, now: Time) -> (Self, Move) {
        let service = Self {
            owner,
            id,
            slug: None,
            state: State::Draft,
            revision: None,
            draft,
            submitted: None,
            previous: None,
            published: None,
            remarks: Vec::new(),
            version: 1,
            created_at: now,
            updated_at: now,
            waiting_since: None,
        };
        let started = Move { at: now, actor: Actor::Owner, of_revision: false, from: None, to: State::Draft, remarks: Vec::new() };
        (service, started)
    }

    /// What buyers see now, if they see anything.
    pub fn on_sale(&self) -> Option<&Draft> {
        self.published.as_ref().filter(|_| self.state.is_on_sale())
    }

    /// The state that the owner works on: the revision's where there is one.
    pub fn working_state(&self) -> State {
        self.revision.unwrap_or(self.state)
    }

    /// Saves one step's answers with whatever is wrong in them; the move, where a revision begins by it.
    ///
    /// Of a product on sale, hours need no verification ([`publish_hours`](Self::publish_hours)); name, description, picture and page
    /// wait for the operator as a revision. What buyers agreed to is fixed from the first approval on, also of what was archived since.
    pub fn save(&mut self, part: Part, now: Time) -> Result<Option<Move>, OnlineError> {
        if self.published.is_some() {
            self.keeps_its_word(&part)?;
        }
        match self.state {
            State::Draft | State::Returned => self.fill(part, now),
            State::Approved => {
                if let Part::Sessions(form) = part {
                    self.draft.sessions = form;
                } else {
                    if self.revision == Some(State::InVerification) {
                        return Err(OnlineError::NotNow(State::InVerification));
                    }
                    let before = self.draft.clone();
                    self.fill(part, now);
                    if self.draft != before && self.revision.is_none() {
                        self.revision = Some(State::Draft);
                        self.touch(now);
                        let begun =
                            Move { at: now, actor: Actor::Owner, of_revision: true, from: None, to: State::Draft, remarks: Vec::new() };
                        return Ok(Some(begun));
                    }
                }
            }
            state => return Err(OnlineError::NotNow(state)),
        }
        self.touch(now);
        Ok(None)
    }

    /// Opens a product on sale at the hours that were saved last. The caller has checked them: what is half typed stays with the owner.
    pub fn publish_hours(&mut self) {
        if self.state == State::Approved {
            for draft in [self.published.as_mut(), self.submitted.as_mut()].into_iter().flatten() {
                draft.sessions.schedule = self.draft.sessions.schedule.clone();
            }
        }
    }

    /// Fixes the duration: the first *Continue* of its step (decision 27). Later calls change nothing.
    pub fn lock_duration(&mut self, duration: Duration) {
        self.draft.duration_locked.get_or_insert(duration);
    }

    /// Sends what is written to the operator. The caller has checked it.
    pub fn submit(&mut self, now: Time) -> Result<Move, OnlineError> {
        let made = self.step(State::InVerification, Actor::Owner, now)?;
        self.previous = self.submitted.replace(self.draft.clone());
        self.waiting_since = Some(now);
        self.remarks.clear();
        Ok(made)
    }

    /// The operator's answer.
    pub fn decide(&mut self, decision: &Decision, now: Time) -> Result<Move, OnlineError> {
        let (to, remarks) = match decision {
            Decision::Approve => (State::Approved, Vec::new()),
            Decision::Return(remarks) => (State::Returned, remarks.list().to_vec()),
        };
        let mut made = self.step(to, Actor::Operator, now)?;
        if to == State::Approved {
            self.published = self.submitted.clone();
        }
        self.waiting_since = None;
        self.remarks = remarks.clone();
        made.remarks = remarks;
        Ok(made)
    }

    /// Takes it off sale, puts it back, puts it away or takes it out: moves of the product itself, never of its revision.
    pub fn move_to(&mut self, to: State, actor: Actor, now: Time) -> Result<Move, OnlineError> {
        let from = self.state;
        self.state = from.move_to(to, actor)?;
        if to == State::Archived || to == State::Draft {
            // Nothing waits for the operator, and what is taken out again is verified anew as a whole.
            self.revision = None;
            self.waiting_since = None;
            self.remarks.clear();
        }
        self.touch(now);
        Ok(Move { at: now, actor, of_revision: false, from: Some(from), to, remarks: Vec::new() })
    }

    /// One step of verification, of the revision where there is one.
    fn step(&mut self, to: State, actor: Actor, now: Time) -> Result<Move, OnlineError> {
        let of_revision = self.revision.is_some();
        let from = self.working_state();
        if of_revision && self.state != State::Approved {
            return Err(OnlineError::NotNow(self.state));
        }
        let next = from.move_to(to, actor)?;
        if !of_revision {
            self.state = next;
        } else if next == State::Approved {
            self.revision = None;
        } else {
            self.revision = Some(next);
        }
        self.touch(now);
        Ok(Move { at: now, actor, of_revision, from: Some(from), to, remarks: Vec::new() })
    }

    fn touch(&mut self, now: Time) {
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether the part leaves price, length and number of sessions as they were approved.
    fn keeps_its_word(&self, part: &Part) -> Result<(), OnlineError> {
        match part {
            Part::Price(form) if *form != self.draft.price => Err(OnlineError::Fixed(Field::Amount)),
            Part::Sessions(form) => {
                let present = &self.draft.sessions;
                if form.duration.trim() != present.duration.trim() {
                    return Err(OnlineError::Fixed(Field::Duration));
                }
                if (form.bundle, form.count.trim(), form.validity.trim()) != (present.bundle, present.count.trim(), present.validity.trim())
                {
                    return Err(OnlineError::Fixed(Field::Bundle));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn fill(&mut self, part: Part, now: Time) {
        let draft = &mut self.draft;
        match part {
            Part::Information(form) => draft.information = form,
            Part::Sessions(form) => draft.sessions = form,
            Part::Price(form) => draft.price = form,
            Part::Page(form) => draft.page = form,
            Part::PersonalConfirmed(true) => draft.personal_confirmed_at = draft.personal_confirmed_at.or(Some(now)),
            Part::PersonalConfirmed(false) => draft.personal_confirmed_at = None,
            Part::Terms(version) => draft.terms = version.map(|version| Terms { version, accepted_at: now }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::draft::tests::complete;
    use crate::product::verification::Remarks;

    fn at(minute: i64) -> Time {
        Time::from_timestamp(minute * 60, 0).unwrap()
    }

    fn service() -> OnlineService {
        let id = uuid::Uuid::nil();
        OnlineService::new(OwnerId(id), ProductId(id), complete(), at(0)).0
    }

    fn approved() -> OnlineService {
        let mut service = service();
        service.submit(at(1)).unwrap();
        service.decide(&Decision::Approve, at(2)).unwrap();
        service
    }

    fn named(name: &str) -> Part {
        Part::Information(InformationForm { name: name.into(), ..complete().information })
    }

    #[test]
    fn nothing_is_changed_while_the_operator_looks() {
        let mut service = service();
        service.submit(at(1)).unwrap();
        assert_eq!(service.save(named("Other"), at(2)), Err(OnlineError::NotNow(State::InVerification)));
        assert_eq!(service.waiting_since, Some(at(1)));
        assert!(service.submit(at(2)).is_err(), "it is sent once");
    }

    #[test]
    fn a_returned_product_says_why_until_it_is_sent_again() {
        let mut service = service();
        service.submit(at(1)).unwrap();
        let remark = Remark { field: Field::Name, words: "Too general.".into() };
        let returned = service.decide(&Decision::Return(Remarks::new(vec![remark.clone()]).unwrap()), at(2)).unwrap();
        assert_eq!((service.state, &service.remarks, returned.remarks), (State::Returned, &vec![remark.clone()], vec![remark]));
        service.save(named("Speaking at weddings"), at(3)).unwrap();
        service.submit(at(4)).unwrap();
        assert!(service.remarks.is_empty());
        assert!(service.on_sale().is_none());
    }

    #[test]
    fn what_is_on_sale_stays_as_approved_until_its_changes_are() {
        let mut service = approved();
        let begun = service.save(named("Speaking at weddings"), at(3)).unwrap().unwrap();
        assert!(begun.of_revision);
        assert_eq!((service.state, service.revision), (State::Approved, Some(State::Draft)));
        assert_eq!(service.on_sale().unwrap().information.name, "Speaking with ease");
        service.submit(at(4)).unwrap();
        assert_eq!(service.save(named("Again"), at(5)), Err(OnlineError::NotNow(State::InVerification)));
        service.decide(&Decision::Approve, at(6)).unwrap();
        assert_eq!((service.revision, service.on_sale().unwrap().information.name.as_str()), (None, "Speaking at weddings"));
    }

    #[test]
    fn saving_the_same_answers_begins_no_revision() {
        let mut service = approved();
        assert_eq!(service.save(named("Speaking with ease"), at(3)), Ok(None));
        assert_eq!(service.revision, None);
    }

    #[test]
    fn hours_count_at_once_also_for_what_waits() {
        let mut service = approved();
        service.save(named("Speaking at weddings"), at(3)).unwrap();
        service.submit(at(4)).unwrap();
        let mut sessions = service.draft.sessions.clone();
        sessions.schedule.weekly[0] = "10-12".into();
        service.save(Part::Sessions(sessions), at(5)).unwrap();
        assert_ne!(service.on_sale().unwrap().sessions.schedule.weekly[0], "10-12", "nobody has checked them yet");
        service.publish_hours();
        assert_eq!(service.on_sale().unwrap().sessions.schedule.weekly[0], "10-12");
        service.decide(&Decision::Approve, at(6)).unwrap();
        assert_eq!(service.on_sale().unwrap().sessions.schedule.weekly[0], "10-12", "the approval brings no old hours back");
    }

    #[test]
    fn what_buyers_agreed_to_is_fixed() {
        let mut service = approved();
        let price = PriceForm { amount: "300".into(), ..complete().price };
        assert_eq!(service.save(Part::Price(price), at(3)), Err(OnlineError::Fixed(Field::Amount)));
        let sessions = SessionsForm { duration: "90".into(), ..complete().sessions };
        assert_eq!(service.save(Part::Sessions(sessions), at(3)), Err(OnlineError::Fixed(Field::Duration)));
    }

    #[test]
    fn suspended_and_archived_products_are_not_on_sale() {
        let mut service = approved();
        service.move_to(State::Suspended, Actor::Operator, at(3)).unwrap();
        assert!(service.on_sale().is_none());
        assert!(service.move_to(State::Approved, Actor::Owner, at(4)).is_err());
        service.move_to(State::Archived, Actor::Owner, at(4)).unwrap();
        service.move_to(State::Draft, Actor::Owner, at(5)).unwrap();
        assert!(service.on_sale().is_none(), "it is verified anew");
        let price = PriceForm { amount: "300".into(), ..complete().price };
        assert_eq!(
            service.save(Part::Price(price), at(6)),
            Err(OnlineError::Fixed(Field::Amount)),
            "under the same address, at the same price"
        );
    }

    #[test]
    fn what_is_put_away_waits_for_nobody() {
        let mut service = approved();
        service.save(named("Speaking at weddings"), at(3)).unwrap();
        service.submit(at(4)).unwrap();
        service.move_to(State::Archived, Actor::Owner, at(5)).unwrap();
        assert_eq!((service.waiting_since, service.revision), (None, None));
    }
}
