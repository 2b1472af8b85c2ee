//! Server functions of reports: a few lines each over a use case.

use crate::problem::Problem;
use chrono::NaiveDate;
use domain::listing::ProductName;
use domain::parameter::ParameterError;
use domain::reports::{Answer, Question, Report};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::server::caller::asked;

/// What a report can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The owner's day, from which periods are counted.
    pub today: NaiveDate,
    pub products: Vec<ProductName>,
}

/// What a report can be narrowed to, of what the caller sees.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "report_choices", input = Json)]
pub async fn report_choices(report: Report) -> Result<Choices, Problem> {
    let asked = asked()?;
    if !service::reports::is_open(asked.acting(), report) {
        return Err(Problem::NotFound);
    }
    let products = service::sales::product_names(&asked.office.db, asked.acting()).await?;
    Ok(Choices { today: asked.today(), products })
}

/// A report as an address asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// What was understood.
    pub question: Question,
    /// What was not, and is left out.
    pub faults: Vec<ParameterError>,
    pub answer: Answer,
}

/// The answer of a report to the parameters of its address.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "report", input = Json)]
pub async fn read_report(report: Report, pairs: Vec<(String, String)>) -> Result<Read, Problem> {
    let asked = asked()?;
    let (question, faults) = Question::understand(report, &pairs, asked.today());
    let answer = service::reports::ask(&asked.office.db, asked.acting(), &question, asked.now).await?;
    Ok(Read { question, faults, answer })
}
