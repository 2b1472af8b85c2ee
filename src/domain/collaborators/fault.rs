//! What can be wrong with a profile's or a collaborator's form, each fault at its field, with its sentence.

use super::{MOST_COLLABORATORS, MOST_PROFILES, PROFILE_NAME_MAX};
use crate::account::NAME_MAX;
use crate::language::Language;
use crate::name::{Email, NameError};
use serde::{Deserialize, Serialize};

/// A field of the forms. Its name (`last_day`) is the field's id on the page.
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
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    Name,
    Email,
    Profile,
    Rights,
    /// That of the invitation.
    Language,
    Products,
    /// The last day of access.
    LastDay,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Missing,
    TooLong {
        most: u32,
    },
    Unprintable,
    NotAnAddress,
    NotInList,
    /// A profile that opens nothing.
    NoRights,
    /// Another profile has the name.
    Taken,
    TooMany {
        most: u32,
    },
    NotADay,
    /// A last day that is over.
    DayPast,
    /// Limited to some products, and none was chosen.
    NoProducts,
    /// An invitation to oneself.
    Oneself,
    /// An invitation to the owner.
    TheOwner,
    /// The address is in the centre already.
    AlreadyThere,
    /// The profile holds rights that the inviter lacks.
    HoldsMore,
    /// Products that the inviter is not let see.
    BeyondProducts,
    /// A longer time than the inviter's own.
    BeyondLastDay,
}

/// One fault of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub field: Field,
    pub reason: Reason,
}

impl Fault {
    pub fn new(field: Field, reason: Reason) -> Self {
        Self { field, reason }
    }

    /// One profile more than an owner may have.
    pub fn too_many_profiles() -> Self {
        Self::new(Field::Name, Reason::TooMany { most: MOST_PROFILES as u32 })
    }

    /// One collaborator more than an owner may have.
    pub fn too_many_collaborators() -> Self {
        Self::new(Field::Email, Reason::TooMany { most: MOST_COLLABORATORS as u32 })
    }

    /// A fault of a person's name or address.
    pub fn of_person(field: Field, error: NameError) -> Self {
        let most = if field == Field::Email { Email::MAX } else { NAME_MAX };
        Self::of(field, error, most)
    }

    /// A fault of a profile's name.
    pub fn of_profile_name(error: NameError) -> Self {
        Self::of(Field::Name, error, PROFILE_NAME_MAX)
    }

    fn of(field: Field, error: NameError, most: usize) -> Self {
        let reason = match error {
            NameError::Missing => Reason::Missing,
            NameError::TooLong => Reason::TooLong { most: most as u32 },
            NameError::NotAnAddress => Reason::NotAnAddress,
            NameError::Unprintable => Reason::Unprintable,
            NameError::UnknownCountry => Reason::NotInList,
        };
        Self { field, reason }
    }
}

impl Reason {
    /// A sentence for the reader that says what to do.
    pub fn sentence(self, language: Language) -> String {
        match self {
            Self::TooLong { most } => return too_long(language, most),
            Self::TooMany { most } => return too_many(language, most),
            Self::Missing => missing(language),
            Self::Unprintable => unprintable(language),
            Self::NotAnAddress => not_an_address(language),
            Self::NotInList => not_in_list(language),
            Self::NoRights => no_rights(language),
            Self::Taken => taken(language),
            Self::NotADay => not_a_day(language),
            Self::DayPast => day_past(language),
            Self::NoProducts => no_products(language),
            Self::Oneself => oneself(language),
            Self::TheOwner => the_owner(language),
            Self::AlreadyThere => already_there(language),
            Self::HoldsMore => holds_more(language),
            Self::BeyondProducts => beyond_products(language),
            Self::BeyondLastDay => beyond_last_day(language),
        }
        .to_owned()
    }
}

