//! What the steps share: everything that was typed, what is wrong with it, and how it is kept.

use super::saver::Saver;
use crate::ui::format;
use crate::ui::reader::{language, may};
use domain::booking::Duration;
use domain::collaborators::Right;
use domain::product::information::InformationForm;
use domain::product::page::PageForm;
use domain::product::price::PriceForm;
use domain::product::sessions::SessionsForm;
use domain::product::verification::Remark;
use domain::product::view::Registration;
use domain::product::{Fault, Field, Reason, State, Step};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::collections::BTreeSet;

/// The registration on the desk. Steps change the forms (`work.price.update(…)`) and nothing else: what changes is saved a moment later,
/// and at once when a field is left ([`Work::leave`]).
#[derive(Clone, Copy)]
pub struct Work {
    /// As it was when the wizard was opened: limits, remarks, the owner's day.
    pub registration: StoredValue<Registration>,
    pub information: RwSignal<InformationForm>,
    pub sessions: RwSignal<SessionsForm>,
    pub price: RwSignal<PriceForm>,
    pub page: RwSignal<PageForm>,
    pub confirmed: RwSignal<bool>,
    /// The version of the terms that was accepted.
    pub accepted: RwSignal<Option<String>>,
    /// Set by the first *Continue* of its step.
    pub duration_locked: RwSignal<Option<Duration>>,
    pub state: RwSignal<State>,
    pub revision: RwSignal<Option<State>>,
    /// What is wrong or missing now, at all steps, whether it is shown yet or not.
    pub faults: Signal<Vec<Fault>>,
    /// Whether the reader may set the price.
    pub prices: bool,
    pub(super) saver: Saver,
    /// Found here.
    own: Memo<Vec<Fault>>,
    /// Found by the server alone.
    told: RwSignal<Vec<Fault>>,
    left: RwSignal<BTreeSet<Field>>,
    tried: RwSignal<BTreeSet<Step>>,
}

/// The work of the present wizard.
pub fn work() -> Work {
    expect_context()
}

impl Work {
    pub fn new(registration: Registration) -> Self {
        let draft = registration.draft.clone();
        let information = RwSignal::new(draft.information);
        let sessions = RwSignal::new(draft.sessions);
        let price = RwSignal::new(draft.price);
        let page = RwSignal::new(draft.page);
        let confirmed = RwSignal::new(draft.personal_confirmed_at.is_some());
        let accepted = RwSignal::new(draft.terms.map(|terms| terms.version));
        let duration_locked = RwSignal::new(draft.duration_locked);
        let state = RwSignal::new(registration.state);
        let revision = RwSignal::new(registration.revision);
        let told = RwSignal::new(Vec::new());
        let limits = StoredValue::new(registration.limits.clone());
        // The same rules as on the server, but for the table of zones, which only it has.
        let of_information = Memo::new(move |_| information.with(|form| form.check().err().unwrap_or_default()));
        let of_sessions = Memo::new(move |_| {
            let locked = duration_locked.get();
            sessions.with(|form| limits.with_value(|limits| form.check(limits, locked, &|_| true).err().unwrap_or_default()))
        });
        let of_price = Memo::new(move |_| price.with(|form| limits.with_value(|limits| form.check(limits).err().unwrap_or_default())));
        let of_page = Memo::new(move |_| page.with(|form| form.check().err().unwrap_or_default()));
        let own = Memo::new(move |_| {
            let mut faults = [of_information.get(), of_sessions.get(), of_price.get(), of_page.get()].concat();
            if !confirmed.get() {
                faults.push(Fault { field: Field::PersonalData, reason: Reason::NotConfirmed });
            }
            let current = accepted.with(|accepted| limits.with_value(|limits| accepted.as_ref().map(|version| *version == limits.terms)));
            match current {
                None => faults.push(Fault { field: Field::Terms, reason: Reason::TermsNotAccepted }),
                Some(false) => faults.push(Fault { field: Field::Terms, reason: Reason::TermsChanged }),
                Some(true) => {}
            }
            faults
        });
        let faults = Memo::new(move |_| {
            let mut faults = own.get();
            told.with(|told: &Vec<Fault>| faults.extend(told.iter().filter(|fault| !own.with(|own| own.contains(fault))).cloned()));
            faults.sort_by_key(|fault| fault.field.step());
            faults
        });
        let saver = Saver::new(&registration);
        let work = Self {
            registration: StoredValue::new(registration.clone()),
            information,
            sessions,
            price,
            page,
            confirmed,
            accepted,
            duration_locked,
            state,
            revision,
            faults: faults.into(),
            prices: may(Right::ProductsManageOffers),
            saver,
            own,
            told,
            left: RwSignal::new(BTreeSet::new()),
            tried: RwSignal::new(BTreeSet::new()),
        };
        work.tell(registration.missing);
        saver.watch(work);
        work
    }

