//! Checkouts: which order pays for which claim, whose it is, and what became of it.

use crate::bookings::Person;
use crate::db::{Arg, StoreError, Tx};
use crate::{bulk, engine, time};
use domain::Time;
use domain::booking::Late;
use domain::checkout::{Goal, Leg, Provider, Sums};
use domain::id::{BookingId, ClaimId, OwnerId, ProductId, SaleId};
use domain::language::Language;
use domain::money::{Currency, Money};
use domain::name::Email;
use domain::sale::Method;
use sqlx::FromRow;
use uuid::Uuid;

/// One form that was sent to pay for a held time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    pub owner: OwnerId,
    /// The form's, under which its payments lie.
    pub key: String,
    pub claim: ClaimId,
    pub product: ProductId,
    /// Hash of the visitor's secret.
    pub holder: Vec<u8>,
    pub sale: SaleId,
    pub sale_code: String,
    pub product_name: String,
    pub buyer: Person,
    pub document: Option<String>,
    pub country: String,
    pub provider: Provider,
    pub method: Method,
    /// Without the interest that the buyer bears, which is the surcharge.
    pub gross: Money,
    pub surcharge: i64,
    pub instalments: i64,
    pub coupon: Option<String>,
    /// What the price buys, as it was shown when the form was sent; none of those that were sent before this was kept.
    pub shown: Option<Shown>,
    /// Of the form as it was sent; none of those that were sent before this was kept.
    pub digest: Option<Vec<u8>>,
    /// What its sale was told: how much of the gross (minor units) went back, and whether the buyer's bank asks for the rest.
    pub returned: i64,
    pub is_disputed: bool,
    pub stage: Stage,
    pub created_at: Time,
    pub stage_at: Time,
}

/// What a buyer was shown that a price buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    pub sessions: u32,
    /// Days from the payment on within which later sessions of a package begin; none for a single session.
    pub validity: Option<u32>,
    /// Minutes before a session until which its buyer may move it or call it off.
    pub cut_off: u32,
}

/// What became of it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The payment is on its way.
    Paying,
    /// Paid and booked. The secret of the booking's page is here for a while.
    Booked { booking: BookingId, link: Option<String> },
    /// Nothing was taken: what its failed charge came to, and the provider's word for it.
    Refused { leg: Leg, reason: Option<String> },
    /// Paid when the time was not to be had: the money is on its way back.
    GoesBack { late: Late },
    /// It has gone back whole.
    WentBack { late: Late },
}

/// The stages in which a checkout uses its coupon, as SQL: it is being paid, or was booked. A payment that was refused, or went back because
/// the time was not to be had, has used nothing.
pub(crate) const USING: &str = "(0, 1)";

impl Checkout {
    /// What was sold, and what was charged for it.
    pub fn sums(&self) -> Sums {
        Sums::new(self.gross, self.surcharge)
    }

    /// Whether another form asks for the same sale: the same buyer, the same money, in the same way.
    pub fn is_same_sale(&self, other: &Self) -> bool {
        let facts = |one: &Self| (one.claim, one.buyer.email.clone(), one.provider, one.method, one.gross, one.surcharge, one.instalments);
        let more = |one: &Self| (one.document.clone(), one.country.clone(), one.coupon.clone());
        facts(self) == facts(other) && more(self) == more(other)
    }
}

const COLUMNS: &str = "owner_id, order_key, claim_id, product_id, holder, sale_id, sale_code, product_name, buyer_name, buyer_email, buyer_document, buyer_country, buyer_language, buyer_zone, provider, method, currency, gross, surcharge, instalments, coupon, stage, booking_id, link, leg, reason, late, created_at, stage_at, digest, returned, disputed, sessions, validity, cut_off";

#[derive(FromRow)]
struct CheckoutRow {
    owner_id: Uuid,
    order_key: String,
    claim_id: Uuid,
    product_id: Uuid,
    holder: Vec<u8>,
    sale_id: Uuid,
    sale_code: String,
    product_name: String,
    buyer_name: String,
    buyer_email: String,
    buyer_document: Option<String>,
    buyer_country: String,
    buyer_language: String,
    buyer_zone: String,
    provider: i16,
    method: i16,
    currency: String,
    gross: i64,
    surcharge: i64,
    instalments: i64,
    coupon: Option<String>,
    stage: i16,
    booking_id: Option<Uuid>,
    link: Option<String>,
    leg: Option<i16>,
    reason: Option<String>,
    late: Option<i16>,
    created_at: i64,
    stage_at: i64,
    digest: Option<Vec<u8>>,
    returned: i64,
    disputed: bool,
    sessions: Option<i64>,
    validity: Option<i64>,
    cut_off: Option<i64>,
}

