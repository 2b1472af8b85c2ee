//! The steps in which an online service is set up, each with its own address.

use crate::language::Language;
use serde::{Deserialize, Serialize};

/// A step, in the order in which they are offered; they may be visited in any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::EnumString, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    Information,
    Sessions,
    Price,
    Page,
    PersonalData,
    Finish,
}

impl Step {
    pub const ALL: [Self; 6] = [Self::Information, Self::Sessions, Self::Price, Self::Page, Self::PersonalData, Self::Finish];

    /// Its part of the address: `personal-data`.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }

    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rfind(|step| *step < self)
    }

    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Information => information(language),
            Self::Sessions => sessions(language),
            Self::Price => price(language),
            Self::Page => page(language),
            Self::PersonalData => personal_data(language),
            Self::Finish => finish(language),
        }
    }
}

crate::texts! {
    information: "Information" | "Información" | "Informações" | "Informazioni";
    sessions: "Sessions" | "Sesiones" | "Sessões" | "Sessioni";
    price: "Price" | "Precio" | "Preço" | "Prezzo";
    page: "Sales page" | "Página de ventas" | "Página de vendas" | "Pagina di vendita";
    personal_data: "Personal data" | "Datos personales" | "Dados pessoais" | "Dati personali";
    finish: "Finish registration" | "Finalizar el registro" | "Concluir o cadastro" | "Concludi la registrazione";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_leads_to_the_next_and_back() {
        assert_eq!(Step::Information.previous(), None);
        assert_eq!(Step::Page.next(), Some(Step::PersonalData));
        assert_eq!(Step::Finish.next(), None);
        for step in Step::ALL {
            assert_eq!(step.slug().parse(), Ok(step));
            assert!(step.next().is_none_or(|next| next.previous() == Some(step)));
        }
    }
}
