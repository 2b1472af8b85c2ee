//! What can be wrong with a product, each fault at its field and so at its step, with its sentence.

use super::Step;
use crate::booking;
use crate::language::Language;
use crate::money::Money;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A field of the wizard. Its text (`description`, `block-3`, `schedule-weekday-0`) is the field's id on the page and is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Field {
    Name,
    Description,
    Image,
    Language,
    Kind,
    Market,
    /// Single session or package.
    Bundle,
    /// How many sessions a package has.
    Count,
    /// How many days a package can be used.
    Validity,
    Duration,
    Schedule(booking::Field),
    Amount,
    Currency,
    /// One payment or instalments, and how many.
    Instalments,
    Bearer,
    Conversion,
    /// Own page or an external one.
    PageKind,
    ExternalUrl,
    Listed,
    /// The page as a whole.
    Blocks,
    /// One block by its place.
    Block(usize),
    PersonalData,
    Terms,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// What can be wrong with anything that is typed.
    Entry(booking::Reason),
    /// Characters, as [`super::information::count`] counts them.
    TooShort {
        least: u32,
        have: u32,
    },
    TooLong {
        most: u32,
    },
    Unprintable,
    NotInList,
    /// The duration was fixed, in minutes; another one is another product.
    DurationLocked {
        minutes: u16,
    },
    /// No stretch of hours is as long as one session, in minutes.
    NoRoom {
        minutes: u16,
    },
    NotAnAmount,
    TooManyDecimals,
    TooLow(Money),
    TooHigh(Money),
    NotHttps,
    NotAnAddress,
    /// An address of no public site: an IP address, a name inside a network.
    NotPublic,
    /// Nothing answered at the address.
    Unreachable,
    /// A page without a calendar sells nothing.
    NeedsCalendar,
    /// A block that may stand on a page once.
    OnlyOnce,
    NotAPicture,
    /// It begins as a picture and cannot be read to its end.
    PictureDamaged,
    PictureTooHeavy {
        megabytes: u32,
    },
    PictureTooSmall {
        width: u32,
        height: u32,
    },
    PictureTooLarge {
        megapixels: u32,
    },
    Forbidden {
        word: String,
    },
    NotConfirmed,
    TermsNotAccepted,
    TermsChanged,
}

/// One fault of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub field: Field,
    pub reason: Reason,
}

impl From<booking::Reason> for Reason {
    fn from(reason: booking::Reason) -> Self {
        Self::Entry(reason)
    }
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

impl Field {
    /// The step whose page has the field.
    pub fn step(self) -> Step {
        use Field::*;
        match self {
            Name | Description | Image | Language | Kind | Market => Step::Information,
            Bundle | Count | Validity | Duration | Schedule(_) => Step::Sessions,
            Amount | Currency | Instalments | Bearer | Conversion => Step::Price,
            PageKind | ExternalUrl | Listed | Blocks | Block(_) => Step::Page,
            PersonalData => Step::PersonalData,
            Terms => Step::Finish,
        }
    }
}

const PLAIN: [(Field, &str); 21] = [
    (Field::Name, "name"),
    (Field::Description, "description"),
    (Field::Image, "image"),
    (Field::Language, "language"),
    (Field::Kind, "kind"),
    (Field::Market, "market"),
    (Field::Bundle, "bundle"),
    (Field::Count, "count"),
    (Field::Validity, "validity"),
    (Field::Duration, "duration"),
    (Field::Amount, "amount"),
    (Field::Currency, "currency"),
    (Field::Instalments, "instalments"),
    (Field::Bearer, "bearer"),
    (Field::Conversion, "conversion"),
    (Field::PageKind, "page-kind"),
    (Field::ExternalUrl, "external-url"),
    (Field::Listed, "listed"),
    (Field::Blocks, "blocks"),
    (Field::PersonalData, "personal-data"),
    (Field::Terms, "terms"),
];

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schedule(field) => write!(f, "schedule-{field}"),
            Self::Block(index) => write!(f, "block-{index}"),
            plain => f.write_str(PLAIN.iter().find(|(field, _)| field == plain).map_or("", |(_, text)| text)),
        }
    }
}

impl FromStr for Field {
    type Err = booking::NotAField;
    fn from_str(text: &str) -> Result<Self, booking::NotAField> {
        if let Some(field) = text.strip_prefix("schedule-") {
            return field.parse().map(Self::Schedule);
        }
        if let Some(index) = text.strip_prefix("block-") {
            return index.parse().map(Self::Block).map_err(|_| booking::NotAField);
        }
        PLAIN.iter().find(|(_, plain)| *plain == text).map(|(field, _)| *field).ok_or(booking::NotAField)
    }
}

