//! The outbox of letters: written with what causes them, leased by whoever sends, tried again until sent or given up.

use crate::db::{StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::LetterId;
use sqlx::FromRow;
use uuid::Uuid;

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub id: LetterId,
    pub recipient: String,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub created_at: Time,
    pub attempts: i64,
    pub sent_at: Option<Time>,
}

#[derive(FromRow)]
struct LetterRow {
    id: Uuid,
    recipient: String,
    subject: String,
    body_text: String,
    body_html: String,
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
            created_at: time(row.created_at),
            attempts: row.attempts,
            sent_at: row.sent_at.map(time),
        }
    }
}

const COLUMNS: &str = "id, recipient, subject, body_text, body_html, created_at, attempts, sent_at";

/// Puts a letter into the outbox, due at once.
pub async fn add(tx: &mut Tx, letter: &Letter) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO letters (id, recipient, subject, body_text, body_html, created_at, due_at, attempts) VALUES ($1, $2, $3, $4, $5, $6, $6, 0)",
        args![
            letter.id.0,
            letter.recipient.as_str(),
            letter.subject.as_str(),
            letter.body_text.as_str(),
            letter.body_html.as_str(),
            letter.created_at
        ],
    )
    .await?;
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
    Ok(row.map(Letter::from))
}

pub async fn sent(tx: &mut Tx, id: LetterId, now: Time) -> Result<(), StoreError> {
    tx.run("UPDATE letters SET due_at = NULL, sent_at = $2, last_error = NULL WHERE id = $1", args![id.0, now]).await?;
    Ok(())
}

/// Notes why a letter was not sent and when to try again; never again where there is no `due_at`.
pub async fn failed(tx: &mut Tx, id: LetterId, error: &str, due_at: Option<Time>) -> Result<(), StoreError> {
    tx.run("UPDATE letters SET due_at = $2, last_error = $3 WHERE id = $1", args![id.0, due_at, error]).await?;
    Ok(())
}

/// The newest letters, for the box of the demo.
pub async fn newest(tx: &mut Tx, most: i64) -> Result<Vec<Letter>, StoreError> {
    let rows: Vec<LetterRow> =
        tx.all(format!("SELECT {COLUMNS} FROM letters ORDER BY created_at DESC, id DESC LIMIT $1"), args![most]).await?;
    Ok(rows.into_iter().map(Letter::from).collect())
}

pub async fn get(tx: &mut Tx, id: LetterId) -> Result<Option<Letter>, StoreError> {
    let row: Option<LetterRow> = tx.maybe(format!("SELECT {COLUMNS} FROM letters WHERE id = $1"), args![id.0]).await?;
    Ok(row.map(Letter::from))
}
