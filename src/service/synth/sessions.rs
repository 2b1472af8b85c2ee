//! The demo's agenda: sessions that were met, missed and called off, and some to come, bought by the use cases that buyers' pages call.

use super::SynthError;
use super::demo::DEMO_EMAIL;
use super::services::DEMO_SLUG;
use crate::agenda::{self, Mark};
use crate::bookings::{Visitor, free_between, hold};
use crate::checkout::{Buyer, Stand, buy};
use crate::gateway::sandbox::{Behaviour, Pace, Sandbox};
use crate::office::Office;
use chrono::{Days, TimeDelta};
use chrono_tz::Tz;
use domain::Time;
use domain::agenda::{StretchForm, StretchKind};
use domain::calendar::day_of;
use domain::checkout::{CardFields, Form};
use domain::collaborators::Products;
use domain::id::OwnerId;
use domain::language::Language;
use domain::name::Email;
use store::sales::Origin;
use store::{accounts, agenda as stored, owners};

/// How a session of the demo goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    Completed,
    NoShow,
    /// Over, and not marked yet.
    Unmarked,
    Coming,
    /// Its place is told.
    WithLink,
}

/// Days from today, which of the free times of that day (or of the next with one), who, how it goes.
const SESSIONS: [(i64, usize, usize, Goes); 13] = [
    (-16, 1, 0, Goes::Completed),
    (-13, 4, 1, Goes::Completed),
    (-12, 2, 2, Goes::NoShow),
    (-9, 0, 3, Goes::Completed),
    (-8, 5, 4, Goes::Completed),
    (-6, 3, 5, Goes::Completed),
    (-5, 1, 6, Goes::Completed),
    (-3, 2, 0, Goes::Unmarked),
    (2, 1, 7, Goes::WithLink),
    (2, 3, 2, Goes::Coming),
    (4, 0, 1, Goes::Coming),
    (5, 4, 8, Goes::Coming),
    (9, 2, 4, Goes::Coming),
];

/// Name, address, zone and language of those who come.
const BUYERS: [(&str, &str, &str, Language); 9] = [
    ("Camila Prado", "camila.prado@example.com", "America/Sao_Paulo", Language::Portuguese),
    ("Otávio Nunes", "otavio.nunes@example.com", "America/Recife", Language::Portuguese),
    ("Lucía Ferreyra", "lucia.ferreyra@example.com", "America/Argentina/Buenos_Aires", Language::Spanish),
    ("Renata Castro", "renata.castro@example.com", "America/Sao_Paulo", Language::Portuguese),
    ("Tomás Iglesias", "tomas.iglesias@example.com", "Europe/Madrid", Language::Spanish),
    ("Priscila Moura", "priscila.moura@example.com", "America/Manaus", Language::Portuguese),
    ("Giulia Bonetti", "giulia.bonetti@example.com", "Europe/Rome", Language::Italian),
    ("Daniel Whitaker", "daniel.whitaker@example.com", "America/New_York", Language::English),
    ("Marcos Teixeira", "marcos.teixeira@example.com", "America/Sao_Paulo", Language::Portuguese),
];

/// Fills the agenda of the demo's producer; does nothing where something was booked.
///
/// # Errors
/// [`SynthError::NoDemo`] before its services are there, or what a use case could not do.
pub async fn demo_sessions(office: &Office, now: Time) -> Result<(), SynthError> {
    let mut tx = office.db.read().await?;
    let account = accounts::by_email(&mut tx, &Email::parse(DEMO_EMAIL)?).await?.ok_or(SynthError::NoDemo)?;
    let owner = OwnerId::from(account.id);
    let zone = owners::get(&mut tx, owner).await?.ok_or(SynthError::NoDemo)?.zone;
    if stored::has_any(&mut tx, owner, &Products::all()).await? {
        return Ok(());
    }
    drop(tx);
    let sandbox = Sandbox::open(office, Pace::default()).await?;
    for (number, (days, place, who, goes)) in SESSIONS.into_iter().enumerate() {
        book(office, &sandbox, (owner, zone), number, (days, place, who, goes), now).await?;
    }
    let away = day_of(now, zone) + Days::new(11);
    let away = StretchForm {
        kind: <&str>::from(StretchKind::Away).into(),
        from_day: away.to_string(),
        from_time: "13:00".into(),
        until_day: away.to_string(),
        until_time: "18:00".into(),
        note: "Dentista".into(),
    };
    agenda::add_stretch(office, owner, &away, now).await?;
    Ok(())
}

async fn book(
    office: &Office,
    sandbox: &Sandbox,
    (owner, zone): (OwnerId, Tz),
    number: usize,
    (days, place, who, goes): (i64, usize, usize, Goes),
    now: Time,
) -> Result<(), SynthError> {
    let day = day_of(now + TimeDelta::days(days), zone);
    // Chosen some days before, or in the last hours.
    let at = if days < 0 { now + TimeDelta::days(days - 3) } else { now - TimeDelta::minutes(97 * (days + 1)) };
    let free = free_between(office, DEMO_SLUG, (day, day + Days::new(3)), zone, at).await?;
    // What is over must be so by now.
    let free: Vec<_> = free.into_iter().filter(|slot| days > 0 || slot.end < now).collect();
    let Some(slot) = free.get(place.min(free.len().saturating_sub(1))) else { return Ok(()) };
    let (name, email, buyers_zone, language) = BUYERS[who];
    let address = format!("demo {number}");
    let granted = hold(office, DEMO_SLUG, slot.start, Visitor { secret: None, address: &address }, at).await?;
    let Some(secret) = granted.secret else { return Ok(()) };
    let form = Form {
        key: format!("demo-session-{number:02}-of-the-agenda"),
        name: name.into(),
        email: email.into(),
        country: "BR".into(),
        document: "529.982.247-25".into(),
        method: "credit_card".into(),
        consent: "on".into(),
        card: CardFields {
            number: Behaviour::Approve.number().unwrap_or_default().into(),
            expiry: "12/60".into(),
            code: "123".into(),
            ..CardFields::default()
        },
        ..Form::default()
    };
    let buyer = Buyer { secret: secret.reveal(), language, zone: buyers_zone, origin: Origin::default(), balance: None, address: "" };
    let stand = buy(office, sandbox, DEMO_SLUG, &form, &buyer, at + TimeDelta::minutes(4)).await?;
    let Stand::Booked(booked) = stand else { return Err(SynthError::Stopped) };
    let over = slot.end.min(now);
    match goes {
        Goes::Completed => agenda::mark(office, owner, booked.booking, Mark::Completed, over).await?,
        Goes::NoShow => agenda::mark(office, owner, booked.booking, Mark::NoShow, over).await?,
        Goes::WithLink => {
            let link = "https://meet.jit.si/mentoria-para-quem-ensina";
            agenda::tell(office, owner, booked.booking, link, "Traga as três linhas sobre o seu momento.", now).await?;
        }
        Goes::Unmarked | Goes::Coming => {}
    }
    Ok(())
}
