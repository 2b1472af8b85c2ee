//! `GET /api/v1/reports/customers`.

use super::customer_shapes::{self, CustomersShape};
use super::problem::{ProblemDocument, RestError};
use crate::problem::Problem;
use crate::server::caller::Caller;
use crate::server::state::House;
use axum::extract::{RawQuery, State};
use axum::{Extension, Json};
use domain::customers::Question;

/// Customers by e-mail address who bought in a period: by what of the catalogue they bought, or by how often and for how much. 50 a page,
/// with the totals of the whole selection.
#[utoipa::path(
    get,
    path = "/api/v1/reports/customers",
    params(
        ("by" = Option<String>, Query, description = "catalogue (the default) or frequency"),
        ("from" = Option<String>, Query, description = "First day of the owner, YYYY-MM-DD. A period is obligatory: `from` and `to`, or `period`"),
        ("to" = Option<String>, Query, description = "Last day of the owner, included"),
        ("period" = Option<String>, Query, description = "Instead of days: today, yesterday, last_7_days, last_28_days, last_30_days, last_90_days, this_month, last_month, this_year, last_year or all"),
        ("product" = Option<String>, Query, description = "Id of a product. By catalogue, and at most one of product, brand and category"),
        ("brand" = Option<String>, Query, description = "Exact text; `-` stands for sales of which it is not stated"),
        ("category" = Option<String>, Query, description = "Exact text; `-` stands for sales of which it is not stated"),
        ("min_orders" = Option<String>, Query, description = "By frequency: at least so many orders in the period"),
        ("min_amount" = Option<String>, Query, description = "By frequency: at least this total in the period, in minor units of `currency`, which must be given with it"),
        ("silent_since" = Option<String>, Query, description = "By frequency: nothing bought on this day of the owner or later, in any currency, whatever the period"),
        ("currency" = Option<String>, Query, description = "ISO 4217; the most used by default. Customers who bought in it are listed"),
        ("sort" = Option<String>, Query, description = "email, orders, total, first, last, lifetime_orders, lifetime_total, lifetime_first or lifetime_last; with - before it the largest first; default -total"),
        ("cursor" = Option<String>, Query, description = "From the page before"),
    ),
    responses(
        (status = 200, body = CustomersShape),
        (status = 401, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn customers(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
) -> Result<Json<CustomersShape>, RestError> {
    let acting = caller.acting().ok_or(Problem::NotSignedIn)?;
    let pairs = super::sales::pairs(query.as_deref());
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let question = Question::parse(pairs).map_err(Problem::Parameters)?;
    let answer = service::customers::ask(&house.office.db, acting, &question, house.clock.now()).await?;
    Ok(Json(customer_shapes::answer(&answer)))
}
