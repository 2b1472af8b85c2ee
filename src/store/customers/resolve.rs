//! The customers behind the buyers of sales that come in.

use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::sales::Buyer;
use domain::Time;
use domain::id::Mint;
use domain::name::search_words;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The customers of a batch: ids by folded address, and which of them were there before.
pub(crate) struct Customers {
    pub ids: HashMap<String, Uuid>,
    pub old: HashSet<Uuid>,
}

impl Customers {
    /// The customers behind these buyers; those unknown are added, with the words of their names.
    pub async fn resolve<'a>(
        tx: &mut Tx,
        owner: &Owner,
        buyers: impl Iterator<Item = &'a Buyer> + Clone,
        mint: &mut Mint<'_>,
        now: Time,
    ) -> Result<Self, StoreError> {
        let emails: HashSet<&str> = buyers.clone().map(|buyer| buyer.email.as_str()).collect();
        let emails = emails.into_iter().map(Arg::from).collect();
        let rows: Vec<(String, Uuid)> =
            bulk::among(tx, "SELECT email, id FROM customers WHERE owner_id = $1 AND email IN", args![owner.id.0], emails).await?;
        let old: HashSet<Uuid> = rows.iter().map(|(_, id)| *id).collect();
        let mut ids: HashMap<String, Uuid> = rows.into_iter().collect();
        if buyers.clone().all(|buyer| ids.contains_key(buyer.email.as_str())) {
            return Ok(Self { ids, old });
        }
        // Whoever brings sales has raised the owner's version first, so nobody else counts customers now.
        let (mut number,): (i64,) =
            tx.one("SELECT CAST(COALESCE(MAX(number) + 1, 0) AS BIGINT) FROM customers WHERE owner_id = $1", args![owner.id.0]).await?;
        let (mut customers, mut words) = (Vec::new(), Vec::new());
        for buyer in buyers {
            if ids.contains_key(buyer.email.as_str()) {
                continue;
            }
            let id = mint.id(now);
            ids.insert(buyer.email.as_str().to_owned(), id);
            customers.push(args![owner.id.0, id, number, buyer.email.as_str(), buyer.name.clone(), buyer.document.clone(), now]);
            number += 1;
            for word in buyer.name.as_deref().map(search_words).unwrap_or_default() {
                words.push(args![owner.id.0, word, id]);
            }
        }
        bulk::insert(tx, "customers", "owner_id, id, number, email, name, document, created_at", customers, "").await?;
        bulk::insert(tx, "customer_words", "owner_id, word, customer_id", words, "").await?;
        Ok(Self { ids, old })
    }
}
