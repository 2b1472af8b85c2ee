//! Rollups: the sums that figures are read from, changed with every sale in its own transaction.

use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::reach;
use crate::sales::SaleRow;
use domain::Time;
use domain::calendar::{day_number, day_of};
use domain::collaborators::Products;
use domain::figures::{BLOCKS, HOUR, Span, Sums, block_of, days_within, hours_within};
use domain::id::ProductId;
use domain::ledger::Transfer;
use domain::money::Currency;
use domain::sale::{Amounts, Method, Progress, State};
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Sums of some sales that have currency, state and approval in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub currency: Currency,
    pub state: State,
    pub was_approved: bool,
    pub sums: Sums,
}

type SaleKey = (i64, Currency, Uuid, Method, State, bool);
type TotalKey = (i64, Currency, State, bool);

/// Changes to the rollups and balances of one owner, gathered and then written at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Deltas {
    owner: Uuid,
    zone_epoch: i64,
    zone: Option<chrono_tz::Tz>,
    sales_by_day: BTreeMap<SaleKey, Sums>,
    sales_by_block: BTreeMap<(i64, SaleKey), Sums>,
    totals_by_day: BTreeMap<TotalKey, Sums>,
    totals_by_block: BTreeMap<(i64, TotalKey), Sums>,
    totals_by_hour: BTreeMap<TotalKey, Sums>,
    balances: BTreeMap<(Currency, i16), i64>,
}

impl Deltas {
    pub fn new(owner: &Owner) -> Self {
        Self { owner: owner.id.0, zone_epoch: owner.zone_epoch, zone: Some(owner.zone), ..Self::default() }
    }

    /// Adds (`sign` 1) or takes away (−1) one sale.
    #[allow(clippy::too_many_arguments, reason = "the parts of one key, used in two places of one crate")]
    pub fn add(
        &mut self,
        created_at: Time,
        amounts: &Amounts,
        product: Uuid,
        method: Method,
        progress: &Progress,
        net: Option<i64>,
        sign: i64,
    ) {
        let mut sums = Sums::of(amounts.gross, net);
        if sign < 0 {
            sums = -sums;
        }
        let day = self.zone.map_or(0, |zone| i64::from(day_number(day_of(created_at, zone))));
        let (state, was_approved, currency) = (progress.state, progress.approved_at.is_some(), amounts.currency);
        let sale = |day| (day, currency, product, method, state, was_approved);
        let total = |bucket| (bucket, currency, state, was_approved);
        *self.sales_by_day.entry(sale(day)).or_default() += sums;
        *self.totals_by_day.entry(total(day)).or_default() += sums;
        for size in BLOCKS {
            let first = block_of(day, size);
            *self.sales_by_block.entry((size, sale(first))).or_default() += sums;
            *self.totals_by_block.entry((size, total(first))).or_default() += sums;
        }
        let hour = created_at.timestamp_micros().div_euclid(HOUR);
        *self.totals_by_hour.entry(total(hour)).or_default() += sums;
    }

    pub fn transfer(&mut self, transfer: &Transfer) {
        *self.balances.entry((transfer.currency, transfer.debit as i16)).or_default() -= transfer.amount;
        *self.balances.entry((transfer.currency, transfer.credit as i16)).or_default() += transfer.amount;
    }

    pub async fn flush(mut self, tx: &mut Tx) -> Result<(), StoreError> {
        self.drop_zeros();
        let (owner, epoch) = (self.owner, self.zone_epoch);
        let rows = self.sales_by_day.iter().map(|((day, currency, product, method, state, approved), sums)| {
            with(args![owner, epoch, *day, currency.code(), *product, *method as i16, *state as i16, *approved], sums)
        });
        raise(tx, "sales_by_day", "owner_id, zone_epoch, day, currency, product_id, method, state, was_approved", rows.collect()).await?;
        let rows = self.sales_by_block.iter().map(|((size, (day, currency, product, method, state, approved)), sums)| {
            with(args![owner, epoch, *size, *day, currency.code(), *product, *method as i16, *state as i16, *approved], sums)
        });
        raise(tx, "sales_by_block", "owner_id, zone_epoch, size, day, currency, product_id, method, state, was_approved", rows.collect())
            .await?;
        let rows = self.totals_by_day.iter().map(|((day, currency, state, approved), sums)| {
            with(args![owner, epoch, *day, currency.code(), *state as i16, *approved], sums)
        });
        raise(tx, "totals_by_day", "owner_id, zone_epoch, day, currency, state, was_approved", rows.collect()).await?;
        let rows = self.totals_by_block.iter().map(|((size, (day, currency, state, approved)), sums)| {
            with(args![owner, epoch, *size, *day, currency.code(), *state as i16, *approved], sums)
        });
        raise(tx, "totals_by_block", "owner_id, zone_epoch, size, day, currency, state, was_approved", rows.collect()).await?;
        let rows = self
            .totals_by_hour
            .iter()
            .map(|((hour, currency, state, approved), sums)| with(args![owner, *hour, currency.code(), *state as i16, *approved], sums));
        raise(tx, "totals_by_hour", "owner_id, hour, currency, state, was_approved", rows.collect()).await?;
        let rows = self.balances.iter().map(|((currency, account), amount)| args![owner, currency.code(), *account, *amount]);
        bulk::insert(
            tx,
            "balances",
            "owner_id, currency, account, amount",
            rows.collect(),
            "ON CONFLICT (owner_id, currency, account) DO UPDATE SET amount = balances.amount + excluded.amount",
        )
        .await?;
        Ok(())
    }

