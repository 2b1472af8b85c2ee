//! Server functions of sales: a few lines each over a use case.

use crate::problem::Problem;
use chrono::NaiveDate;
use domain::id::{ProductId, SaleId};
use domain::listing::{Detail, Filter, Line, Page, ProductName, Totals};
use domain::money::Currency;
use domain::panel::Panel;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::server::caller::asked;

/// Sales beside the panel's figures.
#[cfg(feature = "ssr")]
const LATEST: i64 = 8;

/// Everything that the panel's page shows, as new as the version in `panel` or newer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub panel: Panel,
    pub latest: Vec<Line>,
    /// Sales of all time, if they could be counted.
    pub all: Option<i64>,
}

/// The last seven days, the newest sales, and how many there ever were. The panel is read first: its version promises no more than
/// holds for all three.
#[server(name = ReadPanel, client = crate::ui::act::Told, prefix = "/do", endpoint = "panel", input = Json)]
pub async fn figures() -> Result<Figures, Problem> {
    let asked = asked()?;
    let db = &asked.office.db;
    let panel = service::panel::panel(db, asked.acting(), asked.now).await?.ok_or(Problem::NotFound)?;
    let latest = service::panel::latest(db, asked.acting(), asked.now, LATEST).await?;
    let totals = service::sales::totals(db, asked.acting(), &Filter::default()).await.ok();
    Ok(Figures { panel, latest, all: totals.map(|totals| totals.iter().map(|total| total.all.count).sum()) })
}

/// One page of My sales, and the owner's day on which it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    pub today: NaiveDate,
    pub page: Page,
}

/// One page of My sales.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "list_sales", input = Json)]
pub async fn list_sales(filter: Filter) -> Result<Listed, Problem> {
    let asked = asked()?;
    Ok(Listed { today: asked.today(), page: service::sales::page(&asked.office.db, asked.acting(), &filter, asked.now).await? })
}

/// The totals of the whole selection.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "sales_totals", input = Json)]
pub async fn sales_totals(filter: Filter) -> Result<Vec<Totals>, Problem> {
    let asked = asked()?;
    Ok(service::sales::totals(&asked.office.db, asked.acting(), &filter).await?)
}

/// What My sales can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The owner's day, from which periods are counted.
    pub today: NaiveDate,
    pub products: Vec<ProductName>,
    /// Of the owner's sales, the one with the most first.
    pub currencies: Vec<Currency>,
}

/// What My sales can be narrowed to; `product`, which it is narrowed to now, is among the products however many there are.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "filter_choices", input = Json)]
pub async fn filter_choices(product: Option<ProductId>) -> Result<Choices, Problem> {
    let asked = asked()?;
    let db = &asked.office.db;
    let sight = asked.acting().sales_sight();
    if !sight.lists && sight.text.is_none() {
        return Ok(Choices { today: asked.today(), products: Vec::new(), currencies: Vec::new() });
    }
    let mut products = service::sales::product_names(db, asked.acting()).await?;
    if let Some(id) = product
        && products.iter().all(|known| known.id != id)
        && let Some(name) = service::sales::product_name(db, asked.acting(), id).await?
    {
        products.insert(0, ProductName { id, name });
    }
    let all = service::sales::totals(db, asked.acting(), &Filter::default()).await?;
    Ok(Choices { today: asked.today(), products, currencies: all.into_iter().map(|totals| totals.currency).collect() })
}

/// One sale; `code` is its own, for who finds it by nothing else.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "sale", input = Json)]
pub async fn sale(id: SaleId, code: Option<String>) -> Result<Detail, Problem> {
    let asked = asked()?;
    Ok(service::sales::detail(&asked.office.db, asked.acting(), id, code.as_deref(), asked.now).await?)
}