impl TryFrom<String> for Field {
    type Error = booking::NotAField;
    fn try_from(text: String) -> Result<Self, booking::NotAField> {
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
            Self::Entry(reason) => reason.sentence(language),
            Self::TooShort { least, have } => too_short(language, *least, *have),
            Self::TooLong { most } => too_long(language, *most),
            Self::Unprintable => unprintable(language).into(),
            Self::NotInList => not_in_list(language).into(),
            Self::DurationLocked { minutes } => duration_locked(language, *minutes),
            Self::NoRoom { minutes } => no_room(language, *minutes),
            Self::NotAnAmount => not_an_amount(language).into(),
            Self::TooManyDecimals => too_many_decimals(language).into(),
            Self::TooLow(least) => too_low(language, &write(*least)),
            Self::TooHigh(most) => too_high(language, &write(*most)),
            Self::NotHttps => not_https(language).into(),
            Self::NotAnAddress => not_an_address(language).into(),
            Self::NotPublic => not_public(language).into(),
            Self::Unreachable => unreachable(language).into(),
            Self::NeedsCalendar => needs_calendar(language).into(),
            Self::OnlyOnce => only_once(language).into(),
            Self::NotAPicture => not_a_picture(language).into(),
            Self::PictureDamaged => picture_damaged(language).into(),
            Self::PictureTooHeavy { megabytes } => picture_too_heavy(language, *megabytes),
            Self::PictureTooSmall { width, height } => picture_too_small(language, *width, *height),
            Self::PictureTooLarge { megapixels } => picture_too_large(language, *megapixels),
            Self::Forbidden { word } => forbidden(language, word),
            Self::NotConfirmed => not_confirmed(language).into(),
            Self::TermsNotAccepted => terms_not_accepted(language).into(),
            Self::TermsChanged => terms_changed(language).into(),
        }
    }
}

