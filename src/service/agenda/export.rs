//! The sessions of some days as a table for other programs, with what became of each.

use super::AgendaError;
use super::read::{clock, names};
use crate::asking::{Asking, Did, note};
use crate::office::Office;
use crate::table::plain;
use chrono::NaiveDate;
use domain::Time;
use domain::calendar::{day_of, span_of_days};
use domain::collaborators::Right;
use domain::collaborators::audit::{Action, Change, Object, Pair};
use store::agenda;
use store::owners;

/// Most rows of one table.
const MOST: i64 = 50_000;

/// Names of the columns: they are read by programs, and stay what they are.
const COLUMNS: [&str; 8] = ["start", "end", "time_zone", "service", "buyer", "email", "state", "meeting_link"];

/// A CSV of the sessions on days of the owner's zone, both included; where no day is named, those of the last 90 days and all that come.
pub async fn export(office: &Office, asking: &Asking, (from, to): (Option<NaiveDate>, Option<NaiveDate>)) -> Result<String, AgendaError> {
    let (acting, now) = (&asking.acting, asking.now);
    let owner = acting.whose();
    let mut tx = office.db.read().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(AgendaError::NotFound)?.zone;
    let today = day_of(now, zone);
    let within = |day: NaiveDate| day.clamp(today - chrono::Days::new(36_500), today + chrono::Days::new(36_500));
    let from = within(from.unwrap_or(today - chrono::Days::new(90)));
    let to = within(to.unwrap_or(today + chrono::Days::new(3_660))).max(from);
    let span = span_of_days(from, to, zone);
    let lines = agenda::between(&mut tx, (owner, acting.products()), span, None, MOST).await?;
    let names = names(&mut tx, owner).await?;
    drop(tx);
    let mut table = csv::Writer::from_writer(Vec::new());
    let written = (|| {
        table.write_record(COLUMNS)?;
        for line in lines {
            let Some(booked) = line.booking.filter(|_| acting.reaches(line.product)) else { continue };
            let clock = |at: Time| clock(at, zone).format("%Y-%m-%d %H:%M").to_string();
            let service = names.get(&line.product).map_or("", String::as_str);
            let link = booked.meeting_url.unwrap_or_default();
            table.write_record([
                &clock(line.slot.start),
                &clock(line.slot.end),
                zone.name(),
                &plain(service),
                &plain(&booked.buyer_name),
                &plain(&booked.buyer_email),
                &line.state.to_string(),
                &link,
            ])?;
        }
        Ok::<_, csv::Error>(())
    })();
    let corrupt = |error: &dyn std::fmt::Display| store::StoreError::Corrupt(format!("a table of sessions: {error}"));
    written.map_err(|error| corrupt(&error))?;
    let mut tx = office.db.write().await?;
    let right = if acting.may(Right::ProductsView) { Right::ProductsView } else { Right::ProductsManage };
    let changes = vec![Change::Period(Pair::new(None, Some(span)))];
    let did = Did { right, action: Action::SessionsExported, object: Object::Calendar, name: "", changes };
    note(&mut tx, office, asking, did).await?;
    tx.commit().await?;
    let bytes = table.into_inner().map_err(|error| corrupt(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
