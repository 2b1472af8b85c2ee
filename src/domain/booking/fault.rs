//! What can be wrong with a schedule, each fault at its field, with its sentence.

use super::{DurationError, HoursError, HoursFault};
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A field of the schedule's form. Its text (`weekday-0`, `absence-2-until`) is the field's id on the page and is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Field {
    Zone,
    /// Monday is 0.
    Weekday(usize),
    /// The day itself of a date with other hours, by its place in the list.
    Date(usize),
    DateHours(usize),
    OfferedFrom,
    OfferedUntil,
    AbsenceFrom(usize),
    AbsenceUntil(usize),
    Notice,
    Ahead,
    Before,
    After,
    Step,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Missing,
    UnknownZone,
    Hours(HoursError),
    NotADay,
    NotAClock,
    EndsBeforeStart,
    /// The same day twice.
    Repeated,
    NotANumber,
    OutOfRange {
        least: u32,
        most: u32,
    },
    /// Not a multiple of 5 minutes.
    NotFive,
    TooMany {
        most: u32,
    },
}

/// One fault of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub field: Field,
    pub reason: Reason,
}

impl From<DurationError> for Reason {
    fn from(error: DurationError) -> Self {
        match error {
            DurationError::OutOfRange { least, most } => Self::OutOfRange { least: least.into(), most: most.into() },
            DurationError::NotFive => Self::NotFive,
        }
    }
}

impl Reason {
    /// A sentence for the reader that says what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Missing => missing(language).into(),
            Self::UnknownZone => unknown_zone(language).into(),
            Self::NotADay => not_a_day(language).into(),
            Self::NotAClock => not_a_clock(language).into(),
            Self::EndsBeforeStart => ends_before_start(language).into(),
            Self::Repeated => repeated(language).into(),
            Self::NotANumber => not_a_number(language).into(),
            Self::OutOfRange { least, most } => out_of_range(language, *least, *most),
            Self::NotFive => not_five(language).into(),
            Self::TooMany { most } => too_many(language, *most),
            Self::Hours(HoursError { part, fault }) => match fault {
                HoursFault::NotARange => hours_not_a_range(language, part),
                HoursFault::NotFive => hours_not_five(language, part),
                HoursFault::EndsBeforeStart => hours_end_first(language, part),
                HoursFault::Overlaps => hours_overlap(language, part),
                HoursFault::TooMany => too_many(language, super::hours::MOST_RANGES as u32),
            },
        }
    }
}