impl TryFrom<CheckoutRow> for Checkout {
    type Error = StoreError;
    fn try_from(row: CheckoutRow) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of checkout {}", row.order_key));
        let late = || row.late.and_then(Late::from_repr).ok_or_else(|| corrupt("why the money goes back"));
        let stage = match row.stage {
            0 => Stage::Paying,
            1 => Stage::Booked { booking: BookingId(row.booking_id.ok_or_else(|| corrupt("booking"))?), link: row.link.clone() },
            2 => Stage::Refused { leg: row.leg.and_then(Leg::from_repr).ok_or_else(|| corrupt("charge"))?, reason: row.reason.clone() },
            3 => Stage::GoesBack { late: late()? },
            4 => Stage::WentBack { late: late()? },
            _ => return Err(corrupt("stage")),
        };
        let number = |value: i64| u32::try_from(value).map_err(|_| corrupt("what was shown"));
        let shown = match row.sessions.zip(row.cut_off) {
            Some((sessions, cut_off)) => {
                Some(Shown { sessions: number(sessions)?, validity: row.validity.map(number).transpose()?, cut_off: number(cut_off)? })
            }
            None => None,
        };
        Ok(Self {
            owner: OwnerId(row.owner_id),
            claim: ClaimId(row.claim_id),
            product: ProductId(row.product_id),
            sale: SaleId(row.sale_id),
            buyer: Person {
                email: Email::parse(&row.buyer_email).map_err(|_| corrupt("address"))?,
                language: Language::parse(&row.buyer_language).ok_or_else(|| corrupt("language"))?,
                name: row.buyer_name.clone(),
                zone: row.buyer_zone.clone(),
            },
            provider: Provider::from_repr(row.provider).ok_or_else(|| corrupt("provider"))?,
            method: Method::from_repr(row.method).ok_or_else(|| corrupt("method"))?,
            gross: Money::new(row.gross, Currency::parse(&row.currency).map_err(|_| corrupt("currency"))?),
            shown,
            digest: row.digest,
            returned: row.returned,
            is_disputed: row.disputed,
            stage,
            created_at: time(row.created_at),
            stage_at: time(row.stage_at),
            key: row.order_key,
            holder: row.holder,
            sale_code: row.sale_code,
            product_name: row.product_name,
            document: row.buyer_document,
            country: row.buyer_country,
            surcharge: row.surcharge,
            instalments: row.instalments,
            coupon: row.coupon,
        })
    }
}

/// A stage as columns: stage, booking, link, leg, reason, late.
fn columns(stage: &Stage) -> Vec<Arg> {
    let none = (None::<Uuid>, None::<String>, None::<i16>, None::<String>, None::<i16>);
    let (code, (booking, link, leg, reason, late)) = match stage {
        Stage::Paying => (0_i16, none),
        Stage::Booked { booking, link } => (1, (Some(booking.0), link.clone(), None, None, None)),
        Stage::Refused { leg, reason } => (2, (None, None, Some(*leg as i16), reason.clone(), None)),
        Stage::GoesBack { late } => (3, (None, None, None, None, Some(*late as i16))),
        Stage::WentBack { late } => (4, (None, None, None, None, Some(*late as i16))),
    };
    vec![code.into(), booking.into(), link.into(), Arg::Small(leg), reason.into(), Arg::Small(late)]
}

/// Adds a checkout.
///
/// # Errors
/// [`StoreError::Conflict`] where its key is there already, or another form pays for the same claim.
pub async fn add(tx: &mut Tx, checkout: &Checkout) -> Result<(), StoreError> {
    let mut args = args![
        checkout.owner.0,
        checkout.key.as_str(),
        checkout.claim.0,
        checkout.product.0,
        checkout.holder.clone(),
        checkout.sale.0,
        checkout.sale_code.as_str(),
        checkout.product_name.as_str(),
        checkout.buyer.name.as_str(),
        checkout.buyer.email.as_str(),
        checkout.document.clone(),
        checkout.country.as_str(),
        checkout.buyer.language.tag(),
        checkout.buyer.zone.as_str(),
        checkout.provider as i16,
        checkout.method as i16,
        checkout.gross.currency.code(),
        checkout.gross.minor,
        checkout.surcharge,
        checkout.instalments,
        checkout.coupon.clone()
    ];
    args.extend(columns(&checkout.stage));
    args.extend(args![checkout.created_at, checkout.stage_at, checkout.digest.clone(), checkout.returned, checkout.is_disputed]);
    let shown = checkout.shown;
    args.extend(args![
        shown.map(|shown| i64::from(shown.sessions)),
        shown.and_then(|shown| shown.validity).map(i64::from),
        shown.map(|shown| i64::from(shown.cut_off))
    ]);
    tx.run(format!("INSERT INTO checkouts ({COLUMNS}) VALUES ({})", bulk::list(args.len(), 1)), args).await?;
    Ok(())
}

