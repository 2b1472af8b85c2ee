//! The states of a collaborator, as they are stored and as readers call them.

use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A collaborator's state. The numbers are stored: never renumber.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::FromRepr,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum State {
    /// Invited, has not answered.
    Pending = 0,
    Accepted = 1,
    Declined = 2,
    /// The invitation was not answered in time.
    Expired = 3,
    /// The invitation was taken back.
    Revoked = 4,
    /// Shut out for now.
    Suspended = 5,
    /// Gone, by the owner's hand or their own; out of the list.
    Removed = 6,
}

impl State {
    /// The machine name: `pending`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What readers call it, of an invitation or of its person.
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Pending => pending(language),
            Self::Accepted => accepted(language),
            Self::Declined => declined(language),
            Self::Expired => expired(language),
            Self::Revoked => revoked(language),
            Self::Suspended => suspended(language),
            Self::Removed => removed(language),
        }
    }
}

crate::texts! {
    pending: "Pending" | "Pendiente" | "Pendente" | "In attesa";
    accepted: "Accepted" | "Aceptada" | "Aceito" | "Accettato";
    declined: "Declined" | "Rechazada" | "Recusado" | "Rifiutato";
    expired: "Expired" | "Caducada" | "Expirado" | "Scaduto";
    revoked: "Revoked" | "Retirada" | "Retirado" | "Revocato";
    suspended: "Suspended" | "Suspendida" | "Suspenso" | "Sospeso";
    removed: "Removed" | "Quitada" | "Removido" | "Rimosso";
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn a_stored_number_stays_what_it_was() {
        let names: Vec<&str> = (0..7).filter_map(State::from_repr).map(State::name).collect();
        assert_eq!(names, ["pending", "accepted", "declined", "expired", "revoked", "suspended", "removed"]);
    }

    #[test]
    fn every_state_has_a_word_of_its_own_in_every_language() {
        for language in Language::ALL {
            let words: std::collections::BTreeSet<_> = State::iter().map(|state| state.title(language)).collect();
            assert_eq!(words.len(), 7, "{language:?}");
        }
    }
}
