//! Looking at a buyer's attempts at one product together: which sales are recovered, and who is to be won back.
//!
//! Only what a change can have touched is looked at, so that one buyer's thousand sales cost as much as those of a thousand buyers.

use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::owners::Owner;
use crate::time;
use domain::Time;
use domain::money::Currency;
use domain::sale::Standing;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const COLUMNS: &str = "owner_id, customer_id, product_id, currency, failed_at";

/// Codes of src/domain/sale/state.rs: lost are 1, 7, 8, 9, 11, and 10 without approval. As the index `sales_failed` has it.
pub(crate) const LOST: &str = "f.state IN (1, 7, 8, 9, 10, 11) AND (f.state <> 10 OR f.approved_at IS NULL)";
/// Sold are 5, 6, 13 and 14: a sale of the same buyer and product that came after `f`.
pub(crate) const SOLD_LATER: &str = "SELECT 1 FROM sales t WHERE t.owner_id = f.owner_id AND t.customer_id = f.customer_id AND t.product_id = f.product_id \
     AND t.created_at > f.created_at AND t.state IN (5, 6, 13, 14)";

/// Whether the sale `s` is sold within its window after a failed attempt of the same buyer at the same product.
pub(crate) fn is_recovered(owner: &Owner) -> String {
    format!(
        "(s.state IN (5, 6, 13, 14) AND EXISTS (SELECT 1 FROM sales f WHERE f.owner_id = s.owner_id AND f.customer_id = s.customer_id AND f.product_id = s.product_id
          AND f.created_at < s.created_at AND f.created_at >= s.created_at - COALESCE(s.recovery_days, {}) * 86400000000 AND {LOST}))",
        owner.recovery_days
    )
}

/// Per buyer, product and currency the last failed attempt of `among` (conditions on `f`), if no sold sale came later.
pub(crate) fn last_lost(among: &str) -> String {
    format!(
        "SELECT f.customer_id, f.product_id, f.currency, f.created_at FROM (
             SELECT f.owner_id, f.customer_id, f.product_id, f.currency, MAX(f.created_at) AS created_at FROM sales f WHERE {among} AND {LOST}
             GROUP BY f.owner_id, f.customer_id, f.product_id, f.currency
         ) f WHERE NOT EXISTS ({SOLD_LATER})"
    )
}

/// A sale that was added or moved.
pub(super) struct Change {
    pub id: Uuid,
    pub customer: Uuid,
    pub product: Uuid,
    pub currency: Currency,
    pub created_at: i64,
    /// What it counted as before; none if it is new.
    pub was: Option<Standing>,
    pub is: Standing,
}

impl Change {
    fn became(&self, standing: Standing) -> bool {
        self.is == standing && self.was != Some(standing)
    }

    fn ceased(&self, standing: Standing) -> bool {
        self.was == Some(standing) && self.is != standing
    }

    fn pair(&self) -> Pair {
        (self.customer, self.product)
    }
}

type Pair = (Uuid, Uuid);

/// Buyer, product, currency, and when the last attempt failed.
type Open = (Uuid, Uuid, String, i64);

/// Notes failed attempts of buyers who have no other sale of the same product.
pub(super) async fn add(tx: &mut Tx, rows: Vec<Vec<Arg>>) -> Result<(), StoreError> {
    bulk::insert(tx, "win_backs", COLUMNS, rows, "").await?;
    Ok(())
}

/// Sets right what depends on several sales, after these have changed. When the sales were made whose mark was turned.
pub(super) async fn review(tx: &mut Tx, owner: &Owner, changes: &[Change]) -> Result<Vec<Time>, StoreError> {
    let turned = mark_recovered(tx, owner, changes).await?;
    note_win_backs(tx, owner, changes).await?;
    Ok(turned)
}

/// Turns the marks that are wrong: of the changed sales, and of those that were sold after an attempt that failed now, or after all
/// did not.
async fn mark_recovered(tx: &mut Tx, owner: &Owner, changes: &[Change]) -> Result<Vec<Time>, StoreError> {
    let ids = |which: &dyn Fn(&Change) -> bool| changes.iter().filter(|c| which(c)).map(|c| c.id.into()).collect::<Vec<Arg>>();
    let is_recovered = is_recovered(owner);
    let own = format!("SELECT s.id, s.created_at FROM sales s WHERE s.owner_id = $1 AND s.recovered <> {is_recovered} AND s.id IN");
    let sold = ids(&|change| change.became(Standing::Sold) || change.ceased(Standing::Sold));
    let mut wrong: Vec<(Uuid, i64)> = bulk::among(tx, &own, args![owner.id.0], sold).await?;
    // Up to the next failed attempt: what was sold after that one does not depend on this one.
    let later = format!(
        "SELECT s.id, s.created_at FROM sales c CROSS JOIN sales s
         WHERE s.owner_id = c.owner_id AND s.customer_id = c.customer_id AND s.product_id = c.product_id AND s.created_at > c.created_at
           AND s.created_at <= COALESCE((SELECT MIN(f.created_at) FROM sales f WHERE f.owner_id = c.owner_id AND f.customer_id = c.customer_id
               AND f.product_id = c.product_id AND f.created_at > c.created_at AND {LOST}), {})
           AND s.state IN (5, 6, 13, 14) AND s.recovered <> {is_recovered} AND c.owner_id = $1 AND c.id IN",
        i64::MAX
    );
    let failed = ids(&|change| change.became(Standing::Lost) || change.ceased(Standing::Lost));
    wrong.extend(bulk::among::<(Uuid, i64)>(tx, &later, args![owner.id.0], failed).await?);
    wrong.sort_unstable();
    wrong.dedup();
    let turned = wrong.iter().map(|(_, created_at)| time(*created_at)).collect();
    let wrong = wrong.into_iter().map(|(id, _)| id.into()).collect();
    bulk::run_among(tx, "UPDATE sales SET recovered = NOT recovered WHERE owner_id = $1 AND id IN", args![owner.id.0], wrong).await?;
    Ok(turned)
}

