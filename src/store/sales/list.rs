//! My sales: one page by keyset, and the totals of the whole selection.

use super::row::{currency, method, state};
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::figures::{self, Group};
use crate::owners::Owner;
use crate::{micros, reach, time};
use domain::calendar::{day_number, start_of};
use domain::collaborators::Products;
use domain::figures::Sums;
use domain::id::{ProductId, SaleId};
use domain::listing::{Cursor, Filter, Line, PAGE_SIZE, Page, Sort, Totals};
use domain::money::Currency;
use domain::name::{Email, fold};
use domain::sale::Standing;
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Customers that a text may name before the list is walked instead of looked up.
const FEW: usize = 300;

#[derive(FromRow)]
pub(super) struct LineRow {
    id: Uuid,
    transaction_code: String,
    state: i16,
    created_at: i64,
    approved_at: Option<i64>,
    buyer_name: Option<String>,
    email: String,
    product_id: Uuid,
    product: String,
    method: i16,
    installments: i64,
    currency: String,
    gross: i64,
    net: Option<i64>,
    utm_source: Option<String>,
    recovered: bool,
}

pub(super) const LINE_COLUMNS: &str = "s.id, s.transaction_code, s.state, s.created_at, s.approved_at, s.buyer_name, c.email, s.product_id, p.name AS product, s.method, \
     s.installments, s.currency, s.gross, s.net, s.utm_source, s.recovered";
pub(super) const LINE_JOINS: &str = "JOIN customers c ON c.owner_id = s.owner_id AND c.id = s.customer_id JOIN products p ON p.owner_id = s.owner_id AND p.id = s.product_id";

impl LineRow {
    pub(super) fn line(self, owner: &Owner) -> Result<Line, StoreError> {
        let created_at = time(self.created_at);
        let approved_at = self.approved_at.map(time);
        Ok(Line {
            id: SaleId(self.id),
            code: self.transaction_code,
            state: state(self.state)?,
            was_approved: approved_at.is_some(),
            created_at,
            created_local: created_at.with_timezone(&owner.zone).naive_local(),
            approved_at,
            approved_local: approved_at.map(|at| at.with_timezone(&owner.zone).naive_local()),
            buyer_name: self.buyer_name,
            buyer_email: self.email,
            product_id: ProductId(self.product_id),
            product: self.product,
            method: method(self.method)?,
            installments: self.installments,
            currency: currency(&self.currency)?,
            gross: self.gross,
            net: self.net,
            source: self.utm_source,
            recovered: self.recovered,
        })
    }
}

/// One page of the selection.
pub async fn page(tx: &mut Tx, owner: &Owner, products: &Products, filter: &Filter) -> Result<Page, StoreError> {
    let Some(mut narrowed) = Narrowed::new(tx, owner, products, filter).await? else { return Ok(Page::default()) };
    let column = match filter.sort {
        Sort::Created => "s.created_at",
        Sort::Approved => "s.approved_at",
        Sort::Gross => "s.gross",
    };
    if filter.sort == Sort::Approved {
        narrowed.sql.push_str(" AND s.approved_at IS NOT NULL");
    }
    let backwards = filter.cursor.is_some_and(|cursor| cursor.backwards);
    let rising = filter.ascending != backwards;
    if let Some(cursor) = filter.cursor {
        let sign = if rising { '>' } else { '<' };
        let value = narrowed.arg(cursor.value.into());
        let id = narrowed.arg(cursor.id.0.into());
        narrowed.sql.push_str(&format!(" AND ({column}, s.id) {sign} ({value}, {id})"));
    }
    let order = if rising { "ASC" } else { "DESC" };
    let limit = PAGE_SIZE + 1;
    // The page's ids first, from indices alone; names are joined to these few rows.
    let ids = narrowed.branches().map(|branch| format!("SELECT * FROM (SELECT s.id, {column} AS place FROM sales s WHERE {branch} ORDER BY {column} {order}, s.id {order} LIMIT {limit}) b"));
    let union = ids.collect::<Vec<_>>().join(" UNION ALL ");
    let sql = format!(
        "WITH found AS (SELECT id, place FROM ({union}) u ORDER BY place {order}, id {order} LIMIT {limit})
         SELECT {LINE_COLUMNS} FROM found f JOIN sales s ON s.owner_id = $1 AND s.id = f.id {LINE_JOINS} ORDER BY f.place {order}, f.id {order}"
    );
    let rows: Vec<LineRow> = tx.all(sql, narrowed.args).await?;
    let more = rows.len() > PAGE_SIZE;
    let mut lines = rows.into_iter().take(PAGE_SIZE).map(|row| row.line(owner)).collect::<Result<Vec<_>, _>>()?;
    if backwards {
        lines.reverse();
    }
    let place = |line: &Line, backwards: bool| Cursor {
        backwards,
        id: line.id,
        value: match filter.sort {
            Sort::Created => micros(line.created_at),
            Sort::Approved => line.approved_at.map_or(0, micros),
            Sort::Gross => line.gross,
        },
    };
    let (has_previous, has_next) = if backwards { (more, true) } else { (filter.cursor.is_some(), more) };
    Ok(Page {
        previous: lines.first().filter(|_| has_previous).map(|line| place(line, true)),
        next: lines.last().filter(|_| has_next).map(|line| place(line, false)),
        lines,
    })
}