/// One checkout of an owner.
pub async fn get(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Option<Checkout>, StoreError> {
    one(tx, owner, key, "").await
}

/// One checkout of an owner; nobody else changes it until this transaction ends.
pub async fn locked(tx: &mut Tx, owner: OwnerId, key: &str) -> Result<Option<Checkout>, StoreError> {
    let lock = engine::for_update(tx);
    one(tx, owner, key, lock).await
}

async fn one(tx: &mut Tx, owner: OwnerId, key: &str, lock: &str) -> Result<Option<Checkout>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM checkouts WHERE owner_id = $1 AND order_key = $2{lock}");
    tx.maybe::<CheckoutRow>(sql, args![owner.0, key]).await?.map(Checkout::try_from).transpose()
}

/// The checkout that this visitor sent under this key; none where it is another's.
pub async fn of_holder(tx: &mut Tx, holder: &[u8], key: &str) -> Result<Option<Checkout>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM checkouts WHERE holder = $1 AND order_key = $2");
    tx.maybe::<CheckoutRow>(sql, args![holder.to_vec(), key]).await?.map(Checkout::try_from).transpose()
}

/// All forms that were sent to pay for a claim, the first sent first.
pub async fn of_claim(tx: &mut Tx, owner: OwnerId, claim: ClaimId) -> Result<Vec<Checkout>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM checkouts WHERE owner_id = $1 AND claim_id = $2 ORDER BY created_at, order_key");
    tx.all::<CheckoutRow>(sql, args![owner.0, claim.0]).await?.into_iter().map(Checkout::try_from).collect()
}

/// The form that a booking was paid with; none for a later session of a package.
pub async fn of_booking(tx: &mut Tx, owner: OwnerId, booking: BookingId) -> Result<Option<Checkout>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM checkouts WHERE owner_id = $1 AND booking_id = $2 ORDER BY created_at LIMIT 1");
    tx.maybe::<CheckoutRow>(sql, args![owner.0, booking.0]).await?.map(Checkout::try_from).transpose()
}

/// Writes down what became of a checkout that was read [locked].
pub async fn move_to(tx: &mut Tx, checkout: &Checkout, stage: &Stage, at: Time) -> Result<(), StoreError> {
    let mut args = args![checkout.owner.0, checkout.key.as_str(), at];
    args.extend(columns(stage));
    tx.run(
        "UPDATE checkouts SET stage_at = $3, stage = $4, booking_id = $5, link = $6, leg = $7, reason = $8, late = $9
         WHERE owner_id = $1 AND order_key = $2",
        args,
    )
    .await?;
    Ok(())
}

/// Notes what the sale of a checkout was told.
pub async fn tell(tx: &mut Tx, checkout: &Checkout, returned: i64, is_disputed: bool, at: Time) -> Result<(), StoreError> {
    tx.run(
        "UPDATE checkouts SET stage_at = $3, returned = $4, disputed = $5 WHERE owner_id = $1 AND order_key = $2",
        args![checkout.owner.0, checkout.key.as_str(), at, returned, is_disputed],
    )
    .await?;
    Ok(())
}

/// Orders of a provider that are still to be paid, for a time that is no longer kept for them; at most `most`.
pub async fn unkept(tx: &mut Tx, provider: Provider, now: Time, most: i64) -> Result<Vec<(OwnerId, String)>, StoreError> {
    let rows: Vec<(Uuid, String)> = tx
        .all(
            "SELECT c.owner_id, c.order_key FROM checkouts c
             JOIN claims k ON k.owner_id = c.owner_id AND k.id = c.claim_id
             JOIN payments p ON p.owner_id = c.owner_id AND p.order_key = c.order_key AND p.place = 0
             WHERE c.stage = 0 AND c.provider = $1 AND p.goal = $2 AND (k.keep_until IS NULL OR k.keep_until <= $3)
             ORDER BY c.created_at, c.order_key LIMIT $4",
            args![provider as i16, Goal::Pay as i16, now, most],
        )
        .await?;
    Ok(rows.into_iter().map(|(owner, key)| (OwnerId(owner), key)).collect())
}

/// Whether there are secrets of what was booked before `until`.
pub async fn has_links(tx: &mut Tx, until: Time) -> Result<bool, StoreError> {
    let sql = "SELECT stage_at FROM checkouts WHERE link IS NOT NULL AND stage_at <= $1 LIMIT 1";
    Ok(tx.maybe::<(i64,)>(sql, args![until]).await?.is_some())
}

/// Forgets them.
pub async fn forget_links(tx: &mut Tx, until: Time) -> Result<(), StoreError> {
    tx.run("UPDATE checkouts SET link = NULL WHERE link IS NOT NULL AND stage_at <= $1", args![until]).await?;
    Ok(())
}