/// What changed for one buyer and product.
#[derive(Default)]
struct News {
    /// Something is no longer lost, or no longer sold: what was noted does not say what is the last now.
    anew: bool,
    /// When the last of those that were sold now began.
    sold: Option<i64>,
    /// Per currency the last of those that failed now, with its sale.
    failed: HashMap<Currency, (i64, Uuid)>,
}

/// Notes who is to be won back, and forgets who is not any more.
async fn note_win_backs(tx: &mut Tx, owner: &Owner, changes: &[Change]) -> Result<(), StoreError> {
    let mut pairs: HashMap<Pair, News> = HashMap::new();
    for change in changes {
        let (fails, sells) = (change.became(Standing::Lost), change.became(Standing::Sold));
        let ceases = change.ceased(Standing::Lost) || change.ceased(Standing::Sold);
        if !(fails || sells || ceases) {
            continue;
        }
        let pair = pairs.entry(change.pair()).or_default();
        pair.anew |= ceases;
        if sells {
            pair.sold = pair.sold.max(Some(change.created_at));
        }
        if fails {
            let last = pair.failed.entry(change.currency).or_insert((change.created_at, change.id));
            *last = (*last).max((change.created_at, change.id));
        }
    }
    if pairs.is_empty() {
        return Ok(());
    }
    let tuples = pairs.keys().map(|(customer, product)| args![*customer, *product]).collect();
    let query = "SELECT customer_id, product_id, currency, failed_at FROM win_backs WHERE owner_id = $1 AND (customer_id, product_id) IN";
    let stored: Vec<Open> = bulk::among_tuples(tx, query, "", args![owner.id.0], tuples).await?;
    let mut noted: HashMap<(Pair, String), i64> =
        stored.into_iter().map(|(customer, product, currency, at)| (((customer, product), currency), at)).collect();
    let mut open = opened(tx, owner, &pairs, &noted).await?;
    open.extend(recounted(tx, owner, &pairs).await?);
    let mut rows = Vec::new();
    for (customer, product, currency, at) in open {
        if noted.remove(&((customer, product), currency.clone())) != Some(at) {
            rows.push(args![owner.id.0, customer, product, currency, at]);
        }
    }
    // Of those that were noted and are not open anew, the ones that nothing speaks against stay.
    let closed = noted.into_iter().filter(|((pair, _), at)| pairs[pair].anew || pairs[pair].sold.is_some_and(|sold| sold > *at));
    let closed = closed.map(|(((customer, product), currency), _)| args![customer, product, currency]).collect();
    let delete = "DELETE FROM win_backs WHERE owner_id = $1 AND (customer_id, product_id, currency) IN";
    bulk::run_among_tuples(tx, delete, args![owner.id.0], closed).await?;
    let raise = "ON CONFLICT (owner_id, customer_id, product_id, currency) DO UPDATE SET failed_at = excluded.failed_at";
    bulk::insert(tx, "win_backs", COLUMNS, rows, raise).await?;
    Ok(())
}

/// Those that failed now, later than what was noted, if nothing was sold after them.
async fn opened(
    tx: &mut Tx,
    owner: &Owner,
    pairs: &HashMap<Pair, News>,
    noted: &HashMap<(Pair, String), i64>,
) -> Result<Vec<Open>, StoreError> {
    let mut last: HashMap<Uuid, Open> = HashMap::new();
    for (pair, news) in pairs.iter().filter(|(_, news)| !news.anew) {
        for (currency, (at, sale)) in &news.failed {
            let currency = currency.code().to_owned();
            if news.sold.is_none_or(|sold| sold <= *at) && noted.get(&(*pair, currency.clone())).is_none_or(|noted| noted < at) {
                last.insert(*sale, (pair.0, pair.1, currency, *at));
            }
        }
    }
    let query = format!("SELECT f.id FROM sales f WHERE f.owner_id = $1 AND NOT EXISTS ({SOLD_LATER}) AND f.id IN");
    let ids = last.keys().map(|id| (*id).into()).collect();
    let open: HashSet<(Uuid,)> = bulk::among(tx, &query, args![owner.id.0], ids).await?.into_iter().collect();
    Ok(last.into_iter().filter(|(id, _)| open.contains(&(*id,))).map(|(_, row)| row).collect())
}

/// Those that are to be looked for among all sales of their buyer and product.
async fn recounted(tx: &mut Tx, owner: &Owner, pairs: &HashMap<Pair, News>) -> Result<Vec<Open>, StoreError> {
    let tuples = pairs.iter().filter(|(_, news)| news.anew).map(|((customer, product), _)| args![*customer, *product]).collect();
    let query = last_lost("f.owner_id = $1 AND (f.customer_id, f.product_id) IN (?)");
    let (before, after) = query.split_once(" (?)").unwrap_or((&query, ""));
    bulk::among_tuples(tx, before, after, args![owner.id.0], tuples).await
}
