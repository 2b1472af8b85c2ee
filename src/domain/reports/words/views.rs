//! Words of saved views.

use super::super::{MOST_VIEWS, VIEW_NAME_MAX, ViewFault};
use crate::language::Language;

crate::texts! {
    daily: "Every day" | "Cada día" | "Todo dia" | "Ogni giorno";
    weekly: "Every Monday" | "Cada lunes" | "Toda segunda-feira" | "Ogni lunedì";
    monthly: "On the first of every month" | "El día 1 de cada mes" | "No dia 1º de cada mês" | "Il primo di ogni mese";
    missing: "Give the view a name." | "Ponle un nombre a la vista." | "Dê um nome à visão." | "Dai un nome alla vista.";
    too_long(most: usize): "At most {most} characters." | "Como mucho {most} caracteres." | "No máximo {most} caracteres." | "Al massimo {most} caratteri.";
    unprintable: "The name holds characters that cannot be shown." | "El nombre tiene caracteres que no se pueden mostrar."
        | "O nome tem caracteres que não podem ser mostrados." | "Il nome contiene caratteri che non si possono mostrare.";
    taken: "You have a view of this name." | "Ya tienes una vista con este nombre." | "Você já tem uma visão com este nome." | "Hai già una vista con questo nome.";
    too_many(most: i64): "There are {most} views already: delete one first." | "Ya hay {most} vistas: elimina una antes."
        | "Já há {most} visões: exclua uma antes." | "Ci sono già {most} viste: eliminane una prima.";
}

/// What to do about a fault of a view's name.
pub fn view_fault(fault: ViewFault, language: Language) -> String {
    match fault {
        ViewFault::Missing => missing(language).into(),
        ViewFault::TooLong => too_long(language, VIEW_NAME_MAX),
        ViewFault::Unprintable => unprintable(language).into(),
        ViewFault::Taken => taken(language).into(),
        ViewFault::TooMany => too_many(language, MOST_VIEWS),
    }
}
