//! Keeping the customers of a selection.

use super::selection::{Asked, Selection};
use crate::db::{StoreError, Tx};
use domain::id::SegmentId;

/// Puts the customers that the question finds now into a segment; how many they are.
pub async fn freeze(tx: &mut Tx, asked: &Asked<'_>, into: SegmentId) -> Result<u64, StoreError> {
    let Some(mut selection) = Selection::new(asked) else { return Ok(0) };
    let segment = selection.arg(into.0.into());
    let sql = format!(
        "WITH {} INSERT INTO segment_members (owner_id, segment_id, customer_id) SELECT $1, {segment}, customer_id FROM chosen",
        selection.sql
    );
    tx.run(sql, selection.args).await
}
