//! The answers of reports as tables to keep: for programs as CSV, for people as a workbook.

use crate::problem::Problem;
use crate::reports::document;
use crate::server::caller::{Caller, ClientAddress, language};
use crate::server::state::House;
use axum::Router;
use axum::extract::{Extension, Path, RawQuery};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::reports::{Answer, Question, Report};
use service::reports::{export, today};
use service::sheets;

/// Where the tables are, as the router writes it.
pub const PATHS: [&str; 2] = ["/reports/{name}/export.csv", "/reports/{name}/export.xlsx"];

/// The routes of [`PATHS`].
pub fn routes() -> Router<House> {
    // Whoever asks for the head alone would be written down as who took the table.
    let none = async || StatusCode::METHOD_NOT_ALLOWED;
    Router::new().route(PATHS[0], get(csv).head(none)).route(PATHS[1], get(xlsx).head(none))
}

async fn csv(asked: Asked) -> Response {
    match asked.answer().await {
        Ok((_, answer)) => match sheets::csv(&export::table(&answer)) {
            Ok(table) => file(&document::file_name(&answer, "csv"), sheets::CSV, table),
            Err(error) => refused(&broken(&error)),
        },
        Err(problem) => refused(&problem),
    }
}

async fn xlsx(asked: Asked) -> Response {
    let language = asked.language;
    let now = asked.house.clock.now();
    match asked.answer().await {
        Ok((question, answer)) => match sheets::xlsx(&document::sheets(&question, &answer, language), now) {
            Ok(book) => file(&document::file_name(&answer, "xlsx"), sheets::XLSX, book),
            Err(error) => refused(&broken(&error)),
        },
        Err(problem) => refused(&problem),
    }
}

/// What both need.
struct Asked {
    house: House,
    caller: Caller,
    name: String,
    query: String,
    address: String,
    language: domain::language::Language,
}

impl axum::extract::FromRequestParts<House> for Asked {
    type Rejection = StatusCode;
    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, StatusCode> {
        let gone = |_| StatusCode::NOT_FOUND;
        let Path(name) = Path::<String>::from_request_parts(parts, house).await.map_err(|_| StatusCode::NOT_FOUND)?;
        let Extension(caller) = Extension::<Caller>::from_request_parts(parts, house).await.map_err(|_| StatusCode::UNAUTHORIZED)?;
        let RawQuery(query) = RawQuery::from_request_parts(parts, house).await.map_err(gone)?;
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, house).await.map_err(gone)?;
        Ok(Self { house: house.clone(), caller, name, query: query.unwrap_or_default(), address, language: language(parts) })
    }
}

impl Asked {
    /// The question of the address and its whole answer.
    async fn answer(self) -> Result<(Question, Answer), Problem> {
        let now = self.house.clock.now();
        let asking = self.caller.asking(self.address, now).ok_or(Problem::NotSignedIn)?;
        let report = self.name.parse::<Report>().map_err(|_| Problem::NotFound)?;
        let today = today(&self.house.office.db, &asking.acting, now).await?;
        let pairs: Vec<(String, String)> = form_urlencoded::parse(self.query.as_bytes()).into_owned().collect();
        let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let question = Question::parse(report, pairs, today).map_err(Problem::Parameters)?;
        let answer = export::export(&self.house.office, &asking, &question).await?;
        Ok((question, answer))
    }
}

/// A file to keep; nobody else keeps a copy on the way.
fn file(name: &str, kind: &'static str, content: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    (headers, content).into_response()
}

fn broken(error: &sheets::SheetError) -> Problem {
    tracing::error!("a report is not exported: {error}");
    Problem::internal()
}

fn refused(problem: &Problem) -> Response {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
