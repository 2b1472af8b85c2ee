//! From an order to a sale: what of a checkout is recorded, so that list, figures and ledger know it as they know any other sale.
//!
//! Whoever books calls [`record`] or [`move_on`] in the transaction of the booking, with `orders::conclude` beside it.

use crate::gateway::orders::Standing;
use crate::office::Office;
use domain::Time;
use domain::checkout::{Gross, Leg, Order, Provider, Verdict};
use domain::id::Mint;
use domain::money::split;
use domain::sale::{Amounts, Cause, Event, Share, Source, State};
use store::owners::Owner;
use store::sales::{self, Buyer, Incoming, Origin, Outcome, Product};
use store::{StoreError, Tx, products};

/// What the installation keeps of each sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fee {
    /// In hundredths of a per cent of the gross, at most all of it.
    pub hundredths: u32,
}

impl Fee {
    /// The fee on `gross` minor units, with this provider: where no money moves, nothing is kept.
    pub fn of(self, gross: i64, provider: Provider) -> i64 {
        let kept = match provider {
            Provider::Sandbox => 0,
            Provider::Stripe => self.hundredths.min(10_000),
        };
        split(gross, &[u64::from(kept), u64::from(10_000 - kept)])[0]
    }
}

/// What of a sale the buyer did not type.
#[derive(Debug, Clone)]
pub struct Sold<'a> {
    /// The sale's code: see [`new_code`].
    pub transaction: &'a str,
    pub product_name: &'a str,
    pub category: Option<&'a str>,
    pub origin: Origin,
    /// When the buyer's e-mail became known.
    pub started_at: Time,
    pub provider: Provider,
    pub fee: Fee,
}

/// A code for a new sale.
pub fn new_code(office: &Office) -> String {
    domain::sale::code(office.number() as u64)
}

/// The sale of an order, with all its moves so far, the oldest first.
///
/// Gross is the price less the coupon; the interest for instalments stands apart and is no part of what the owner earns. No tax is taken here,
/// nobody else earns with it yet, so the net is known: gross less fee.
pub fn sale_of(order: &Order, sold: &Sold<'_>, moves: Vec<Event>) -> Incoming {
    let gross = order.total.gross();
    Incoming {
        source: Source::Checkout,
        transaction: sold.transaction.to_owned(),
        order: None,
        created_at: sold.started_at,
        lost_reason: moves.last().filter(|last| is_failed(last.to)).and_then(|last| last.note.clone()),
        events: moves,
        cause: Cause::Buyer,
        buyer: Buyer {
            email: order.email.clone(),
            name: Some(order.name.clone()),
            document: order.document.as_ref().map(|document| document.as_str().to_owned()),
            country: Some(order.country.to_owned()),
            state: None,
            city: None,
        },
        product: Product {
            code: order.product.to_string(),
            name: sold.product_name.to_owned(),
            category: sold.category.map(str::to_owned),
            brand: None,
        },
        offer: order.coupon.as_ref().map(|code| code.as_str().to_owned()),
        amounts: Amounts {
            currency: gross.currency,
            gross: gross.minor,
            surcharge: Some(order.total.surcharge.minor),
            tax: Some(0),
            fee: Some(sold.fee.of(gross.minor, sold.provider)),
            affiliate: Share::Nobody,
            coproducer: Share::Nobody,
            stated_net: None,
            settlement: None,
        },
        affiliate: None,
        coproducer: None,
        method: order.method(),
        installments: order.total.instalments.len() as i64,
        origin: sold.origin.clone(),
        source_platform: None,
    }
}

/// The move of a sale that an order's standing means; `was_paid` says whether it was approved before. `reason` is the provider's word for a refusal.
pub fn move_of(standing: &Standing, was_paid: bool, reason: Option<&str>, at: Time) -> Event {
    let to = match standing {
        Standing::Waiting { .. } => State::Processing,
        Standing::Ended(Verdict::Paid) => State::Approved,
        Standing::Ended(Verdict::Refused(Leg::NoFunds)) => State::NoFunds,
        Standing::Ended(Verdict::Refused(Leg::Blocked)) => State::Blocked,
        Standing::Ended(Verdict::Refused(Leg::Released)) => State::Cancelled,
        Standing::Ended(Verdict::Refused(_)) => State::Declined,
        Standing::Ended(Verdict::Returned) if was_paid => State::Refunded,
        Standing::Ended(Verdict::Returned) => State::Cancelled,
        Standing::Ended(Verdict::Disputed) => State::Disputed,
        Standing::Ended(Verdict::ChargedBack) => State::Chargeback,
    };
    Event { to, at, cause: Cause::Gateway, refunded: None, note: reason.map(str::to_owned) }
}

/// The move of a sale of which so much has gone back by now. [`settle`](super::settle) makes it of every refund, whoever gave it.
pub fn refund_of(so_far: Gross, at: Time, note: Option<&str>) -> Event {
    Event { to: State::PartiallyRefunded, at, cause: Cause::Gateway, refunded: Some(so_far.0.minor), note: note.map(str::to_owned) }
}

/// Records the sale of an order: the first time, and again as long as the order is at hand.
pub async fn record(
    tx: &mut Tx,
    office: &Office,
    owner: &Owner,
    order: &Order,
    sold: &Sold<'_>,
    moves: Vec<Event>,
    now: Time,
) -> Result<Outcome, StoreError> {
    products::offer(tx, owner.id, order.product, sold.product_name, now).await?;
    let mut draw = office.id_bytes();
    let outcomes = sales::record(tx, owner, &[sale_of(order, sold, moves)], &mut Mint::new(&mut draw), now).await?;
    outcomes.first().copied().ok_or_else(|| StoreError::Corrupt("a sale was not recorded".into()))
}

/// Moves a sale on later, by its code alone; none where it was never recorded.
pub async fn move_on(tx: &mut Tx, owner: &Owner, transaction: &str, moves: &[Event], now: Time) -> Result<Option<Outcome>, StoreError> {
    sales::move_known(tx, owner, (Source::Checkout, transaction), moves, now).await
}

fn is_failed(state: State) -> bool {
    matches!(state, State::Declined | State::NoFunds | State::Blocked | State::Cancelled | State::Expired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fee_is_to_the_cent_and_nothing_is_kept_in_the_sandbox() {
        let fee = Fee { hundredths: 990 };
        assert_eq!(fee.of(24_990, Provider::Stripe), 2_474, "2474.01");
        assert_eq!(fee.of(5, Provider::Stripe), 0);
        assert_eq!(fee.of(6, Provider::Stripe), 1, "0.594, nearer to one");
        assert_eq!(fee.of(24_990, Provider::Sandbox), 0);
        assert_eq!(Fee { hundredths: 20_000 }.of(100, Provider::Stripe), 100, "never more than there is");
    }
}
