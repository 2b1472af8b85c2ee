//! Why something was not done in the agenda, and the sentence for it.

use crate::language::Language;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    NotAMoment,
    /// A stretch that is over before it begins.
    EndsBeforeStart,
    /// A moment between two multiples of five minutes.
    NotFive,
    /// Longer than a year.
    TooLong,
    /// Open for longer than a month at once.
    TooLongOpen,
    TooMany,
    /// Not an address of a public https page.
    NotAnAddress,
    /// More than may be written.
    TooMuchText,
    /// A session that has not begun can neither be met nor missed.
    NotBegun,
    /// What is over, called off or marked already stays so.
    Over,
    /// Something of the producer's calendar stands there.
    Taken,
    /// A moment that is past.
    Past,
}

impl Fault {
    pub fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::NotAMoment => not_a_moment(language),
            Self::EndsBeforeStart => ends_before_start(language),
            Self::NotFive => not_five(language),
            Self::TooLong => too_long(language),
            Self::TooLongOpen => too_long_open(language),
            Self::TooMany => too_many(language),
            Self::NotAnAddress => not_an_address(language),
            Self::TooMuchText => too_much_text(language),
            Self::NotBegun => not_begun(language),
            Self::Over => over(language),
            Self::Taken => taken(language),
            Self::Past => past(language),
        }
    }
}

crate::texts! {
    not_a_moment: "Give a day and a time, such as 14:30." | "Indica un día y una hora, como 14:30." | "Indique um dia e um horário, como 14:30." | "Indica un giorno e un’ora, come 14:30.";
    ends_before_start: "It has to end after it begins." | "Tiene que terminar después de empezar." | "Precisa terminar depois de começar." | "Deve finire dopo l’inizio.";
    not_five: "Times go in steps of five minutes." | "Las horas van de cinco en cinco minutos." | "Os horários vão de cinco em cinco minutos." | "Gli orari vanno di cinque in cinque minuti.";
    too_long: "That is longer than a year. Make it shorter." | "Es más de un año. Hazlo más corto." | "É mais de um ano. Deixe mais curto." | "È più di un anno. Accorcialo.";
    too_long_open: "Extra hours go for 31 days at most. For longer, change the hours of the service." | "Las horas extra valen como mucho 31 días. Para más tiempo, cambia el horario del servicio." | "Horas extras valem por no máximo 31 dias. Para mais tempo, mude o horário do serviço." | "Le ore extra valgono al massimo 31 giorni. Per più tempo, cambia l’orario del servizio.";
    too_many: "There is no room for more. Remove some that are over." | "No cabe más. Quita alguno que ya pasó." | "Não cabe mais. Remova alguns que já passaram." | "Non c’è più posto. Togline qualcuno già passato.";
    not_an_address: "Give the whole address of the page, beginning with https://." | "Escribe la dirección completa de la página, desde https://." | "Escreva o endereço completo da página, a partir de https://." | "Scrivi l’indirizzo completo della pagina, a partire da https://.";
    too_much_text: "At most 2,000 characters." | "Como mucho 2000 caracteres." | "No máximo 2.000 caracteres." | "Al massimo 2000 caratteri.";
    not_begun: "The session has not begun yet." | "La sesión aún no ha empezado." | "A sessão ainda não começou." | "La sessione non è ancora iniziata.";
    over: "Nothing of this session can be changed any more." | "De esta sesión ya no se puede cambiar nada." | "Já não dá para mudar nada nesta sessão." | "Di questa sessione non si può più cambiare nulla.";
    taken: "Another session or a hold stands at that time. Choose another." | "A esa hora hay otra sesión o una reserva en curso. Elige otra." | "Nesse horário há outra sessão ou uma reserva em andamento. Escolha outro." | "A quell’ora c’è un’altra sessione o una prenotazione in corso. Scegline un’altra.";
    past: "That time has passed. Choose one to come." | "Esa hora ya pasó. Elige una futura." | "Esse horário já passou. Escolha um futuro." | "Quell’ora è passata. Scegline una futura.";
}
