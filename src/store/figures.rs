//! Rollups: the sums that figures are read from, changed with every sale in its own transaction.

use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::sales::SaleRow;
use domain::Time;
use domain::calendar::{day_number, day_of};
use domain::figures::{HOUR, Span, Sums, hours_within};
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

type DayKey = (i64, Currency, Uuid, Method, State, bool);
type TotalKey = (i64, Currency, State, bool);

/// Changes to the rollups and balances of one owner, gathered and then written at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Deltas {
    owner: Uuid,
    zone_epoch: i64,
    zone: Option<chrono_tz::Tz>,
    by_day: BTreeMap<DayKey, Sums>,
    totals_by_day: BTreeMap<TotalKey, Sums>,
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
        *self.by_day.entry((day, currency, product, method, state, was_approved)).or_default() += sums;
        *self.totals_by_day.entry((day, currency, state, was_approved)).or_default() += sums;
        let hour = created_at.timestamp_micros().div_euclid(HOUR);
        *self.totals_by_hour.entry((hour, currency, state, was_approved)).or_default() += sums;
    }

    pub fn transfer(&mut self, transfer: &Transfer) {
        *self.balances.entry((transfer.currency, transfer.debit as i16)).or_default() -= transfer.amount;
        *self.balances.entry((transfer.currency, transfer.credit as i16)).or_default() += transfer.amount;
    }

    pub async fn flush(mut self, tx: &mut Tx) -> Result<(), StoreError> {
        self.drop_zeros();
        let (owner, epoch) = (self.owner, self.zone_epoch);
        const MEASURES: &str = "sales, gross, net, net_known";
        let upsert = |table: &str, key: &str| {
            format!(
                "ON CONFLICT ({key}) DO UPDATE SET sales = {table}.sales + excluded.sales, gross = {table}.gross + excluded.gross, \
                 net = {table}.net + excluded.net, net_known = {table}.net_known + excluded.net_known"
            )
        };
        let key = "owner_id, zone_epoch, day, currency, product_id, method, state, was_approved";
        let rows = self.by_day.iter().map(|((day, currency, product, method, state, approved), sums)| {
            with(args![owner, epoch, *day, currency.code(), *product, *method as i16, *state as i16, *approved], sums)
        });
        bulk::insert(tx, "sales_by_day", &format!("{key}, {MEASURES}"), rows.collect(), &upsert("sales_by_day", key)).await?;
        let key = "owner_id, zone_epoch, day, currency, state, was_approved";
        let rows = self.totals_by_day.iter().map(|((day, currency, state, approved), sums)| {
            with(args![owner, epoch, *day, currency.code(), *state as i16, *approved], sums)
        });
        bulk::insert(tx, "totals_by_day", &format!("{key}, {MEASURES}"), rows.collect(), &upsert("totals_by_day", key)).await?;
        let key = "owner_id, hour, currency, state, was_approved";
        let rows = self
            .totals_by_hour
            .iter()
            .map(|((hour, currency, state, approved), sums)| with(args![owner, *hour, currency.code(), *state as i16, *approved], sums));
        bulk::insert(tx, "totals_by_hour", &format!("{key}, {MEASURES}"), rows.collect(), &upsert("totals_by_hour", key)).await?;
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
        self.by_day.retain(|_, sums| !sums.is_zero());
        self.totals_by_day.retain(|_, sums| !sums.is_zero());
        self.totals_by_hour.retain(|_, sums| !sums.is_zero());
        self.balances.retain(|_, amount| *amount != 0);
    }

    /// What is stored for this owner, in the shape of changes from nothing: for comparing with a recount.
    pub async fn stored(tx: &mut Tx, owner: &Owner) -> Result<Self, StoreError> {
        #[derive(FromRow)]
        struct Stored {
            bucket: i64,
            currency: String,
            product_id: Option<Uuid>,
            method: Option<i16>,
            state: i16,
            was_approved: bool,
            sales: i64,
            gross: i64,
            net: i64,
            net_known: i64,
        }
        let mut deltas = Self::new(owner);
        let sums = |row: &Stored| Sums { count: row.sales, gross: row.gross, net: row.net, net_known: row.net_known };
        let key = |row: &Stored| -> Result<(i64, Currency, State, bool), StoreError> {
            Ok((row.bucket, crate::sales::currency(&row.currency)?, crate::sales::state(row.state)?, row.was_approved))
        };
        let rows: Vec<Stored> = tx
            .all(
                "SELECT day AS bucket, currency, product_id, method, state, was_approved, sales, gross, net, net_known FROM sales_by_day WHERE owner_id = $1 AND zone_epoch = $2",
                args![owner.id.0, owner.zone_epoch],
            )
            .await?;
        for row in &rows {
            let (day, currency, state, approved) = key(row)?;
            let method = crate::sales::method(row.method.unwrap_or_default())?;
            deltas.by_day.insert((day, currency, row.product_id.unwrap_or_default(), method, state, approved), sums(row));
        }
        let no_key = "owner_id AS product_id, CAST(NULL AS SMALLINT) AS method";
        let rows: Vec<Stored> = tx
            .all(
                format!("SELECT day AS bucket, currency, {no_key}, state, was_approved, sales, gross, net, net_known FROM totals_by_day WHERE owner_id = $1 AND zone_epoch = $2"),
                args![owner.id.0, owner.zone_epoch],
            )
            .await?;
        for row in &rows {
            deltas.totals_by_day.insert(key(row)?, sums(row));
        }
        let rows: Vec<Stored> = tx
            .all(
                format!("SELECT hour AS bucket, currency, {no_key}, state, was_approved, sales, gross, net, net_known FROM totals_by_hour WHERE owner_id = $1"),
                args![owner.id.0],
            )
            .await?;
        for row in &rows {
            deltas.totals_by_hour.insert(key(row)?, sums(row));
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
        compare("sales_by_day", &self.by_day, &recount.by_day, &mut found);
        compare("totals_by_day", &self.totals_by_day, &recount.totals_by_day, &mut found);
        compare("totals_by_hour", &self.totals_by_hour, &recount.totals_by_hour, &mut found);
        compare("balances", &self.balances, &recount.balances, &mut found);
        found
    }
}

