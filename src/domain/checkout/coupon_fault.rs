//! What can be wrong with a new coupon, each fault at its field, with its sentence.

use crate::language::Language;
use crate::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouponField {
    Code,
    Takes,
    Unit,
    LastDay,
    MostUses,
    Product,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouponReason {
    Missing,
    NotACode,
    /// The owner has a coupon with this code, or ended one that was used.
    Known,
    NotAPercentage,
    NotAnAmount,
    /// Something must be left to pay: at most this can be taken off.
    TooMuch {
        most: Money,
    },
    OtherCurrency {
        currency: Currency,
    },
    NotInList,
    NotADay,
    Past,
    NotACount,
    /// The owner has as many as there may be.
    TooMany,
}

/// One fault of a new coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouponFault {
    pub field: CouponField,
    pub reason: CouponReason,
}

impl CouponReason {
    /// A sentence for the reader that says what to do; `write` puts money into their format.
    pub fn sentence(self, language: Language, write: &dyn Fn(Money) -> String) -> String {
        match self {
            Self::Missing => missing(language).into(),
            Self::NotACode => not_a_code(language).into(),
            Self::Known => known(language).into(),
            Self::NotAPercentage => not_a_percentage(language).into(),
            Self::NotAnAmount => not_an_amount(language).into(),
            Self::TooMuch { most } => too_much(language, &write(most)),
            Self::OtherCurrency { currency } => other_currency(language, currency.code()),
            Self::NotInList => not_in_list(language).into(),
            Self::NotADay => not_a_day(language).into(),
            Self::Past => past(language).into(),
            Self::NotACount => not_a_count(language).into(),
            Self::TooMany => too_many(language).into(),
        }
    }
}

crate::texts! {
    missing: "Please fill this in." | "Completa este campo, por favor." | "Preencha este campo, por favor." | "Compila questo campo, per favore.";
    not_a_code: "Use 3 to 32 letters without accents, figures, hyphens or underscores, without spaces."
        | "Usa de 3 a 32 letras sin acentos, cifras, guiones o guiones bajos, sin espacios."
        | "Use de 3 a 32 letras sem acento, números, hifens ou sublinhados, sem espaços."
        | "Usa da 3 a 32 lettere senza accenti, cifre, trattini o trattini bassi, senza spazi.";
    known: "You have this code already. Choose another: a code that buyers know is not given away twice."
        | "Ya tienes este código. Elige otro: un código que los compradores conocen no se usa dos veces."
        | "Você já tem este código. Escolha outro: um código que os compradores conhecem não é usado duas vezes."
        | "Hai già questo codice. Scegline un altro: un codice che gli acquirenti conoscono non si usa due volte.";
    not_a_percentage: "Give a percentage above 0 and below 100, such as 10 or 12.5."
        | "Indica un porcentaje mayor que 0 y menor que 100, como 10 o 12,5."
        | "Indique uma porcentagem acima de 0 e abaixo de 100, como 10 ou 12,5."
        | "Indica una percentuale sopra 0 e sotto 100, come 10 o 12,5.";
    not_an_amount: "Give an amount above zero, such as 25.00."
        | "Indica un importe mayor que cero, como 25,00."
        | "Indique um valor acima de zero, como 25,00."
        | "Indica un importo sopra lo zero, come 25,00.";
    too_much(most: &str): "Something must be left to pay: at most {most} can be taken off."
        | "Tiene que quedar algo por pagar: se pueden descontar como máximo {most}."
        | "Precisa sobrar algo a pagar: é possível descontar no máximo {most}."
        | "Deve restare qualcosa da pagare: si possono togliere al massimo {most}.";
    other_currency(currency: &str): "The price of this product is in {currency}. Choose that, or a percentage."
        | "El precio de este producto está en {currency}. Elige esa moneda o un porcentaje."
        | "O preço deste produto está em {currency}. Escolha essa moeda ou uma porcentagem."
        | "Il prezzo di questo prodotto è in {currency}. Scegli quella valuta o una percentuale.";
    not_in_list: "Please choose one from the list."
        | "Elige una opción de la lista, por favor."
        | "Escolha uma opção da lista, por favor."
        | "Scegli una voce dell’elenco, per favore.";
    not_a_day: "This is not a day. Choose one from the calendar."
        | "Esto no es un día. Elígelo en el calendario."
        | "Isto não é um dia. Escolha no calendário."
        | "Questo non è un giorno. Sceglilo dal calendario.";
    past: "That day is over. Choose today or a later one."
        | "Ese día ya pasó. Elige hoy o uno posterior."
        | "Esse dia já passou. Escolha hoje ou um dia depois."
        | "Quel giorno è passato. Scegli oggi o un giorno successivo.";
    not_a_count: "Give a whole number from 1 to 1,000,000, or leave it empty."
        | "Indica un número entero de 1 a 1.000.000, o déjalo vacío."
        | "Indique um número inteiro de 1 a 1.000.000, ou deixe vazio."
        | "Indica un numero intero da 1 a 1.000.000, o lascia vuoto.";
    too_many: "There is no room for more coupons. End some that you do not need any more."
        | "No caben más cupones. Termina alguno que ya no necesites."
        | "Não cabem mais cupons. Encerre algum de que você não precisa mais."
        | "Non c’è posto per altri buoni. Chiudine qualcuno che non ti serve più.";
}
