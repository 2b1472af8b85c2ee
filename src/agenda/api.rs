//! Server functions of the agenda: a few lines each over a use case.

use crate::problem::Problem;
use chrono::{NaiveDate, NaiveDateTime};
use domain::agenda::{Agenda, Asked, OutsideCalendar, Session, StretchForm};
use domain::id::BookingId;
use domain::product::view::Month;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use uuid::Uuid;

#[cfg(feature = "ssr")]
use {
    crate::paths,
    crate::server::caller::{asked, request},
    crate::server::document::show_once,
    domain::agenda::{Fault, MOST_NOTES, read_clock},
    domain::booking::GiveBack,
    domain::collaborators::Right,
    service::agenda as use_cases,
    service::agenda::Mark,
    service::booked::BookedError,
    service::checkout::{self, By},
    service::products::calendar,
};

/// The days of the agenda that are asked for.
#[server(name = ReadAgenda, client = crate::ui::act::Told, prefix = "/do", endpoint = "agenda", input = Json)]
pub async fn agenda(asked_for: Asked) -> Result<Agenda, Problem> {
    let asked = asked()?;
    Ok(use_cases::agenda(&asked.office, asked.acting(), asked_for, asked.now).await?)
}

/// One session.
#[server(name = ReadSession, client = crate::ui::act::Told, prefix = "/do", endpoint = "session", input = Json)]
pub async fn session(id: BookingId) -> Result<Session, Problem> {
    let asked = asked()?;
    asked.reaches_session(id).await?;
    let mut session = use_cases::session(&asked.office, asked.owner, id, asked.now).await?;
    // What would be refused is not offered.
    if !asked.acting().may(Right::ProductsManage) {
        (session.can.be_marked, session.can.move_on, session.can.be_told) = (false, false, false);
    }
    if !asked.acting().is_owner() {
        session.off = None;
    }
    Ok(session)
}

/// The times that a session can move to, in a month of its producer's zone.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "session_times", input = Json)]
pub async fn session_times(id: BookingId, month: Option<NaiveDate>) -> Result<Month, Problem> {
    let asked = asked()?;
    asked.reaches_session(id).await?;
    let zone = asked.known.here.time_zone.clone();
    Ok(calendar::for_session(&asked.office, asked.owner, id, month, Some(&zone), asked.now).await?)
}

/// Notes how a session went: `completed` or `no_show`. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "mark_session")]
pub async fn mark_session(id: BookingId, how: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches_session(id).await?;
    let mark = match how.as_str() {
        "completed" => Mark::Completed,
        "no_show" => Mark::NoShow,
        _ => return Err(Problem::NotFound),
    };
    Ok(use_cases::mark(&asked.office, &asked.asking(), id, mark, asked.now).await?)
}

/// Moves a session to another time of the owner's clock, such as `2026-03-09T10:00`, and leads to its page.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "move_session")]
pub async fn move_session(id: BookingId, to: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches_session(id).await?;
    let to = read_clock(&to).ok_or(Problem::Agenda(Fault::NotAMoment))?;
    use_cases::move_to(&asked.office, &asked.asking(), id, to, asked.now).await?;
    leptos_axum::redirect(&paths::session(id));
    Ok(())
}

/// Calls a session off: `everything` goes back, or what the buyer has a right to (`by_the_rules`), each with the minor units that were shown for
/// it: `everything:25000`. Leads to its page.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "cancel_session")]
pub async fn cancel_session(id: BookingId, give_back: String, reason: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches_session(id).await?;
    let (give_back, shown) = match give_back.split_once(':') {
        Some(("by_the_rules", shown)) => (GiveBack::ByTheRules, shown),
        Some((_, shown)) => (GiveBack::Everything, shown),
        None => return Err(Problem::OtherSum),
    };
    let shown: i64 = shown.parse().map_err(|_| Problem::OtherSum)?;
    if reason.chars().count() > MOST_NOTES {
        return Err(Problem::Agenda(Fault::TooMuchText));
    }
    let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let by = By::Producer { who: (&asked.asking()).into(), give_back, reason };
    let (house, _) = request()?;
    checkout::cancel(&asked.office, house.till.gateway(), (asked.owner, id), &by, Some(shown), asked.now)
        .await
        .map_err(BookedError::from)?;
    leptos_axum::redirect(&paths::session(id));
    Ok(())
}

