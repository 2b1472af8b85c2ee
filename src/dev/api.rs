//! Server functions of the demo's box of letters.

use crate::problem::Problem;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// A letter in the box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLine {
    pub id: String,
    pub recipient: String,
    pub subject: String,
    /// In UTC.
    pub created_at: chrono::NaiveDateTime,
    pub sent: bool,
    pub text: String,
}

/// The newest hundred letters.
#[server(prefix = "/do", endpoint = "dev_letters", input = Json)]
pub async fn dev_letters() -> Result<Vec<LetterLine>, Problem> {
    let (house, _) = crate::server::caller::request()?;
    let mut tx = house.office.db.read().await?;
    Ok(store::letters::newest(&mut tx, 100).await?.into_iter().map(line).collect())
}

/// One letter.
#[server(prefix = "/do", endpoint = "dev_letter", input = Json)]
pub async fn dev_letter(id: String) -> Result<LetterLine, Problem> {
    let (house, _) = crate::server::caller::request()?;
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = house.office.db.read().await?;
    store::letters::get(&mut tx, id).await?.map(line).ok_or(Problem::NotFound)
}

#[cfg(feature = "ssr")]
fn line(letter: store::letters::Letter) -> LetterLine {
    LetterLine {
        id: letter.id.to_string(),
        recipient: letter.recipient,
        subject: letter.subject,
        created_at: letter.created_at.naive_utc(),
        sent: letter.sent_at.is_some(),
        text: letter.body_text,
    }
}
