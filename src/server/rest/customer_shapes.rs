//! What REST answers about customers.

use super::shapes::{Amount, amount};
use domain::customers::{Answer, Bought, By, Row};
use domain::money::Currency;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer to one question, all of it from one moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomersShape {
    /// `catalogue` or `frequency`.
    pub by: String,
    #[schema(format = Date)]
    pub from: String,
    #[schema(format = Date)]
    pub to: String,
    pub time_zone: String,
    pub currency: String,
    /// All currencies in which there are sales, the most used first: figures of two are never added.
    pub currencies: Vec<String>,
    pub totals: CustomerTotalsShape,
    pub rows: Vec<CustomerShape>,
    /// Give this as `cursor` for the next page; absent on the last.
    pub cursor: Option<String>,
    /// `columns`: what the answer was read from.
    pub served_by: String,
}

/// Totals of the whole selection.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerTotalsShape {
    pub customers: i64,
    pub orders: i64,
    pub total: Amount,
}

/// One e-mail address.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerShape {
    pub id: String,
    /// In lower case.
    pub email: String,
    /// The one used last.
    pub name: Option<String>,
    #[serde(flatten)]
    pub bought: BoughtShape,
    /// Everything ever bought: orders in any currency, the total in the answer's.
    pub lifetime: BoughtShape,
}

/// What was bought.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoughtShape {
    /// Distinct order references; a sale without one is an order.
    pub orders: i64,
    /// Gross.
    pub total: Amount,
    /// The moment of the first order.
    #[schema(format = DateTime)]
    pub first: String,
    /// The owner's day of it.
    #[schema(format = Date)]
    pub first_day: String,
    #[schema(format = DateTime)]
    pub last: String,
    #[schema(format = Date)]
    pub last_day: String,
}

pub fn answer(answer: &Answer) -> CustomersShape {
    let by = match answer.question.by {
        By::Catalogue(_) => "catalogue",
        By::Frequency(_) => "frequency",
    };
    let served_by: &'static str = answer.served_by.into();
    CustomersShape {
        by: by.to_owned(),
        from: answer.period.from.to_string(),
        to: answer.period.to.to_string(),
        time_zone: answer.time_zone.clone(),
        currency: answer.currency.code().to_owned(),
        currencies: answer.currencies.iter().map(|currency| currency.code().to_owned()).collect(),
        totals: CustomerTotalsShape {
            customers: answer.totals.customers,
            orders: answer.totals.orders,
            total: amount(answer.totals.total, answer.currency),
        },
        rows: answer.rows.iter().map(|row| row_shape(row, answer.currency)).collect(),
        cursor: answer.cursor.map(|cursor| cursor.to_string()),
        served_by: served_by.to_owned(),
    }
}

fn row_shape(row: &Row, currency: Currency) -> CustomerShape {
    CustomerShape {
        id: row.id.to_string(),
        email: row.email.clone(),
        name: row.name.clone(),
        bought: bought(&row.bought, currency),
        lifetime: bought(&row.lifetime, currency),
    }
}

fn bought(bought: &Bought, currency: Currency) -> BoughtShape {
    BoughtShape {
        orders: bought.orders,
        total: amount(bought.total, currency),
        first: bought.first.to_rfc3339(),
        first_day: bought.first_day.to_string(),
        last: bought.last.to_rfc3339(),
        last_day: bought.last_day.to_string(),
    }
}
