//! Server functions of customers and segments: a few lines each over a use case.

use crate::problem::Problem;
use chrono::NaiveDate;
use domain::customers::{Answer, Customer, Kind, Question, Segment, Shape, Sort};
use domain::id::{CustomerId, SegmentId};
use domain::listing::{Cursor, Page, ProductName};
use domain::money::Currency;
use domain::parameter::ParameterError;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::customers::asked::in_minor, crate::server::caller::asked, domain::collaborators::Right, domain::customers::Draft,
    service::customers,
};

/// What customers can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub products: Vec<ProductName>,
    /// Those that there are sales in, the most used first.
    pub currencies: Vec<Currency>,
}

/// Customers as an address asks for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// What was not understood, and is left out or missing.
    pub faults: Vec<ParameterError>,
    /// None where the period is missing.
    pub answer: Option<Answer>,
}

/// One customer with a page of their sales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub customer: Customer,
    pub page: Page,
    pub today: NaiveDate,
}

/// What customers can be narrowed to, of what the caller sees.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "customer_choices", input = Json)]
pub async fn customer_choices() -> Result<Choices, Problem> {
    let asked = asked()?;
    let currencies = customers::currencies(&asked.office.db, asked.acting()).await?;
    Ok(Choices { products: service::sales::product_names(&asked.office.db, asked.acting()).await?, currencies })
}

/// The customers that the parameters of an address ask for.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "customers", input = Json)]
pub async fn read_customers(pairs: Vec<(String, String)>) -> Result<Read, Problem> {
    let asked = asked()?;
    let (question, faults) = Question::understand(&in_minor(&pairs));
    let answer = match question {
        Some(question) => Some(customers::ask(&asked.office.db, asked.acting(), &question, asked.now).await?),
        None => None,
    };
    Ok(Read { faults, answer })
}

/// How the customers of a question spread.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "customer_shape", input = Json)]
pub async fn customer_shape(question: Question) -> Result<Shape, Problem> {
    let asked = asked()?;
    Ok(customers::shape(&asked.office.db, asked.acting(), &question, asked.now).await?)
}

/// One customer, and a page of their sales.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "customer", input = Json)]
pub async fn read_customer(id: CustomerId, cursor: Option<Cursor>) -> Result<Opened, Problem> {
    let asked = asked()?;
    let (db, acting) = (&asked.office.db, asked.acting());
    let customer = customers::one(db, acting, id).await?;
    let page = customers::sales(db, acting, id, cursor).await?;
    Ok(Opened { customer, page, today: asked.today() })
}

/// All segments, with their present sizes.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "segments", input = Json)]
pub async fn read_segments() -> Result<Vec<Segment>, Problem> {
    let asked = asked()?;
    Ok(customers::list(&asked.office.db, asked.acting(), asked.now).await?)
}

/// One segment with a page of its customers.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "segment", input = Json)]
pub async fn read_segment(id: SegmentId, sort: Sort, cursor: u32) -> Result<(Segment, Answer), Problem> {
    let asked = asked()?;
    Ok(customers::open(&asked.office.db, asked.acting(), id, (sort, cursor), asked.now).await?)
}

/// Keeps the selection of an address as a segment. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "make_segment")]
pub async fn make_segment(name: String, kind: Kind, question: String) -> Result<(), Problem> {
    let asked = asked()?;
    if !asked.acting().may(Right::ReportsCustomers) {
        return Err(Problem::NotFound);
    }
    let question = Question::from_query(&question).map_err(Problem::Parameters)?;
    customers::add(&asked.office, &asked.asking(), &Draft { name, kind, question }).await?;
    leptos_axum::redirect(crate::paths::SEGMENTS);
    Ok(())
}

/// Gives a segment another name. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "rename_segment")]
pub async fn rename_segment(id: SegmentId, name: String) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(customers::rename(&asked.office, &asked.asking(), id, &name).await?)
}

/// Keeps a segment no longer. Of a plain form: it works without scripts.
#[server(client = crate::ui::act::Told, prefix = "/do", endpoint = "delete_segment")]
pub async fn delete_segment(id: SegmentId) -> Result<(), Problem> {
    let asked = asked()?;
    Ok(customers::remove(&asked.office, &asked.asking(), id).await?)
}