fn with(mut key: Vec<Arg>, sums: &Sums) -> Vec<Arg> {
    key.extend(args![sums.count, sums.gross, sums.net, sums.net_known]);
    key
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

/// Sums of whole days of the owner, the first included and the last not; days as numbers since 1970.
pub async fn by_day(tx: &mut Tx, owner: &Owner, first: i64, last: i64) -> Result<Vec<(i64, Group)>, StoreError> {
    let rows: Vec<GroupRow> = tx
        .all(
            "SELECT day AS bucket, currency, state, was_approved, sales, gross, net, net_known FROM totals_by_day
             WHERE owner_id = $1 AND zone_epoch = $2 AND day >= $3 AND day < $4",
            args![owner.id.0, owner.zone_epoch, first, last],
        )
        .await?;
    rows.iter().map(|row| Ok((row.bucket, row.group()?))).collect()
}

/// Sums of any span, exact to the microsecond: whole hours from their rollup, the edges from the sales themselves.
pub async fn within(tx: &mut Tx, owner: &Owner, span: Span) -> Result<Vec<Group>, StoreError> {
    if span.is_empty() {
        return Ok(Vec::new());
    }
    let cover = hours_within(span);
    let rows: Vec<GroupRow> = tx
        .all(
            "SELECT CAST(0 AS BIGINT) AS bucket, currency, state, was_approved, CAST(SUM(sales) AS BIGINT) AS sales, CAST(SUM(gross) AS BIGINT) AS gross,
                    CAST(SUM(net) AS BIGINT) AS net, CAST(SUM(net_known) AS BIGINT) AS net_known
             FROM totals_by_hour WHERE owner_id = $1 AND hour >= $2 AND hour < $3 GROUP BY currency, state, was_approved",
            args![owner.id.0, cover.first, cover.last],
        )
        .await?;
    let mut groups: Vec<Group> = rows.iter().map(GroupRow::group).collect::<Result<_, _>>()?;
    for (from, to) in cover.edges {
        if from < to {
            let rows: Vec<GroupRow> = tx
                .all(
                    "SELECT CAST(0 AS BIGINT) AS bucket, currency, state, approved_at IS NOT NULL AS was_approved, COUNT(*) AS sales, CAST(SUM(gross) AS BIGINT) AS gross,
                            CAST(COALESCE(SUM(net), 0) AS BIGINT) AS net, COUNT(net) AS net_known
                     FROM sales WHERE owner_id = $1 AND created_at >= $2 AND created_at < $3 GROUP BY currency, state, approved_at IS NOT NULL",
                    args![owner.id.0, from, to],
                )
                .await?;
            for row in &rows {
                groups.push(row.group()?);
            }
        }
    }
    Ok(groups)
}

/// Sums of whole days with a product, methods and states chosen, from the rollup that carries them.
pub async fn selected(
    tx: &mut Tx,
    owner: &Owner,
    days: (Option<i64>, Option<i64>),
    product: Option<ProductId>,
    methods: &[Method],
    states: &[State],
    currency: Option<Currency>,
) -> Result<Vec<Group>, StoreError> {
    let mut args = args![owner.id.0, owner.zone_epoch, days.0.unwrap_or(i64::MIN), days.1.unwrap_or(i64::MAX)];
    let (table, mut sql) =
        if product.is_none() && methods.is_empty() { ("totals_by_day", String::new()) } else { ("sales_by_day", String::new()) };
    if let Some(product) = product {
        args.push(product.0.into());
        sql.push_str(&format!(" AND product_id = ${}", args.len()));
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
    let rows: Vec<GroupRow> = tx
        .all(
            format!(
                "SELECT CAST(0 AS BIGINT) AS bucket, currency, state, was_approved, CAST(SUM(sales) AS BIGINT) AS sales, CAST(SUM(gross) AS BIGINT) AS gross,
                        CAST(SUM(net) AS BIGINT) AS net, CAST(SUM(net_known) AS BIGINT) AS net_known
                 FROM {table} WHERE owner_id = $1 AND zone_epoch = $2 AND day >= $3 AND day < $4{sql} GROUP BY currency, state, was_approved"
            ),
            args,
        )
        .await?;
    rows.iter().map(GroupRow::group).collect()
}

/// Adds one stored sale to a recount.
pub(crate) fn recount(deltas: &mut Deltas, row: &SaleRow, progress: &Progress) -> Result<(), StoreError> {
    deltas.add(crate::time(row.created_at), &row.amounts()?, row.product_id, crate::sales::method(row.method)?, progress, row.net, 1);
    Ok(())
}
