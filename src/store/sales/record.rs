//! Recording news of sales: rows, events, ledger and rollups of a whole batch in one transaction.

use super::review;
use super::row::{COLUMNS, SaleRow};
use crate::bulk;
use crate::db::{Arg, StoreError, Tx};
use crate::figures::Deltas;
use crate::owners::Owner;
use crate::products;
use domain::Time;
use domain::id::Mint;
use domain::ledger::{Transfer, postings};
use domain::name::{Email, search_words};
use domain::sale::{Amounts, Cause, Event, Method, MoveError, Progress, Source, Standing, State};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What a source says of one sale, checked.
#[derive(Debug, Clone, Serialize)]
pub struct Incoming {
    pub source: Source,
    pub transaction: String,
    pub order: Option<String>,
    pub created_at: Time,
    /// The moves after the start, the oldest first.
    pub events: Vec<Event>,
    /// Who says so: the cause of the start.
    pub cause: Cause,
    pub buyer: Buyer,
    pub product: Product,
    pub offer: Option<String>,
    pub amounts: Amounts,
    pub affiliate: Option<String>,
    pub coproducer: Option<String>,
    pub method: Method,
    pub installments: i64,
    pub origin: Origin,
    pub lost_reason: Option<String>,
    pub source_platform: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Buyer {
    pub email: Email,
    pub name: Option<String>,
    pub document: Option<String>,
    pub country: Option<String>,
    pub state: Option<String>,
    pub city: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Product {
    /// The product's code at the source.
    pub code: String,
    pub name: String,
    pub category: Option<String>,
    pub brand: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Origin {
    pub device: Option<String>,
    pub source: Option<String>,
    pub medium: Option<String>,
    pub campaign: Option<String>,
    pub checkout: Option<String>,
}

/// What became of one piece of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Added,
    Updated,
    /// Said before, or older than what is known.
    Unchanged,
    Refused(MoveError),
}

/// The outcomes of a batch, in the order of its news.
pub type Batch = Vec<Outcome>;

/// Records a batch of one source. Two pieces of news of one sale may stand in it; they are taken in their order.
///
/// The caller commits; where nothing was added or updated there is nothing worth committing.
pub async fn record(tx: &mut Tx, owner: &Owner, news: &[Incoming], mint: &mut Mint<'_>, now: Time) -> Result<Batch, StoreError> {
    crate::owners::touch(tx, owner.id).await?;
    let mut outcomes = vec![Outcome::Unchanged; news.len()];
    let mut waiting: Vec<usize> = (0..news.len()).collect();
    while !waiting.is_empty() {
        // A second piece of news of the same sale waits for the next round.
        let mut seen = HashSet::with_capacity(waiting.len());
        let (round, later): (Vec<usize>, Vec<usize>) =
            waiting.into_iter().partition(|index| seen.insert((news[*index].source, news[*index].transaction.as_str())));
        Round::new(owner, now).run(tx, news, &round, mint, &mut outcomes).await?;
        waiting = later;
    }
    Ok(outcomes)
}

/// One round: no sale occurs twice in it.
struct Round<'a> {
    owner: &'a Owner,
    now: Time,
    sales: Vec<Vec<Arg>>,
    events: Vec<Vec<Arg>>,
    transfers: Vec<Vec<Arg>>,
    deltas: Deltas,
    /// Failed attempts of buyers who were not known: open for now.
    failed: Vec<Vec<Arg>>,
    /// Buyers who had sales before: what is recovered and who is to be won back is looked at anew.
    to_review: HashSet<Uuid>,
}

/// A sale whose progress has been worked out.
struct Moved {
    progress: Progress,
    /// Per event: number, event, transfers.
    steps: Vec<(i64, Event, Vec<Transfer>)>,
}

impl<'a> Round<'a> {
    fn new(owner: &'a Owner, now: Time) -> Self {
        Self {
            owner,
            now,
            sales: Vec::new(),
            events: Vec::new(),
            transfers: Vec::new(),
            deltas: Deltas::new(owner),
            failed: Vec::new(),
            to_review: HashSet::new(),
        }
    }