crate::texts! {
    missing: "This is needed." | "Este dato hace falta." | "Isto é necessário." | "Questo dato serve.";
    too_long(most: u32): "At most {most} characters." | "Como mucho {most} caracteres." | "No máximo {most} caracteres." | "Al massimo {most} caratteri.";
    too_many(most: u32): "There can be at most {most}. Remove one that is no longer needed."
        | "Puede haber {most} como mucho. Quita alguno que ya no haga falta."
        | "Pode haber no máximo {most}. Remova algum que não seja mais necessário."
        | "Possono essere al massimo {most}. Togline uno che non serve più.";
    unprintable: "This holds characters that cannot be shown. Type it anew."
        | "Hay caracteres que no se pueden mostrar. Escríbelo de nuevo."
        | "Há caracteres que não podem ser mostrados. Digite de novo."
        | "Ci sono caratteri che non si possono mostrare. Scrivilo di nuovo.";
    not_an_address: "This is not an e-mail address, such as ana@example.com."
        | "No es una dirección de correo, como ana@example.com."
        | "Não é um endereço de e-mail, como ana@example.com."
        | "Non è un indirizzo e-mail, come ana@example.com.";
    not_in_list: "Choose one from the list." | "Elige uno de la lista." | "Escolha um da lista." | "Scegline uno dall’elenco.";
    no_rights: "Choose at least one right: without any, the profile opens nothing."
        | "Elige al menos un permiso: sin ninguno, el perfil no abre nada."
        | "Escolha pelo menos uma permissão: sem nenhuma, o perfil não abre nada."
        | "Scegli almeno un permesso: senza nessuno, il profilo non apre nulla.";
    taken: "Another profile has this name. Choose another." | "Otro perfil ya se llama así. Elige otro nombre."
        | "Outro perfil já tem este nome. Escolha outro." | "Un altro profilo si chiama già così. Scegli un altro nome.";
    not_a_day: "There is no such day in the calendar." | "Ese día no existe en el calendario." | "Este dia não existe no calendário."
        | "Questo giorno non esiste nel calendario.";
    day_past: "That day is over. Choose today or a day to come." | "Ese día ya pasó. Elige hoy o un día futuro."
        | "Este dia já passou. Escolha hoje ou um dia futuro." | "Quel giorno è passato. Scegli oggi o un giorno futuro.";
    no_products: "Choose at least one product, or all of them." | "Elige al menos un producto, o todos."
        | "Escolha pelo menos um produto, ou todos." | "Scegli almeno un prodotto, o tutti.";
    oneself: "This is your own address. You work here already." | "Es tu propia dirección. Ya trabajas aquí."
        | "Este é o seu próprio endereço. Você já trabalha aqui." | "È il tuo indirizzo. Lavori già qui.";
    the_owner: "This is the owner’s address: they may do everything already." | "Es la dirección del titular, que ya puede hacerlo todo."
        | "Este é o endereço do titular, que já pode fazer tudo." | "È l’indirizzo del titolare, che può già fare tutto.";
    already_there: "This address is in the list already. Look it up there to change its profile or send the invitation again."
        | "Esta dirección ya está en la lista. Búscala allí para cambiar su perfil o reenviar la invitación."
        | "Este endereço já está na lista. Procure por ele lá para mudar o perfil ou reenviar o convite."
        | "Questo indirizzo è già nell’elenco. Cercalo lì per cambiare profilo o rinviare l’invito.";
    holds_more: "This profile opens more than yours. Choose another, or ask the owner to invite."
        | "Este perfil abre más que el tuyo. Elige otro o pide al titular que invite."
        | "Este perfil abre mais do que o seu. Escolha outro ou peça ao titular que convide."
        | "Questo profilo apre più del tuo. Scegline un altro o chiedi al titolare di invitare.";
    beyond_products: "Choose among the products that you work with." | "Elige entre los productos con los que trabajas."
        | "Escolha entre os produtos com que você trabalha." | "Scegli tra i prodotti con cui lavori.";
    beyond_last_day: "Choose a day within your own access here." | "Elige un día dentro de tu propio acceso."
        | "Escolha um dia dentro do seu próprio acesso." | "Scegli un giorno entro il tuo accesso.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_sentence_of_its_own_in_every_language() {
        use Reason::*;
        let reasons = [
            Missing,
            TooLong { most: 60 },
            Unprintable,
            NotAnAddress,
            NotInList,
            NoRights,
            Taken,
            TooMany { most: 100 },
            NotADay,
            DayPast,
            NoProducts,
            Oneself,
            TheOwner,
            AlreadyThere,
            HoldsMore,
            BeyondProducts,
            BeyondLastDay,
        ];
        for language in Language::ALL {
            let sentences: std::collections::BTreeSet<String> = reasons.iter().map(|reason| reason.sentence(language)).collect();
            assert_eq!(sentences.len(), reasons.len(), "{language:?}");
            assert!(sentences.iter().all(|sentence| sentence.ends_with('.')));
        }
    }

    #[test]
    fn a_field_is_called_on_the_page_as_it_is_sent() {
        let field: &'static str = Field::LastDay.into();
        assert_eq!((field, serde_json::to_string(&Field::LastDay).unwrap().as_str()), ("last_day", "\"last_day\""));
        assert_eq!("last_day".parse(), Ok(Field::LastDay));
    }
}