crate::texts! {
    missing: "This is needed." | "Este dato hace falta." | "Isto é necessário." | "Questo dato serve.";
    unknown_zone: "There is no such time zone. Choose one from the list, such as America/Sao_Paulo."
        | "Esa zona horaria no existe. Elige una de la lista, como America/Sao_Paulo."
        | "Este fuso horário não existe. Escolha um da lista, como America/Sao_Paulo."
        | "Questo fuso orario non esiste. Scegline uno dall’elenco, come America/Sao_Paulo.";
    not_a_day: "There is no such day in the calendar." | "Ese día no existe en el calendario." | "Este dia não existe no calendário."
        | "Questo giorno non esiste nel calendario.";
    not_a_clock: "Write the time like 14:30, in steps of 5 minutes."
        | "Escribe la hora así: 14:30, de 5 en 5 minutos."
        | "Escreva a hora assim: 14:30, de 5 em 5 minutos."
        | "Scrivi l’ora così: 14:30, di 5 in 5 minuti.";
    ends_before_start: "The end must come after the beginning."
        | "El final debe ser posterior al comienzo."
        | "O fim deve vir depois do começo."
        | "La fine deve venire dopo l’inizio.";
    repeated: "This day is in the list already." | "Ese día ya está en la lista." | "Este dia já está na lista."
        | "Questo giorno è già nell’elenco.";
    not_a_number: "Write a whole number." | "Escribe un número entero." | "Escreva um número inteiro." | "Scrivi un numero intero.";
    out_of_range(least: u32, most: u32): "Choose a number from {least} to {most}."
        | "Elige un número del {least} al {most}."
        | "Escolha um número de {least} a {most}."
        | "Scegli un numero da {least} a {most}.";
    not_five: "Minutes go in steps of 5: 15, 20, 25…"
        | "Los minutos van de 5 en 5: 15, 20, 25…"
        | "Os minutos vão de 5 em 5: 15, 20, 25…"
        | "I minuti vanno di 5 in 5: 15, 20, 25…";
    too_many(most: u32): "No more than {most} fit here."
        | "Aquí no caben más de {most}."
        | "Aqui não cabem mais de {most}."
        | "Qui non ce ne stanno più di {most}.";
    hours_not_a_range(part: &str): "“{part}” is not a stretch of time. Write it like 9:00–12:00, with commas between several."
        | "«{part}» no es un tramo de horas. Escríbelo así: 9:00–12:00, con comas entre varios."
        | "“{part}” não é um intervalo de horas. Escreva assim: 9:00–12:00, com vírgulas entre vários."
        | "«{part}» non è una fascia oraria. Scrivila così: 9:00–12:00, con virgole tra più fasce.";
    hours_not_five(part: &str): "“{part}” does not fall on a step of 5 minutes, such as 9:05 or 9:10."
        | "«{part}» no cae en un múltiplo de 5 minutos, como 9:05 o 9:10."
        | "“{part}” não cai em um múltiplo de 5 minutos, como 9:05 ou 9:10."
        | "«{part}» non cade su un multiplo di 5 minuti, come 9:05 o 9:10.";
    hours_end_first(part: &str): "“{part}” ends before it begins. For hours past midnight, end this day at 24:00 and go on with the next."
        | "«{part}» termina antes de empezar. Si pasas de la medianoche, acaba este día a las 24:00 y sigue en el siguiente."
        | "“{part}” termina antes de começar. Se passar da meia-noite, encerre este dia às 24:00 e continue no seguinte."
        | "«{part}» finisce prima di iniziare. Se superi la mezzanotte, chiudi questo giorno alle 24:00 e continua nel successivo.";
    hours_overlap(part: &str): "“{part}” overlaps other hours of the same day."
        | "«{part}» se solapa con otras horas del mismo día."
        | "“{part}” se sobrepõe a outras horas do mesmo dia."
        | "«{part}» si sovrappone ad altre ore dello stesso giorno.";
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Zone => f.write_str("zone"),
            Self::Weekday(day) => write!(f, "weekday-{day}"),
            Self::Date(index) => write!(f, "date-{index}-day"),
            Self::DateHours(index) => write!(f, "date-{index}-hours"),
            Self::OfferedFrom => f.write_str("offered-from"),
            Self::OfferedUntil => f.write_str("offered-until"),
            Self::AbsenceFrom(index) => write!(f, "absence-{index}-from"),
            Self::AbsenceUntil(index) => write!(f, "absence-{index}-until"),
            Self::Notice => f.write_str("notice"),
            Self::Ahead => f.write_str("ahead"),
            Self::Before => f.write_str("before"),
            Self::After => f.write_str("after"),
            Self::Step => f.write_str("step"),
        }
    }
}

/// A text that names no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a field")]
pub struct NotAField;

impl FromStr for Field {
    type Err = NotAField;
    fn from_str(text: &str) -> Result<Self, NotAField> {
        let pieces: Vec<&str> = text.split('-').collect();
        let index = || pieces.get(1).and_then(|n| n.parse().ok()).ok_or(NotAField);
        Ok(match pieces.as_slice() {
            ["zone"] => Self::Zone,
            ["weekday", _] => Self::Weekday(index()?),
            ["date", _, "day"] => Self::Date(index()?),
            ["date", _, "hours"] => Self::DateHours(index()?),
            ["offered", "from"] => Self::OfferedFrom,
            ["offered", "until"] => Self::OfferedUntil,
            ["absence", _, "from"] => Self::AbsenceFrom(index()?),
            ["absence", _, "until"] => Self::AbsenceUntil(index()?),
            ["notice"] => Self::Notice,
            ["ahead"] => Self::Ahead,
            ["before"] => Self::Before,
            ["after"] => Self::After,
            ["step"] => Self::Step,
            _ => return Err(NotAField),
        })
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
