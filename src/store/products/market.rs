//! What the market shows, found by words, kind, language and price; and all that is on sale, for search engines.

use super::online::{ServiceRow, of_lists};
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::time;
use domain::Time;
use domain::id::{OwnerId, ProductId};
use domain::money::Money;
use domain::product::OnlineService;
use domain::product::kind::Kind;
use domain::product::search::Search;
use domain::product::state::State;

/// How the market finds a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub price: Money,
    /// Folded.
    pub words: Vec<String>,
}

/// Writes down how a service is found, instead of what was written before; nothing finds it without an entry.
pub async fn shelve(tx: &mut Tx, owner: OwnerId, id: ProductId, entry: Option<Entry>) -> Result<(), StoreError> {
    let price = entry.as_ref().map(|entry| entry.price);
    tx.run(
        "UPDATE online_services SET market_currency = $3, market_price = $4 WHERE owner_id = $1 AND product_id = $2",
        args![owner.0, id.0, price.map(|price| price.currency.code()), price.map(|price| price.minor)],
    )
    .await?;
    tx.run("DELETE FROM market_words WHERE owner_id = $1 AND product_id = $2", args![owner.0, id.0]).await?;
    let words = entry.map(|entry| entry.words).unwrap_or_default();
    let rows = words.into_iter().map(|word| args![word, owner.0, id.0]).collect();
    bulk::insert(tx, "market_words", "word, owner_id, product_id", rows, "").await?;
    Ok(())
}

/// A page of what is asked for, the newest first: `most` services after the first `from`.
pub async fn page(tx: &mut Tx, search: &Search, from: i64, most: i64) -> Result<Vec<OnlineService>, StoreError> {
    let mut narrowed = Narrowed::by(search);
    let (most, from) = (narrowed.arg(most.into()), narrowed.arg(from.into()));
    let sql = format!(
        "SELECT {} FROM online_services WHERE {} ORDER BY published_at DESC, product_id LIMIT {most} OFFSET {from}",
        of_lists(),
        narrowed.sql
    );
    tx.all::<ServiceRow>(sql, narrowed.args).await?.into_iter().map(OnlineService::try_from).collect()
}

/// How many services are asked for.
pub async fn count(tx: &mut Tx, search: &Search) -> Result<i64, StoreError> {
    let narrowed = Narrowed::by(search);
    let (count,): (i64,) = tx.one(format!("SELECT COUNT(*) FROM online_services WHERE {}", narrowed.sql), narrowed.args).await?;
    Ok(count)
}

/// What is listed without an entry: from before there were any.
pub async fn without_entry(tx: &mut Tx) -> Result<Vec<OnlineService>, StoreError> {
    let sql = format!("SELECT {} FROM online_services WHERE market_kind IS NOT NULL AND market_price IS NULL", of_lists());
    tx.all::<ServiceRow>(sql, args![]).await?.into_iter().map(OnlineService::try_from).collect()
}

/// What an owner has in the market.
pub async fn of_owner(tx: &mut Tx, owner: OwnerId) -> Result<Vec<OnlineService>, StoreError> {
    let sql = format!("SELECT {} FROM online_services WHERE owner_id = $1 AND market_kind IS NOT NULL", of_lists());
    tx.all::<ServiceRow>(sql, args![owner.0]).await?.into_iter().map(OnlineService::try_from).collect()
}

/// The addresses of all that is on sale, each with when it was approved last; the newest first, at most `most`.
pub async fn on_sale(tx: &mut Tx, most: i64) -> Result<Vec<(String, Time)>, StoreError> {
    let approved = State::Approved as i16;
    let rows: Vec<(String, i64)> = tx
        .all(
            format!(
                "SELECT s.slug, COALESCE((SELECT MAX(e.at) FROM product_events e WHERE e.owner_id = s.owner_id AND e.product_id = s.product_id
                                          AND e.to_state = {approved}), s.updated_at)
                 FROM online_services s WHERE s.state = {approved} AND s.slug IS NOT NULL ORDER BY s.published_at DESC, s.product_id LIMIT $1"
            ),
            args![most],
        )
        .await?;
    Ok(rows.into_iter().map(|(slug, at)| (slug, time(at))).collect())
}

/// A search as SQL conditions.
struct Narrowed {
    sql: String,
    args: Vec<Arg>,
}

impl Narrowed {
    fn by(search: &Search) -> Self {
        let mut narrowed = Self { sql: "market_kind IS NOT NULL AND market_price IS NOT NULL".into(), args: Vec::new() };
        // A group is its kinds, few and known.
        let kinds: Vec<Kind> = match (search.kind, search.group) {
            (Some(kind), _) => vec![kind],
            (None, Some(group)) => group.kinds().collect(),
            (None, None) => Vec::new(),
        };
        if !kinds.is_empty() {
            let places: Vec<String> = kinds.into_iter().map(|kind| narrowed.arg(kind.code().into())).collect();
            narrowed.sql.push_str(&format!(" AND market_kind IN ({})", places.join(",")));
        }
        if let Some(tongue) = search.tongue {
            let place = narrowed.arg(tongue.code().into());
            narrowed.sql.push_str(&format!(" AND market_language = {place}"));
        }
        if let Some(most) = search.most {
            let (currency, minor) = (narrowed.arg(most.currency.code().into()), narrowed.arg(most.minor.into()));
            narrowed.sql.push_str(&format!(" AND market_currency = {currency} AND market_price <= {minor}"));
        }
        for word in search.words() {
            // The greatest character ends the range of words that begin so.
            let end = format!("{word}\u{10ffff}");
            let (from, to) = (narrowed.arg(word.into()), narrowed.arg(end.into()));
            narrowed.sql.push_str(&format!(
                " AND (owner_id, product_id) IN (SELECT w.owner_id, w.product_id FROM market_words w WHERE w.word >= {from} AND w.word < {to})"
            ));
        }
        narrowed
    }

    /// Adds a value and gives its placeholder.
    fn arg(&mut self, value: Arg) -> String {
        self.args.push(value);
        format!("${}", self.args.len())
    }
}
