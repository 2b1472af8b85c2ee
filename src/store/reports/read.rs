//! Reading what a question asks for.

use super::columns::{Filter, Scan, Sums, SumsLine};
use super::plan::{self, Facet, Stretches, Values};
use super::raw::{Keys, Statement, Third};
use super::wanted::{Figured, Wanted};
use crate::bulk;
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::{reach, time};
use chrono::NaiveDate;
use domain::calendar::{day_from_number, day_number, day_of};
use domain::collaborators::Products;
use domain::id::ProductId;
use domain::money::Currency;
use domain::reports::{Dimension, Figures, Granularity, Measure, Period, Question, SEPARATOR, ServedBy, Sort};
use domain::sale::Method;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// A question in one owner's account, by somebody who sees some products, about one currency.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub owner: &'a Owner,
    pub products: &'a Products,
    pub question: &'a Question,
    pub currency: Currency,
}

/// What a row is about: a value of the question's dimension, with its product where the dimension has one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    product: Uuid,
    value: String,
}

/// The figures of one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub key: Key,
    pub figures: Figures,
}

impl Key {
    /// As answers write it.
    pub fn text(&self, by: Dimension) -> Result<String, StoreError> {
        Ok(match by {
            Dimension::Product => self.product.to_string(),
            Dimension::Offer => format!("{}{SEPARATOR}{}", self.product, self.value),
            Dimension::Method => {
                let code = self.value.parse().ok().and_then(Method::from_repr);
                code.ok_or_else(|| StoreError::Corrupt(format!("method {}", self.value)))?.name().to_owned()
            }
            _ => self.value.clone(),
        })
    }

    /// The product, where the dimension has one.
    pub fn product(&self, by: Dimension) -> Option<ProductId> {
        by.has_product().then_some(ProductId(self.product))
    }
}

/// What a question is answered from.
pub fn served_by(question: &Question, seen: &Products) -> ServedBy {
    plan::served_by(question.dimension(), &question.narrowed, plan::products(&question.narrowed, seen).is_some())
}

/// The currencies of the sales that the caller sees, the most used first.
pub async fn currencies(tx: &mut Tx, owner: &Owner, products: &Products) -> Result<Vec<Currency>, StoreError> {
    let mut args = args![owner.id.0, owner.zone_epoch];
    let seen = reach::among(products, "product_id", &mut args);
    let table = if products.are_all() { "totals_by_block" } else { "sales_by_block" };
    let sql = format!(
        "SELECT currency FROM {table} WHERE owner_id = $1 AND zone_epoch = $2 AND size = 256{seen} GROUP BY currency HAVING SUM(sales) > 0 ORDER BY SUM(sales) DESC, currency"
    );
    let rows: Vec<(String,)> = tx.all(sql, args).await?;
    rows.iter().map(|(code,)| crate::sales::currency(code)).collect()
}

/// The values of a dimension that were sold with most since a day, as far as days are summed up: keys without their product.
pub async fn values(tx: &mut Tx, owner: &Owner, by: Dimension, since: NaiveDate, most: u32) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT value FROM facets WHERE owner_id = $1 AND zone_epoch = $2 AND dimension = $3 AND size = 1 AND day >= $4
               GROUP BY value ORDER BY SUM(sold) DESC, value LIMIT $5";
    let since = i64::from(day_number(since));
    let rows: Vec<(String,)> = tx.all(sql, args![owner.id.0, owner.zone_epoch, by as i16, since, i64::from(most)]).await?;
    Ok(rows.into_iter().map(|(value,)| value).collect())
}

/// The owner's day of the first sale that the caller sees.
pub async fn first_day(tx: &mut Tx, owner: &Owner, products: &Products) -> Result<Option<NaiveDate>, StoreError> {
    let mut args = args![owner.id.0];
    let seen = reach::among(products, "product_id", &mut args);
    let (at,): (Option<i64>,) = tx.one(format!("SELECT MIN(created_at) FROM sales WHERE owner_id = $1{seen}"), args).await?;
    Ok(at.map(|at| day_of(time(at), owner.zone)))
}