    async fn run(
        mut self,
        tx: &mut Tx,
        news: &[Incoming],
        round: &[usize],
        mint: &mut Mint<'_>,
        outcomes: &mut Batch,
    ) -> Result<(), StoreError> {
        let mut fresh = Vec::with_capacity(round.len());
        for source in sources(news, round) {
            let of_source: Vec<usize> = round.iter().copied().filter(|index| news[*index].source == source).collect();
            let known = existing(tx, self.owner, source, of_source.iter().map(|index| news[*index].transaction.as_str())).await?;
            for index in of_source {
                match known.get(&news[index].transaction) {
                    Some(row) => outcomes[index] = self.later_news(tx, row, &news[index]).await?,
                    None => match walk(Progress::start(news[index].created_at), 1, &news[index].events, &news[index].amounts, source) {
                        Ok(moved) => fresh.push((index, moved)),
                        Err(error) => outcomes[index] = Outcome::Refused(error),
                    },
                }
            }
        }
        self.add(tx, news, fresh, mint, outcomes).await?;
        bulk::insert(tx, "sales", SALE_COLUMNS, std::mem::take(&mut self.sales), "").await?;
        bulk::insert(
            tx,
            "sale_events",
            "owner_id, sale_id, number, state, at, recorded_at, cause, refunded, note",
            std::mem::take(&mut self.events),
            "",
        )
        .await?;
        bulk::insert(
            tx,
            "transfers",
            "owner_id, sale_id, event, line, debit, credit, amount, currency, at",
            std::mem::take(&mut self.transfers),
            "",
        )
        .await?;
        review::add(tx, std::mem::take(&mut self.failed)).await?;
        review::review(tx, self.owner, &self.to_review).await?;
        self.deltas.flush(tx).await
    }

    /// Adds sales that were not known.
    async fn add(
        &mut self,
        tx: &mut Tx,
        news: &[Incoming],
        fresh: Vec<(usize, Moved)>,
        mint: &mut Mint<'_>,
        outcomes: &mut Batch,
    ) -> Result<(), StoreError> {
        if fresh.is_empty() {
            return Ok(());
        }
        let customers = Customers::resolve(tx, self.owner, fresh.iter().map(|(index, _)| &news[*index].buyer), mint, self.now).await?;
        let mut product_ids = HashMap::new();
        for source in sources(news, &fresh.iter().map(|(index, _)| *index).collect::<Vec<_>>()) {
            let wanted: HashMap<&str, &str> = fresh
                .iter()
                .map(|(index, _)| &news[*index])
                .filter(|n| n.source == source)
                .map(|n| (n.product.code.as_str(), n.product.name.as_str()))
                .collect();
            for (code, id) in products::resolve(tx, self.owner.id, source, &wanted, mint, self.now).await? {
                product_ids.insert((source, code), id);
            }
        }
        let mut seen_customers = HashSet::new();
        for (index, moved) in fresh {
            let news = &news[index];
            let id = mint.id(self.now);
            let customer = customers.ids[news.buyer.email.as_str()];
            let product = product_ids[&(news.source, news.product.code.clone())].0;
            if !seen_customers.insert(customer) || customers.old.contains(&customer) {
                self.to_review.insert(customer);
            } else if moved.progress.standing() == Standing::Lost {
                self.failed.push(args![self.owner.id.0, customer, product, news.amounts.currency.code(), news.created_at]);
            }
            let net = news.amounts.net();
            self.note_steps(id, &moved, Some((news.created_at, news.cause)));
            self.deltas.add(news.created_at, &news.amounts, product, news.method, &moved.progress, net, 1);
            self.sales.push(sale_args(self.owner, id, news, &moved.progress, customer, product, net));
            outcomes[index] = Outcome::Added;
        }
        Ok(())
    }

