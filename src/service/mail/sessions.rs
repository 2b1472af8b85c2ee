//! Letters about sessions, in each reader's language and zone, and the entry that goes with them into calendars.

use super::letters::Content;
use crate::office::Office;
use crate::secret::Secret;
use chrono_tz::Tz;
use domain::Time;
use domain::booking::Slot;
use domain::calendar::parse_zone;
use domain::language::Language;
use domain::texts;
use domain::written::date_time_in_full;
use icalendar::{Attendee, Calendar, Component, Event, EventLike, EventStatus, PartStat, Property};
use store::bookings::Booking;

/// A party of a session, as the letters name them.
#[derive(Debug, Clone, Copy)]
pub struct Party<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub language: Language,
    /// IANA name.
    pub zone: &'a str,
}

/// Tells the buyer that the session is theirs.
pub fn booked_for_buyer(office: &Office, service: &str, slot: Slot, buyer: Party<'_>, producer: &str, link: &Secret) -> Content {
    let language = buyer.language;
    Content {
        language,
        subject: booked_subject(language, service),
        paragraphs: vec![
            hello(language, buyer.name),
            booked_why(language, service, producer),
            when(language, &local(slot.start, buyer.zone, language), buyer.zone),
            private(language).into(),
        ],
        button: Some((booking_button(language).into(), format!("{}/booking/{}", office.public_url, link.reveal()))),
        closing: entry_closing(language).into(),
    }
}

/// Tells the producer who comes, and when.
pub fn booked_for_producer(office: &Office, service: &str, slot: Slot, producer: Party<'_>, buyer: Party<'_>) -> Content {
    let language = producer.language;
    Content {
        language,
        subject: sold_subject(language, service),
        paragraphs: vec![
            hello(language, producer.name),
            sold_why(language, buyer.name, buyer.email, service),
            when(language, &local(slot.start, producer.zone, language), producer.zone),
        ],
        button: Some((agenda_button(language).into(), format!("{}/agenda", office.public_url))),
        closing: entry_closing(language).into(),
    }
}

/// Tells the buyer that the money came too late and goes back.
pub fn late_for_buyer(service: &str, slot: Slot, buyer: Party<'_>) -> Content {
    let language = buyer.language;
    Content {
        language,
        subject: late_subject(language, service),
        paragraphs: vec![hello(language, buyer.name), late_why(language, service, &local(slot.start, buyer.zone, language), buyer.zone)],
        button: None,
        closing: late_closing(language).into(),
    }
}

/// Tells the producer the same.
pub fn late_for_producer(service: &str, slot: Slot, producer: Party<'_>, buyer: &str) -> Content {
    let language = producer.language;
    Content {
        language,
        subject: late_subject(language, service),
        paragraphs: vec![
            hello(language, producer.name),
            late_told(language, buyer, service, &local(slot.start, producer.zone, language), producer.zone),
        ],
        button: None,
        closing: late_nothing(language).into(),
    }
}

/// Tells a party that the session has another time. The entry that goes with it takes the place of the one before.
pub fn moved(office: &Office, service: &str, slots: (Slot, Slot), to: Party<'_>, other: &str, is_the_producer: bool) -> Content {
    let language = to.language;
    let (before, after) = (local(slots.0.start, to.zone, language), local(slots.1.start, to.zone, language));
    Content {
        language,
        subject: moved_subject(language, service),
        paragraphs: vec![hello(language, to.name), moved_why(language, service, other, &before), now_when(language, &after, to.zone)],
        button: is_the_producer.then(|| (agenda_button(language).into(), format!("{}/agenda", office.public_url))),
        closing: if is_the_producer { entry_follows(language) } else { entry_follows_link(language) }.into(),
    }
}

/// Tells the buyer where the session is met.
pub fn meeting(service: &str, slot: Slot, buyer: Party<'_>, producer: &str, url: &str) -> Content {
    let language = buyer.language;
    Content {
        language,
        subject: meeting_subject(language, service),
        paragraphs: vec![
            hello(language, buyer.name),
            meeting_why(language, service, producer),
            when(language, &local(slot.start, buyer.zone, language), buyer.zone),
        ],
        button: Some((meeting_button(language).into(), url.to_owned())),
        closing: entry_follows_link(language).into(),
    }
}