crate::texts! {
    too_short(least: u32, have: u32): "Write at least {least} characters; there are {have} so far."
        | "Escribe al menos {least} caracteres; por ahora hay {have}."
        | "Escreva pelo menos {least} caracteres; por enquanto há {have}."
        | "Scrivi almeno {least} caratteri; finora sono {have}.";
    too_long(most: u32): "Write at most {most} characters."
        | "Escribe como máximo {most} caracteres."
        | "Escreva no máximo {most} caracteres."
        | "Scrivi al massimo {most} caratteri.";
    unprintable: "This holds characters that cannot be shown."
        | "Contiene caracteres que no se pueden mostrar."
        | "Contém caracteres que não podem ser mostrados."
        | "Contiene caratteri che non si possono mostrare.";
    not_in_list: "Please choose one from the list."
        | "Elige una opción de la lista, por favor."
        | "Escolha uma opção da lista, por favor."
        | "Scegli una voce dell’elenco, per favore.";
    duration_locked(minutes: u16): "The duration is fixed at {minutes} minutes. For another one, duplicate the product."
        | "La duración quedó fijada en {minutes} minutos. Para otra, duplica el producto."
        | "A duração ficou fixada em {minutes} minutos. Para outra, duplique o produto."
        | "La durata è fissata a {minutes} minuti. Per un’altra, duplica il prodotto.";
    no_room(minutes: u16): "No stretch of your hours is long enough for a session of {minutes} minutes."
        | "Ningún tramo de tu horario alcanza para una sesión de {minutes} minutos."
        | "Nenhum intervalo do seu horário comporta uma sessão de {minutes} minutos."
        | "Nessuna fascia del tuo orario basta per una sessione di {minutes} minuti.";
    not_an_amount: "Write an amount, such as 250 or 249,90."
        | "Escribe un importe, como 250 o 249,90."
        | "Escreva um valor, como 250 ou 249,90."
        | "Scrivi un importo, come 250 o 249,90.";
    too_many_decimals: "This currency has fewer decimals."
        | "Esta moneda tiene menos decimales."
        | "Esta moeda tem menos casas decimais."
        | "Questa valuta ha meno decimali.";
    too_low(least: &str): "The price starts at {least}." | "El precio mínimo es {least}." | "O preço mínimo é {least}."
        | "Il prezzo minimo è {least}.";
    too_high(most: &str): "The price goes up to {most}." | "El precio máximo es {most}." | "O preço máximo é {most}."
        | "Il prezzo massimo è {most}.";
    not_https: "The address must begin with https://"
        | "La dirección debe empezar por https://"
        | "O endereço deve começar com https://"
        | "L’indirizzo deve iniziare con https://";
    not_an_address: "This is not a web address, such as https://example.com/sessions."
        | "Esto no es una dirección web, como https://example.com/sesiones."
        | "Isto não é um endereço da web, como https://example.com/sessoes."
        | "Questo non è un indirizzo web, come https://example.com/sessioni.";
    not_public: "This address cannot be reached by buyers. Give the name of a public site."
        | "Tus compradores no pueden llegar a esta dirección. Indica el nombre de un sitio público."
        | "Seus compradores não conseguem abrir este endereço. Informe o nome de um site público."
        | "Gli acquirenti non possono raggiungere questo indirizzo. Indica il nome di un sito pubblico.";
    unreachable: "Nothing answered at this address. Check it and send the product again."
        | "Nadie respondió en esta dirección. Revísala y vuelve a enviar el producto."
        | "Nada respondeu neste endereço. Verifique-o e envie o produto de novo."
        | "A questo indirizzo non ha risposto nulla. Controllalo e invia di nuovo il prodotto.";
    needs_calendar: "The page needs the calendar, so that buyers can choose a time."
        | "La página necesita el calendario para que se pueda elegir una hora."
        | "A página precisa do calendário, para que se possa escolher um horário."
        | "Alla pagina serve il calendario, per poter scegliere un orario.";
    only_once: "This block may stand on the page once only."
        | "Este bloque solo puede estar una vez en la página."
        | "Este bloco só pode aparecer uma vez na página."
        | "Questo blocco può comparire una sola volta nella pagina.";
    not_a_picture: "This file is not a JPG, PNG or GIF picture."
        | "Este archivo no es una imagen JPG, PNG o GIF."
        | "Este arquivo não é uma imagem JPG, PNG ou GIF."
        | "Questo file non è un’immagine JPG, PNG o GIF.";
    picture_damaged: "This picture is damaged or cut off. Open it in a program for pictures, save it anew and send that file."
        | "Esta imagen está dañada o incompleta. Ábrela en un programa de imágenes, guárdala de nuevo y envía ese archivo."
        | "Esta imagem está danificada ou incompleta. Abra-a em um programa de imagens, salve-a de novo e envie esse arquivo."
        | "Questa immagine è danneggiata o incompleta. Aprila in un programma per immagini, salvala di nuovo e invia quel file.";
    picture_too_heavy(megabytes: u32): "The picture may weigh up to {megabytes} MB."
        | "La imagen puede pesar hasta {megabytes} MB."
        | "A imagem pode ter até {megabytes} MB."
        | "L’immagine può pesare fino a {megabytes} MB.";
    picture_too_small(width: u32, height: u32): "The picture needs at least {width} × {height} pixels to look sharp."
        | "La imagen necesita al menos {width} × {height} píxeles para verse nítida."
        | "A imagem precisa de pelo menos {width} × {height} pixels para ficar nítida."
        | "L’immagine deve avere almeno {width} × {height} pixel per risultare nitida.";
    picture_too_large(megapixels: u32): "The picture may have up to {megapixels} million pixels."
        | "La imagen puede tener hasta {megapixels} millones de píxeles."
        | "A imagem pode ter até {megapixels} milhões de pixels."
        | "L’immagine può avere fino a {megapixels} milioni di pixel.";
    forbidden(word: &str): "“{word}” is not allowed in what is sold here. Please put it another way."
        | "«{word}» no se admite en lo que se vende aquí. Dilo de otra manera, por favor."
        | "“{word}” não é aceito no que se vende aqui. Diga de outra forma, por favor."
        | "«{word}» non è ammesso in ciò che si vende qui. Esprimilo in un altro modo, per favore.";
    not_confirmed: "Look through your personal data and confirm it."
        | "Repasa tus datos personales y confírmalos."
        | "Revise seus dados pessoais e confirme-os."
        | "Controlla i tuoi dati personali e confermali.";
    terms_not_accepted: "Accept the terms to finish the registration."
        | "Acepta las condiciones para finalizar el registro."
        | "Aceite os termos para concluir o cadastro."
        | "Accetta le condizioni per concludere la registrazione.";
    terms_changed: "The terms have changed since you accepted them. Please read and accept them again."
        | "Las condiciones han cambiado desde que las aceptaste. Léelas y acéptalas de nuevo, por favor."
        | "Os termos mudaram desde que você os aceitou. Leia e aceite-os de novo, por favor."
        | "Le condizioni sono cambiate da quando le hai accettate. Leggile e accettale di nuovo, per favore.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_again_by_its_text() {
        let nested = [Field::Block(7), Field::Schedule(booking::Field::AbsenceUntil(2))];
        for field in PLAIN.map(|(field, _)| field).into_iter().chain(nested) {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        assert_eq!(Field::Schedule(booking::Field::Zone).step(), Step::Sessions);
        assert!("block-x".parse::<Field>().is_err());
    }
}
