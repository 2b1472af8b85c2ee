//! The states of a product and the one function that says who may move it where.

use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A product's state. The numbers are stored: never renumber.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::FromRepr,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum State {
    /// Being set up.
    #[default]
    Draft = 0,
    /// Waits for the operator.
    InVerification = 1,
    /// On sale.
    Approved = 2,
    /// Given back to the owner with reasons.
    Returned = 3,
    /// Taken off sale by the operator.
    Suspended = 4,
    /// Put away by the owner.
    Archived = 5,
}

/// Who moves a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::FromRepr, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(i16)]
pub enum Actor {
    /// The owner, or somebody with the right to manage products.
    Owner = 0,
    Operator = 1,
    /// The automatic checks.
    Automatic = 2,
}

/// A move that is not legal, or not that actor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a product that is {from} cannot become {to} by that hand")]
pub struct MoveError {
    pub from: State,
    pub to: State,
}

impl State {
    pub const ALL: [Self; 6] = [Self::Draft, Self::InVerification, Self::Approved, Self::Returned, Self::Suspended, Self::Archived];

    /// The machine name: `in_verification`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The state after the move, if `actor` may make it. What was archived begins again as a draft and is verified anew.
    pub fn move_to(self, to: State, actor: Actor) -> Result<State, MoveError> {
        use State::*;
        let legal = match actor {
            Actor::Owner => matches!(
                (self, to),
                (Draft | Returned, InVerification) | (Draft | Returned | Approved | Suspended, Archived) | (Archived, Draft)
            ),
            Actor::Operator => {
                matches!((self, to), (InVerification, Approved | Returned) | (Approved, Suspended) | (Suspended, Approved))
            }
            Actor::Automatic => (self, to) == (InVerification, Returned),
        };
        if legal { Ok(to) } else { Err(MoveError { from: self, to }) }
    }

    /// Whether everything about the product may still be changed.
    pub fn is_being_written(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    pub fn is_on_sale(self) -> bool {
        self == Self::Approved
    }

    /// What readers call it.
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Draft => draft(language),
            Self::InVerification => in_verification(language),
            Self::Approved => approved(language),
            Self::Returned => returned(language),
            Self::Suspended => suspended(language),
            Self::Archived => archived(language),
        }
    }
}

crate::texts! {
    draft: "Draft" | "Borrador" | "Rascunho" | "Bozza";
    in_verification: "In verification" | "En verificación" | "Em verificação" | "In verifica";
    approved: "Approved" | "Aprobado" | "Aprovado" | "Approvato";
    returned: "Returned" | "Devuelto" | "Devolvido" | "Restituito";
    suspended: "Suspended" | "Suspendido" | "Suspenso" | "Sospeso";
    archived: "Archived" | "Archivado" | "Arquivado" | "Archiviato";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_operator_puts_a_product_on_sale() {
        for from in State::ALL {
            for actor in [Actor::Owner, Actor::Automatic] {
                assert!(from.move_to(State::Approved, actor).is_err());
            }
        }
        assert_eq!(State::InVerification.move_to(State::Approved, Actor::Operator), Ok(State::Approved));
        assert_eq!(State::Suspended.move_to(State::Approved, Actor::Operator), Ok(State::Approved));
        assert!(State::Draft.move_to(State::Approved, Actor::Operator).is_err(), "not even the operator skips verification");
    }

    #[test]
    fn a_returned_product_can_be_sent_again_and_an_archived_one_taken_out() {
        assert_eq!(State::InVerification.move_to(State::Returned, Actor::Automatic), Ok(State::Returned));
        assert_eq!(State::Returned.move_to(State::InVerification, Actor::Owner), Ok(State::InVerification));
        assert_eq!(State::Archived.move_to(State::Draft, Actor::Owner), Ok(State::Draft));
        assert!(State::Archived.move_to(State::InVerification, Actor::Owner).is_err());
        assert!(State::InVerification.move_to(State::Archived, Actor::Owner).is_err());
    }

    #[test]
    fn no_move_stays_where_it_is() {
        for state in State::ALL {
            for actor in [Actor::Owner, Actor::Operator, Actor::Automatic] {
                assert!(state.move_to(state, actor).is_err(), "{state} {actor:?}");
            }
        }
    }
}
