//! `GET /api/v1/reports` and `GET /api/v1/reports/{name}`.

use super::problem::{ProblemDocument, RestError};
use super::report_shapes::{self, AnswerShape, CatalogueShape};
use crate::problem::Problem;
use crate::server::caller::Caller;
use crate::server::state::House;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::{Extension, Json};
use domain::language::Language;
use domain::reports::{Question, Report};

/// The reports that the key may see: what each measures, by what it is broken down, what narrows it.
#[utoipa::path(
    get,
    path = "/api/v1/reports",
    params(("accept-language" = Option<String>, Header, description = "In which language labels and explanations are: en, es, pt or it")),
    responses(
        (status = 200, body = CatalogueShape),
        (status = 401, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn catalogue(Extension(caller): Extension<Caller>, headers: HeaderMap) -> Result<Json<CatalogueShape>, RestError> {
    let acting = caller.acting().ok_or(Problem::NotSignedIn)?;
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::negotiate);
    Ok(Json(report_shapes::catalogue(&service::reports::catalogue(acting), wanted.unwrap_or_default())))
}

/// One report: totals, a series and rows of one period in one currency, beside the period before or the year before.
#[utoipa::path(
    get,
    path = "/api/v1/reports/{name}",
    params(
        ("name" = String, Path, description = "Name of the report, as the catalogue has it", example = "earnings"),
        ("from" = Option<String>, Query, description = "First day of the owner, YYYY-MM-DD; without any day the last thirty"),
        ("to" = Option<String>, Query, description = "Last day of the owner, included"),
        ("period" = Option<String>, Query, description = "Instead of days: today, yesterday, last_7_days, last_28_days, last_30_days, last_90_days, this_month, last_month, this_year, last_year or all"),
        ("granularity" = Option<String>, Query, description = "day, week (from Monday) or month; what suits the period by default"),
        ("compare" = Option<String>, Query, description = "none, before (as many days right before; the default) or year"),
        ("currency" = Option<String>, Query, description = "ISO 4217; the most used by default"),
        ("by" = Option<String>, Query, description = "What rows are broken down by, of those that the catalogue names"),
        ("draw" = Option<String>, Query, description = "A measure of the report: what its page draws, and what rows are ordered by unless sort says otherwise"),
        ("product" = Option<String>, Query, description = "Ids of products, separated by commas"),
        ("offer" = Option<String>, Query, description = "Exact text; so with the others. `-` stands for sales of which it is not stated"),
        ("category" = Option<String>, Query),
        ("brand" = Option<String>, Query),
        ("method" = Option<String>, Query, description = "Payment methods, separated by commas"),
        ("state" = Option<String>, Query, description = "Present states of the sales, separated by commas"),
        ("country" = Option<String>, Query),
        ("region" = Option<String>, Query),
        ("device" = Option<String>, Query),
        ("source" = Option<String>, Query),
        ("medium" = Option<String>, Query),
        ("campaign" = Option<String>, Query),
        ("checkout_origin" = Option<String>, Query),
        ("affiliate" = Option<String>, Query),
        ("coproducer" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "name or a measure of the report; with - before it the largest first"),
        ("cursor" = Option<String>, Query, description = "From the page before"),
    ),
    responses(
        (status = 200, body = AnswerShape),
        (status = 401, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn report(
    State(house): State<House>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<AnswerShape>, RestError> {
    let acting = caller.acting().ok_or(Problem::NotSignedIn)?;
    let report: Report = name.parse().map_err(|_| Problem::NotFound)?;
    if !service::reports::is_open(acting, report) {
        return Err(Problem::NotFound.into());
    }
    let (db, now) = (&house.office.db, house.clock.now());
    let pairs = super::sales::pairs(query.as_deref());
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let question = Question::parse(report, pairs, service::reports::today(db, acting, now).await?).map_err(Problem::Parameters)?;
    Ok(Json(report_shapes::answer(&service::reports::ask(db, acting, &question, now).await?)))
}
