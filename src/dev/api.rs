//! Server functions of the demo's box of letters.

use crate::problem::Problem;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use on_server::*;

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
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "dev_letters", input = Json)]
pub async fn dev_letters() -> Result<Vec<LetterLine>, Problem> {
    let mut tx = demo_alone()?.office.db.read().await?;
    Ok(store::letters::newest(&mut tx, 100).await?.into_iter().map(line).collect())
}

/// One letter.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "dev_letter", input = Json)]
pub async fn dev_letter(id: String) -> Result<LetterLine, Problem> {
    let house = demo_alone()?;
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = house.office.db.read().await?;
    store::letters::get(&mut tx, id).await?.map(line).ok_or(Problem::NotFound)
}

#[cfg(feature = "ssr")]
mod on_server {
    use super::LetterLine;
    use crate::problem::Problem;
    use crate::server::caller::request;
    use crate::server::state::House;

    /// The running program, if it is the demo: everybody's letters hang on no door alone.
    pub fn demo_alone() -> Result<House, Problem> {
        let (house, _) = request()?;
        if house.config.demo { Ok(house) } else { Err(Problem::NotFound) }
    }

    pub fn line(letter: store::letters::Letter) -> LetterLine {
        LetterLine {
            id: letter.id.to_string(),
            recipient: letter.recipient,
            subject: letter.subject,
            created_at: letter.created_at.naive_utc(),
            sent: letter.sent_at.is_some(),
            text: letter.body_text,
        }
    }
}
