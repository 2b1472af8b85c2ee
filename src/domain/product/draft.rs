//! A product being set up: the parts as they are typed, saved as one goes, and the list of what is still missing.

use super::fault::{Faults, Reason};
use super::information::{Information, InformationForm};
use super::page::{Page, PageForm};
use super::price::{Price, PriceForm};
use super::sessions::{Sessions, SessionsForm};
use super::{Fault, Field, Limits, PriceLimit};
use crate::Time;
use crate::booking::{DAY, Duration};
use crate::money::Currency;
use serde::{Deserialize, Serialize};

/// Everything that the wizard asks. Saved with its faults, so that nothing typed is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub information: InformationForm,
    pub sessions: SessionsForm,
    pub price: PriceForm,
    pub page: PageForm,
    /// When the owner said that their personal data is right.
    pub personal_confirmed_at: Option<Time>,
    pub terms: Option<Terms>,
    /// Fixed at the first *Continue* of its step; another duration is another product (decision 27).
    pub duration_locked: Option<Duration>,
}

/// Which terms were accepted, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub version: String,
    pub accepted_at: Time,
}

/// A complete product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete {
    pub information: Information,
    pub sessions: Sessions,
    pub price: Price,
    pub page: Page,
}

impl Draft {
    /// The product, or everything that is wrong or missing, in the order of the steps. `zone_exists` brings the table of zones.
    pub fn check(&self, limits: &Limits, zone_exists: &dyn Fn(&str) -> bool) -> Result<Complete, Vec<Fault>> {
        let mut faults = Faults::default();
        let information = part(&mut faults, self.information.check());
        let sessions = part(&mut faults, self.sessions.check(limits, self.duration_locked, zone_exists));
        let price = part(&mut faults, self.price.check(limits));
        let page = part(&mut faults, self.page.check());
        if self.personal_confirmed_at.is_none() {
            faults.add(Field::PersonalData, Reason::NotConfirmed);
        }
        match &self.terms {
            None => faults.add(Field::Terms, Reason::TermsNotAccepted),
            Some(terms) if terms.version != limits.terms => faults.add(Field::Terms, Reason::TermsChanged),
            Some(_) => {}
        }
        match (information, sessions, price, page) {
            (Some(information), Some(sessions), Some(price), Some(page)) if faults.0.is_empty() => {
                Ok(Complete { information, sessions, price, page })
            }
            _ => Err(faults.0),
        }
    }

    /// The product as it was sent or approved: settings that changed since concern what is registered next, not what was agreed to.
    pub fn agreed(&self, zone_exists: &dyn Fn(&str) -> bool) -> Result<Complete, Vec<Fault>> {
        self.check(&self.widest(), zone_exists)
    }

    /// Limits that no setting narrows.
    fn widest(&self) -> Limits {
        let currency = Currency::parse(&self.price.currency).ok();
        Limits {
            countries: Vec::new(),
            longest_session: DAY,
            most_sessions: u32::MAX,
            most_instalments: u32::MAX,
            monthly_rate: 0,
            prices: currency.map(|currency| PriceLimit { currency, least: 1, most: i64::MAX }).into_iter().collect(),
            terms: self.terms.as_ref().map(|terms| terms.version.clone()).unwrap_or_default(),
        }
    }

    /// What is wrong or missing; nothing for a product that can be sent to verification.
    pub fn missing(&self, limits: &Limits, zone_exists: &dyn Fn(&str) -> bool) -> Vec<Fault> {
        self.check(limits, zone_exists).err().unwrap_or_default()
    }

    /// A draft of another product like this one: its duration is open again, what only its owner can say is asked anew.
    pub fn duplicate(&self) -> Self {
        Self { personal_confirmed_at: None, terms: None, duration_locked: None, ..self.clone() }
    }
}

fn part<T>(faults: &mut Faults, result: Result<T, Vec<Fault>>) -> Option<T> {
    result.map_err(|found| faults.0.extend(found)).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::booking::ScheduleForm;
    use crate::id::PictureId;
    use crate::product::Step;
    use crate::product::page::starting_blocks;

    pub fn complete() -> Draft {
        let information = InformationForm {
            name: "Speaking with ease".into(),
            description: "An hour of practice for people who speak in public. ".repeat(5),
            image: Some(PictureId(uuid::Uuid::nil())),
            language: "pt".into(),
            kind: "classes.speaking".into(),
            market: "BR".into(),
        };
        Draft {
            page: PageForm { blocks: starting_blocks(&information), ..PageForm::default() },
            information,
            sessions: SessionsForm {
                duration: "60".into(),
                schedule: ScheduleForm::new("UTC", chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()),
                ..SessionsForm::default()
            },
            price: PriceForm { amount: "250".into(), currency: "BRL".into(), ..PriceForm::default() },
            personal_confirmed_at: Some(Time::UNIX_EPOCH),
            terms: Some(Terms { version: Limits::default().terms, accepted_at: Time::UNIX_EPOCH }),
            duration_locked: None,
        }
    }

    fn missing(draft: &Draft) -> Vec<Fault> {
        draft.missing(&Limits::default(), &|zone| zone == "UTC")
    }

    #[test]
    fn a_complete_draft_misses_nothing() {
        assert_eq!(missing(&complete()), []);
    }

    #[test]
    fn an_empty_draft_misses_something_at_every_step_in_order() {
        let faults = missing(&Draft::default());
        let mut steps: Vec<Step> = faults.iter().map(|fault| fault.field.step()).collect();
        assert!(steps.is_sorted());
        steps.dedup();
        assert_eq!(steps, Step::ALL);
    }

    #[test]
    fn terms_of_yesterday_are_to_be_accepted_again() {
        let mut draft = complete();
        draft.terms = Some(Terms { version: "2019".into(), accepted_at: Time::UNIX_EPOCH });
        assert_eq!(missing(&draft), [Fault { field: Field::Terms, reason: Reason::TermsChanged }]);
    }

    #[test]
    fn what_was_agreed_outlives_other_settings() {
        let mut draft = complete();
        draft.sessions.duration = "180".into();
        let narrow = Limits { longest_session: 60, prices: Vec::new(), terms: "2031".into(), ..Limits::default() };
        assert_eq!(draft.missing(&narrow, &|_| true).len(), 3);
        assert_eq!(draft.agreed(&|_| true).map(|product| product.price.amount.minor), Ok(25_000));
        let sessions = draft.sessions.agreed(draft.duration_locked, &|_| true);
        assert_eq!(sessions.map(|sessions| sessions.duration.minutes()), Ok(180));
        draft.information.name.clear();
        assert!(draft.agreed(&|_| true).is_err(), "what is no product stays none");
    }

    #[test]
    fn a_duplicate_may_last_otherwise() {
        let mut draft = complete();
        draft.duration_locked = Duration::new(60, 240).ok();
        draft.sessions.duration = "90".into();
        assert_eq!(missing(&draft), [Fault { field: Field::Duration, reason: Reason::DurationLocked { minutes: 60 } }]);
        let fields: Vec<Field> = missing(&draft.duplicate()).into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, [Field::PersonalData, Field::Terms]);
    }
}
