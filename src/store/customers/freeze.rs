//! Keeping the customers of a selection.

use super::selection::Asked;
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use domain::id::SegmentId;

/// Puts the customers that the question finds now into a segment; how many they are.
pub async fn freeze(tx: &mut Tx, asked: &Asked<'_>, into: SegmentId) -> Result<u64, StoreError> {
    let chosen = asked.chosen(tx).await?;
    let numbers = chosen.iter().map(|customer| Arg::from(customer.number as i64)).collect();
    let sql = "INSERT INTO segment_members (owner_id, segment_id, customer_id) SELECT owner_id, $1, id FROM customers WHERE owner_id = $2 AND number IN";
    bulk::run_among(tx, sql, args![into.0, asked.owner.id.0], numbers).await
}