    /// Moves a known sale on, if the news is newer and the move is legal. Its facts stay as they were when it was recorded first.
    async fn later_news(&mut self, tx: &mut Tx, row: &SaleRow, news: &Incoming) -> Result<Outcome, StoreError> {
        if row.digest == digest(news) {
            return Ok(Outcome::Unchanged);
        }
        let before = row.progress()?;
        // Every state after an approval tells of the approval again; only one that is newer is a move (a dispute that was won).
        let is_told = |event: &Event| event.to == State::Approved && before.approved_at.is_some() && event.at <= before.state_at;
        let is_newer =
            |event: &Event| event.at >= before.state_at && (event.to != before.state || event.refunded.is_some()) && !is_told(event);
        let newer: Vec<Event> = news.events.iter().filter(|event| is_newer(event)).cloned().collect();
        if newer.is_empty() || news.events.last().is_none_or(|last| last.to == before.state && last.at <= before.state_at) {
            return Ok(Outcome::Unchanged);
        }
        let amounts = row.amounts()?;
        let (next_number,): (i64,) = tx
            .one(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM sale_events WHERE owner_id = $1 AND sale_id = $2",
                args![self.owner.id.0, row.id],
            )
            .await?;
        let moved = match walk(before, next_number, &newer, &amounts, news.source) {
            Ok(moved) => moved,
            Err(MoveError::Older) => return Ok(Outcome::Unchanged),
            Err(error) => return Ok(Outcome::Refused(error)),
        };
        let method = super::row::method(row.method)?;
        let created_at = crate::time(row.created_at);
        self.note_steps(row.id, &moved, None);
        self.deltas.add(created_at, &amounts, row.product_id, method, &before, row.net, -1);
        self.deltas.add(created_at, &amounts, row.product_id, method, &moved.progress, row.net, 1);
        self.to_review.insert(row.customer_id);
        let recovery_days = row.recovery_days.or((moved.progress.standing() == Standing::Sold).then_some(self.owner.recovery_days));
        tx.run(
            "UPDATE sales SET digest = $3, state = $4, approved_at = $5, state_at = $6, refunded = $7, recovery_days = $8 WHERE owner_id = $1 AND id = $2",
            args![
                self.owner.id.0,
                row.id,
                digest(news),
                moved.progress.state as i16,
                moved.progress.approved_at,
                moved.progress.state_at,
                moved.progress.refunded,
                recovery_days
            ],
        )
        .await?;
        Ok(Outcome::Updated)
    }

    fn note_steps(&mut self, sale: Uuid, moved: &Moved, start: Option<(Time, Cause)>) {
        let owner = self.owner.id.0;
        if let Some((at, cause)) = start {
            self.events.push(args![owner, sale, 0_i64, State::Started as i16, at, self.now, cause as i16, None::<i64>, None::<String>]);
        }
        for (number, event, transfers) in &moved.steps {
            self.events.push(args![
                owner,
                sale,
                *number,
                event.to as i16,
                event.at,
                self.now,
                event.cause as i16,
                event.refunded,
                event.note.clone()
            ]);
            for (line, transfer) in transfers.iter().enumerate() {
                self.transfers.push(args![
                    owner,
                    sale,
                    *number,
                    line as i64,
                    transfer.debit as i16,
                    transfer.credit as i16,
                    transfer.amount,
                    transfer.currency.code(),
                    event.at
                ]);
                self.deltas.transfer(transfer);
            }
        }
    }
}

/// Applies events one after another; the first is given the number `first`.
fn walk(mut progress: Progress, first: i64, events: &[Event], amounts: &Amounts, source: Source) -> Result<Moved, MoveError> {
    let mut steps = Vec::with_capacity(events.len());
    for (index, event) in events.iter().enumerate() {
        let next = progress.apply(event, amounts.gross)?;
        let transfers = postings(&progress, &next, amounts, source.is_settled_elsewhere());
        steps.push((first + index as i64, event.clone(), transfers));
        progress = next;
    }
    Ok(Moved { progress, steps })
}

fn sources(news: &[Incoming], round: &[usize]) -> Vec<Source> {
    let mut sources: Vec<Source> = round.iter().map(|index| news[*index].source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

async fn existing<'a>(
    tx: &mut Tx,
    owner: &Owner,
    source: Source,
    codes: impl Iterator<Item = &'a str>,
) -> Result<HashMap<String, SaleRow>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM sales s WHERE s.owner_id = $1 AND s.source = $2 AND s.transaction_code IN");
    let rows: Vec<SaleRow> = bulk::among(tx, &query, args![owner.id.0, source as i16], codes.map(Into::into).collect()).await?;
    Ok(rows.into_iter().map(|row| (row.transaction_code.clone(), row)).collect())
}

/// The customers of a batch: ids by folded address, and which of them were there before.
struct Customers {
    ids: HashMap<String, Uuid>,
    old: HashSet<Uuid>,
}

impl Customers {
    async fn resolve<'a>(
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
        let (mut customers, mut words) = (Vec::new(), Vec::new());
        for buyer in buyers {
            if ids.contains_key(buyer.email.as_str()) {
                continue;
            }
            let id = mint.id(now);
            ids.insert(buyer.email.as_str().to_owned(), id);
            customers.push(args![owner.id.0, id, buyer.email.as_str(), buyer.name.clone(), buyer.document.clone(), now]);
            for word in buyer.name.as_deref().map(search_words).unwrap_or_default() {
                words.push(args![owner.id.0, word, id]);
            }
        }
        bulk::insert(tx, "customers", "owner_id, id, email, name, document, created_at", customers, "").await?;
        bulk::insert(tx, "customer_words", "owner_id, word, customer_id", words, "").await?;
        Ok(Self { ids, old })
    }
}

