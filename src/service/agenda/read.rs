//! The days of an agenda that are asked for: the same few queries, however much stands in them.

use super::AgendaError;
use crate::office::Office;
use chrono::{Datelike, NaiveDateTime};
use chrono_tz::Tz;
use domain::Time;
use domain::agenda::{Agenda, Asked, Entry, Stretch, YEARS};
use domain::booking::ClaimState;
use domain::calendar::{day_of, span_of_days};
use domain::collaborators::Acting;
use domain::id::{BookingId, OwnerId, ProductId};
use std::collections::HashMap;
use store::agenda::{self, Line, StretchRow};
use store::products::hours;
use store::{StoreError, Tx, owners};

/// Most sessions of one page: a month of days that are full.
const MOST: i64 = 3_000;

/// Most services that are named.
const MOST_SERVICES: i64 = 500;

/// The agenda of an account as the caller sees it, in the days of its owner's zone: the sessions of their products, and the owner's
/// own hours for who sees all.
pub async fn agenda(office: &Office, acting: &Acting, asked: Asked, now: Time) -> Result<Agenda, AgendaError> {
    let (owner, sees_all) = (acting.whose(), acting.products().are_all());
    let mut tx = office.db.read().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(AgendaError::NotFound)?.zone;
    // As in an address: a day that no calendar can hold is today.
    let asked = Asked { day: asked.day.filter(|day| YEARS.contains(&day.year())), ..asked };
    let (first, last) = asked.days(day_of(now, zone));
    let window = span_of_days(first, last, zone);
    let mut lines = agenda::between(&mut tx, (owner, acting.products()), window, asked.product, MOST).await?;
    lines.extend(agenda::held_between(&mut tx, owner, window, asked.product, now).await?);
    lines.retain(|line| acting.reaches(line.product));
    lines.sort_by_key(|line| line.slot);
    let stretches = if sees_all { agenda::stretches(&mut tx, owner, window).await? } else { Vec::new() };
    let mut names = names(&mut tx, owner).await?;
    names.retain(|product, _| acting.reaches(*product));
    let has_any = !lines.is_empty() || agenda::has_any(&mut tx, owner, acting.products()).await?;
    drop(tx);
    let stretches = stretches.into_iter().map(|row| stretch(row, &lines, zone)).collect();
    let entries = lines.into_iter().map(|line| entry(line, &names, zone)).collect();
    let mut services: Vec<(ProductId, String)> = names.into_iter().collect();
    services.sort_by(|(_, a), (_, b)| a.cmp(b));
    Ok(Agenda { asked, zone: zone.name().to_owned(), now: clock(now, zone), first, last, entries, stretches, services, has_any })
}

/// Whether a session is there for this caller: what they do not see is answered like what does not exist.
pub async fn reaches(office: &Office, acting: &Acting, id: BookingId) -> Result<bool, AgendaError> {
    if acting.products().are_all() {
        return Ok(true);
    }
    let booking = store::bookings::booking(&mut office.db.read().await?, acting.whose(), id).await?;
    Ok(booking.is_some_and(|booking| acting.reaches(booking.product)))
}

/// What a clock of the zone shows.
pub(super) fn clock(at: Time, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The services of an owner that were ever on sale, by name.
pub(super) async fn names(tx: &mut Tx, owner: OwnerId) -> Result<HashMap<ProductId, String>, StoreError> {
    Ok(hours::names(tx, owner, MOST_SERVICES).await?.into_iter().collect())
}

fn entry(line: Line, names: &HashMap<ProductId, String>, zone: Tz) -> Entry {
    let (booking, buyer) = line.booking.map(|booked| (booked.id, booked.buyer_name)).unzip();
    Entry {
        booking,
        product: line.product,
        service: names.get(&line.product).cloned().unwrap_or_default(),
        buyer,
        state: line.state,
        start: clock(line.slot.start, zone),
        end: clock(line.slot.end, zone),
        at: line.slot.start,
    }
}

fn stretch(row: StretchRow, lines: &[Line], zone: Tz) -> Stretch {
    let is_inside = |line: &&Line| {
        line.state == ClaimState::Booked && line.booking.is_some() && line.slot.start < row.span.to && row.span.from < line.slot.end
    };
    let sessions = lines.iter().filter(is_inside).count() as u32;
    Stretch { id: row.id, kind: row.kind, from: clock(row.span.from, zone), to: clock(row.span.to, zone), note: row.note, sessions }
}