    /// A sale that left and came back changes nothing.
    pub fn drop_zeros(&mut self) {
        self.sales_by_day.retain(|_, sums| !sums.is_zero());
        self.sales_by_block.retain(|_, sums| !sums.is_zero());
        self.totals_by_day.retain(|_, sums| !sums.is_zero());
        self.totals_by_block.retain(|_, sums| !sums.is_zero());
        self.totals_by_hour.retain(|_, sums| !sums.is_zero());
        self.balances.retain(|_, amount| *amount != 0);
    }

    /// What is stored for this owner, in the shape of changes from nothing: for comparing with a recount.
    pub async fn stored(tx: &mut Tx, owner: &Owner) -> Result<Self, StoreError> {
        let mut deltas = Self::new(owner);
        let of_day = || args![owner.id.0, owner.zone_epoch];
        for row in Stored::all(tx, "sales_by_day WHERE owner_id = $1 AND zone_epoch = $2", ONE_DAY, SALE, of_day()).await? {
            deltas.sales_by_day.insert(row.sale()?, row.sums());
        }
        for row in Stored::all(tx, "sales_by_block WHERE owner_id = $1 AND zone_epoch = $2", BLOCK, SALE, of_day()).await? {
            deltas.sales_by_block.insert((row.size, row.sale()?), row.sums());
        }
        for row in Stored::all(tx, "totals_by_day WHERE owner_id = $1 AND zone_epoch = $2", ONE_DAY, TOTAL, of_day()).await? {
            deltas.totals_by_day.insert(row.total()?, row.sums());
        }
        for row in Stored::all(tx, "totals_by_block WHERE owner_id = $1 AND zone_epoch = $2", BLOCK, TOTAL, of_day()).await? {
            deltas.totals_by_block.insert((row.size, row.total()?), row.sums());
        }
        for row in Stored::all(tx, "totals_by_hour WHERE owner_id = $1", ONE_HOUR, TOTAL, args![owner.id.0]).await? {
            deltas.totals_by_hour.insert(row.total()?, row.sums());
        }
        let rows: Vec<(String, i16, i64)> =
            tx.all("SELECT currency, account, amount FROM balances WHERE owner_id = $1", args![owner.id.0]).await?;
        for (currency, account, amount) in rows {
            deltas.balances.insert((crate::sales::currency(&currency)?, account), amount);
        }
        deltas.drop_zeros();
        Ok(deltas)
    }

    /// Where two differ, in words.
    pub fn differences(&self, recount: &Self) -> Vec<String> {
        fn compare<K: Ord + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
            table: &str,
            stored: &BTreeMap<K, V>,
            recount: &BTreeMap<K, V>,
            into: &mut Vec<String>,
        ) {
            for key in stored.keys().chain(recount.keys().filter(|key| !stored.contains_key(key))) {
                let (a, b) = (stored.get(key), recount.get(key));
                if a != b {
                    into.push(format!("{table} {key:?}: stored {a:?}, recounted {b:?}"));
                }
            }
        }
        let mut found = Vec::new();
        compare("sales_by_day", &self.sales_by_day, &recount.sales_by_day, &mut found);
        compare("sales_by_block", &self.sales_by_block, &recount.sales_by_block, &mut found);
        compare("totals_by_day", &self.totals_by_day, &recount.totals_by_day, &mut found);
        compare("totals_by_block", &self.totals_by_block, &recount.totals_by_block, &mut found);
        compare("totals_by_hour", &self.totals_by_hour, &recount.totals_by_hour, &mut found);
        compare("balances", &self.balances, &recount.balances, &mut found);
        found
    }
}

