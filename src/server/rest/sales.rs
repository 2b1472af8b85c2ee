//! `GET /api/v1/sales` and `GET /api/v1/sales/{id}`.

use super::problem::{ProblemDocument, RestError};
use super::shapes::{self, DetailShape, SalesShape};
use crate::problem::Problem;
use crate::server::caller::Caller;
use crate::server::state::House;
use axum::extract::{Path, RawQuery, State};
use axum::{Extension, Json};
use domain::listing::Filter;

/// Sales, narrowed and ordered, 50 a page, with the totals of the whole selection.
#[utoipa::path(
    get,
    path = "/api/v1/sales",
    params(
        ("from" = Option<String>, Query, description = "First day of the owner, YYYY-MM-DD"),
        ("to" = Option<String>, Query, description = "Last day of the owner, included"),
        ("state" = Option<String>, Query, description = "States, separated by commas"),
        ("method" = Option<String>, Query, description = "Payment methods, separated by commas"),
        ("product" = Option<String>, Query, description = "Id of a product"),
        ("currency" = Option<String>, Query, description = "ISO 4217"),
        ("q" = Option<String>, Query, description = "An exact code, e-mail or document, or the beginning of a word of a buyer's name"),
        ("sort" = Option<String>, Query, description = "created, approved or gross; with - before it the largest first; default -created"),
        ("cursor" = Option<String>, Query, description = "From the page before"),
    ),
    responses(
        (status = 200, body = SalesShape),
        (status = 401, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
) -> Result<Json<SalesShape>, RestError> {
    let acting = caller.acting().ok_or(Problem::NotSignedIn)?;
    let pairs = pairs(query.as_deref());
    let filter = Filter::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))).map_err(Problem::Parameters)?;
    let page = service::sales::page(&house.office.db, acting, &filter, house.clock.now()).await?;
    let totals = service::sales::totals(&house.office.db, acting, &filter).await?;
    Ok(Json(SalesShape {
        sales: page.lines.iter().map(shapes::line).collect(),
        totals: totals.iter().map(shapes::totals).collect(),
        cursor: page.next.map(|cursor| cursor.to_text()),
        previous: page.previous.map(|cursor| cursor.to_text()),
    }))
}

/// One sale with its events.
#[utoipa::path(
    get,
    path = "/api/v1/sales/{id}",
    params(
        ("id" = String, Path, description = "Id of the sale"),
        ("code" = Option<String>, Query, description = "The sale's own code, for a key that finds sales by nothing else"),
    ),
    responses(
        (status = 200, body = DetailShape),
        (status = 401, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn one(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<DetailShape>, RestError> {
    let code = pairs(query.as_deref()).into_iter().find(|(name, _)| name == "code").map(|(_, code)| code);
    let acting = caller.acting().ok_or(Problem::NotSignedIn)?;
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let detail = service::sales::detail(&house.office.db, acting, id, code.as_deref(), house.clock.now()).await?;
    Ok(Json(shapes::detail(&detail)))
}

/// The parameters of an address, decoded, in their order.
pub fn pairs(query: Option<&str>) -> Vec<(String, String)> {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes()).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}