/// The session as an entry that calendars take and follow (RFC 5546, REQUEST): the producer invites, both come. What is kept free around the
/// session is nobody's to see.
pub fn entry(booking: &Booking, service: &str, slot: Slot, producer: Party<'_>, buyer: Party<'_>, now: Time) -> String {
    calendar(booking, service, slot, (producer, buyer), ("REQUEST", EventStatus::Confirmed), now)
}

/// The same entry taken out of calendars again (RFC 5546, CANCEL).
pub fn entry_off(booking: &Booking, service: &str, slot: Slot, producer: Party<'_>, buyer: Party<'_>, now: Time) -> String {
    calendar(booking, service, slot, (producer, buyer), ("CANCEL", EventStatus::Cancelled), now)
}

fn calendar(
    booking: &Booking,
    service: &str,
    slot: Slot,
    (producer, buyer): (Party<'_>, Party<'_>),
    (method, status): (&str, EventStatus),
    now: Time,
) -> String {
    let mut organizer = Property::new("ORGANIZER", format!("mailto:{}", producer.email));
    organizer.add_parameter("CN", &parameter(producer.name));
    let attendee = Attendee::new(format!("mailto:{}", buyer.email)).cn(parameter(buyer.name)).partstat(PartStat::Accepted);
    let mut event = Event::with_uid(&booking.uid);
    event
        .sequence(u32::try_from(booking.sequence).unwrap_or(0))
        .timestamp(now)
        .starts(slot.start)
        .ends(slot.end)
        .summary(service)
        .status(status)
        .append_property(organizer)
        .attendee(attendee);
    if let Some(url) = &booking.meeting_url {
        event.url(url);
    }
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//Mostrador//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", method)] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.push(event.done()).to_string()
}

/// A name as the value of a parameter, which knows no quotes and no escapes.
fn parameter(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control() && !matches!(letter, '"' | ';' | ':' | ',')).collect()
}

/// A moment by the clock of a zone, in full: a letter is kept, and read in another week.
pub(super) fn local(at: Time, zone: &str, language: Language) -> String {
    date_time_in_full(at.with_timezone(&parse_zone(zone).unwrap_or(Tz::UTC)).naive_local(), language)
}

