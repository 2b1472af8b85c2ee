//! What is on sale, in the small rows that the market looks through, found by words, kind, language and price.

use super::online::{COLUMNS, ServiceRow};
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::json::{from_json, to_json};
use crate::time;
use domain::Time;
use domain::id::{OwnerId, ProductId};
use domain::product::OnlineService;
use domain::product::kind::Kind;
use domain::product::search::Search;
use domain::product::state::State;
use domain::product::view::Offered;

/// How buyers find a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub card: Offered,
    /// In the market and for search engines; else by its link alone.
    pub listed: bool,
    /// Folded; none of what is not listed.
    pub words: Vec<String>,
}

const APPROVED: i16 = State::Approved as i16;

/// Writes down how a service is found, instead of what was written before; nothing finds it without an entry.
pub async fn shelve(tx: &mut Tx, owner: OwnerId, id: ProductId, entry: Option<Entry>) -> Result<(), StoreError> {
    tx.run("DELETE FROM market_words WHERE owner_id = $1 AND product_id = $2", args![owner.0, id.0]).await?;
    tx.run("DELETE FROM services_on_sale WHERE owner_id = $1 AND product_id = $2", args![owner.0, id.0]).await?;
    let Some(Entry { card, listed, words }) = entry else { return Ok(()) };
    tx.run(
        format!(
            "INSERT INTO services_on_sale (owner_id, product_id, slug, listed, kind, language, currency, price, card, published_at, approved_at)
             SELECT owner_id, product_id, $3, $4, $5, $6, $7, $8, $9, COALESCE(published_at, updated_at),
                    COALESCE((SELECT MAX(e.at) FROM product_events e WHERE e.owner_id = $1 AND e.product_id = $2 AND e.to_state = {APPROVED}), updated_at)
             FROM online_services WHERE owner_id = $1 AND product_id = $2 AND state = {APPROVED}"
        ),
        args![
            owner.0,
            id.0,
            card.slug.as_str(),
            listed,
            card.kind.as_str(),
            card.language.as_str(),
            card.price.currency.code(),
            card.price.minor,
            to_json(&card)?
        ],
    )
    .await?;
    let rows = words.into_iter().map(|word| args![word, owner.0, id.0]).collect();
    bulk::insert(tx, "market_words", "word, owner_id, product_id", rows, "").await?;
    Ok(())
}

/// A page of what is asked for, the newest first: `most` services after the first `from`.
pub async fn page(tx: &mut Tx, search: &Search, from: i64, most: i64) -> Result<Vec<Offered>, StoreError> {
    let mut narrowed = Narrowed::by(search);
    let (most, from) = (narrowed.arg(most.into()), narrowed.arg(from.into()));
    let sql = format!(
        "SELECT card FROM services_on_sale WHERE {} ORDER BY published_at DESC, product_id DESC LIMIT {most} OFFSET {from}",
        narrowed.sql
    );
    tx.all::<(String,)>(sql, narrowed.args).await?.iter().map(|(card,)| from_json(card)).collect()
}

/// How many services are asked for.
pub async fn count(tx: &mut Tx, search: &Search) -> Result<i64, StoreError> {
    let narrowed = Narrowed::by(search);
    let (count,): (i64,) = tx.one(format!("SELECT COUNT(*) FROM services_on_sale WHERE {}", narrowed.sql), narrowed.args).await?;
    Ok(count)
}

/// What is on sale without an entry: from before there were any. Documents that cannot be read are passed over.
pub async fn without_entry(tx: &mut Tx) -> Result<Vec<OnlineService>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM online_services s WHERE s.state = {APPROVED}
         AND NOT EXISTS (SELECT 1 FROM services_on_sale e WHERE e.owner_id = s.owner_id AND e.product_id = s.product_id)"
    );
    Ok(tx
        .all::<ServiceRow>(sql, args![])
        .await?
        .into_iter()
        .filter_map(|row| OnlineService::try_from(row).inspect_err(|error| tracing::error!("a service on sale: {error}")).ok())
        .collect())
}

/// What an owner has on sale.
pub async fn of_owner(tx: &mut Tx, owner: OwnerId) -> Result<Vec<OnlineService>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM online_services WHERE owner_id = $1 AND state = {APPROVED}");
    tx.all::<ServiceRow>(sql, args![owner.0]).await?.into_iter().map(OnlineService::try_from).collect()
}

/// The addresses of all that is listed, each with when it was approved last; the newest first, at most `most`.
pub async fn listed(tx: &mut Tx, most: i64) -> Result<Vec<(String, Time)>, StoreError> {
    let sql = "SELECT slug, approved_at FROM services_on_sale WHERE listed ORDER BY published_at DESC, product_id DESC LIMIT $1";
    let rows: Vec<(String, i64)> = tx.all(sql, args![most]).await?;
    Ok(rows.into_iter().map(|(slug, at)| (slug, time(at))).collect())
}

/// From how many letters on a word finds those that begin with it: nearly every text has words that begin with two given letters.
const LEAST_BEGINNING: usize = 3;

/// A search as SQL conditions.
struct Narrowed {
    sql: String,
    args: Vec<Arg>,
}

impl Narrowed {
    fn by(search: &Search) -> Self {
        let mut narrowed = Self { sql: "listed".into(), args: Vec::new() };
        // A group is its kinds, few and known.
        let kinds: Vec<Kind> = match (search.kind, search.group) {
            (Some(kind), _) => vec![kind],
            (None, Some(group)) => group.kinds().collect(),
            (None, None) => Vec::new(),
        };
        if !kinds.is_empty() {
            let places: Vec<String> = kinds.into_iter().map(|kind| narrowed.arg(kind.code().into())).collect();
            narrowed.sql.push_str(&format!(" AND kind IN ({})", places.join(",")));
        }
        if let Some(tongue) = search.tongue {
            let place = narrowed.arg(tongue.code().into());
            narrowed.sql.push_str(&format!(" AND language = {place}"));
        }
        if let Some(most) = search.most {
            let (currency, minor) = (narrowed.arg(most.currency.code().into()), narrowed.arg(most.minor.into()));
            narrowed.sql.push_str(&format!(" AND currency = {currency} AND price <= {minor}"));
        }
        for word in search.words() {
            let condition = if word.chars().count() < LEAST_BEGINNING {
                format!("w.word = {}", narrowed.arg(word.into()))
            } else {
                // The greatest character ends the range of words that begin so.
                let end = format!("{word}\u{10ffff}");
                let (from, to) = (narrowed.arg(word.into()), narrowed.arg(end.into()));
                format!("w.word >= {from} AND w.word < {to}")
            };
            narrowed.sql.push_str(&format!(
                " AND (owner_id, product_id) IN (SELECT w.owner_id, w.product_id FROM market_words w WHERE {condition})"
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
