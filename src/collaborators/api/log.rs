//! The log of an account: what its address narrows it to, and the server function that tells a page of it.

use crate::problem::Problem;
use chrono::{NaiveDate, NaiveDateTime};
use domain::collaborators::audit::{Action, Entry};
use domain::id::{AccountId, EntryId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[cfg(feature = "ssr")]
use {
    super::in_person,
    crate::collaborators::told::Told,
    crate::server::caller::{asked, language, request},
    domain::calendar::{parse_zone, start_of},
    service::collaborators as desk,
    store::audit::Filter,
};

/// What the log is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogNarrowed {
    pub account: Option<AccountId>,
    pub action: Option<Action>,
    /// The key of one object.
    pub object: Option<Uuid>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Where the page begins.
    pub before: Option<EntryId>,
}

impl LogNarrowed {
    /// Reads the parameters of an address; what cannot be understood is left out.
    pub fn understand(parameter: impl Fn(&str) -> Option<String>) -> Self {
        fn read<T: std::str::FromStr>(value: Option<String>) -> Option<T> {
            value.and_then(|value| value.parse().ok())
        }
        Self {
            account: read(parameter("who")),
            action: read(parameter("what")),
            object: read(parameter("object")),
            from: read(parameter("from")),
            to: read(parameter("to")),
            before: read(parameter("before")),
        }
    }

    /// The parameters as they stand in an address, with the `?`; nothing where it is narrowed to nothing.
    pub fn query(&self) -> String {
        let pairs = [
            ("who", self.account.map(|id| id.to_string())),
            ("what", self.action.map(|action| action.name().to_owned())),
            ("object", self.object.map(|key| key.to_string())),
            ("from", self.from.map(|day| day.to_string())),
            ("to", self.to.map(|day| day.to_string())),
            ("before", self.before.map(|id| id.to_string())),
        ];
        let pairs: Vec<String> = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// As the store is asked, with days of this zone.
    #[cfg(feature = "ssr")]
    pub fn filter(&self, zone: &str) -> Filter {
        let zone = parse_zone(zone).unwrap_or(chrono_tz::UTC);
        Filter {
            account: self.account,
            action: self.action,
            object: self.object,
            from: self.from.map(|day| start_of(day, zone)),
            to: self.to.and_then(|day| day.succ_opt()).map(|day| start_of(day, zone)),
        }
    }
}

/// One page of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPage {
    pub lines: Vec<LogLine>,
    pub next: Option<EntryId>,
    pub people: Vec<(AccountId, String)>,
}

/// One entry, when it was by the owner's clock, and in the reader's words who did it and what changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    pub local: NaiveDateTime,
    pub who: String,
    pub changes: Vec<String>,
    pub entry: Entry,
}

/// One page of what was done in the account.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "audit_log", input = Json)]
pub async fn audit_log(narrowed: LogNarrowed) -> Result<LogPage, Problem> {
    let asked = asked()?;
    let zone = asked.known.here.time_zone.clone();
    let log = desk::log(&asked.office, in_person(&asked)?, &narrowed.filter(&zone), narrowed.before).await?;
    let told = Told { people: &log.people, zone: &zone, language: language(&request()?.1) };
    let line = |entry: Entry| LogLine { local: asked.local(entry.at), who: told.who(&entry), changes: told.changes(&entry), entry };
    Ok(LogPage { lines: log.entries.into_iter().map(line).collect(), next: log.next, people: log.people.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written_and_nonsense_narrows_nothing() {
        let id = Uuid::from_u128(7);
        let full = LogNarrowed {
            account: Some(AccountId(id)),
            action: Some(Action::CouponMade),
            object: Some(Uuid::from_u128(2)),
            from: "2026-03-09".parse().ok(),
            to: "2026-03-10".parse().ok(),
            before: Some(EntryId(id)),
        };
        let read = |query: &str| {
            let pairs: Vec<_> = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
            LogNarrowed::understand(|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(read(&full.query()), full);
        assert_eq!(read("?who=me&what=sold&object=x&from=2026-02-30&to=&before=1"), LogNarrowed::default());
        assert_eq!(LogNarrowed::default().query(), "");
    }
}