const SALE_COLUMNS: &str = "owner_id, id, source, transaction_code, order_code, digest, state, created_at, approved_at, state_at, refunded, customer_id, buyer_name, buyer_country, \
     buyer_state, buyer_city, product_id, category, brand, offer, currency, gross, surcharge, tax, fee, affiliate, affiliate_commission, coproducer, coproducer_commission, \
     stated_net, settlement_currency, settlement_rate, net, method, installments, device, utm_source, utm_medium, utm_campaign, checkout_origin, lost_reason, \
     source_platform, recovered, recovery_days";

fn sale_args(owner: &Owner, id: Uuid, news: &Incoming, progress: &Progress, customer: Uuid, product: Uuid, net: Option<i64>) -> Vec<Arg> {
    let amounts = &news.amounts;
    let commission = |share: &domain::sale::Share| match share {
        domain::sale::Share::Amount(amount) => Some(*amount),
        domain::sale::Share::Nobody | domain::sale::Share::Unknown => None,
    };
    args![
        owner.id.0,
        id,
        news.source as i16,
        news.transaction.as_str(),
        news.order.clone(),
        digest(news),
        progress.state as i16,
        news.created_at,
        progress.approved_at,
        progress.state_at,
        progress.refunded,
        customer,
        news.buyer.name.clone(),
        news.buyer.country.clone(),
        news.buyer.state.clone(),
        news.buyer.city.clone(),
        product,
        news.product.category.clone(),
        news.product.brand.clone(),
        news.offer.clone(),
        amounts.currency.code(),
        amounts.gross,
        amounts.surcharge,
        amounts.tax,
        amounts.fee,
        news.affiliate.clone(),
        commission(&amounts.affiliate),
        news.coproducer.clone(),
        commission(&amounts.coproducer),
        amounts.stated_net,
        amounts.settlement.map(|s| s.currency.code()),
        amounts.settlement.and_then(|s| s.rate).map(|rate| rate.to_string()),
        net,
        news.method as i16,
        news.installments,
        news.origin.device.clone(),
        news.origin.source.clone(),
        news.origin.medium.clone(),
        news.origin.campaign.clone(),
        news.origin.checkout.clone(),
        news.lost_reason.clone(),
        news.source_platform.clone(),
        false,
        (progress.standing() == Standing::Sold).then_some(owner.recovery_days),
    ]
}

/// FNV-1a over the news as JSON: the same in every build, so that a file imported again after an update is still recognised.
fn digest(news: &Incoming) -> i64 {
    struct Fnv(u64);
    impl std::io::Write for Fnv {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            for byte in bytes {
                self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    // Writing into a number cannot fail, and no key of the news is anything but a string.
    let _ = serde_json::to_writer(&mut hash, news);
    hash.0 as i64
}