/// What these products are called.
pub async fn names(tx: &mut Tx, owner: &Owner, products: &[ProductId]) -> Result<HashMap<ProductId, String>, StoreError> {
    let ids = products.iter().map(|product| product.0.into()).collect();
    let rows: Vec<(Uuid, String)> =
        bulk::among(tx, "SELECT id, name FROM products WHERE owner_id = $1 AND id IN", args![owner.id.0], ids).await?;
    Ok(rows.into_iter().map(|(id, name)| (ProductId(id), name)).collect())
}

/// Reads what a question asks for, in one transaction.
pub struct Reader<'t, 'a> {
    pub tx: &'t mut Tx,
    pub asked: Asked<'a>,
    /// The periods whose columns were gone through, at the finest grain that was asked for: each is gone through once.
    scanned: Vec<Scanned>,
}

#[derive(Clone)]
struct Scanned {
    period: Period,
    by: Option<Dimension>,
    sums: Arc<Sums>,
}

impl<'t, 'a> Reader<'t, 'a> {
    pub fn new(tx: &'t mut Tx, asked: Asked<'a>) -> Self {
        Self { tx, asked, scanned: Vec::new() }
    }

    /// The figures of the days of a period that have any; or of days, weeks and months, each by a day of it, as long as `grain` or shorter.
    pub async fn series(&mut self, period: Period, grain: Granularity) -> Result<Vec<(NaiveDate, Figures)>, StoreError> {
        let (statement, parts) = match self.source(period, None, Some(grain)).await? {
            Source::Nothing => return Ok(Vec::new()),
            Source::Sums(sums) => {
                return Ok(sums.days().iter().map(|(day, figures)| (day_from_number(*day as i32), *figures)).collect());
            }
            Source::Parts(statement, parts) => (statement, parts),
        };
        let sums = self.asked.wanted().sums();
        let day = beginning(grain);
        let sql =
            format!("SELECT $1 AS product_id, CAST('' AS TEXT) AS value, {day} AS day, {sums} FROM ({parts}) x GROUP BY {day} ORDER BY 3");
        let rows: Vec<Figured<i64>> = self.tx.all(sql, statement.args).await?;
        Ok(rows.into_iter().map(|row| (day_from_number(row.of as i32), row.figures)).collect())
    }

    /// `most` rows of a dimension after `skipped` others, in an order.
    pub async fn page(&mut self, by: Dimension, period: Period, sort: Sort, (skipped, most): (u32, u32)) -> Result<Vec<Line>, StoreError> {
        let (mut statement, parts) = match self.source(period, Some(by), None).await? {
            Source::Nothing => return Ok(Vec::new()),
            Source::Sums(sums) => return self.sorted(by, &sums, sort, (skipped, most)).await,
            Source::Parts(statement, parts) => (statement, parts),
        };
        let wanted = self.asked.wanted();
        let sums = wanted.sums();
        let any = wanted.names().map(|name| format!("r.{name} <> 0")).collect::<Vec<_>>().join(" OR ");
        let order = order(by, sort);
        let (limit, offset) = (statement.arg(i64::from(most).into()), statement.arg(i64::from(skipped).into()));
        let sql = format!(
            "SELECT * FROM (SELECT x.product_id, x.value, CAST(0 AS BIGINT) AS day, {sums} FROM ({parts}) x GROUP BY x.product_id, x.value) r
             WHERE {any} ORDER BY {order}, r.product_id, r.value LIMIT {limit} OFFSET {offset}"
        );
        let rows: Vec<Figured<i64>> = self.tx.all(sql, statement.args).await?;
        Ok(rows.into_iter().map(|row| Line { key: Key { product: row.product, value: row.value }, figures: row.figures }).collect())
    }

    /// The figures of these rows in a period; those without any are left out.
    pub async fn by_key(&mut self, by: Dimension, period: Period, keys: &[Key]) -> Result<HashMap<Key, Figures>, StoreError> {
        let rows = self.of_keys(by, period, keys, None).await?;
        Ok(rows.into_iter().map(|row| (Key { product: row.product, value: row.value }, row.figures)).collect())
    }

