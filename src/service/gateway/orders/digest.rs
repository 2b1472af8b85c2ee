//! What an order's key is bound to: everything that makes it this order.

use crate::gateway::Gateway;
use domain::checkout::{Card, Order, Payment};
use sha2::{Digest, Sha256};

/// The digest of an order: product, buyer, sums, instalments, coupon, and each card by what may be kept of it.
pub(super) fn of(order: &Order, gateway: &dyn Gateway) -> Vec<u8> {
    let card = |card: &Card| gateway.token(card);
    let cards: Vec<(Option<String>, i64)> = match &order.payment {
        Payment::Card(one) => vec![(card(one), order.total.charged().minor)],
        Payment::TwoCards(cards) => cards.iter().map(|(one, part)| (card(one), part.minor)).collect(),
        Payment::Balance => Vec::new(),
    };
    // As text that can be read in one way only.
    let parts = (
        (order.product, order.name.as_str(), order.email.as_str(), order.country),
        (order.document.as_ref().map(|document| document.as_str()), order.coupon.as_ref().map(|code| code.as_str())),
        (order.method(), &order.total, gateway.provider()),
        cards,
    );
    Sha256::digest(format!("{}", serde_json::json!(parts))).to_vec()
}
