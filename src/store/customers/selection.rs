//! The selection that a question means, as SQL: one row for each customer, with what they bought.

use crate::db::Arg;
use crate::owners::Owner;
use crate::reach;
use crate::reports::SOLD;
use chrono::NaiveDate;
use domain::calendar::{span_of_days, start_of};
use domain::collaborators::Products;
use domain::customers::{By, Part, Question};
use domain::id::SegmentId;
use domain::money::Currency;
use domain::reports::{Period, ServedBy};

/// A period that is more than one part in so many of the owner's time is read customer by customer, in the order of `sales_bought`, so
/// that nothing has to be sorted; a shorter one day by day.
const MUCH: i64 = 6;

/// A question in one owner's account, by somebody who sees some products.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub owner: &'a Owner,
    pub products: &'a Products,
    pub question: &'a Question,
    pub currency: Currency,
    /// The days that the question means.
    pub period: Period,
    /// The owner's days from the first sale until today.
    pub known: Period,
    /// Only the customers that this segment froze.
    pub members: Option<SegmentId>,
}

/// The selection as a common table `chosen` (customer_id, orders, total, first_at, last_at), and the values of its placeholders: `$1` is
/// the owner, `$2` the currency.
pub(super) struct Selection<'a> {
    pub sql: String,
    pub args: Vec<Arg>,
    products: &'a Products,
}

impl Asked<'_> {
    /// What the answer is read from.
    pub fn served_by(&self) -> ServedBy {
        let is_of_product = matches!(self.question.by, By::Catalogue(Some(Part::Product(_))));
        if is_of_product || !self.products.are_all() { ServedBy::Index } else { ServedBy::Scan }
    }

    /// Whether a stretch of days is read customer by customer. Brands and categories do not stand in `sales_bought`.
    fn is_much(&self, stretch: Period) -> bool {
        let is_in_index = !matches!(self.question.by, By::Catalogue(Some(Part::Brand(_) | Part::Category(_))));
        is_in_index && (self.members.is_some() || stretch.days().saturating_mul(MUCH) > self.known.days())
    }

    /// A moment of a sale in a condition on a stretch of days. The sign keeps the engine from walking day by day where that is the longer way.
    fn moment(&self, column: &str, stretch: Period) -> String {
        if self.is_much(stretch) { format!("+{column}") } else { column.to_owned() }
    }
}

impl<'a> Selection<'a> {
    /// None where the question is about a product that the caller does not see.
    pub fn new(asked: &Asked<'a>) -> Option<Self> {
        let Asked { owner, products, question, currency, period, known, members } = *asked;
        let mut selection = Self { sql: String::new(), args: args![owner.id.0, currency.code()], products };
        let span = span_of_days(period.from, period.to, owner.zone);
        let (from, to) = (selection.arg(span.from.into()), selection.arg(span.to.into()));
        let moment = asked.moment("s.created_at", period);
        let mut conditions = format!("s.owner_id = $1 AND {SOLD} AND s.currency = $2 AND {moment} >= {from} AND {moment} < {to}");
        conditions.push_str(&selection.seen("s"));
        if let By::Catalogue(Some(part)) = &question.by {
            conditions.push_str(&selection.part(part)?);
        }
        let mut from = "sales s".to_owned();
        if let Some(segment) = members {
            // Crossed, so that the members are looked up one by one, however many sales there are.
            from = "segment_members m CROSS JOIN sales s".to_owned();
            let segment = selection.arg(segment.0.into());
            conditions.push_str(&format!(" AND m.owner_id = $1 AND m.segment_id = {segment} AND s.customer_id = m.customer_id"));
        }
        let frequency = question.frequency();
        let mut least = Vec::new();
        if let Some(orders) = frequency.min_orders {
            least.push(format!("{} >= {}", orders_of("s"), selection.arg(i64::from(orders).into())));
        }
        if let Some(amount) = frequency.min_amount {
            least.push(format!("SUM(s.gross) >= {}", selection.arg(amount.into())));
        }
        let least = if least.is_empty() { String::new() } else { format!(" HAVING {}", least.join(" AND ")) };
        let (within, from) = if asked.is_much(period) {
            (String::new(), format!("{from} WHERE {conditions}"))
        } else {
            // Set apart, or SQLite would rather walk all sales of all customers than group those of some days.
            let columns = "s.customer_id, s.order_code, s.gross, s.created_at";
            (format!("within AS MATERIALIZED (SELECT {columns} FROM {from} WHERE {conditions}), "), "within s".to_owned())
        };
        let bought = format!(
            "SELECT s.customer_id, {} AS orders, CAST(SUM(s.gross) AS BIGINT) AS total, MIN(s.created_at) AS first_at, MAX(s.created_at) AS last_at \
             FROM {from} GROUP BY s.customer_id{least}",
            orders_of("s")
        );
        selection.sql = match frequency.silent_since {
            None => format!("{within}chosen AS MATERIALIZED ({bought})"),
            Some(day) => {
                let lively = selection.since(asked, day, known);
                format!(
                    "{within}lively AS MATERIALIZED ({lively}), bought AS ({bought}), chosen AS MATERIALIZED (SELECT b.* FROM bought b \
                     LEFT JOIN lively l ON l.customer_id = b.customer_id WHERE l.customer_id IS NULL)"
                )
            }
        };
        Some(selection)
    }

