//! What can be wrong with a checkout, each fault at its field, with its sentence.

use super::coupon::CouponError;
use crate::language::Language;
use crate::money::Money;
use crate::name::NameError;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Which of two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    First,
    Second,
}

/// A field of the checkout. Its text (`email`, `second-card-number`) is the field's id on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Field {
    /// The form as a whole: it is too old.
    Whole,
    Name,
    Email,
    Country,
    Document,
    Method,
    Instalments,
    Coupon,
    Consent,
    CardNumber(Place),
    CardExpiry(Place),
    CardCode(Place),
    /// How much goes to this card.
    CardAmount(Place),
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Missing,
    TooLong {
        most: u32,
    },
    NotAnAddress,
    Unprintable,
    NotInList,
    NotADocument,
    NotOffered,
    NotACardNumber,
    NotAnExpiry,
    CardExpired,
    NotACardCode,
    NotAnAmount,
    /// A part of two must lie between these.
    PartOutOfRange {
        least: Money,
        most: Money,
    },
    /// The two parts must be this in all.
    PartsDiffer {
        total: Money,
    },
    CouponUnknown,
    CouponNotYet,
    CouponOver,
    CouponUsedUp,
    CouponOtherProduct,
    CouponOtherCurrency,
    /// At least this must be left to pay.
    CouponTooMuch {
        least: Money,
    },
    /// Too many codes were tried that do not exist.
    CouponTooOften,
    /// Not what the page showed: now this is to be paid.
    OtherTotal {
        total: Money,
    },
    NotConsented,
    TooOld,
}

/// One fault of a checkout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub field: Field,
    pub reason: Reason,
}

/// Faults as they are found.
#[derive(Default)]
pub(super) struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, field: Field, reason: impl Into<Reason>) {
        self.0.push(Fault { field, reason: reason.into() });
    }

    pub fn keep<T, R: Into<Reason>>(&mut self, field: Field, result: Result<T, R>) -> Option<T> {
        result.map_err(|reason| self.add(field, reason)).ok()
    }
}

impl From<NameError> for Reason {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Missing => Self::Missing,
            NameError::TooLong => Self::TooLong { most: super::form::NAME_MAX as u32 },
            NameError::NotAnAddress => Self::NotAnAddress,
            NameError::Unprintable => Self::Unprintable,
            NameError::UnknownCountry => Self::NotInList,
        }
    }
}

impl From<CouponError> for Reason {
    fn from(error: CouponError) -> Self {
        match error {
            CouponError::Unknown => Self::CouponUnknown,
            CouponError::NotYet => Self::CouponNotYet,
            CouponError::Over => Self::CouponOver,
            CouponError::UsedUp => Self::CouponUsedUp,
            CouponError::OtherProduct => Self::CouponOtherProduct,
            CouponError::OtherCurrency(_) => Self::CouponOtherCurrency,
        }
    }
}

const TEXTS: [(Field, &str); 17] = [
    (Field::Whole, "checkout"),
    (Field::Name, "name"),
    (Field::Email, "email"),
    (Field::Country, "country"),
    (Field::Document, "document"),
    (Field::Method, "method"),
    (Field::Instalments, "instalments"),
    (Field::Coupon, "coupon"),
    (Field::Consent, "consent"),
    (Field::CardNumber(Place::First), "card-number"),
    (Field::CardNumber(Place::Second), "second-card-number"),
    (Field::CardExpiry(Place::First), "card-expiry"),
    (Field::CardExpiry(Place::Second), "second-card-expiry"),
    (Field::CardCode(Place::First), "card-code"),
    (Field::CardCode(Place::Second), "second-card-code"),
    (Field::CardAmount(Place::First), "card-amount"),
    (Field::CardAmount(Place::Second), "second-card-amount"),
];

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TEXTS.iter().find(|(field, _)| field == self).map_or("", |(_, text)| text))
    }
}

/// No field has this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a field of the checkout")]
pub struct NotAField;

impl FromStr for Field {
    type Err = NotAField;
    fn from_str(text: &str) -> Result<Self, NotAField> {
        TEXTS.iter().find(|(_, known)| *known == text).map(|(field, _)| *field).ok_or(NotAField)
    }
}

impl TryFrom<String> for Field {
    type Error = NotAField;
    fn try_from(text: String) -> Result<Self, NotAField> {
        text.parse()
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        field.to_string()
    }
}