const MEASURES: &str = "sales, gross, net, net_known";

fn with(mut key: Vec<Arg>, sums: &Sums) -> Vec<Arg> {
    key.extend(args![sums.count, sums.gross, sums.net, sums.net_known]);
    key
}

/// Adds rows of `key` and measures to what a rollup has under the same keys.
async fn raise(tx: &mut Tx, table: &str, key: &str, rows: Vec<Vec<Arg>>) -> Result<(), StoreError> {
    let tail = format!(
        "ON CONFLICT ({key}) DO UPDATE SET sales = {table}.sales + excluded.sales, gross = {table}.gross + excluded.gross, \
         net = {table}.net + excluded.net, net_known = {table}.net_known + excluded.net_known"
    );
    bulk::insert(tx, table, &format!("{key}, {MEASURES}"), rows, &tail).await?;
    Ok(())
}

/// One row of any rollup; what its table has not is filled up.
#[derive(FromRow)]
struct Stored {
    size: i64,
    bucket: i64,
    currency: String,
    product_id: Uuid,
    method: i16,
    state: i16,
    was_approved: bool,
    sales: i64,
    gross: i64,
    net: i64,
    net_known: i64,
}

/// The columns of [`Stored`] that differ between the tables.
const ONE_DAY: &str = "CAST(1 AS BIGINT) AS size, day AS bucket";
const ONE_HOUR: &str = "CAST(0 AS BIGINT) AS size, hour AS bucket";
const BLOCK: &str = "size, day AS bucket";
const SALE: &str = "product_id, method";
const TOTAL: &str = "owner_id AS product_id, CAST(0 AS SMALLINT) AS method";

impl Stored {
    async fn all(tx: &mut Tx, from: &str, bucket: &str, names: &str, args: Vec<Arg>) -> Result<Vec<Self>, StoreError> {
        tx.all(format!("SELECT {bucket}, currency, {names}, state, was_approved, {MEASURES} FROM {from}"), args).await
    }

    fn sale(&self) -> Result<SaleKey, StoreError> {
        let (bucket, currency, state, was_approved) = self.total()?;
        Ok((bucket, currency, self.product_id, crate::sales::method(self.method)?, state, was_approved))
    }

    fn total(&self) -> Result<TotalKey, StoreError> {
        Ok((self.bucket, crate::sales::currency(&self.currency)?, crate::sales::state(self.state)?, self.was_approved))
    }

    fn sums(&self) -> Sums {
        Sums { count: self.sales, gross: self.gross, net: self.net, net_known: self.net_known }
    }
}

#[derive(FromRow)]
struct GroupRow {
    bucket: i64,
    currency: String,
    state: i16,
    was_approved: bool,
    sales: i64,
    gross: i64,
    net: i64,
    net_known: i64,
}

impl GroupRow {
    fn group(&self) -> Result<Group, StoreError> {
        Ok(Group {
            currency: crate::sales::currency(&self.currency)?,
            state: crate::sales::state(self.state)?,
            was_approved: self.was_approved,
            sums: Sums { count: self.sales, gross: self.gross, net: self.net, net_known: self.net_known },
        })
    }
}

/// A query of [`GroupRow`]s, before and after what they are summed from.
const SUMMED: &str = "SELECT CAST(0 AS BIGINT) AS bucket, currency, state, was_approved, CAST(SUM(sales) AS BIGINT) AS sales, \
     CAST(SUM(gross) AS BIGINT) AS gross, CAST(SUM(net) AS BIGINT) AS net, CAST(SUM(net_known) AS BIGINT) AS net_known";
const GROUPED: &str = "GROUP BY currency, state, was_approved";

/// Sums of whole days of the owner, the first included and the last not; days as numbers since 1970.
pub async fn by_day(tx: &mut Tx, owner: &Owner, products: &Products, first: i64, last: i64) -> Result<Vec<(i64, Group)>, StoreError> {
    let mut args = args![owner.id.0, owner.zone_epoch, first, last];
    let seen = reach::among(products, "product_id", &mut args);
    let days = "WHERE owner_id = $1 AND zone_epoch = $2 AND day >= $3 AND day < $4";
    let sql = if products.are_all() {
        format!("SELECT day AS bucket, currency, state, was_approved, {MEASURES} FROM totals_by_day {days}")
    } else {
        format!("{} FROM sales_by_day {days}{seen} {GROUPED}, day", SUMMED.replace("CAST(0 AS BIGINT)", "day"))
    };
    let rows: Vec<GroupRow> = tx.all(sql, args).await?;
    rows.iter().map(|row| Ok((row.bucket, row.group()?))).collect()
}