    /// The same by day, or as [`Reader::series`] has them.
    pub async fn by_key_and_day(
        &mut self,
        by: Dimension,
        period: Period,
        keys: &[Key],
        grain: Granularity,
    ) -> Result<Vec<(Key, NaiveDate, Figures)>, StoreError> {
        let rows = self.of_keys(by, period, keys, Some(grain)).await?;
        let row = |row: Figured<i64>| (Key { product: row.product, value: row.value }, day_from_number(row.of as i32), row.figures);
        Ok(rows.into_iter().map(row).collect())
    }

    async fn of_keys(
        &mut self,
        by: Dimension,
        period: Period,
        keys: &[Key],
        grain: Option<Granularity>,
    ) -> Result<Vec<Figured<i64>>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let (mut statement, parts) = match self.source(period, Some(by), grain).await? {
            Source::Nothing => return Ok(Vec::new()),
            Source::Sums(sums) => {
                let is_chosen = |line: &SumsLine| keys.iter().any(|key| key.product == line.product && key.value == line.value);
                let figured = |line: &SumsLine, of: i64, figures| Figured { product: line.product, value: line.value.clone(), of, figures };
                if grain.is_none() {
                    let chosen = sums.lines().iter().filter(|line| is_chosen(line));
                    return Ok(chosen.map(|line| figured(line, 0, line.whole)).collect());
                }
                let of_cells = |sums: &Sums| -> Option<Vec<Figured<i64>>> {
                    let chosen = sums.cells()?.filter(|(line, ..)| is_chosen(line));
                    Some(chosen.map(|(line, day, figures)| figured(line, day, figures)).collect())
                };
                if let Some(rows) = of_cells(&sums) {
                    return Ok(rows);
                }
                let mut few = Sums::only(keys.iter().map(|key| (key.product, key.value.as_str())));
                self.gather(period, Some(by), &mut few).await?;
                return Ok(of_cells(&few).unwrap_or_default());
            }
            Source::Parts(statement, parts) => (statement, parts),
        };
        let sums = self.asked.wanted().sums();
        let day = grain.map_or("CAST(0 AS BIGINT)", beginning);
        let and_day = if grain.is_some() { format!(", {day}") } else { String::new() };
        let chosen: Vec<String> = keys
            .iter()
            .map(|key| {
                format!("(x.product_id = {} AND x.value = {})", statement.arg(key.product.into()), statement.arg(key.value.as_str().into()))
            })
            .collect();
        let sql = format!(
            "SELECT x.product_id, x.value, {day} AS day, {sums} FROM ({parts}) x WHERE {} GROUP BY x.product_id, x.value{and_day}",
            chosen.join(" OR ")
        );
        self.tx.all(sql, statement.args).await
    }

    /// A page of rows that are in memory, in the order that [`order`] gives those of a statement.
    async fn sorted(
        &mut self,
        by: Dimension,
        sums: &Sums,
        Sort { by: measure, ascending }: Sort,
        (skipped, most): (u32, u32),
    ) -> Result<Vec<Line>, StoreError> {
        let lines =
            sums.lines().iter().map(|line| Line { key: Key { product: line.product, value: line.value.clone() }, figures: line.whole });
        let mut lines: Vec<Line> = lines.filter(|line| !line.figures.is_zero()).collect();
        let directed = |order: Ordering| if ascending { order } else { order.reverse() };
        lines.sort_unstable_by(|a, b| (a.key.product, &a.key.value).cmp(&(b.key.product, &b.key.value)));
        match measure {
            Some(measure) => lines.sort_by(|a, b| match (measure.fraction(&a.figures), measure.fraction(&b.figures)) {
                (Some((a, per_a)), Some((b, per_b))) => directed((a * per_b).cmp(&(b * per_a))),
                (a, b) => b.is_some().cmp(&a.is_some()),
            }),
            None => {
                let products: Vec<ProductId> = lines.iter().filter_map(|line| line.key.product(by)).collect();
                let names = names(self.tx, self.asked.owner, &products).await?;
                let name = |line: &Line| line.key.product(by).and_then(|product| names.get(&product));
                lines.sort_by(|a, b| directed((name(a), &a.key.value).cmp(&(name(b), &b.key.value))));
            }
        }
        Ok(lines.into_iter().skip(skipped as usize).take(most as usize).collect())
    }

    /// Where the figures of a period come from: by day or longer stretches, or all days together.
    async fn source(&mut self, period: Period, by: Option<Dimension>, grain: Option<Granularity>) -> Result<Source, StoreError> {
        let asked = self.asked;
        let products = asked.among();
        if products.as_ref().is_some_and(Vec::is_empty) {
            return Ok(Source::Nothing);
        }
        // Series and rows are taken from one pass, at the grain of the rows.
        let rows = asked.question.dimension();
        let Some(facet) = plan::facet(by, &asked.question.narrowed, products.is_some()) else {
            return self.scanned(period, by.or(rows)).await.map(Source::Sums);
        };
        let wanted = asked.wanted();
        let mut statement = asked.statement(products.as_deref());
        let keys = Keys { by, third: ("day", if grain.is_some() { Third::Day } else { Third::Nothing }) };
        let by_month = grain.is_none_or(|grain| grain == Granularity::Month);
        let stretches = Stretches::of(period, &stale_days(self.tx, asked.owner, period).await?, by_month);
        let mut parts = rollup(&mut statement, &asked, &facet, products.as_deref(), &stretches, &wanted);
        for days in &stretches.sales {
            parts.extend(statement.days(asked.owner, *days, keys, &wanted));
        }
        Ok(Source::Parts(statement, parts.join(" UNION ALL ")))
    }

    /// What columns and sales say of a period; each is gone through once.
    async fn scanned(&mut self, period: Period, by: Option<Dimension>) -> Result<Arc<Sums>, StoreError> {
        if let Some(known) = self.scanned.iter().find(|known| known.period == period && known.by == by) {
            return Ok(known.sums.clone());
        }
        let mut sums = Sums::new();
        self.gather(period, by, &mut sums).await?;
        let sums = Arc::new(sums);
        self.scanned.push(Scanned { period, by, sums: sums.clone() });
        Ok(sums)
    }

    /// Adds what the columns say of a period, and the sales of those days that are not summed up.
    async fn gather(&mut self, period: Period, by: Option<Dimension>, sums: &mut Sums) -> Result<(), StoreError> {
        let asked = self.asked;
        let (wanted, products) = (asked.wanted(), asked.among());
        let sales = Stretches::of(period, &stale_days(self.tx, asked.owner, period).await?, false).sales;
        if !sales.is_empty() {
            let mut statement = asked.statement(products.as_deref());
            let keys = Keys { by, third: ("day", Third::Day) };
            let parts: Vec<String> = sales.iter().flat_map(|days| statement.days(asked.owner, *days, keys, &wanted)).collect();
            let sql = format!(
                "SELECT x.product_id, x.value, x.day, {} FROM ({}) x GROUP BY x.product_id, x.value, x.day",
                wanted.sums(),
                parts.join(" UNION ALL ")
            );
            let rows: Vec<Figured<i64>> = self.tx.all(sql, statement.args).await?;
            rows.into_iter().for_each(|row| sums.add(row.product, &row.value, row.of, row.figures));
        }
        let filter = Filter { currency: Some(asked.currency.code()), products: products.as_deref(), narrowed: &asked.question.narrowed };
        Scan { owner: asked.owner, filter, by, wanted }.run(self.tx, period, &sales, sums).await
    }
}

