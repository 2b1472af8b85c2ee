//! What a form's key is bound to: all that was typed, the time that is held, and who takes the money.

use crate::gateway::Gateway;
use domain::checkout::{Card, CardEntry, CardFields, Form, Hidden};
use domain::id::{ClaimId, ProductId};
use sha2::{Digest, Sha256};

/// The digest of a form as it was sent. Of a card only what may be kept of it counts, never its number.
pub(super) fn of(form: &Form, gateway: &dyn Gateway, product: ProductId, claim: ClaimId) -> Vec<u8> {
    let typed = [
        &form.name,
        &form.email,
        &form.country,
        &form.document,
        &form.method,
        &form.instalments,
        &form.coupon,
        &form.card_amount,
        &form.second_card_amount,
    ];
    let typed = typed.map(|text| text.trim());
    let cards = [&form.card, &form.second_card].map(|fields| gateway.token(&card(fields, gateway.card_entry())));
    Sha256::digest(format!("{}", serde_json::json!((product, claim, gateway.provider(), typed, cards)))).to_vec()
}

fn card(fields: &CardFields, entry: CardEntry) -> Card {
    match entry {
        CardEntry::Here => Card::Typed(Hidden(fields.number.0.chars().filter(char::is_ascii_digit).collect())),
        CardEntry::AtProvider => Card::Token(fields.token.0.trim().into()),
    }
}
