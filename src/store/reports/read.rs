//! Reading what a question asks for.

use super::columns::{Filter, Scan, Sums, SumsLine};
use super::plan::{self, Facet, Stretches, Values};
use super::raw::{Keys, Statement, Third};
use super::wanted::{Picked, Wanted};
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::{reach, time};
use chrono::NaiveDate;
use domain::calendar::{day_from_number, day_number, day_of};
use domain::collaborators::Products;
use domain::id::ProductId;
use domain::money::Currency;
use domain::reports::{Dimension, Figures, Granularity, Period, Question, SEPARATOR, ServedBy, Sort};
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
    /// What was read: by period, dimension and grain.
    known: Vec<(Of, Arc<Sums>)>,
}

/// What sums are of.
type Of = (Period, Option<Dimension>, Option<Granularity>);

impl<'t, 'a> Reader<'t, 'a> {
    pub fn new(tx: &'t mut Tx, asked: Asked<'a>) -> Self {
        Self { tx, asked, known: Vec::new() }
    }

    /// The figures of the days of a period that have any; or of days, weeks and months, each by a day of it, as long as `grain` or shorter.
    pub async fn series(&mut self, period: Period, grain: Granularity) -> Result<Vec<(NaiveDate, Figures)>, StoreError> {
        let sums = self.sums(period, None, Some(grain), None).await?;
        Ok(sums.days().iter().map(|(day, figures)| (day_from_number(*day as i32), *figures)).collect())
    }

