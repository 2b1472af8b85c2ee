//! Customers as a table for programs, and all rows of an answer for somebody to keep.

use super::CustomersError;
use super::ask::{answer, check};
use crate::asking::Asking;
use crate::office::Office;
use crate::reports::MOST_ROWS;
use crate::reports::export::taken;
use crate::sheets::{Cell, Sheet};
use domain::customers::{Answer, Bought, By, Part, Question, Row};
use domain::money::{Currency, Money};
use domain::reports::Report;
use store::products;

/// What somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// With all rows on one page, [`MOST_ROWS`] at most, and then its cursor says that there are more.
    pub answer: Answer,
    /// What the product is called that it is narrowed to.
    pub product: Option<String>,
}

/// All rows of an answer for somebody to keep, from one snapshot, and the entry about it in the owner's log.
///
/// # Errors
/// Those of [`ask`](super::ask()).
pub async fn export(office: &Office, asking: &Asking, question: &Question) -> Result<Exported, CustomersError> {
    let acting = &asking.acting;
    check(acting, question)?;
    let mut tx = office.db.search().await?;
    let answer = answer(&mut tx, acting, &question.first_page(), (None, MOST_ROWS), asking.now).await?;
    let product = match &question.by {
        By::Catalogue(Some(Part::Product(id))) if acting.reaches(*id) => products::name(&mut tx, acting.whose(), *id).await?,
        _ => None,
    };
    // Few may go through the sales at a time: who has their rows makes room.
    drop(tx);
    taken(office, asking, Report::Customers, (answer.period, answer.time_zone.as_str())).await?;
    Ok(Exported { answer, product })
}

/// A row for each customer, under the names that the API has.
pub fn table(answer: &Answer) -> Sheet {
    let head = [
        "id",
        "email",
        "name",
        "currency",
        "orders",
        "total",
        "first_day",
        "last_day",
        "lifetime_orders",
        "lifetime_total",
        "lifetime_first_day",
        "lifetime_last_day",
    ];
    let row = |row: &Row| {
        let known = [
            Cell::Text(row.id.to_string()),
            Cell::Text(row.email.clone()),
            row.name.clone().map_or(Cell::Empty, Cell::Text),
            Cell::Text(answer.currency.code().into()),
        ];
        known.into_iter().chain(cells(row, answer.currency)).collect()
    };
    Sheet {
        name: Report::Customers.name().into(),
        above: Vec::new(),
        head: head.map(str::to_owned).into(),
        rows: answer.rows.iter().map(row).collect(),
        total: None,
    }
}

/// The figures of a row: what matches the question, then everything ever bought; of each orders, total, first and last day.
pub fn cells(row: &Row, currency: Currency) -> impl Iterator<Item = Cell> {
    let cells = move |bought: Bought| {
        [
            Cell::Count(bought.orders),
            Cell::Money(Money::new(bought.total, currency)),
            Cell::Day(bought.first_day),
            Cell::Day(bought.last_day),
        ]
    };
    [row.bought, row.lifetime].into_iter().flat_map(cells)
}