/// The totals of the whole selection, per currency, the most sales first.
pub async fn totals(tx: &mut Tx, owner: &Owner, products: &Products, filter: &Filter) -> Result<Vec<Totals>, StoreError> {
    let chosen: Option<Vec<ProductId>> = match filter.product {
        Some(product) => Some(Vec::from_iter(products.reach(product).then_some(product))),
        None => products.only().map(Iterator::collect),
    };
    let groups = if filter.text.is_none() {
        let day = |day: chrono::NaiveDate| i64::from(day_number(day));
        figures::selected(
            tx,
            owner,
            (filter.from.map(day), filter.to.map(|to| day(to) + 1)),
            chosen.as_deref(),
            &filter.methods,
            &filter.states,
            filter.currency,
        )
        .await?
    } else {
        counted(tx, owner, products, filter).await?
    };
    let mut totals: BTreeMap<Currency, Totals> = BTreeMap::new();
    for group in groups {
        let entry =
            totals.entry(group.currency).or_insert(Totals { currency: group.currency, all: Sums::default(), sold: Sums::default() });
        entry.all += group.sums;
        if Standing::of(group.state, group.was_approved) == Standing::Sold {
            entry.sold += group.sums;
        }
    }
    let mut totals: Vec<Totals> = totals.into_values().filter(|t| t.all.count > 0).collect();
    totals.sort_by_key(|t| std::cmp::Reverse(t.all.count));
    Ok(totals)
}

/// Sums over the sales themselves, where a text narrows the selection as no rollup does.
async fn counted(tx: &mut Tx, owner: &Owner, products: &Products, filter: &Filter) -> Result<Vec<Group>, StoreError> {
    let Some(narrowed) = Narrowed::new(tx, owner, products, filter).await? else { return Ok(Vec::new()) };
    type Counted = (String, i16, bool, i64, i64, i64, i64);
    let rows: Vec<Counted> = tx
        .all(
            format!(
                "SELECT s.currency, s.state, s.approved_at IS NOT NULL, COUNT(*), CAST(SUM(s.gross) AS BIGINT), CAST(COALESCE(SUM(s.net), 0) AS BIGINT), COUNT(s.net)
                 FROM sales s WHERE {} GROUP BY s.currency, s.state, s.approved_at IS NOT NULL",
                narrowed.whole()
            ),
            narrowed.args,
        )
        .await?;
    rows.into_iter()
        .map(|(code, state_code, was_approved, count, gross, net, net_known)| {
            Ok(Group { currency: currency(&code)?, state: state(state_code)?, was_approved, sums: Sums { count, gross, net, net_known } })
        })
        .collect()
}

/// A filter as SQL conditions on `sales s`.
struct Narrowed {
    sql: String,
    args: Vec<Arg>,
    /// Placeholders of the states; several become branches of a union, each in the order of its own index range.
    states: Vec<String>,
}