/// The day that stands for a row `x` of one day in a series: its own, or the Monday of its week. Rows of months stand by themselves.
fn beginning(grain: Granularity) -> &'static str {
    match grain {
        // The first of January 1970 was a Thursday.
        Granularity::Week => "(x.day - (x.day + 3) % 7)",
        Granularity::Day | Granularity::Month => "x.day",
    }
}

impl Asked<'_> {
    /// The figures that the report shows.
    fn wanted(&self) -> Wanted {
        self.question.report.spec().map_or(Wanted::ALL, Wanted::of)
    }

    /// The products over which it asks; none for all.
    fn among(&self) -> Option<Vec<ProductId>> {
        plan::products(&self.question.narrowed, self.products)
    }

    /// A statement under the conditions of the question.
    fn statement(&self, products: Option<&[ProductId]>) -> Statement {
        let mut statement = Statement::new(self.owner);
        statement.currency(self.currency.code());
        statement.products(products);
        statement.narrow(&self.question.narrowed);
        statement
    }
}

/// The order of rows `r`. What is unknown comes last, whatever the direction.
fn order(by: Dimension, sort: Sort) -> String {
    let direction = if sort.ascending { "ASC" } else { "DESC" };
    let place = match sort.by {
        None if by.has_product() => {
            return format!(
                "(SELECT p.name FROM products p WHERE p.owner_id = $1 AND p.id = r.product_id) {direction}, r.value {direction}"
            );
        }
        None => return format!("r.value {direction}"),
        Some(measure) => value_of(measure),
    };
    format!("{place} {direction} NULLS LAST")
}

