//! The answers of reports, that about customers among them, as tables to keep: for programs as CSV, for people as a workbook.

use crate::problem::Problem;
use crate::server::caller::{Caller, ClientAddress, language};
use crate::server::state::House;
use crate::{customers, reports};
use axum::Router;
use axum::extract::{Extension, Path, RawQuery};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::customers::Question as CustomersQuestion;
use domain::language::Language;
use domain::reports::{Answer, Question, Report};
use service::customers::export as customers_export;
use service::reports::{export, today};
use service::sheets::{self, Sheet, SheetError};

/// Where the tables are, as the router writes it: those of reports, and those of customers, who are asked about by questions of their own.
pub const PATHS: [&str; 4] =
    ["/reports/{name}/export.csv", "/reports/{name}/export.xlsx", "/reports/customers/export.csv", "/reports/customers/export.xlsx"];

/// The routes of [`PATHS`].
pub fn routes() -> Router<House> {
    // Whoever asks for the head alone would be written down as who took the table.
    let none = async || StatusCode::METHOD_NOT_ALLOWED;
    let [csv_of_report, xlsx_of_report, csv_of_customers, xlsx_of_customers] = PATHS;
    Router::new()
        .route(csv_of_report, get(csv).head(none))
        .route(xlsx_of_report, get(xlsx).head(none))
        .route(csv_of_customers, get(csv).head(none))
        .route(xlsx_of_customers, get(xlsx).head(none))
}

async fn csv(asked: Asked) -> Response {
    answered(asked.taken().await.and_then(|taken| {
        let table = sheets::csv(&taken.table()).map_err(|error| broken(&error))?;
        Ok(file(&taken.file_name("csv"), sheets::CSV, table))
    }))
}

async fn xlsx(asked: Asked) -> Response {
    let language = asked.language;
    let now = asked.house.clock.now();
    answered(asked.taken().await.and_then(|taken| {
        let book = sheets::xlsx(&taken.sheets(language), now).map_err(|error| broken(&error))?;
        Ok(file(&taken.file_name("xlsx"), sheets::XLSX, book))
    }))
}

/// What both need.
struct Asked {
    house: House,
    caller: Caller,
    /// Of a report; none where customers are asked about.
    name: Option<String>,
    query: String,
    address: String,
    language: Language,
}

/// What somebody takes with them.
enum Taken {
    Report(Box<Question>, Box<Answer>),
    Customers(Box<customers_export::Exported>),
}

impl axum::extract::FromRequestParts<House> for Asked {
    type Rejection = StatusCode;
    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, StatusCode> {
        let gone = |_| StatusCode::NOT_FOUND;
        let name = Option::<Path<String>>::from_request_parts(parts, house).await.map_err(|_| StatusCode::NOT_FOUND)?;
        let Extension(caller) = Extension::<Caller>::from_request_parts(parts, house).await.map_err(|_| StatusCode::UNAUTHORIZED)?;
        let RawQuery(query) = RawQuery::from_request_parts(parts, house).await.map_err(gone)?;
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, house).await.map_err(gone)?;
        Ok(Self {
            house: house.clone(),
            caller,
            name: name.map(|Path(name)| name),
            query: query.unwrap_or_default(),
            address,
            language: language(parts),
        })
    }
}

impl Asked {
    /// The question of the address and its whole answer.
    async fn taken(self) -> Result<Taken, Problem> {
        let now = self.house.clock.now();
        let office = &self.house.office;
        let asking = self.caller.asking(self.address, now).ok_or(Problem::NotSignedIn)?;
        let said: Vec<(String, String)> = form_urlencoded::parse(self.query.as_bytes()).into_owned().collect();
        let pairs: Vec<(&str, &str)> = said.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let Some(name) = self.name else {
            let question = CustomersQuestion::parse(pairs).map_err(Problem::Parameters)?;
            let exported = customers_export::export(office, &asking, &question).await?;
            return Ok(Taken::Customers(Box::new(exported)));
        };
        let report = name.parse::<Report>().map_err(|_| Problem::NotFound)?;
        let today = today(&office.db, &asking.acting, now).await?;
        let question = Question::parse(report, pairs, today).map_err(Problem::Parameters)?;
        let answer = export::export(office, &asking, &question).await?;
        Ok(Taken::Report(Box::new(question), Box::new(answer)))
    }
}

impl Taken {
    /// For programs.
    fn table(&self) -> Sheet {
        match self {
            Self::Report(_, answer) => export::table(answer),
            Self::Customers(exported) => customers_export::table(&exported.answer),
        }
    }

    /// For people.
    fn sheets(&self, language: Language) -> Vec<Sheet> {
        match self {
            Self::Report(question, answer) => reports::document::sheets(question, answer, language),
            Self::Customers(exported) => vec![customers::document::sheet(exported, language)],
        }
    }

    fn file_name(&self, kind: &str) -> String {
        let (report, period) = match self {
            Self::Report(_, answer) => (answer.report, answer.period),
            Self::Customers(exported) => (Report::Customers, exported.answer.period),
        };
        export::file_name(report, period, kind)
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

fn broken(error: &SheetError) -> Problem {
    tracing::error!("a report is not exported: {error}");
    Problem::internal()
}

/// The file, or that there is none.
fn answered(file: Result<Response, Problem>) -> Response {
    file.unwrap_or_else(|problem| StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response())
}