impl Narrowed {
    /// None where nothing can match.
    async fn new(tx: &mut Tx, owner: &Owner, products: &Products, filter: &Filter) -> Result<Option<Self>, StoreError> {
        let mut narrowed = Self { sql: "s.owner_id = $1".into(), args: args![owner.id.0], states: Vec::new() };
        let seen = reach::among(products, "s.product_id", &mut narrowed.args);
        narrowed.sql.push_str(&seen);
        if let Some(from) = filter.from {
            let from = narrowed.arg(start_of(from, owner.zone).into());
            narrowed.sql.push_str(&format!(" AND s.created_at >= {from}"));
        }
        if let Some(to) = filter.to.and_then(|to| to.succ_opt()) {
            let to = narrowed.arg(start_of(to, owner.zone).into());
            narrowed.sql.push_str(&format!(" AND s.created_at < {to}"));
        }
        if let Some(product) = filter.product {
            let product = narrowed.arg(product.0.into());
            narrowed.sql.push_str(&format!(" AND s.product_id = {product}"));
        }
        if let Some(currency) = filter.currency {
            let currency = narrowed.arg(currency.code().into());
            narrowed.sql.push_str(&format!(" AND s.currency = {currency}"));
        }
        if !filter.methods.is_empty() {
            let places: Vec<String> = filter.methods.iter().map(|m| narrowed.arg((*m as i16).into())).collect();
            narrowed.sql.push_str(&format!(" AND s.method IN ({})", places.join(",")));
        }
        if let Some(text) = &filter.text
            && !narrowed.text(tx, owner, text).await?
        {
            return Ok(None);
        }
        for state in &filter.states {
            let place = narrowed.arg((*state as i16).into());
            narrowed.states.push(place);
        }
        Ok(Some(narrowed))
    }

    /// Adds a value and gives its placeholder.
    fn arg(&mut self, value: Arg) -> String {
        self.args.push(value);
        format!("${}", self.args.len())
    }

    /// Narrows to an exact code, e-mail or document, or buyers of whose name a word begins so. False where there is none.
    async fn text(&mut self, tx: &mut Tx, owner: &Owner, text: &str) -> Result<bool, StoreError> {
        let owner_id = owner.id.0;
        let mut customers: Vec<(Uuid,)> = Vec::new();
        if let Ok(email) = Email::parse(text) {
            customers = tx.all("SELECT id FROM customers WHERE owner_id = $1 AND email = $2", args![owner_id, email.as_str()]).await?;
        } else {
            customers.extend(
                tx.all::<(Uuid,)>("SELECT id FROM customers WHERE owner_id = $1 AND document = $2 LIMIT 300", args![owner_id, text])
                    .await?,
            );
            let prefix = fold(text);
            if prefix.chars().count() >= 2 && prefix.chars().all(char::is_alphanumeric) {
                // The greatest character ends the range of words that begin so.
                let found: Vec<(Uuid,)> = tx
                    .all(
                        format!(
                            "SELECT customer_id FROM customer_words WHERE owner_id = $1 AND word >= $2 AND word < $3 LIMIT {}",
                            FEW + 1
                        ),
                        args![owner_id, prefix.as_str(), format!("{prefix}\u{10ffff}")],
                    )
                    .await?;
                if found.len() > FEW {
                    let (from, to) = (self.arg(prefix.as_str().into()), self.arg(format!("{prefix}\u{10ffff}").into()));
                    self.sql.push_str(&format!(
                        " AND s.customer_id IN (SELECT w.customer_id FROM customer_words w WHERE w.owner_id = $1 AND w.word >= {from} AND w.word < {to})"
                    ));
                    return Ok(true);
                }
                customers.extend(found);
            }
        }
        let codes: Vec<(Uuid,)> = tx
            .all("SELECT id FROM sales WHERE owner_id = $1 AND source IN (0, 1, 2) AND transaction_code = $2", args![owner_id, text])
            .await?;
        if customers.is_empty() && codes.is_empty() {
            return Ok(false);
        }
        customers.sort_unstable();
        customers.dedup();
        let mut conditions = Vec::new();
        for (column, ids) in [("s.customer_id", customers), ("s.id", codes)] {
            if !ids.is_empty() {
                conditions.push(format!("{column} IN ({})", bulk::list(ids.len(), self.args.len() + 1)));
                self.args.extend(ids.into_iter().map(|(id,)| Arg::from(id)));
            }
        }
        self.sql.push_str(&format!(" AND ({})", conditions.join(" OR ")));
        Ok(true)
    }

    /// The conditions, once for each state where states are chosen.
    fn branches(&self) -> impl Iterator<Item = String> + '_ {
        let all = self.states.is_empty().then(|| self.sql.clone());
        all.into_iter().chain(self.states.iter().map(|place| format!("{} AND s.state = {place}", self.sql)))
    }

    /// The conditions as one.
    fn whole(&self) -> String {
        if self.states.is_empty() { self.sql.clone() } else { format!("{} AND s.state IN ({})", self.sql, self.states.join(",")) }
    }
}