/// A measure of a row `r`, unknown where it is so.
fn value_of(measure: Measure) -> String {
    let (sum, by) = measure.columns();
    let known = format!("{sum}_known");
    if Figures::NAMES.contains(&known.as_str()) {
        return format!("CASE WHEN r.{known} = 0 AND r.sold > 0 THEN NULL ELSE r.{sum} END");
    }
    if by.is_empty() {
        return format!("r.{sum}");
    }
    let by = by.iter().map(|name| format!("r.{name}")).collect::<Vec<_>>().join(" + ");
    format!("CAST(r.{sum} AS DOUBLE PRECISION) / NULLIF({by}, 0)")
}

/// Where figures come from.
enum Source {
    /// Nothing can be there.
    Nothing,
    /// Rows, one beside the other, whose sums they are: product, value, day and figures.
    Parts(Statement, String),
    /// Filters that no rollup knows: what was worked out from columns, and from the sales of days that are not summed up.
    Sums(Arc<Sums>),
}

/// The parts that are read from the rollup.
fn rollup(
    statement: &mut Statement,
    asked: &Asked<'_>,
    facet: &Facet,
    products: Option<&[ProductId]>,
    stretches: &Stretches,
    wanted: &Wanted,
) -> Vec<String> {
    let ranges = stretches.months.iter().map(|range| (1, *range)).chain(stretches.days.iter().map(|range| (0, *range)));
    let ranges: Vec<(i32, (i64, i64))> = ranges.collect();
    if ranges.is_empty() {
        return Vec::new();
    }
    let epoch = statement.arg(asked.owner.zone_epoch.into());
    let currency = statement.arg(asked.currency.code().into());
    let mut which = match products {
        Some(products) => reach::list(products.iter().copied(), "f.product_id", &mut statement.args),
        None => String::new(),
    };
    match &facet.values {
        Values::All => {}
        Values::Among(values) => {
            let places: Vec<String> = values.iter().map(|value| statement.arg(value.as_str().into())).collect();
            which.push_str(&format!(" AND f.value IN ({})", places.join(",")));
        }
        Values::Beginning(text) => {
            let place = statement.arg(text.as_str().into());
            which.push_str(&format!(" AND SUBSTR(f.value, 1, {}) = {place}", text.chars().count()));
        }
    }
    let dimension = facet.dimension.map_or(0, |dimension| dimension as i16);
    let figures = wanted.names().map(|name| format!("f.{name}")).collect::<Vec<_>>().join(", ");
    let part = |(size, (first, last)): (i32, (i64, i64))| {
        let (first, last) = (statement.arg(first.into()), statement.arg(last.into()));
        format!(
            "SELECT f.product_id, f.value, f.day, {figures} FROM facets f WHERE f.owner_id = $1 AND f.zone_epoch = {epoch} AND f.dimension = {dimension} \
             AND f.size = {size} AND f.day >= {first} AND f.day < {last} AND f.currency = {currency}{which}"
        )
    };
    ranges.into_iter().map(part).collect()
}

/// The days of a period that are not summed up.
pub(super) async fn stale_days(tx: &mut Tx, owner: &Owner, period: Period) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<(i64,)> = tx
        .all(
            "SELECT day FROM stale_days WHERE owner_id = $1 AND zone_epoch = $2 AND day >= $3 AND day < $4 ORDER BY day",
            args![owner.id.0, owner.zone_epoch, i64::from(day_number(period.from)), i64::from(day_number(period.end()))],
        )
        .await?;
    Ok(rows.into_iter().map(|(day,)| day).collect())
}
