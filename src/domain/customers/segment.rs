//! Segments: selections of customers that are kept under a name.

use super::Question;
use crate::Time;
use crate::id::SegmentId;
use crate::language::Language;
use crate::name::{NameError, fold, parse_name};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const NAME_MAX: usize = 80;

/// What a segment keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The question: its customers are those that it finds when it is asked.
    Dynamic,
    /// The customers that the question found when the segment was made.
    Frozen,
}

/// A segment to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub name: String,
    pub kind: Kind,
    pub question: Question,
}

/// A kept selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub id: SegmentId,
    pub name: String,
    pub kind: Kind,
    pub question: Question,
    /// Who made it, as their account is called.
    pub made_by: String,
    pub made_at: Time,
    /// Customers in it now, as far as the reader sees them.
    pub size: i64,
}

/// Why a segment is not made or renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum SegmentFault {
    #[error("the name is missing")]
    NameMissing,
    #[error("the name is too long")]
    NameTooLong,
    #[error("the name holds characters that cannot be shown")]
    NameUnprintable,
    #[error("another segment has this name")]
    NameTaken,
    #[error("there are as many segments as can be")]
    TooMany,
    #[error("more customers than can be frozen")]
    TooLarge,
}

impl Kind {
    /// The machine name: `frozen`.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl SegmentFault {
    /// What a reader is told.
    pub fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::NameMissing => name_missing(language),
            Self::NameTooLong => name_too_long(language),
            Self::NameUnprintable => name_unprintable(language),
            Self::NameTaken => name_taken(language),
            Self::TooMany => too_many(language),
            Self::TooLarge => too_large(language),
        }
    }

    /// A name as it is kept.
    pub fn check_name(text: &str) -> Result<String, Self> {
        parse_name(text, NAME_MAX).map_err(|error| match error {
            NameError::Missing => Self::NameMissing,
            NameError::TooLong => Self::NameTooLong,
            _ => Self::NameUnprintable,
        })
    }
}

crate::texts! {
    name_missing: "Give the segment a name." | "Pon un nombre al segmento." | "Dê um nome ao segmento." | "Dai un nome al segmento.";
    name_too_long: "That name is too long." | "Ese nombre es demasiado largo." | "Esse nome é longo demais." | "Quel nome è troppo lungo.";
    name_unprintable: "That name holds characters that cannot be shown."
        | "Ese nombre tiene caracteres que no se pueden mostrar."
        | "Esse nome tem caracteres que não podem ser mostrados."
        | "Quel nome contiene caratteri che non si possono mostrare.";
    name_taken: "Another segment has this name. Choose a different one."
        | "Otro segmento tiene este nombre. Elige uno distinto."
        | "Outro segmento tem este nome. Escolha um diferente."
        | "Un altro segmento ha questo nome. Scegline uno diverso.";
    too_many: "There are as many segments as can be kept. Delete one first."
        | "Ya hay tantos segmentos como se pueden guardar. Elimina uno antes."
        | "Já há tantos segmentos quantos se podem guardar. Exclua um antes."
        | "Ci sono già tanti segmenti quanti se ne possono conservare. Eliminane prima uno.";
    too_large: "More customers than can be frozen. Narrow the selection, or keep it as a dynamic segment."
        | "Más clientes de los que se pueden congelar. Acota la selección o guárdala como segmento dinámico."
        | "Mais clientes do que se podem congelar. Restrinja a seleção ou guarde-a como segmento dinâmico."
        | "Più clienti di quanti se ne possano congelare. Restringi la selezione o conservala come segmento dinamico.";
}

impl Segment {
    /// What two names of one owner must not share: no two differ in case or accents alone.
    pub fn key_of(name: &str) -> String {
        fold(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_without_case() {
        assert_eq!(Segment::key_of("Melhores Clientes"), Segment::key_of("melhores clientes"));
        assert_eq!(SegmentFault::check_name("  Fiéis "), Ok("Fiéis".to_owned()));
        assert_eq!(SegmentFault::check_name(" "), Err(SegmentFault::NameMissing));
        assert_eq!(SegmentFault::check_name(&"x".repeat(81)), Err(SegmentFault::NameTooLong));
        assert_eq!(SegmentFault::check_name("a\u{7}"), Err(SegmentFault::NameUnprintable));
    }
}