    /// Adds a value and gives its placeholder.
    pub fn arg(&mut self, value: Arg) -> String {
        self.args.push(value);
        format!("${}", self.args.len())
    }

    /// ` AND …`: what the caller sees of the sales that are called so.
    pub fn seen(&mut self, sales: &str) -> String {
        reach::among(self.products, &format!("{sales}.product_id"), &mut self.args)
    }

    /// What each customer of a table bought in their life, as far as the caller sees it: customer_id, orders, total in the currency,
    /// first_at, last_at.
    pub fn lives(&mut self, of: &str) -> String {
        let seen = self.seen("t");
        format!(
            "SELECT t.customer_id, {} AS orders, CAST(SUM(CASE WHEN t.currency = $2 THEN t.gross ELSE 0 END) AS BIGINT) AS total, \
             MIN(t.created_at) AS first_at, MAX(t.created_at) AS last_at FROM {of} p CROSS JOIN sales t \
             WHERE t.owner_id = $1 AND t.customer_id = p.customer_id AND {}{seen} GROUP BY t.customer_id",
            orders_of("t"),
            sold("t")
        )
    }

    fn part(&mut self, part: &Part) -> Option<String> {
        let text = |selection: &mut Self, column: &str, text: &str| {
            if text.is_empty() {
                return format!(" AND COALESCE(s.{column}, '') = ''");
            }
            format!(" AND s.{column} = {}", selection.arg(text.into()))
        };
        Some(match part {
            Part::Product(product) if !self.products.reach(*product) => return None,
            Part::Product(product) => format!(" AND s.product_id = {}", self.arg(product.0.into())),
            Part::Brand(brand) => text(self, "brand", brand),
            Part::Category(category) => text(self, "category", category),
        })
    }

    /// Who bought anything on this day or later.
    fn since(&mut self, asked: &Asked<'_>, day: NaiveDate, known: Period) -> String {
        let moment = asked.moment("q.created_at", Period::new(day, known.to));
        let from = self.arg(start_of(day, asked.owner.zone).into());
        let seen = self.seen("q");
        format!("SELECT DISTINCT q.customer_id FROM sales q WHERE q.owner_id = $1 AND {} AND {moment} >= {from}{seen}", sold("q"))
    }
}

/// How many orders some sales are: a sale without an order reference is one by itself.
pub(super) fn orders_of(sales: &str) -> String {
    format!("CAST(COUNT(DISTINCT {sales}.order_code) + SUM(CASE WHEN {sales}.order_code IS NULL THEN 1 ELSE 0 END) AS BIGINT)")
}

/// Whether a sale of a table that is called so is sold.
pub(super) fn sold(sales: &str) -> String {
    SOLD.replace("s.", &format!("{sales}."))
}