/// Tells the buyer where a session is met, and what else there is to know.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "tell_buyer")]
pub async fn tell_buyer(id: BookingId, meeting_link: String, notes: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches_session(id).await?;
    Ok(use_cases::tell(&asked.office, &asked.asking(), id, &meeting_link, &notes, asked.now).await?)
}

/// Adds an absence or extra hours; how many booked sessions stand inside.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "add_stretch")]
pub async fn add_stretch(form: StretchForm) -> Result<u32, Problem> {
    let asked = asked()?;
    asked.whole()?;
    Ok(use_cases::add_stretch(&asked.office, &asked.asking(), &form, asked.now).await?)
}

/// Takes an absence or extra hours back.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "remove_stretch")]
pub async fn remove_stretch(id: Uuid) -> Result<(), Problem> {
    let asked = asked()?;
    asked.whole()?;
    Ok(use_cases::remove_stretch(&asked.office, &asked.asking(), id, asked.now).await?)
}

/// Since when the feed has its present address, on the owner's clock; none where there is no feed.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "agenda_feed", input = Json)]
pub async fn agenda_feed() -> Result<Option<NaiveDateTime>, Problem> {
    let asked = asked()?;
    asked.acting().in_person().ok_or(Problem::Forbidden)?;
    let feed = use_cases::feed(&asked.office, asked.owner).await?;
    Ok(feed.since.map(|since| asked.local(since)))
}

/// Gives the feed a new address; the answer is the only time it is shown, to a plain form in a document of its own.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "new_agenda_feed")]
pub async fn new_agenda_feed() -> Result<String, Problem> {
    let asked = asked()?;
    asked.acting().in_person().ok_or(Problem::Forbidden)?;
    let secret = use_cases::new_feed(&asked.office, &asked.asking(), asked.now).await?;
    let address = format!("{}{}", asked.office.public_url, paths::feed(secret.reveal()));
    show_once(&address);
    Ok(address)
}

/// Takes the feed away.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "stop_agenda_feed")]
pub async fn stop_agenda_feed() -> Result<(), Problem> {
    let asked = asked()?;
    asked.acting().in_person().ok_or(Problem::Forbidden)?;
    Ok(use_cases::stop_feed(&asked.office, &asked.asking(), asked.now).await?)
}

/// The other calendar that is read, if one is named.
#[server(name = ReadOutsideCalendar, client = crate::ui::act::Told, prefix = "/do", endpoint = "outside_calendar", input = Json)]
pub async fn outside_calendar() -> Result<Option<OutsideCalendar>, Problem> {
    let asked = asked()?;
    asked.acting().in_person().ok_or(Problem::Forbidden)?;
    Ok(use_cases::outside(&asked.office, asked.owner).await?)
}

/// Names the other calendar, which is read at once and from then on.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "set_outside_calendar")]
pub async fn set_outside_calendar(address: String) -> Result<(), Problem> {
    let asked = asked()?;
    asked.acting().in_person().ok_or(Problem::Forbidden)?;
    Ok(use_cases::set_outside(&asked.office, &asked.asking(), &address, asked.now).await?)
}

/// Reads the other calendar no more.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "remove_outside_calendar")]
pub async fn remove_outside_calendar() -> Result<(), Problem> {
    let asked = asked()?;
    asked.acting().in_person().ok_or(Problem::Forbidden)?;
    Ok(use_cases::remove_outside(&asked.office, &asked.asking(), asked.now).await?)
}

/// The producer writes to the buyer of a session, and comes back to where they were inside.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "write_to_buyer")]
pub async fn write_to_buyer(session: BookingId, body: String, back: Option<String>) -> Result<(), Problem> {
    let asked = asked()?;
    asked.reaches_session(session).await?;
    service::booked::write_as_producer(&asked.office, &asked.asking(), session, &body, asked.now).await?;
    if let Some(back) = back {
        leptos_axum::redirect(paths::inside(&back));
    }
    Ok(())
}
