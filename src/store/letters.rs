//! The outbox of letters: written with what causes them, leased by whoever sends, tried again until sent or given up.

use crate::db::{StoreError, Tx};
use crate::time;
use chrono::TimeDelta;
use domain::Time;
use domain::id::LetterId;
use sqlx::FromRow;
use uuid::Uuid;

/// How long a letter waits to be sent: as long as any link in one is good.
const WAITS: TimeDelta = TimeDelta::hours(48);
/// How long it is kept that a letter was sent.
const KEPT: TimeDelta = TimeDelta::days(30);
/// How long a letter to nobody waits where nothing carries letters.
const NOBODYS: TimeDelta = TimeDelta::hours(1);

/// A letter, ready to be sent. One without a recipient goes to nobody: it is written so that asking about a stranger costs the same
/// as asking about somebody, and thrown away by who would carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub id: LetterId,
    pub recipient: String,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    /// The entry of a session, as a calendar file, where the letter invites to one.
    pub calendar: Option<String>,
    /// What travels with it.
    pub file: Option<Attached>,
    pub created_at: Time,
    pub attempts: i64,
    pub sent_at: Option<Time>,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Under which its reader keeps it.
    pub name: String,
    /// Its media type.
    pub kind: String,
    pub content: Vec<u8>,
}

#[derive(FromRow)]
struct LetterRow {
    id: Uuid,
    recipient: String,
    subject: String,
    body_text: String,
    body_html: String,
    calendar: Option<String>,
    created_at: i64,
    attempts: i64,
    sent_at: Option<i64>,
}

impl From<LetterRow> for Letter {
    fn from(row: LetterRow) -> Self {
        Self {
            id: LetterId(row.id),
            recipient: row.recipient,
            subject: row.subject,
            body_text: row.body_text,
            body_html: row.body_html,
            calendar: row.calendar,
            file: None,
            created_at: time(row.created_at),
            attempts: row.attempts,
            sent_at: row.sent_at.map(time),
        }
    }
}

const COLUMNS: &str = "id, recipient, subject, body_text, body_html, calendar, created_at, attempts, sent_at";

/// Puts a letter into the outbox, due at once.
pub async fn add(tx: &mut Tx, letter: &Letter) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO letters (id, recipient, subject, body_text, body_html, created_at, due_at, attempts, calendar) VALUES ($1, $2, $3, $4, $5, $6, $6, 0, $7)",
        args![
            letter.id.0,
            letter.recipient.as_str(),
            letter.subject.as_str(),
            letter.body_text.as_str(),
            letter.body_html.as_str(),
            letter.created_at,
            letter.calendar.clone()
        ],
    )
    .await?;
    if let Some(Attached { name, kind, content }) = &letter.file {
        let sql = "INSERT INTO letter_files (letter_id, name, kind, content) VALUES ($1, $2, $3, $4)";
        tx.run(sql, args![letter.id.0, name.as_str(), kind.as_str(), content.clone()]).await?;
    }
    Ok(())
}

/// Takes one due letter and keeps others off it until `leased_until`; the guard on `due_at` lets only one of two takers have it.
pub async fn lease(tx: &mut Tx, now: Time, leased_until: Time) -> Result<Option<Letter>, StoreError> {
    let row: Option<LetterRow> = tx
        .maybe(
            format!(
                "UPDATE letters SET due_at = $2, attempts = attempts + 1
                 WHERE due_at <= $1 AND id = (SELECT id FROM letters WHERE due_at <= $1 ORDER BY due_at, id LIMIT 1) RETURNING {COLUMNS}"
            ),
            args![now, leased_until],
        )
        .await?;
    let Some(mut letter) = row.map(Letter::from) else { return Ok(None) };
    letter.file = file(tx, letter.id).await?;
    Ok(Some(letter))
}

/// What travels with a letter.
pub async fn file(tx: &mut Tx, id: LetterId) -> Result<Option<Attached>, StoreError> {
    let row: Option<(String, String, Vec<u8>)> =
        tx.maybe("SELECT name, kind, content FROM letter_files WHERE letter_id = $1", args![id.0]).await?;
    Ok(row.map(|(name, kind, content)| Attached { name, kind, content }))
}

async fn forget_file(tx: &mut Tx, id: LetterId) -> Result<(), StoreError> {
    tx.run("DELETE FROM letter_files WHERE letter_id = $1", args![id.0]).await?;
    Ok(())
}

/// Notes that a letter has left the house. What it said, a link perhaps, is only its reader's from now on.
pub async fn sent(tx: &mut Tx, id: LetterId, now: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE letters SET due_at = NULL, sent_at = $2, last_error = NULL, body_text = '', body_html = '', calendar = NULL WHERE id = $1",
        args![id.0, now],
    )
    .await?;
    forget_file(tx, id).await
}

/// Notes that a letter is done with and may be read here: in the demo.
pub async fn kept(tx: &mut Tx, id: LetterId, now: Time) -> Result<(), StoreError> {
    tx.run("UPDATE letters SET due_at = NULL, sent_at = $2, last_error = NULL WHERE id = $1", args![id.0, now]).await?;
    Ok(())
}

/// Throws a letter away.
pub async fn remove(tx: &mut Tx, id: LetterId) -> Result<(), StoreError> {
    tx.run("DELETE FROM letters WHERE id = $1", args![id.0]).await?;
    forget_file(tx, id).await
}

/// Notes why a letter was not sent and when to try again; where there is no `due_at` it is given up, and what it said is forgotten.
pub async fn failed(tx: &mut Tx, id: LetterId, error: &str, due_at: Option<Time>) -> Result<(), StoreError> {
    let forget = if due_at.is_none() { ", body_text = '', body_html = '', calendar = NULL" } else { "" };
    tx.run(format!("UPDATE letters SET due_at = $2, last_error = $3{forget} WHERE id = $1"), args![id.0, due_at, error]).await?;
    if due_at.is_none() { forget_file(tx, id).await } else { Ok(()) }
}

/// Gives up what could not be sent while its link was good, and removes what is old.
pub(crate) async fn sweep(tx: &mut Tx, now: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE letters SET due_at = NULL, last_error = 'too old', body_text = '', body_html = '', calendar = NULL
         WHERE sent_at IS NULL AND created_at <= $1 AND body_text <> ''",
        args![now - WAITS],
    )
    .await?;
    tx.run("DELETE FROM letters WHERE created_at <= $1 OR (recipient = '' AND created_at <= $2)", args![now - KEPT, now - NOBODYS]).await?;
    // What travels goes with the letter, and is forgotten with its words.
    tx.run(
        "DELETE FROM letter_files WHERE NOT EXISTS (SELECT 1 FROM letters l WHERE l.id = letter_files.letter_id AND l.body_text <> '')",
        args![],
    )
    .await?;
    Ok(())
}

/// The newest letters, for the box of the demo.
pub async fn newest(tx: &mut Tx, most: i64) -> Result<Vec<Letter>, StoreError> {
    let rows: Vec<LetterRow> = tx
        .all(format!("SELECT {COLUMNS} FROM letters WHERE recipient <> '' ORDER BY created_at DESC, id DESC LIMIT $1"), args![most])
        .await?;
    Ok(rows.into_iter().map(Letter::from).collect())
}

pub async fn get(tx: &mut Tx, id: LetterId) -> Result<Option<Letter>, StoreError> {
    let row: Option<LetterRow> = tx.maybe(format!("SELECT {COLUMNS} FROM letters WHERE id = $1"), args![id.0]).await?;
    Ok(row.map(Letter::from))
}
