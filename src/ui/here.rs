//! What the reader may do in the account that they are in, as it is by now: it may change while a page stands, and what is offered around
//! the page changes with it. What was typed stays.

use crate::paths;
use crate::ui::live;
use crate::ui::reader::{Place, Reader, Whereabouts};
use domain::collaborators::{Right, Rights};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How the reader stands at present, and whether the page that they look at is open to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    pub here: Whereabouts,
    pub is_open: bool,
}

/// What changed while a page stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// The reader may do more or less; the page is still open to them.
    Rights,
    /// The page is not open to them any more.
    Page,
    /// The account of this name is closed to them.
    Account(String),
    /// Their session is in this other account.
    Elsewhere(String),
}

/// What the frames of one document share.
#[derive(Clone, Copy)]
pub struct Here {
    present: RwSignal<Option<Whereabouts>>,
    changed: RwSignal<Option<Changed>>,
    /// Whether the page is taken away, because it is not open any more and nothing was typed into it.
    is_bare: RwSignal<bool>,
    ask: Callback<()>,
}

impl Here {
    /// `ask` finds out in the browser how the reader stands, and says so by [`Here::learn`].
    pub fn new(reader: &Reader, ask: impl Fn(Self) + Send + Sync + 'static) -> Self {
        let present = RwSignal::new(reader.account.as_ref().map(|account| account.here.clone()));
        let (changed, is_bare) = (RwSignal::new(None), RwSignal::new(false));
        let silent = Self { present, changed, is_bare, ask: Callback::new(|()| ()) };
        Self { ask: Callback::new(move |()| ask(silent)), ..silent }
    }

    /// The server says that something changed.
    pub(in crate::ui) fn ask(self) {
        self.ask.try_run(());
    }

    /// Shows what changed. Where nothing was typed, the page is asked for anew once that could be read, or taken away.
    pub fn learn(self, now: Present) {
        let Some(drawn) = self.present.try_get_untracked().flatten() else { return };
        if now.is_open && now.here == drawn {
            return;
        }
        let changed = change(&drawn, &now);
        // What another account offers is offered by its own pages.
        if now.here.owner == drawn.owner {
            self.present.try_set(Some(now.here));
        }
        match changed {
            Changed::Page => {
                self.is_bare.try_set(!live::has_typed());
            }
            Changed::Rights | Changed::Account(_) | Changed::Elsewhere(_) => live::draw_anew(),
        }
        self.changed.try_set(Some(changed));
    }

    /// It cannot be found out what changed: the page knows, once it is asked for anew.
    pub fn guess(self) {
        self.changed.try_set(Some(Changed::Rights));
        live::draw_anew();
    }

    /// Another page of the document begins.
    pub(in crate::ui) fn begin(self) {
        if self.changed.with_untracked(Option::is_some) {
            self.changed.set(None);
            self.is_bare.set(false);
        }
        live::forget_typed();
    }

    pub(in crate::ui) fn changed(self) -> Option<Changed> {
        self.changed.get()
    }

    pub(in crate::ui) fn is_bare(self) -> bool {
        self.is_bare.get()
    }

    /// Whether a place of the menus is shown now.
    pub(in crate::ui) fn shows(self, path: &str) -> bool {
        self.present.with(|here| here.as_ref().is_none_or(|here| here.shows(path)))
    }

    /// Whether the reader has any one of these; the owner has all.
    pub(in crate::ui) fn has_any(self, rights: Rights) -> bool {
        self.present.with(|here| here.as_ref().is_none_or(|here| here.is_owner || here.rights.touches(rights)))
    }

    /// Whether sales are looked for by what is typed: who lists them without the right to search types nothing.
    pub(in crate::ui) fn searches(self) -> bool {
        let may = |here: &Whereabouts| here.may(Right::SalesSearch) || !here.may(Right::SalesSearchByPeriod);
        self.shows(paths::SALES) && self.present.with(|here| here.as_ref().is_none_or(may))
    }

    /// Where the search leads without scripts.
    pub(in crate::ui) fn search_at(self) -> &'static str {
        if self.shows(paths::SALES) { paths::SALES } else { paths::ASSIST }
    }

    /// For what is drawn from now on.
    pub(in crate::ui) fn present(self) -> Option<Whereabouts> {
        self.present.try_get_untracked().flatten()
    }
}

/// What the frames of the present document share; alone where a frame stands outside of one.
pub(in crate::ui) fn here() -> Here {
    use_context().unwrap_or_else(|| Here::new(&crate::ui::reader::reader(), |_| ()))
}

fn change(drawn: &Whereabouts, now: &Present) -> Changed {
    match &now.here.place {
        _ if now.here.owner != drawn.owner => Changed::Elsewhere(now.here.name.clone()),
        Place::Closed => Changed::Account(now.here.name.clone()),
        Place::Own | Place::SeenAs(_) | Place::Centre if now.is_open => Changed::Rights,
        Place::Own | Place::SeenAs(_) | Place::Centre => Changed::Page,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::collaborators::Rights;
    use domain::id::OwnerId;
    use domain::money::Currency;

    fn whereabouts(owner: u128, place: Place) -> Whereabouts {
        Whereabouts {
            owner: OwnerId(uuid::Uuid::from_u128(owner)),
            name: "Ana".into(),
            country: "BR".into(),
            currency: Currency::BRL,
            time_zone: "America/Sao_Paulo".into(),
            place,
            is_owner: false,
            rights: Rights::of(&[Right::ProductsView]),
            is_limited: false,
        }
    }

    #[test]
    fn a_reader_is_told_what_changed() {
        let drawn = whereabouts(1, Place::Centre);
        let told = |owner, place, is_open| change(&drawn, &Present { here: whereabouts(owner, place), is_open });
        assert_eq!(told(1, Place::Centre, true), Changed::Rights);
        assert_eq!(told(1, Place::Centre, false), Changed::Page);
        assert_eq!(told(1, Place::Closed, false), Changed::Account("Ana".into()));
        assert_eq!(told(2, Place::Own, true), Changed::Elsewhere("Ana".into()));
    }

    #[test]
    fn menus_follow_what_was_learned_and_another_accounts_stay_out_of_them() {
        let owner = Owner::new();
        owner.set();
        let here = Here::new(&Reader::default(), |_| ());
        here.present.set(Some(whereabouts(1, Place::Centre)));
        assert!(here.shows(paths::AGENDA) && !here.shows(paths::COLLABORATORS) && here.search_at() == paths::ASSIST);
        let mut more = whereabouts(1, Place::Centre);
        more.rights = Rights::of(&[Right::ToolsCollaborators]);
        here.learn(Present { here: more, is_open: false });
        assert!(!here.shows(paths::AGENDA) && here.shows(paths::COLLABORATORS));
        assert!(here.changed() == Some(Changed::Page) && here.is_bare());
        here.begin();
        assert!(here.changed().is_none() && !here.is_bare());
        let other = Whereabouts { is_owner: true, ..whereabouts(2, Place::Own) };
        here.learn(Present { here: other, is_open: true });
        assert!(!here.shows(paths::AGENDA) && here.changed() == Some(Changed::Elsewhere("Ana".into())));
    }
}