    /// Whether the answers of a step can be changed in the present state, by this reader.
    pub fn may_change(&self, step: Step) -> bool {
        match self.state.get() {
            _ if step == Step::Price && !self.prices => false,
            State::Draft | State::Returned => true,
            State::Approved => match step {
                Step::Sessions => true,
                Step::Price => false,
                _ => self.revision.get() != Some(State::InVerification),
            },
            State::InVerification | State::Suspended | State::Archived => false,
        }
    }

    /// The state that the owner works on.
    pub fn working_state(&self) -> State {
        self.revision.get().unwrap_or(self.state.get())
    }

    /// What is wrong with a field, as soon as it was left or its step was to be left.
    pub fn fault_at(&self, field: Field) -> Signal<Option<String>> {
        let (language, work) = (language(), *self);
        Signal::derive(move || {
            let shown = work.left.with(|left| left.contains(&field)) || work.tried.with(|tried| tried.contains(&field.step()));
            if !shown {
                return None;
            }
            let of_field = |faults: &Vec<Fault>| faults.iter().find(|fault| fault.field == field).cloned();
            let money = |money: domain::money::Money| format::money(money.minor, money.currency, language);
            work.faults.with(of_field).map(|fault| fault.reason.sentence(language, &money))
        })
    }

    /// What the operator said of a field.
    pub fn remark_at(&self, field: Field) -> Option<String> {
        self.registration.with_value(|registration| {
            registration.remarks.iter().find(|remark: &&Remark| remark.field == field).map(|remark| remark.words.clone())
        })
    }

    /// A field was left: from now on what is wrong there is told, and what was typed is saved.
    pub fn leave(&self, field: Field) {
        if !self.left.with_untracked(|left| left.contains(&field)) {
            self.left.update(|left| {
                left.insert(field);
            });
        }
        self.saver.now();
    }

    /// From now on everything that is wrong at a step is told.
    pub fn try_step(&self, step: Step) {
        if !self.tried.with_untracked(|tried| tried.contains(&step)) {
            self.tried.update(|tried| {
                tried.insert(step);
            });
        }
    }

    /// How many things are wrong or missing at a step.
    pub fn faults_of(&self, step: Step) -> usize {
        self.faults.with(|faults| faults.iter().filter(|fault| fault.field.step() == step).count())
    }

    /// Takes over what the server found in what is typed still: of a step that was changed meanwhile it says nothing.
    pub fn tell(&self, faults: Vec<Fault>) {
        let fresh = |fault: &Fault| !self.saver.is_unsaved(fault.field.step()) && !self.own.with_untracked(|own| own.contains(fault));
        self.told.set(faults.into_iter().filter(fresh).collect());
    }

    /// What the server found at a step holds no more.
    pub(super) fn forget(&self, step: Step) {
        if self.told.with_untracked(|told| told.iter().any(|fault| fault.field.step() == step)) {
            self.told.update(|told| told.retain(|fault| fault.field.step() != step));
        }
    }
}

/// Puts the cursor into the first field that is wrong.
pub(super) fn focus_first_fault() {
    let found = document().query_selector(".wizard-step [aria-invalid='true']").ok().flatten();
    if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Puts the cursor into the element with this id.
pub(super) fn focus_id(id: &str) {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
