//! Keeping the customers of a selection.

use super::selection::Selection;
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use domain::id::{OwnerId, SegmentId};

/// Puts the customers of a selection into a segment; how many they are.
pub async fn freeze(tx: &mut Tx, owner: OwnerId, selection: &Selection, into: SegmentId) -> Result<u64, StoreError> {
    let numbers = selection.0.iter().map(|customer| Arg::from(customer.number as i64)).collect();
    let sql = "INSERT INTO segment_members (owner_id, segment_id, customer_id) SELECT owner_id, $1, id FROM customers WHERE owner_id = $2 AND number IN";
    bulk::run_among(tx, sql, args![into.0, owner.0], numbers).await
}
