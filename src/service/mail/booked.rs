//! Letters about a session after it was booked: called off, moved, reminded of, written about, and a time that somebody waited for.

use super::letters::Content;
use super::sessions::{Party, local};
use crate::office::Office;
use crate::secret::Secret;
use chrono::NaiveDate;
use domain::Time;
use domain::booking::Slot;
use domain::language::Language;
use domain::money::Money;
use domain::texts;
use domain::written;

/// A session that was called off, as the letters tell of it.
#[derive(Debug, Clone, Copy)]
pub struct Off<'a> {
    pub service: &'a str,
    pub slot: Slot,
    /// What goes back, where anything does.
    pub back: Option<Money>,
    /// What the producer says to it.
    pub reason: Option<&'a str>,
}

/// Tells the buyer that their session is called off; `is_theirs` where they did it.
pub fn off_for_buyer(off: &Off<'_>, buyer: Party<'_>, producer: &str, is_theirs: bool) -> Content {
    let language = buyer.language;
    let start = local(off.slot.start, buyer.zone, language);
    let what = match is_theirs {
        true => off_by_you(language, off.service, &start, buyer.zone),
        false => off_by_producer(language, producer, off.service, &start, buyer.zone),
    };
    let mut paragraphs = vec![hello(language, buyer.name), what];
    paragraphs.extend(off.reason.map(|reason| says(language, producer, reason)));
    paragraphs.push(off.back.map_or_else(
        || nothing_back(language).to_owned(),
        |back| comes_back(language, &written::money(back.minor, back.currency, language)),
    ));
    let closing = if off.back.is_some() { bank(language) } else { entry_goes(language) };
    Content { language, subject: off_subject(language, off.service), paragraphs, button: None, closing: closing.into() }
}

/// Tells the producer the same.
pub fn off_for_producer(office: &Office, off: &Off<'_>, producer: Party<'_>, buyer: &str, is_buyers: bool) -> Content {
    let language = producer.language;
    let start = local(off.slot.start, producer.zone, language);
    let what = match is_buyers {
        true => off_by_buyer(language, buyer, off.service, &start, producer.zone),
        false => off_by_your_side(language, buyer, off.service, &start, producer.zone),
    };
    let mut paragraphs = vec![hello(language, producer.name), what];
    paragraphs.extend(off.back.map(|back| goes_back(language, buyer, &written::money(back.minor, back.currency, language))));
    let button = Some(to_agenda(office, language));
    Content { language, subject: off_subject(language, off.service), paragraphs, button, closing: entry_goes(language).into() }
}

/// Tells the buyer that money goes back, where no session leaves their calendar.
pub fn money_for_buyer(service: &str, buyer: Party<'_>, back: Money) -> Content {
    let language = buyer.language;
    let paragraphs = vec![hello(language, buyer.name), comes_back(language, &written::money(back.minor, back.currency, language))];
    Content { language, subject: back_subject(language, service), paragraphs, button: None, closing: bank(language).into() }
}

/// Tells the producer the same.
pub fn money_for_producer(service: &str, producer: Party<'_>, buyer: &str, back: Money) -> Content {
    let language = producer.language;
    let paragraphs = vec![hello(language, producer.name), goes_back(language, buyer, &written::money(back.minor, back.currency, language))];
    Content { language, subject: back_subject(language, service), paragraphs, button: None, closing: nothing_to_do(language).into() }
}

/// Tells the buyer that their session has another time; the entry that goes with it takes the place of the one before.
pub fn moved_for_buyer(office: &Office, service: &str, slots: (Slot, Slot), buyer: Party<'_>, producer: &str, link: &Secret) -> Content {
    let language = buyer.language;
    moved(service, slots, buyer, producer, Some(page(office, language, link)))
}

/// Tells the producer the same.
pub fn moved_for_producer(office: &Office, service: &str, slots: (Slot, Slot), producer: Party<'_>, buyer: &str) -> Content {
    moved(service, slots, producer, buyer, Some(to_agenda(office, producer.language)))
}

fn moved(service: &str, (from, to): (Slot, Slot), reader: Party<'_>, other: &str, button: Option<(String, String)>) -> Content {
    let language = reader.language;
    let (before, after) = (local(from.start, reader.zone, language), local(to.start, reader.zone, language));
    let paragraphs = vec![hello(language, reader.name), has_moved(language, service, other, &before, &after, reader.zone)];
    Content { language, subject: moved_subject(language, service), paragraphs, button, closing: entry_changes(language).into() }
}