texts! {
    hello(name: &str): "Hello {name}," | "Hola, {name}:" | "Olá, {name}," | "Ciao {name},";
    booked_subject(service: &str): "Booked: {service}" | "Reservado: {service}" | "Agendado: {service}" | "Prenotato: {service}";
    booked_why(service: &str, producer: &str): "your session “{service}” with {producer} is paid and booked."
        | "tu sesión «{service}» con {producer} está pagada y reservada."
        | "sua sessão “{service}” com {producer} está paga e agendada."
        | "la tua sessione «{service}» con {producer} è pagata e prenotata.";
    when(start: &str, zone: &str): "It begins on {start} ({zone})." | "Empieza el {start} ({zone})." | "Começa em {start} ({zone})." | "Inizia il {start} ({zone}).";
    private: "The page of your booking is behind this link, which is yours alone." | "La página de tu reserva está tras este enlace, que es solo tuyo." | "A página do seu agendamento está neste link, que é só seu." | "La pagina della tua prenotazione è dietro questo link, che è solo tuo.";
    booking_button: "Open my booking" | "Abrir mi reserva" | "Abrir meu agendamento" | "Apri la mia prenotazione";
    entry_closing: "The session comes with this letter as an entry for your calendar." | "La sesión viene con esta carta como una cita para tu calendario." | "A sessão vem com esta mensagem como um evento para o seu calendário." | "La sessione arriva con questa lettera come un evento per il tuo calendario.";
    sold_subject(service: &str): "New session: {service}" | "Nueva sesión: {service}" | "Nova sessão: {service}" | "Nuova sessione: {service}";
    sold_why(buyer: &str, email: &str, service: &str): "{buyer} ({email}) has booked and paid “{service}”."
        | "{buyer} ({email}) ha reservado y pagado «{service}»."
        | "{buyer} ({email}) agendou e pagou “{service}”."
        | "{buyer} ({email}) ha prenotato e pagato «{service}».";
    agenda_button: "Open my agenda" | "Abrir mi agenda" | "Abrir minha agenda" | "Apri la mia agenda";
    moved_subject(service: &str): "New time: {service}" | "Nueva hora: {service}" | "Novo horário: {service}" | "Nuovo orario: {service}";
    moved_why(service: &str, other: &str, before: &str): "the session “{service}” with {other}, which was to begin on {before}, has another time."
        | "la sesión «{service}» con {other}, que iba a empezar el {before}, tiene otra hora."
        | "a sessão “{service}” com {other}, que começaria em {before}, tem outro horário."
        | "la sessione «{service}» con {other}, che doveva iniziare il {before}, ha un altro orario.";
    now_when(start: &str, zone: &str): "It begins now on {start} ({zone})." | "Ahora empieza el {start} ({zone})." | "Agora começa em {start} ({zone})." | "Ora inizia il {start} ({zone}).";
    entry_follows: "The entry that comes with this letter takes the place of the one in your calendar." | "La cita que viene con esta carta sustituye a la de tu calendario." | "O evento que vem com esta mensagem substitui o do seu calendário." | "L’evento che arriva con questa lettera sostituisce quello nel tuo calendario.";
    entry_follows_link: "The entry that comes with this letter takes the place of the one in your calendar. The page of your booking is still behind the link of the first letter."
        | "La cita que viene con esta carta sustituye a la de tu calendario. La página de tu reserva sigue tras el enlace de la primera carta."
        | "O evento que vem com esta mensagem substitui o do seu calendário. A página do seu agendamento continua no link da primeira mensagem."
        | "L’evento che arriva con questa lettera sostituisce quello nel tuo calendario. La pagina della tua prenotazione è ancora dietro il link della prima lettera.";
    meeting_subject(service: &str): "Where we meet: {service}" | "Dónde nos vemos: {service}" | "Onde nos encontramos: {service}" | "Dove ci vediamo: {service}";
    meeting_why(service: &str, producer: &str): "this is where you meet {producer} for “{service}”."
        | "aquí te encuentras con {producer} para «{service}»."
        | "é aqui que você encontra {producer} para “{service}”."
        | "qui incontri {producer} per «{service}».";
    meeting_button: "Open the meeting" | "Abrir la reunión" | "Abrir a reunião" | "Apri l’incontro";
    late_subject(service: &str): "Not booked: {service}" | "No reservado: {service}" | "Não agendado: {service}" | "Non prenotato: {service}";
    late_why(service: &str, start: &str, zone: &str): "your payment for “{service}” on {start} ({zone}) arrived when the time could no longer be kept. Nothing is booked, and all of the money goes back to you at once."
        | "tu pago por «{service}» el {start} ({zone}) llegó cuando la hora ya no podía guardarse. No hay nada reservado y todo el dinero se te devuelve de inmediato."
        | "seu pagamento por “{service}” em {start} ({zone}) chegou quando o horário já não podia ser guardado. Nada foi agendado, e todo o dinheiro volta para você imediatamente."
        | "il tuo pagamento per «{service}» il {start} ({zone}) è arrivato quando l’orario non poteva più essere tenuto. Nulla è prenotato e tutto il denaro ti viene restituito subito.";
    late_told(buyer: &str, service: &str, start: &str, zone: &str): "{buyer} paid for “{service}” on {start} ({zone}) when the time could no longer be kept. Nothing is booked; the money goes back."
        | "{buyer} pagó «{service}» del {start} ({zone}) cuando la hora ya no podía guardarse. No hay nada reservado; el dinero se devuelve."
        | "{buyer} pagou “{service}” de {start} ({zone}) quando o horário já não podia ser guardado. Nada foi agendado; o dinheiro volta."
        | "{buyer} ha pagato «{service}» del {start} ({zone}) quando l’orario non poteva più essere tenuto. Nulla è prenotato; il denaro viene restituito.";
    late_closing: "When it is on your card again depends on your bank." | "Cuándo vuelva a estar en tu tarjeta depende de tu banco." | "Quando ele volta ao seu cartão depende do seu banco." | "Quando sarà di nuovo sulla tua carta dipende dalla tua banca.";
    late_nothing: "You need not do anything." | "No tienes que hacer nada." | "Você não precisa fazer nada." | "Non devi fare nulla.";
}
