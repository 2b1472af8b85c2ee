//! The names of all time zones, for the lists of every room: the browser's own table may know fewer.

use crate::problem::Problem;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// In the order of their names.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "zones", input = Json)]
pub async fn zones() -> Result<Vec<String>, Problem> {
    Ok(domain::calendar::zone_names().into_iter().map(str::to_owned).collect())
}
