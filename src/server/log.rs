//! The log of an account as a table for other programs: read in short stretches while it is sent, however long it is.

use crate::collaborators::api::LogNarrowed;
use crate::collaborators::told::Told;
use crate::collaborators::words;
use crate::paths;
use crate::problem::Problem;
use crate::server::caller::{Caller, ClientAddress, language};
use crate::server::state::House;
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Query, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::calendar::local;
use domain::collaborators::InPerson;
use domain::collaborators::audit::Entry;
use domain::id::AccountId;
use domain::language::Language;
use futures::{StreamExt, TryStreamExt, stream};
use service::collaborators as desk;
use service::office::Office;
use service::table::row;
use std::collections::HashMap;
use store::audit::Filter;

/// Where the table is.
pub const EXPORT: &str = paths::EXPORT_LOG;

/// The route of [`EXPORT`].
pub fn routes() -> Router<House> {
    // Whoever asks for the head alone would be written down as who took the table.
    Router::new().route(EXPORT, get(export).head(async || StatusCode::METHOD_NOT_ALLOWED))
}

/// What goes wrong while a table is sent: its reader finds it broken off.
type Broken = Box<dyn std::error::Error + Send + Sync>;

/// What the log's page shows, all pages of it.
async fn export(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    Query(query): Query<HashMap<String, String>>,
    address: ClientAddress,
    parts: Parts,
) -> Response {
    let (Some(known), Some(asking)) = (caller.known(), caller.asking(address.0, house.clock.now())) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Some(person) = asking.acting.in_person() else { return refused(&Problem::NotFound) };
    let zone = known.here.time_zone.clone();
    let narrowed = LogNarrowed::understand(|name| query.get(name).cloned());
    let people = match desk::begin_export(&house.office, person, &asking).await {
        Ok(people) => people,
        Err(error) => return refused(&error.into()),
    };
    let table = Table { office: house.office, person, filter: narrowed.filter(&zone), people, zone, language: language(&parts) };
    let head = table.head();
    let rows = stream::try_unfold((table, None), async |(table, before)| {
        let entries = desk::exported(&table.office, table.person, &table.filter, before).await?;
        let Some(last) = entries.last().map(|entry| entry.id) else { return Ok(None) };
        let rows = table.rows(&entries)?;
        Ok::<_, Broken>(Some((rows, (table, Some(last)))))
    });
    let rows = rows.inspect_err(|error| tracing::error!(%error, "a log is not exported whole"));
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"log.csv\"");
    let body = Body::from_stream(stream::iter([head]).chain(rows));
    ([kind, name, (header::CACHE_CONTROL, "private, no-store")], body).into_response()
}

/// A table that is being sent.
struct Table {
    office: Office,
    person: InPerson,
    filter: Filter,
    people: Vec<(AccountId, String)>,
    zone: String,
    language: Language,
}

impl Table {
    fn head(&self) -> Result<Vec<u8>, Broken> {
        let language = self.language;
        Ok(row([
            words::when_in(language, &self.zone).as_str(),
            words::who(language),
            words::by_right(language),
            words::what(language),
            words::object(language),
            words::changes(language),
            words::address(language),
        ])?)
    }

    fn rows(&self, entries: &[Entry]) -> Result<Vec<u8>, Broken> {
        let told = Told { people: &self.people, zone: &self.zone, language: self.language };
        let mut rows = Vec::new();
        for entry in entries {
            rows.extend(row([
                local(entry.at, &self.zone).format("%Y-%m-%d %H:%M:%S").to_string().as_str(),
                &told.who(entry),
                &told.right(entry).unwrap_or_default(),
                entry.action.words(self.language),
                entry.name.as_str(),
                &told.changes(entry).join(" · "),
                entry.address.as_deref().unwrap_or_default(),
            ])?);
        }
        Ok(rows)
    }
}

fn refused(problem: &Problem) -> Response {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