    /// `most` rows of a dimension after `skipped` others, in an order. What is unknown comes last, whatever the direction.
    pub async fn page(
        &mut self,
        by: Dimension,
        period: Period,
        Sort { by: measure, ascending }: Sort,
        (skipped, most): (u32, u32),
    ) -> Result<Vec<Line>, StoreError> {
        let sums = self.sums(period, Some(by), None, None).await?;
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

    /// The figures of these rows in a period; those without any are left out.
    pub async fn by_key(&mut self, by: Dimension, period: Period, keys: &[Key]) -> Result<HashMap<Key, Figures>, StoreError> {
        let sums = self.sums(period, Some(by), None, Some(keys)).await?;
        let lines = sums.lines().iter().filter(|line| !line.whole.is_zero());
        Ok(lines.filter_map(|line| Some((key_of(keys, line)?.clone(), line.whole))).collect())
    }

    /// The same by day, or as [`Reader::series`] has them.
    pub async fn by_key_and_day(
        &mut self,
        by: Dimension,
        period: Period,
        keys: &[Key],
        grain: Granularity,
    ) -> Result<Vec<(Key, NaiveDate, Figures)>, StoreError> {
        let sums = self.sums(period, Some(by), Some(grain), Some(keys)).await?;
        let cells = sums.cells().into_iter().flatten();
        Ok(cells.filter_map(|(line, day, figures)| Some((key_of(keys, line)?.clone(), day_from_number(day as i32), figures))).collect())
    }

    /// Figures of a period by value, and by day or longer stretch where a grain is asked for; of some values alone, where they are given.
    async fn sums(
        &mut self,
        period: Period,
        by: Option<Dimension>,
        grain: Option<Granularity>,
        keys: Option<&[Key]>,
    ) -> Result<Arc<Sums>, StoreError> {
        let asked = self.asked;
        let products = asked.among();
        if products.as_ref().is_some_and(Vec::is_empty) || keys.is_some_and(<[_]>::is_empty) {
            return Ok(Arc::default());
        }
        let facet = plan::facet(by, &asked.question.narrowed, products.is_some());
        // Columns are gone through once for series and rows, at the grain of the rows.
        let of = if facet.is_some() { (period, by, grain) } else { (period, by.or(asked.question.dimension()), Some(Granularity::Day)) };
        let is_enough = |sums: &Sums| keys.is_none() || grain.is_none() || sums.cells().is_some();
        if let Some((_, sums)) = self.known.iter().find(|(known, sums)| *known == of && is_enough(sums)) {
            return Ok(sums.clone());
        }
        let mut sums = keys.map_or_else(Sums::new, |keys| Sums::only(keys.iter().map(|key| (key.product, key.value.as_str()))));
        match facet {
            Some(facet) => self.add_up(period, by, grain, (&facet, products.as_deref()), keys, &mut sums).await?,
            None => self.gather(period, of.1, products.as_deref(), &mut sums).await?,
        }
        let sums = Arc::new(sums);
        if keys.is_none() {
            self.known.push((of, sums.clone()));
        }
        Ok(sums)
    }

    /// Adds what the rollup says of a period, and the sales of those days that are not summed up.
    async fn add_up(
        &mut self,
        period: Period,
        by: Option<Dimension>,
        grain: Option<Granularity>,
        (facet, products): (&Facet, Option<&[ProductId]>),
        keys: Option<&[Key]>,
        sums: &mut Sums,
    ) -> Result<(), StoreError> {
        let asked = self.asked;
        let by_month = grain.is_none_or(|grain| grain == Granularity::Month);
        let stretches = Stretches::of(period, &stale_days(self.tx, asked.owner, period).await?, by_month);
        let mut statement = asked.statement(products);
        let third = ("day", if grain.is_some() { Third::Day } else { Third::Nothing });
        let wanted = asked.wanted();
        let mut parts = rollup(&mut statement, &asked, facet, products, &stretches, &wanted);
        for days in &stretches.sales {
            parts.extend(statement.days(asked.owner, *days, Keys { by, third }, &wanted));
        }
        // A few by day are picked there; many, or few rows, here.
        let picked = match keys.filter(|_| grain.is_some()) {
            Some(keys) => {
                let each = keys.iter().map(|key| {
                    let (product, value) = (statement.arg(key.product.into()), statement.arg(key.value.as_str().into()));
                    format!("(x.product_id = {product} AND x.value = {value})")
                });
                let each = each.collect::<Vec<_>>().join(" OR ");
                format!("SELECT * FROM ({}) x WHERE {each}", parts.join(" UNION ALL "))
            }
            None => parts.join(" UNION ALL "),
        };
        self.fetch(picked, statement.args, grain, sums).await
    }

    /// Adds what the columns say of a period, and the sales of those days that are not summed up.
    async fn gather(
        &mut self,
        period: Period,
        by: Option<Dimension>,
        products: Option<&[ProductId]>,
        sums: &mut Sums,
    ) -> Result<(), StoreError> {
        let asked = self.asked;
        let wanted = asked.wanted();
        let sales = Stretches::of(period, &stale_days(self.tx, asked.owner, period).await?, false).sales;
        if !sales.is_empty() {
            let mut statement = asked.statement(products);
            let keys = Keys { by, third: ("day", Third::Day) };
            let parts: Vec<String> = sales.iter().flat_map(|days| statement.days(asked.owner, *days, keys, &wanted)).collect();
            self.fetch(parts.join(" UNION ALL "), statement.args, Some(Granularity::Day), sums).await?;
        }
        let filter = Filter { currency: Some(asked.currency.code()), products, narrowed: &asked.question.narrowed };
        Scan { owner: asked.owner, filter, by, wanted }.run(self.tx, period, &sales, sums).await
    }

    /// Adds rows of product, value, day and the wanted figures. They are added up here, because SQLite would sort them all to group them, and
    /// the figures of a row come as one text: on the way from SQLite each value of each row costs more than its digits.
    async fn fetch(&mut self, sql: String, args: Vec<Arg>, grain: Option<Granularity>, sums: &mut Sums) -> Result<(), StoreError> {
        let wanted = self.asked.wanted();
        let figures = wanted.names().map(|name| format!("x.{name}")).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT x.product_id, x.value, x.day, CONCAT_WS(',', {figures}) FROM ({sql}) x");
        let rows: Vec<Picked> = self.tx.all(sql, args).await?;
        for row in rows {
            sums.add(row.product, &row.value, beginning(row.day, grain), wanted.figures(&row.figures));
        }
        Ok(())
    }
}

/// The day that stands for a day in a series: its own, or the Monday of its week. Rows of months stand by themselves.
fn beginning(day: i64, grain: Option<Granularity>) -> i64 {
    match grain {
        // The first of January 1970 was a Thursday.
        Some(Granularity::Week) => day - (day + 3).rem_euclid(7),
        Some(Granularity::Day | Granularity::Month) => day,
        None => 0,
    }
}

/// The key of a line, if it is one of these.
fn key_of<'k>(keys: &'k [Key], line: &SumsLine) -> Option<&'k Key> {
    keys.iter().find(|key| key.product == line.product && key.value == line.value)
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
