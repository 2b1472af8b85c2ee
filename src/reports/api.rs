//! Server functions of reports: a few lines each over a use case.

use crate::problem::Problem;
use chrono::NaiveDate;
use domain::id::ViewId;
use domain::listing::ProductName;
use domain::money::Currency;
use domain::parameter::ParameterError;
use domain::reports::{Answer, Narrowing, Question, Report, SavedView, ViewForm};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {crate::reports::document, crate::server::caller::asked, service::views};

/// What a report can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The owner's day, from which periods are counted.
    pub today: NaiveDate,
    pub products: Vec<ProductName>,
    /// The most used first.
    pub currencies: Vec<Currency>,
    /// Texts to choose from, the most sold first.
    pub values: Vec<(Narrowing, Vec<String>)>,
    /// What the reader keeps of this report.
    pub views: Vec<SavedView>,
}

/// What a report can be narrowed to, of what the caller sees.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "report_choices", input = Json)]
pub async fn report_choices(report: Report) -> Result<Choices, Problem> {
    let asked = asked()?;
    let choices = service::reports::choices(&asked.office.db, asked.acting(), report, asked.now).await?;
    let service::reports::Choices { products, currencies, values } = choices;
    let views = views::list(&asked.office, &asked.asking()).await?;
    let views = views.into_iter().filter(|view| view.report == report).collect();
    Ok(Choices { today: asked.today(), products, currencies, values, views })
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

/// What the reader keeps, of every report that they may see.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "report_views", input = Json)]
pub async fn report_views() -> Result<Vec<SavedView>, Problem> {
    let asked = asked()?;
    Ok(views::list(&asked.office, &asked.asking()).await?)
}

/// Keeps a question under a name; what the reader then keeps of this report. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "save_view")]
pub async fn save_view(report: Report, query: String, form: ViewForm) -> Result<Vec<SavedView>, Problem> {
    let asked = asked()?;
    let (asking, question) = (asked.asking(), views::question(report, &query, asked.today()));
    views::save(&asked.office, &asking, &form, &question).await?;
    Ok(views::list(&asked.office, &asking).await?.into_iter().filter(|view| view.report == report).collect())
}

/// Sets how often a view is mailed; an empty rhythm for not at all. Of a plain form.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "set_view_rhythm")]
pub async fn set_view_rhythm(id: ViewId, rhythm: String) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(views::set_rhythm(&asked.office, &asked.asking(), id, rhythm.parse().ok()).await?)
}

/// Mails a view to the reader at once. Of a plain form.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "mail_view")]
pub async fn mail_view(id: ViewId) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(views::send_now(&asked.office, &asked.asking(), id, document::attached).await?)
}

/// Removes a view. Of a plain form.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "remove_view")]
pub async fn remove_view(id: ViewId) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(views::remove(&asked.office, &asked.asking(), id).await?)
}