impl Reason {
    /// A sentence for the reader that says what to do; `write` puts money into their format.
    pub fn sentence(&self, language: Language, write: &dyn Fn(Money) -> String) -> String {
        match self {
            Self::Missing => missing(language).into(),
            Self::TooLong { most } => too_long(language, *most),
            Self::NotAnAddress => not_an_address(language).into(),
            Self::Unprintable => unprintable(language).into(),
            Self::NotInList => not_in_list(language).into(),
            Self::NotADocument => not_a_document(language).into(),
            Self::NotOffered => not_offered(language).into(),
            Self::NotACardNumber => not_a_card_number(language).into(),
            Self::NotAnExpiry => not_an_expiry(language).into(),
            Self::CardExpired => card_expired(language).into(),
            Self::NotACardCode => not_a_card_code(language).into(),
            Self::NotAnAmount => not_an_amount(language).into(),
            Self::PartOutOfRange { least, most } => part_out_of_range(language, &write(*least), &write(*most)),
            Self::PartsDiffer { total } => parts_differ(language, &write(*total)),
            Self::CouponUnknown => coupon_unknown(language).into(),
            Self::CouponNotYet => coupon_not_yet(language).into(),
            Self::CouponOver => coupon_over(language).into(),
            Self::CouponUsedUp => coupon_used_up(language).into(),
            Self::CouponOtherProduct => coupon_other_product(language).into(),
            Self::CouponOtherCurrency => coupon_other_currency(language).into(),
            Self::CouponTooMuch { least } => coupon_too_much(language, &write(*least)),
            Self::CouponTooOften => coupon_too_often(language).into(),
            Self::OtherTotal { total } => other_total(language, &write(*total)),
            Self::NotConsented => not_consented(language).into(),
            Self::TooOld => too_old(language).into(),
        }
    }
}

