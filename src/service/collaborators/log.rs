//! The log of what was done in an owner's account: read by pages, and whole as a table.

use super::CollaboratorsError as Error;
use crate::office::Office;
use domain::collaborators::InPerson;
use domain::collaborators::audit::Entry;
use domain::id::{AccountId, EntryId};
use store::audit::{self, Filter};

/// Entries of one page.
const PAGE: usize = 50;

/// One page of the log, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    pub entries: Vec<Entry>,
    /// Where the next page begins, if there is one.
    pub next: Option<EntryId>,
    /// Everybody whom the log tells of, to filter by.
    pub people: Vec<(AccountId, String)>,
}

/// One page of what fits, from before `before`.
pub async fn log(office: &Office, person: InPerson, filter: &Filter, before: Option<EntryId>) -> Result<Log, Error> {
    let mut tx = office.db.read().await?;
    let mut entries = audit::page(&mut tx, person.owner(), filter, before, PAGE as i64 + 1).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let next = entries.last().filter(|_| more).map(|entry| entry.id);
    Ok(Log { entries, next, people: audit::accounts(&mut tx, person.owner()).await? })
}
