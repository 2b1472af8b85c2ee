//! Coupons: what each takes off, and how often it is used, counted from the checkouts that pay with it.

use crate::checkouts::USING;
use crate::db::{StoreError, Tx};
use crate::verify::{MOST, Report};
use crate::{engine, time};
use domain::Time;
use domain::checkout::{Code, Coupon, Discount};
use domain::id::{OwnerId, ProductId};
use domain::money::{Currency, Money};
use sqlx::FromRow;
use std::collections::HashMap;
use uuid::Uuid;

/// A coupon as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub coupon: Coupon,
    pub made_at: Time,
    /// When its owner ended it.
    pub ended_at: Option<Time>,
}

/// What checkouts of one currency made of a coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub code: String,
    /// Those that use it now.
    pub uses: u32,
    /// What was sold with it, less what of that went back.
    pub sold: Money,
}

const COLUMNS: &str = "code, hundredths, amount, currency, good_from, good_until, most_uses, made_at, ended_at";

#[derive(FromRow)]
struct Row {
    code: String,
    hundredths: Option<i64>,
    amount: Option<i64>,
    currency: Option<String>,
    good_from: Option<i64>,
    good_until: Option<i64>,
    most_uses: Option<i64>,
    made_at: i64,
    ended_at: Option<i64>,
}

impl Row {
    fn read(self, products: Vec<ProductId>) -> Result<Kept, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("coupon {}", self.code));
        let discount = match (self.hundredths, self.amount, self.currency.as_deref()) {
            (Some(hundredths), None, None) => Discount::Percent(u16::try_from(hundredths).map_err(|_| corrupt())?),
            (None, Some(amount), Some(code)) => Discount::Amount(Money::new(amount, Currency::parse(code).map_err(|_| corrupt())?)),
            _ => return Err(corrupt()),
        };
        Ok(Kept {
            coupon: Coupon {
                code: Code::parse(&self.code).map_err(|_| corrupt())?,
                discount,
                from: self.good_from.map(time),
                until: self.good_until.map(time),
                most_uses: self.most_uses.map(u32::try_from).transpose().map_err(|_| corrupt())?,
                products,
            },
            made_at: time(self.made_at),
            ended_at: self.ended_at.map(time),
        })
    }
}

/// Adds a coupon; false where the owner has one with this code.
pub async fn add(tx: &mut Tx, owner: OwnerId, coupon: &Coupon, now: Time) -> Result<bool, StoreError> {
    let (hundredths, amount) = match coupon.discount {
        Discount::Percent(hundredths) => (Some(i64::from(hundredths)), None),
        Discount::Amount(amount) => (None, Some(amount)),
    };
    let added = tx
        .run(
            "INSERT INTO coupons (owner_id, code, hundredths, amount, currency, good_from, good_until, most_uses, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
            args![
                owner.0,
                coupon.code.as_str(),
                hundredths,
                amount.map(|amount| amount.minor),
                amount.map(|amount| amount.currency.code()),
                coupon.from,
                coupon.until,
                coupon.most_uses.map(i64::from),
                now
            ],
        )
        .await?;
    if added == 0 {
        return Ok(false);
    }
    for product in &coupon.products {
        let sql = "INSERT INTO coupon_products (owner_id, code, product_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        tx.run(sql, args![owner.0, coupon.code.as_str(), product.0]).await?;
    }
    Ok(true)
}

/// One coupon of an owner.
pub async fn get(tx: &mut Tx, owner: OwnerId, code: &Code) -> Result<Option<Kept>, StoreError> {
    one(tx, owner, code, "").await
}

/// One coupon of an owner; nobody else uses or ends it until this transaction is over.
pub async fn locked(tx: &mut Tx, owner: OwnerId, code: &Code) -> Result<Option<Kept>, StoreError> {
    let lock = engine::for_update(tx);
    one(tx, owner, code, lock).await
}

async fn one(tx: &mut Tx, owner: OwnerId, code: &Code, lock: &str) -> Result<Option<Kept>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM coupons WHERE owner_id = $1 AND code = $2{lock}");
    let Some(row) = tx.maybe::<Row>(sql, args![owner.0, code.as_str()]).await? else { return Ok(None) };
    let sql = "SELECT product_id FROM coupon_products WHERE owner_id = $1 AND code = $2 ORDER BY product_id";
    let products: Vec<(Uuid,)> = tx.all(sql, args![owner.0, code.as_str()]).await?;
    row.read(products.into_iter().map(|(id,)| ProductId(id)).collect()).map(Some)
}

