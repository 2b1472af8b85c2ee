//! REST under `/api/v1`: the same use cases as the pages, for programs with a bearer key.

mod counter;
mod customer_shapes;
mod customers;
mod panel;
pub mod problem;
mod report_shapes;
mod reports;
mod sales;
mod shapes;

use crate::server::state::House;
use axum::Json;
use axum::routing::{delete, get, post};
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

/// The routes; what they may be asked stands in [`document`].
pub fn routes() -> axum::Router<House> {
    axum::Router::new()
        .route("/api/v1/panel", get(panel::panel))
        .route("/api/v1/sales", get(sales::list))
        .route("/api/v1/sales/{id}", get(sales::one))
        .route("/api/v1/reports", get(reports::catalogue))
        .route("/api/v1/reports/customers", get(customers::customers))
        .route("/api/v1/reports/{name}", get(reports::report))
        .route("/api/v1/public/services/{slug}/slots", get(counter::slots))
        .route("/api/v1/public/services/{slug}/holds", post(counter::hold))
        .route("/api/v1/public/holds", delete(counter::release))
        .route("/api/v1/openapi.json", get(async || Json(document())))
}

/// The OpenAPI document.
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Mostrador", description = "Sales, panel and reports of one owner; the booking counter of everybody, without a key. Money is a decimal text with its currency; times are RFC 3339 in UTC; days are the owner's."),
    paths(panel::panel, sales::list, sales::one, reports::catalogue, reports::report, customers::customers, counter::slots, counter::hold, counter::release),
    security(("key" = [])),
    modifiers(&Keys)
)]
struct Document;

struct Keys;

impl utoipa::Modify for Keys {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        components.add_security_scheme("key", SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build()));
    }
}