/// What the buyer has written.
pub fn message_for_producer(office: &Office, service: &str, producer: Party<'_>, buyer: &str, body: &str) -> Content {
    message(service, producer, buyer, body, to_agenda(office, producer.language))
}

/// What the producer has written.
pub fn message_for_buyer(office: &Office, service: &str, buyer: Party<'_>, producer: &str, body: &str, link: &Secret) -> Content {
    message(service, buyer, producer, body, page(office, buyer.language, link))
}

fn message(service: &str, reader: Party<'_>, writer: &str, body: &str, button: (String, String)) -> Content {
    let language = reader.language;
    let mut paragraphs = vec![hello(language, reader.name), writes(language, writer, service)];
    paragraphs.extend(body.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    Content {
        language,
        subject: message_subject(language, writer, service),
        paragraphs,
        button: Some(button),
        closing: answer_there(language).into(),
    }
}

/// Reminds the buyer of their session, tomorrow's or the one within the hour.
pub fn reminder_for_buyer(
    office: &Office,
    service: &str,
    slot: Slot,
    buyer: Party<'_>,
    producer: &str,
    is_soon: bool,
    link: &Secret,
) -> Content {
    reminder(service, slot, buyer, producer, is_soon, page(office, buyer.language, link))
}

/// Reminds the producer.
pub fn reminder_for_producer(office: &Office, service: &str, slot: Slot, producer: Party<'_>, buyer: &str, is_soon: bool) -> Content {
    reminder(service, slot, producer, buyer, is_soon, to_agenda(office, producer.language))
}

fn reminder(service: &str, slot: Slot, reader: Party<'_>, other: &str, is_soon: bool, button: (String, String)) -> Content {
    let language = reader.language;
    let start = local(slot.start, reader.zone, language);
    let subject = if is_soon { soon_subject(language, service) } else { tomorrow_subject(language, service) };
    let paragraphs = vec![hello(language, reader.name), you_meet(language, other, service, &start, reader.zone)];
    Content { language, subject, paragraphs, button: Some(button), closing: else_tell(language).into() }
}

/// Says to somebody that they are on the list of a full day, and how to leave it.
pub fn waits(office: &Office, language: Language, service: &str, day: NaiveDate, link: &Secret) -> Content {
    Content {
        language,
        subject: waits_subject(language, service),
        paragraphs: vec![waits_why(language, service, &written::day_long(day, language))],
        button: Some((waits_button(language).into(), format!("{}/waiting/{}", office.public_url, link.reveal()))),
        closing: waits_not_you(language).into(),
    }
}

/// Offers a time to somebody who waited; `until` by the clock of their zone.
pub fn came_free(office: &Office, language: Language, service: &str, (start, zone): (Time, &str), until: Time, link: &Secret) -> Content {
    let (start, until) = (local(start, zone, language), local(until, zone, language));
    Content {
        language,
        subject: free_subject(language, service),
        paragraphs: vec![free_why(language, service, &start, zone), free_until(language, &until, zone)],
        button: Some((free_button(language).into(), format!("{}/waiting/{}", office.public_url, link.reveal()))),
        closing: free_else(language).into(),
    }
}

fn to_agenda(office: &Office, language: Language) -> (String, String) {
    (agenda(language).into(), format!("{}/agenda", office.public_url))
}

/// Words and address of the button to a booking's page.
fn page(office: &Office, language: Language, link: &Secret) -> (String, String) {
    (open(language).into(), format!("{}/booking/{}", office.public_url, link.reveal()))
}

texts! {
    hello(name: &str): "Hello {name}," | "Hola, {name}:" | "Olá, {name}," | "Ciao {name},";
    open: "Open my booking" | "Abrir mi reserva" | "Abrir meu agendamento" | "Apri la mia prenotazione";
    agenda: "Open my agenda" | "Abrir mi agenda" | "Abrir minha agenda" | "Apri la mia agenda";
    off_subject(service: &str): "Called off: {service}" | "Cancelada: {service}" | "Cancelada: {service}" | "Annullata: {service}";
    off_by_you(service: &str, start: &str, zone: &str): "you have called off your session “{service}” on {start} ({zone})."
        | "has cancelado tu sesión «{service}» del {start} ({zone})."
        | "você cancelou sua sessão “{service}” de {start} ({zone})."
        | "hai annullato la tua sessione «{service}» del {start} ({zone}).";
    off_by_producer(producer: &str, service: &str, start: &str, zone: &str): "{producer} has called off your session “{service}” on {start} ({zone})."
        | "{producer} ha cancelado tu sesión «{service}» del {start} ({zone})."
        | "{producer} cancelou sua sessão “{service}” de {start} ({zone})."
        | "{producer} ha annullato la tua sessione «{service}» del {start} ({zone}).";
    off_by_buyer(buyer: &str, service: &str, start: &str, zone: &str): "{buyer} has called off the session “{service}” on {start} ({zone}). The time is free again."
        | "{buyer} ha cancelado la sesión «{service}» del {start} ({zone}). La hora vuelve a estar libre."
        | "{buyer} cancelou a sessão “{service}” de {start} ({zone}). O horário está livre de novo."
        | "{buyer} ha annullato la sessione «{service}» del {start} ({zone}). L’orario è di nuovo libero.";
    off_by_your_side(buyer: &str, service: &str, start: &str, zone: &str): "the session “{service}” with {buyer} on {start} ({zone}) was called off from your account. The time is free again."
        | "la sesión «{service}» con {buyer} del {start} ({zone}) se canceló desde tu cuenta. La hora vuelve a estar libre."
        | "a sessão “{service}” com {buyer} de {start} ({zone}) foi cancelada pela sua conta. O horário está livre de novo."
        | "la sessione «{service}» con {buyer} del {start} ({zone}) è stata annullata dal tuo account. L’orario è di nuovo libero.";
    says(producer: &str, reason: &str): "{producer} writes: “{reason}”" | "{producer} escribe: «{reason}»" | "{producer} escreve: “{reason}”" | "{producer} scrive: «{reason}»";
    comes_back(amount: &str): "{amount} goes back to you, the way it was paid." | "Se te devuelve {amount} por la misma vía por la que se pagó." | "{amount} volta para você pelo mesmo meio do pagamento." | "{amount} ti viene restituito con lo stesso metodo del pagamento.";
    goes_back(buyer: &str, amount: &str): "{amount} goes back to {buyer}." | "Se devuelve {amount} a {buyer}." | "{amount} volta para {buyer}." | "{amount} viene restituito a {buyer}.";
    nothing_back: "By the rules of this service nothing of the price goes back." | "Según las reglas de este servicio, no se devuelve nada del precio." | "Pelas regras deste serviço, nada do preço é devolvido." | "Secondo le regole di questo servizio, nulla del prezzo viene restituito.";
    bank: "When it is on your account again depends on your bank." | "Cuándo vuelva a tu cuenta depende de tu banco." | "Quando ele volta à sua conta depende do seu banco." | "Quando sarà di nuovo sul tuo conto dipende dalla tua banca.";
    entry_goes: "The entry leaves your calendar with this letter." | "Con esta carta, la cita sale de tu calendario." | "Com esta mensagem, o evento sai do seu calendário." | "Con questa lettera l’evento esce dal tuo calendario.";
    back_subject(service: &str): "Money back: {service}" | "Devolución: {service}" | "Reembolso: {service}" | "Rimborso: {service}";
    nothing_to_do: "You need not do anything." | "No tienes que hacer nada." | "Você não precisa fazer nada." | "Non devi fare nulla.";
    moved_subject(service: &str): "New time: {service}" | "Nueva hora: {service}" | "Novo horário: {service}" | "Nuovo orario: {service}";
    has_moved(service: &str, other: &str, before: &str, after: &str, zone: &str): "the session “{service}” with {other} does not begin on {before} but on {after} ({zone})."
        | "la sesión «{service}» con {other} ya no empieza el {before}, sino el {after} ({zone})."
        | "a sessão “{service}” com {other} não começa mais em {before}, e sim em {after} ({zone})."
        | "la sessione «{service}» con {other} non inizia più il {before} ma il {after} ({zone}).";
    entry_changes: "The entry that comes with this letter takes the place of the one in your calendar." | "La cita que viene con esta carta sustituye a la de tu calendario." | "O evento que vem com esta mensagem substitui o do seu calendário." | "L’evento che arriva con questa lettera sostituisce quello nel tuo calendario.";
    message_subject(writer: &str, service: &str): "{writer} about “{service}”" | "{writer} sobre «{service}»" | "{writer} sobre “{service}”" | "{writer} su «{service}»";
    writes(writer: &str, service: &str): "{writer} writes to you about “{service}”:" | "{writer} te escribe sobre «{service}»:" | "{writer} escreve para você sobre “{service}”:" | "{writer} ti scrive su «{service}»:";
    answer_there: "Answer on that page: an answer to this letter is read by nobody." | "Responde en esa página: nadie lee las respuestas a esta carta." | "Responda nessa página: ninguém lê as respostas a esta mensagem." | "Rispondi in quella pagina: le risposte a questa lettera non le legge nessuno.";
    tomorrow_subject(service: &str): "Soon: {service}" | "Pronto: {service}" | "Em breve: {service}" | "Tra poco: {service}";
    soon_subject(service: &str): "Within the hour: {service}" | "En menos de una hora: {service}" | "Em menos de uma hora: {service}" | "Entro un’ora: {service}";
    you_meet(other: &str, service: &str, start: &str, zone: &str): "you meet {other} for “{service}” on {start} ({zone})."
        | "te encuentras con {other} para «{service}» el {start} ({zone})."
        | "você encontra {other} para “{service}” em {start} ({zone})."
        | "incontri {other} per «{service}» il {start} ({zone}).";
    else_tell: "Should you not be able to come, say so on that page." | "Si no puedes acudir, dilo en esa página." | "Se não puder comparecer, avise nessa página." | "Se non puoi esserci, dillo in quella pagina.";
    waits_subject(service: &str): "You wait for “{service}”" | "Esperas por «{service}»" | "Você espera por “{service}”" | "Sei in attesa di «{service}»";
    waits_why(service: &str, day: &str): "you are on the list for “{service}” on {day}. When a time comes free on that day, you get a letter, and for 15 minutes the time is yours alone."
        | "estás en la lista de «{service}» para el {day}. Si queda libre una hora de ese día, recibirás una carta y durante 15 minutos la hora será solo tuya."
        | "você está na lista de “{service}” para {day}. Quando um horário desse dia ficar livre, você recebe uma mensagem e, por 15 minutos, o horário é só seu."
        | "sei nella lista di «{service}» per il {day}. Quando un orario di quel giorno si libera ricevi una lettera e per 15 minuti l’orario è solo tuo.";
    waits_button: "See or leave the list" | "Ver la lista o salir de ella" | "Ver a lista ou sair dela" | "Vedi o lascia la lista";
    waits_not_you: "If it was not you who asked, leave the list by this link, or do nothing: nothing is booked by it." | "Si no lo pediste tú, sal de la lista con este enlace o no hagas nada: así no se reserva nada." | "Se não foi você que pediu, saia da lista por este link ou não faça nada: nada é agendado com isso." | "Se non l’hai chiesto tu, lascia la lista con questo link o non fare nulla: così non si prenota nulla.";
    free_subject(service: &str): "A time is free: {service}" | "Hay una hora libre: {service}" | "Há um horário livre: {service}" | "C’è un orario libero: {service}";
    free_why(service: &str, start: &str, zone: &str): "a time for “{service}” has come free: {start} ({zone})."
        | "ha quedado libre una hora de «{service}»: {start} ({zone})."
        | "um horário de “{service}” ficou livre: {start} ({zone})."
        | "si è liberato un orario di «{service}»: {start} ({zone}).";
    free_until(until: &str, zone: &str): "Until {until} ({zone}) it is yours alone; after that everybody can choose it."
        | "Hasta el {until} ({zone}) es solo tuya; después puede elegirla cualquiera."
        | "Até {until} ({zone}) ele é só seu; depois, qualquer pessoa pode escolhê-lo."
        | "Fino al {until} ({zone}) è solo tuo; poi può sceglierlo chiunque.";
    free_button: "Choose this time" | "Elegir esta hora" | "Escolher este horário" | "Scegli questo orario";
    free_else: "If you do not want it any more, leave the list there: then it is free for others at once." | "Si ya no la quieres, sal de la lista ahí: así queda libre para otros de inmediato." | "Se não quiser mais, saia da lista ali: assim ele fica livre para outros na hora." | "Se non lo vuoi più, lascia la lista lì: così è subito libero per altri.";
}