/// All coupons of an owner, the last made first.
pub async fn list(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT code, product_id FROM coupon_products WHERE owner_id = $1 ORDER BY code, product_id";
    let mut products: HashMap<String, Vec<ProductId>> = HashMap::new();
    for (code, id) in tx.all::<(String, Uuid)>(sql, args![owner.0]).await? {
        products.entry(code).or_default().push(ProductId(id));
    }
    let sql = format!("SELECT {COLUMNS} FROM coupons WHERE owner_id = $1 ORDER BY made_at DESC, code");
    let rows: Vec<Row> = tx.all(sql, args![owner.0]).await?;
    rows.into_iter()
        .map(|row| {
            let products = products.remove(&row.code).unwrap_or_default();
            row.read(products)
        })
        .collect()
}

/// How many coupons an owner has that have not ended, and how many with those that have.
pub async fn count(tx: &mut Tx, owner: OwnerId) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT COUNT(*) - COUNT(ended_at), COUNT(*) FROM coupons WHERE owner_id = $1";
    tx.one(sql, args![owner.0]).await
}

/// Forgets the coupon that ended first of those that no checkout [names](is_named); false where there is none.
pub async fn forget_ended(tx: &mut Tx, owner: OwnerId) -> Result<bool, StoreError> {
    let sql = "SELECT k.code FROM coupons k WHERE k.owner_id = $1 AND k.ended_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM checkouts c WHERE c.owner_id = k.owner_id AND c.coupon = k.code)
         ORDER BY k.ended_at, k.code LIMIT 1";
    let Some((code,)) = tx.maybe::<(String,)>(sql, args![owner.0]).await? else { return Ok(false) };
    let code = Code::parse(&code).map_err(|_| StoreError::Corrupt(format!("coupon {code}")))?;
    remove(tx, owner, &code).await?;
    Ok(true)
}

/// How many checkouts use a coupon now: those that are being paid, and those that were. Read while it is [locked], nobody else begins to.
pub async fn uses(tx: &mut Tx, owner: OwnerId, code: &Code) -> Result<u32, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM checkouts WHERE owner_id = $1 AND coupon = $2 AND stage IN {USING}");
    let (count,): (i64,) = tx.one(sql, args![owner.0, code.as_str()]).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether any checkout names a coupon, whatever came of it.
pub async fn is_named(tx: &mut Tx, owner: OwnerId, code: &Code) -> Result<bool, StoreError> {
    let sql = "SELECT stage FROM checkouts WHERE owner_id = $1 AND coupon = $2 LIMIT 1";
    Ok(tx.maybe::<(i16,)>(sql, args![owner.0, code.as_str()]).await?.is_some())
}

/// What became of all coupons of an owner that any checkout names, by code and currency.
pub async fn all_uses(tx: &mut Tx, owner: OwnerId) -> Result<Vec<Use>, StoreError> {
    // 1 is "booked".
    let sql = format!(
        "SELECT coupon, currency, CAST(SUM(CASE WHEN stage IN {USING} THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN stage = 1 THEN gross - returned ELSE 0 END) AS BIGINT)
         FROM checkouts WHERE owner_id = $1 AND coupon IS NOT NULL GROUP BY coupon, currency ORDER BY coupon, currency"
    );
    let rows: Vec<(String, String, i64, i64)> = tx.all(sql, args![owner.0]).await?;
    rows.into_iter()
        .map(|(code, currency, uses, sold)| {
            let currency = Currency::parse(&currency).map_err(|_| StoreError::Corrupt(format!("currency {currency}")))?;
            Ok(Use { code, uses: u32::try_from(uses).unwrap_or(u32::MAX), sold: Money::new(sold, currency) })
        })
        .collect()
}

/// Ends a coupon: nobody begins to pay with it any more.
pub async fn end(tx: &mut Tx, owner: OwnerId, code: &Code, now: Time) -> Result<(), StoreError> {
    let sql = "UPDATE coupons SET ended_at = $3 WHERE owner_id = $1 AND code = $2 AND ended_at IS NULL";
    tx.run(sql, args![owner.0, code.as_str(), now]).await?;
    Ok(())
}

/// Removes a coupon that no checkout [names](is_named).
pub async fn remove(tx: &mut Tx, owner: OwnerId, code: &Code) -> Result<(), StoreError> {
    tx.run("DELETE FROM coupon_products WHERE owner_id = $1 AND code = $2", args![owner.0, code.as_str()]).await?;
    tx.run("DELETE FROM coupons WHERE owner_id = $1 AND code = $2", args![owner.0, code.as_str()]).await?;
    Ok(())
}

/// Looks for checkouts with a coupon that their owner never had. Uses are counted, not kept: nothing of them can differ.
pub(crate) async fn verify_owner(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT c.sale_code, c.coupon FROM checkouts c LEFT JOIN coupons k ON k.owner_id = c.owner_id AND k.code = c.coupon
         WHERE c.owner_id = $1 AND c.coupon IS NOT NULL AND k.code IS NULL LIMIT {MOST}"
    );
    let rows: Vec<(String, String)> = tx.all(sql, args![owner.0]).await?;
    report.differences.extend(rows.into_iter().map(|(sale, code)| format!("sale {sale}: there is no coupon {code}")));
    Ok(())
}