/// Sums of any span, exact to the microsecond: whole hours from their rollup, the edges from the sales themselves. Of some products all
/// comes from the sales: the rollup of hours carries none.
pub async fn within(tx: &mut Tx, owner: &Owner, products: &Products, span: Span) -> Result<Vec<Group>, StoreError> {
    if span.is_empty() {
        return Ok(Vec::new());
    }
    let mut groups = Vec::new();
    let mut edges = vec![(crate::micros(span.from), crate::micros(span.to))];
    if products.are_all() {
        let cover = hours_within(span);
        let rows: Vec<GroupRow> = tx
            .all(
                format!("{SUMMED} FROM totals_by_hour WHERE owner_id = $1 AND hour >= $2 AND hour < $3 {GROUPED}"),
                args![owner.id.0, cover.first, cover.last],
            )
            .await?;
        groups = rows.iter().map(GroupRow::group).collect::<Result<_, _>>()?;
        edges = Vec::from_iter(cover.edges);
    }
    for (from, to) in edges {
        if from < to {
            let mut args = args![owner.id.0, from, to];
            let seen = reach::among(products, "product_id", &mut args);
            let rows: Vec<GroupRow> = tx
                .all(
                    format!("SELECT CAST(0 AS BIGINT) AS bucket, currency, state, approved_at IS NOT NULL AS was_approved, COUNT(*) AS sales, CAST(SUM(gross) AS BIGINT) AS gross,
                            CAST(COALESCE(SUM(net), 0) AS BIGINT) AS net, COUNT(net) AS net_known
                     FROM sales WHERE owner_id = $1 AND created_at >= $2 AND created_at < $3{seen} GROUP BY currency, state, approved_at IS NOT NULL"),
                    args,
                )
                .await?;
            for row in &rows {
                groups.push(row.group()?);
            }
        }
    }
    Ok(groups)
}

/// Sums of whole days with a product, methods and states chosen, from the rollups that carry them: whole blocks where they fit, the
/// days themselves at both edges.
pub async fn selected(
    tx: &mut Tx,
    owner: &Owner,
    days: (Option<i64>, Option<i64>),
    products: Option<&[ProductId]>,
    methods: &[Method],
    states: &[State],
    currency: Option<Currency>,
) -> Result<Vec<Group>, StoreError> {
    let mut args = args![owner.id.0, owner.zone_epoch];
    let mut sql = String::new();
    match products {
        Some([]) => return Ok(Vec::new()),
        Some(products) => sql.push_str(&reach::list(products.iter().copied(), "product_id", &mut args)),
        None => {}
    }
    if let Some(currency) = currency {
        args.push(currency.code().into());
        sql.push_str(&format!(" AND currency = ${}", args.len()));
    }
    for (column, codes) in
        [("method", methods.iter().map(|m| *m as i16).collect::<Vec<_>>()), ("state", states.iter().map(|s| *s as i16).collect())]
    {
        if !codes.is_empty() {
            sql.push_str(&format!(" AND {column} IN ({})", bulk::list(codes.len(), args.len() + 1)));
            args.extend(codes.into_iter().map(Arg::from));
        }
    }
    let (by_day, by_block) =
        if products.is_none() && methods.is_empty() { ("totals_by_day", "totals_by_block") } else { ("sales_by_day", "sales_by_block") };
    let mut parts = Vec::new();
    for part in days_within(days.0.unwrap_or(-FOREVER), days.1.unwrap_or(FOREVER)) {
        let table = if part.size == 1 { format!("{by_day} WHERE") } else { format!("{by_block} WHERE size = {} AND", part.size) };
        let (first, last) = (args.len() + 1, args.len() + 2);
        args.extend(args![part.first, part.last]);
        parts.push(format!(
            "SELECT currency, state, was_approved, {MEASURES} FROM {table} owner_id = $1 AND zone_epoch = $2 AND day >= ${first} AND day < ${last}{sql}"
        ));
    }
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<GroupRow> = tx.all(format!("{SUMMED} FROM ({}) parts {GROUPED}", parts.join(" UNION ALL ")), args).await?;
    rows.iter().map(GroupRow::group).collect()
}

/// A day after all others, at which blocks of every size begin.
const FOREVER: i64 = 1 << 62;

/// Adds one stored sale to a recount.
pub(crate) fn recount(deltas: &mut Deltas, row: &SaleRow, progress: &Progress) -> Result<(), StoreError> {
    deltas.add(crate::time(row.created_at), &row.amounts()?, row.product_id, crate::sales::method(row.method)?, progress, row.net, 1);
    Ok(())
}
