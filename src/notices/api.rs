//! Server functions of notices.

use crate::problem::Problem;
use chrono::NaiveDateTime;
use domain::Time;
use domain::notice::Notice;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::server::caller::asked;

/// One's newest notices, how many are unread of all, and the moment at which they were looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    pub lines: Vec<Line>,
    pub unread: i64,
    pub as_of: Time,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub notice: Notice,
    pub at: Time,
    /// On the account's clock.
    pub local: NaiveDateTime,
    pub is_unread: bool,
}

/// One's newest notices, newest first. Looking marks nothing as read.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "notices", input = Json)]
pub async fn notices() -> Result<Newest, Problem> {
    let asked = asked()?;
    let heard = service::notices::list(&asked.office, asked.account).await?;
    let line = |told: store::notices::Told| Line {
        local: asked.own_local(told.at),
        notice: told.notice,
        at: told.at,
        is_unread: told.read_at.is_none(),
    };
    let lines = heard.newest.into_iter().map(line).collect();
    Ok(Newest { lines, unread: heard.unread, as_of: asked.now })
}

/// How many of one's notices are unread.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "unread_notices", input = Json)]
pub async fn unread_notices() -> Result<i64, Problem> {
    let asked = asked()?;
    Ok(service::notices::unread(&asked.office, asked.account).await?)
}

/// Marks as read what one was told up to this moment, and says how many are left. A plain form is led back to where it was.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "read_notices")]
pub async fn read_notices(until: Time) -> Result<i64, Problem> {
    let asked = asked()?;
    Ok(service::notices::read(&asked.office, asked.account, until, asked.now).await?)
}
