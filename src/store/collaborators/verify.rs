//! Whether what is stored of an owner's collaborators holds together.

use crate::db::{StoreError, Tx};
use crate::verify::{MOST, Report};
use domain::id::OwnerId;
use uuid::Uuid;

/// Who works here has an account and a profile of this owner, and who is invited a link.
pub(crate) async fn verify_owner(tx: &mut Tx, owner: OwnerId, report: &mut Report) -> Result<(), StoreError> {
    let checks = [
        (
            "no profile of this owner",
            "state <> 6 AND NOT EXISTS (SELECT 1 FROM profiles p WHERE p.owner_id = c.owner_id AND p.id = c.profile_id)",
        ),
        (
            "accepted or suspended without an account",
            "state IN (1, 5) AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = c.account_id AND a.email = c.email)",
        ),
        ("an account, and neither accepted nor suspended", "state NOT IN (1, 5) AND account_id IS NOT NULL"),
        ("invited without a link", "state = 0 AND (link IS NULL OR until IS NULL)"),
        ("a link that is not good for anything", "state NOT IN (0, 1) AND link IS NOT NULL"),
    ];
    for (what, condition) in checks {
        let sql = format!("SELECT c.id FROM collaborators c WHERE c.owner_id = $1 AND {condition} LIMIT {MOST}");
        let rows: Vec<(Uuid,)> = tx.all(sql, args![owner.0]).await?;
        report.differences.extend(rows.into_iter().map(|(id,)| format!("collaborator {id}: {what}")));
    }
    Ok(())
}
