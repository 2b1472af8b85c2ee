//! Server functions of sales: a few lines each over a use case.

use crate::problem::Problem;
use domain::id::SaleId;
use domain::listing::{Detail, Filter, Line, Page, ProductName, Totals};
use domain::panel::Panel;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

#[cfg(feature = "ssr")]
use crate::server::caller::asked;

/// Sales beside the panel's figures.
#[cfg(feature = "ssr")]
const LATEST: i64 = 8;

/// The last seven days.
#[server(prefix = "/do", endpoint = "panel", input = Json)]
pub async fn panel() -> Result<Panel, Problem> {
    let asked = asked()?;
    service::panel::panel(&asked.office.db, asked.owner, asked.now).await?.ok_or(Problem::NotFound)
}

/// The newest sales.
#[server(prefix = "/do", endpoint = "latest_sales", input = Json)]
pub async fn latest_sales() -> Result<Vec<Line>, Problem> {
    let asked = asked()?;
    Ok(service::panel::latest(&asked.office.db, asked.owner, asked.now, LATEST).await?)
}

/// One page of My sales.
#[server(prefix = "/do", endpoint = "list_sales", input = Json)]
pub async fn list_sales(filter: Filter) -> Result<Page, Problem> {
    let asked = asked()?;
    Ok(service::sales::page(&asked.office.db, asked.owner, &filter).await?)
}

/// The totals of the whole selection.
#[server(prefix = "/do", endpoint = "sales_totals", input = Json)]
pub async fn sales_totals(filter: Filter) -> Result<Vec<Totals>, Problem> {
    let asked = asked()?;
    Ok(service::sales::totals(&asked.office.db, asked.owner, &filter).await?)
}

/// The products that My sales can be narrowed to.
#[server(prefix = "/do", endpoint = "product_names", input = Json)]
pub async fn product_names() -> Result<Vec<ProductName>, Problem> {
    let asked = asked()?;
    Ok(service::sales::product_names(&asked.office.db, asked.owner).await?)
}

/// One sale.
#[server(prefix = "/do", endpoint = "sale", input = Json)]
pub async fn sale(id: SaleId) -> Result<Detail, Problem> {
    let asked = asked()?;
    service::sales::detail(&asked.office.db, asked.owner, id).await?.ok_or(Problem::NotFound)
}