crate::texts! {
    missing: "Please fill this in." | "Completa este campo, por favor." | "Preencha este campo, por favor." | "Compila questo campo, per favore.";
    too_long(most: u32): "Write at most {most} characters."
        | "Escribe como máximo {most} caracteres."
        | "Escreva no máximo {most} caracteres."
        | "Scrivi al massimo {most} caratteri.";
    not_an_address: "This is not an e-mail address, such as ana@example.com."
        | "Esto no es una dirección de correo, como ana@example.com."
        | "Isto não é um endereço de e-mail, como ana@example.com."
        | "Questo non è un indirizzo e-mail, come ana@example.com.";
    unprintable: "This holds characters that cannot be shown."
        | "Contiene caracteres que no se pueden mostrar."
        | "Contém caracteres que não podem ser mostrados."
        | "Contiene caratteri che non si possono mostrare.";
    not_in_list: "Please choose one from the list."
        | "Elige una opción de la lista, por favor."
        | "Escolha uma opção da lista, por favor."
        | "Scegli una voce dell’elenco, per favore.";
    not_a_document: "This is not a CPF (11 figures) or a CNPJ (14 characters). Check it against the document."
        | "Esto no es un CPF (11 cifras) ni un CNPJ (14 caracteres). Compáralo con el documento."
        | "Isto não é um CPF (11 dígitos) nem um CNPJ (14 caracteres). Confira no documento."
        | "Questo non è un CPF (11 cifre) né un CNPJ (14 caratteri). Controllalo sul documento.";
    not_offered: "This way to pay is not offered here. Please choose another."
        | "Esta forma de pago no se ofrece aquí. Elige otra, por favor."
        | "Esta forma de pagamento não está disponível aqui. Escolha outra, por favor."
        | "Questo metodo di pagamento non è disponibile qui. Scegline un altro, per favore.";
    not_a_card_number: "Check the card number: a figure is wrong or missing."
        | "Revisa el número de la tarjeta: hay una cifra incorrecta o falta alguna."
        | "Confira o número do cartão: há um dígito errado ou faltando."
        | "Controlla il numero della carta: una cifra è sbagliata o manca.";
    not_an_expiry: "Write month and year as they stand on the card, such as 09/30."
        | "Escribe mes y año como aparecen en la tarjeta, por ejemplo 09/30."
        | "Escreva mês e ano como estão no cartão, por exemplo 09/30."
        | "Scrivi mese e anno come sulla carta, per esempio 09/30.";
    card_expired: "This card has expired. Please use another one."
        | "Esta tarjeta está vencida. Usa otra, por favor."
        | "Este cartão está vencido. Use outro, por favor."
        | "Questa carta è scaduta. Usane un’altra, per favore.";
    not_a_card_code: "The security code has three or four figures."
        | "El código de seguridad tiene tres o cuatro cifras."
        | "O código de segurança tem três ou quatro dígitos."
        | "Il codice di sicurezza ha tre o quattro cifre.";
    not_an_amount: "Write an amount, such as 120 or 119,90."
        | "Escribe un importe, como 120 o 119,90."
        | "Escreva um valor, como 120 ou 119,90."
        | "Scrivi un importo, come 120 o 119,90.";
    part_out_of_range(least: &str, most: &str): "One card can pay from {least} to {most}; the rest goes to the other."
        | "Una tarjeta puede pagar de {least} a {most}; el resto va a la otra."
        | "Um cartão pode pagar de {least} a {most}; o restante vai para o outro."
        | "Una carta può pagare da {least} a {most}; il resto va sull’altra.";
    parts_differ(total: &str): "The two amounts must add up to {total}."
        | "Los dos importes deben sumar {total}."
        | "Os dois valores devem somar {total}."
        | "I due importi devono dare in tutto {total}.";
    coupon_unknown: "There is no such coupon. Check how it is written or leave the field empty."
        | "No existe ese cupón. Revisa cómo está escrito o deja el campo vacío."
        | "Esse cupom não existe. Confira como está escrito ou deixe o campo vazio."
        | "Questo buono non esiste. Controlla come è scritto o lascia vuoto il campo.";
    coupon_not_yet: "This coupon is not good yet."
        | "Este cupón todavía no es válido."
        | "Este cupom ainda não é válido."
        | "Questo buono non è ancora valido.";
    coupon_over: "This coupon is no longer good."
        | "Este cupón ya no es válido."
        | "Este cupom não é mais válido."
        | "Questo buono non è più valido.";
    coupon_used_up: "This coupon has been used as often as it may be."
        | "Este cupón ya se usó todas las veces posibles."
        | "Este cupom já foi usado todas as vezes possíveis."
        | "Questo buono è già stato usato tutte le volte possibili.";
    coupon_other_product: "This coupon is for something else."
        | "Este cupón es para otro producto."
        | "Este cupom é para outro produto."
        | "Questo buono vale per un altro prodotto.";
    coupon_other_currency: "This coupon is for prices in another currency."
        | "Este cupón es para precios en otra moneda."
        | "Este cupom é para preços em outra moeda."
        | "Questo buono vale per prezzi in un’altra valuta.";
    coupon_too_much(least: &str): "With this coupon less than {least} would be left to pay, which is not possible."
        | "Con este cupón quedarían por pagar menos de {least}, y eso no es posible."
        | "Com este cupom restariam menos de {least} a pagar, o que não é possível."
        | "Con questo buono resterebbero da pagare meno di {least}, e non è possibile.";
    coupon_too_often: "Too many coupons were tried from here. Try again in an hour, or leave the field empty."
        | "Se han probado demasiados cupones desde aquí. Vuelve a probar en una hora o deja el campo vacío."
        | "Foram tentados cupons demais daqui. Tente de novo em uma hora ou deixe o campo vazio."
        | "Da qui sono stati provati troppi buoni. Riprova fra un’ora o lascia vuoto il campo.";
    other_total(total: &str): "Nothing was charged: now {total} is to be paid. Look at the sums, then press the button again."
        | "No se ha cobrado nada: ahora se pagan {total}. Revisa los importes y vuelve a pulsar el botón."
        | "Nada foi cobrado: agora são {total} a pagar. Confira os valores e aperte o botão de novo."
        | "Non è stato addebitato nulla: ora si pagano {total}. Controlla gli importi e premi di nuovo il pulsante.";
    not_consented: "Accept the conditions of purchase to go on."
        | "Acepta las condiciones de compra para continuar."
        | "Aceite as condições de compra para continuar."
        | "Accetta le condizioni di acquisto per continuare.";
    too_old: "This page is too old to pay with. Open it again; nothing has been charged."
        | "Esta página es demasiado antigua para pagar. Ábrela de nuevo; no se ha cobrado nada."
        | "Esta página está antiga demais para pagar. Abra-a de novo; nada foi cobrado."
        | "Questa pagina è troppo vecchia per pagare. Aprila di nuovo; non è stato addebitato nulla.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_again_by_its_text() {
        for (field, text) in TEXTS {
            assert_eq!((field.to_string().as_str(), text.parse()), (text, Ok(field)));
        }
        assert_eq!("third-card".parse::<Field>(), Err(NotAField));
    }
}
