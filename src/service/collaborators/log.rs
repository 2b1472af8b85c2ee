//! The log of what was done in an owner's account: read by pages, and whole as a table.

use super::CollaboratorsError as Error;
use crate::asking::{Asking, Did, note};
use crate::office::Office;
use domain::collaborators::audit::{Action, Entry, Object};
use domain::collaborators::{InPerson, Right};
use domain::id::{AccountId, EntryId};
use store::audit::{self, Filter};

/// Entries of one page, and of one reading of an export.
const PAGE: usize = 50;
const BATCH: i64 = 500;

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

/// Begins an export, which is noted like every other; everybody whom the log tells of.
pub async fn begin_export(office: &Office, _: InPerson, asking: &Asking) -> Result<Vec<(AccountId, String)>, Error> {
    let mut tx = office.db.write().await?;
    // It is the owner's alone: no right stands for it.
    let did = Did { right: Right::ToolsCollaborators, action: Action::LogExported, object: Object::Account, name: "", changes: vec![] };
    note(&mut tx, office, asking, did).await?;
    let people = audit::accounts(&mut tx, asking.owner()).await?;
    tx.commit().await?;
    Ok(people)
}

/// The next entries of an export, the newest first; none where there are no more. Between two readings nobody waits for anybody, and what
/// is written meanwhile comes before the first.
pub async fn exported(office: &Office, person: InPerson, filter: &Filter, before: Option<EntryId>) -> Result<Vec<Entry>, Error> {
    Ok(audit::page(&mut office.db.read().await?, person.owner(), filter, before, BATCH).await?)
}
