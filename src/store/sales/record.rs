//! Recording news of sales: rows, events, ledger and rollups of a whole batch in one transaction.

use super::history::History;
use super::news::{Batch, Incoming, Outcome, digest};
use super::review::{self, Change};
use super::row::{COLUMNS, SaleRow};
use crate::bulk;
use crate::customers::Customers;
use crate::db::{Arg, StoreError, Tx};
use crate::figures::Deltas;
use crate::owners::{self, Owner};
use crate::products;
use crate::reports;
use crate::{micros, time};
use domain::Time;
use domain::calendar::{day_number, day_of};
use domain::id::{Mint, OwnerId};
use domain::ledger::{Transfer, postings};
use domain::sale::{Amounts, Cause, Event, MoveError, PATIENCE, Progress, Source, Standing, State};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Records a batch of one source. Two pieces of news of one sale may stand in it; they are taken in their order.
///
/// What is refused or passed over is looked at again when another piece of the batch has moved its sale since, so that a batch that
/// is recorded again changes nothing. The caller commits; where nothing was added or updated there is nothing worth committing.
pub async fn record(tx: &mut Tx, owner: &Owner, news: &[Incoming], mint: &mut Mint<'_>, now: Time) -> Result<Batch, StoreError> {
    let version = owners::touch(tx, owner.id).await?;
    let mut outcomes = vec![Outcome::Unchanged; news.len()];
    let all: Vec<usize> = (0..news.len()).collect();
    let mut moved = pass(tx, (owner, version), news, &all, mint, now, &mut outcomes).await?;
    loop {
        let mut again: Vec<usize> = all
            .iter()
            .copied()
            .filter(|index| matches!(outcomes[*index], Outcome::Refused(_) | Outcome::Unchanged) && moved.contains(&key(&news[*index])))
            .collect();
        if again.is_empty() {
            return Ok(outcomes);
        }
        // By time, so that one pass settles all but what happened at one moment.
        again.sort_by_key(|index| news[*index].events.last().map(|last| (last.at, last.refunded)));
        let mut second = vec![Outcome::Unchanged; news.len()];
        moved = pass(tx, (owner, version), news, &again, mint, now, &mut second).await?;
        for index in again {
            if second[index] == Outcome::Updated {
                outcomes[index] = Outcome::Updated;
            }
        }
    }
}

/// What makes two pieces of news those of one sale.
fn key(news: &Incoming) -> (Source, &str) {
    (news.source, news.transaction.as_str())
}

/// Records these pieces of news once; the sales that were added or moved, of those that occur twice among them.
async fn pass<'n>(
    tx: &mut Tx,
    (owner, version): (&Owner, i64),
    news: &'n [Incoming],
    which: &[usize],
    mint: &mut Mint<'_>,
    now: Time,
    outcomes: &mut Batch,
) -> Result<HashSet<(Source, &'n str)>, StoreError> {
    let mut waiting = which.to_vec();
    let mut twice = HashSet::new();
    while !waiting.is_empty() {
        // A second piece of news of the same sale waits for the next round.
        let mut seen = HashSet::with_capacity(waiting.len());
        let (round, later): (Vec<usize>, Vec<usize>) = waiting.into_iter().partition(|index| seen.insert(key(&news[*index])));
        Round::new(owner, version, now).run(tx, news, &round, mint, outcomes).await?;
        twice.extend(later.iter().map(|index| key(&news[*index])));
        waiting = later;
    }
    let is_moved = |index: &&usize| matches!(outcomes[**index], Outcome::Added | Outcome::Updated);
    // A second pass is of sales that occur twice anyway.
    let moved = which.iter().filter(is_moved).map(|index| key(&news[*index]));
    Ok(moved.filter(|sale| which.len() < news.len() || twice.contains(sale)).collect())
}

/// Moves sales of an owner that stayed started too long to abandoned, at most `most` of them; how many there were.
///
/// Each is abandoned at the moment at which its time was up, however late this runs.
pub async fn abandon(tx: &mut Tx, owner: &Owner, most: i64, now: Time) -> Result<u64, StoreError> {
    let version = owners::touch(tx, owner.id).await?;
    let rows: Vec<SaleRow> = tx
        .all(
            format!("SELECT {COLUMNS} FROM sales s WHERE s.owner_id = $1 AND s.state = 0 AND s.created_at <= $2 ORDER BY s.created_at, s.id LIMIT $3"),
            args![owner.id.0, now - PATIENCE, most],
        )
        .await?;
    let histories = History::of(tx, owner, rows.iter().map(|row| row.id)).await?;
    let mut round = Round::new(owner, version, now);
    let mut moved = 0;
    for row in &rows {
        let event = Event { to: State::Abandoned, at: time(row.created_at) + PATIENCE, cause: Cause::Schedule, refunded: None, note: None };
        // What its source said last is still what it said last.
        if round.move_on(tx, row, &histories, &[event], row.digest).await? == Outcome::Updated {
            moved += 1;
        }
    }
    round.write(tx).await?;
    Ok(moved)
}

/// Moves a sale that is known by events that are news of it, as [`record`] does, without saying its facts again; none where it is not known.
pub async fn move_known(
    tx: &mut Tx,
    owner: &Owner,
    (source, transaction): (Source, &str),
    events: &[Event],
    now: Time,
) -> Result<Option<Outcome>, StoreError> {
    let version = owners::touch(tx, owner.id).await?;
    let Some(row) = existing(tx, owner, source, [transaction].into_iter()).await?.remove(transaction) else { return Ok(None) };
    let histories = History::of(tx, owner, [row.id].into_iter()).await?;
    let newer = histories.newer(row.id, &row.progress()?, events);
    let mut round = Round::new(owner, version, now);
    let outcome = round.move_on(tx, &row, &histories, &newer, row.digest).await?;
    round.write(tx).await?;
    Ok(Some(outcome))
}

/// The owners who have sales that stayed started too long.
pub async fn with_stale_starts(tx: &mut Tx, now: Time) -> Result<Vec<OwnerId>, StoreError> {
    let rows: Vec<(Uuid,)> = tx
        .all(
            "SELECT o.id FROM owners o WHERE EXISTS (SELECT 1 FROM sales s WHERE s.owner_id = o.id AND s.state = 0 AND s.created_at <= $1) ORDER BY o.id",
            args![now - PATIENCE],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| OwnerId(id)).collect())
}

/// One round: no sale occurs twice in it.
struct Round<'a> {
    owner: &'a Owner,
    /// The owner's version that this transaction made.
    version: i64,
    now: Time,
    sales: Vec<Vec<Arg>>,
    events: Vec<Vec<Arg>>,
    transfers: Vec<Vec<Arg>>,
    deltas: Deltas,
    /// Failed attempts of buyers who were not known, each the only one at its product: open for now.
    failed: Vec<Vec<Arg>>,
    /// Sales with others of the same buyer and product beside them, or perhaps: what depends on several is looked at anew.
    changes: Vec<Change>,
    /// Days of the owner whose figures change: of the sales, and of what was given back.
    days: BTreeSet<i64>,
}

/// A sale whose progress has been worked out.
struct Moved {
    progress: Progress,
    /// Per event: number, event, transfers.
    steps: Vec<(i64, Event, Vec<Transfer>)>,
}

impl<'a> Round<'a> {
    fn new(owner: &'a Owner, version: i64, now: Time) -> Self {
        Self {
            owner,
            version,
            now,
            sales: Vec::new(),
            events: Vec::new(),
            transfers: Vec::new(),
            deltas: Deltas::new(owner),
            failed: Vec::new(),
            changes: Vec::new(),
            days: BTreeSet::new(),
        }
    }

    fn note_day(&mut self, at: Time) {
        self.days.insert(i64::from(day_number(day_of(at, self.owner.zone))));
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
        let mut later = Vec::new();
        for source in sources(news, round) {
            let of_source: Vec<usize> = round.iter().copied().filter(|index| news[*index].source == source).collect();
            let mut known = existing(tx, self.owner, source, of_source.iter().map(|index| news[*index].transaction.as_str())).await?;
            for index in of_source {
                let said = &news[index];
                match known.remove(&said.transaction) {
                    Some(row) => later.push((index, row, digest(said))),
                    None => match walk(Progress::start(said.created_at), 1, &said.events, &said.amounts, source) {
                        Ok(moved) => fresh.push((index, moved)),
                        Err(error) => outcomes[index] = Outcome::Refused(error),
                    },
                }
            }
        }
        later.retain(|(_, row, digest)| row.digest != *digest);
        let histories = History::of(tx, self.owner, later.iter().map(|(_, row, _)| row.id)).await?;
        for (index, row, digest) in later {
            let newer = histories.newer(row.id, &row.progress()?, &news[index].events);
            outcomes[index] = self.move_on(tx, &row, &histories, &newer, digest).await?;
        }
        self.add(tx, news, fresh, mint, outcomes).await?;
        self.write(tx).await
    }

    /// Writes what was gathered.
    async fn write(mut self, tx: &mut Tx) -> Result<(), StoreError> {
        bulk::insert(tx, "sales", SALE_COLUMNS, std::mem::take(&mut self.sales), "").await?;
        let columns = "owner_id, sale_id, number, state, at, recorded_at, cause, refunded, note";
        bulk::insert(tx, "sale_events", columns, std::mem::take(&mut self.events), "").await?;
        let columns = "owner_id, sale_id, event, line, debit, credit, amount, currency, at";
        bulk::insert(tx, "transfers", columns, std::mem::take(&mut self.transfers), "").await?;
        review::add(tx, std::mem::take(&mut self.failed)).await?;
        for created_at in review::review(tx, self.owner, &self.changes).await? {
            self.note_day(created_at);
        }
        reports::mark(tx, self.owner, &self.days, self.version).await?;
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
            product_ids.insert(source, products::resolve(tx, self.owner.id, source, &wanted, mint, self.now).await?);
        }
        let pair_of = |news: &Incoming| (customers.ids[news.buyer.email.as_str()], product_ids[&news.source][&news.product.code].0);
        let mut sales_of: HashMap<(Uuid, Uuid), u32> = HashMap::with_capacity(fresh.len());
        for (index, _) in &fresh {
            *sales_of.entry(pair_of(&news[*index])).or_default() += 1;
        }
        for (index, moved) in fresh {
            let news = &news[index];
            let id = mint.id(self.now);
            let (customer, product) = pair_of(news);
            let is = moved.progress.standing();
            if sales_of[&(customer, product)] > 1 || customers.old.contains(&customer) {
                let (created_at, currency) = (micros(news.created_at), news.amounts.currency);
                self.changes.push(Change { id, customer, product, currency, created_at, was: None, is });
            } else if is == Standing::Lost {
                self.failed.push(args![self.owner.id.0, customer, product, news.amounts.currency.code(), news.created_at]);
            }
            let net = news.amounts.net();
            self.note_steps(id, &moved, Some((news.created_at, news.cause)));
            self.note_day(news.created_at);
            self.deltas.add(news.created_at, &news.amounts, product, news.method, &moved.progress, net, 1);
            self.sales.push(sale_args(self.owner, id, news, &moved.progress, customer, product, net));
            outcomes[index] = Outcome::Added;
        }
        Ok(())
    }

    /// Moves a known sale on by events that are news, if they are legal. Its facts stay as they were when it was recorded first.
    async fn move_on(
        &mut self,
        tx: &mut Tx,
        row: &SaleRow,
        histories: &History,
        newer: &[Event],
        digest: i64,
    ) -> Result<Outcome, StoreError> {
        if newer.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        let before = row.progress()?;
        let amounts = row.amounts()?;
        let moved = match walk(before, histories.next_number(row.id), newer, &amounts, row.source()?) {
            Ok(moved) => moved,
            Err(MoveError::Older) => return Ok(Outcome::Unchanged),
            Err(error) => return Ok(Outcome::Refused(error)),
        };
        let method = super::row::method(row.method)?;
        let created_at = time(row.created_at);
        self.note_steps(row.id, &moved, None);
        self.note_day(created_at);
        // What was given back before stands under the state that the sale has now.
        histories.returned(row.id).for_each(|at| self.note_day(at));
        self.deltas.add(created_at, &amounts, row.product_id, method, &before, row.net, -1);
        self.deltas.add(created_at, &amounts, row.product_id, method, &moved.progress, row.net, 1);
        let is = moved.progress.standing();
        self.changes.push(Change {
            id: row.id,
            customer: row.customer_id,
            product: row.product_id,
            currency: amounts.currency,
            created_at: row.created_at,
            was: Some(before.standing()),
            is,
        });
        let recovery_days = row.recovery_days.or((is == Standing::Sold).then_some(self.owner.recovery_days));
        tx.run(
            "UPDATE sales SET digest = $3, state = $4, approved_at = $5, state_at = $6, refunded = $7, recovery_days = $8 WHERE owner_id = $1 AND id = $2",
            args![
                self.owner.id.0,
                row.id,
                digest,
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
            if event.to.gives_back() {
                self.note_day(event.at);
            }
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

/// Applies events one after another; the first is given the number `first`. What a source says was given back so far becomes what
/// the move gave back.
fn walk(mut progress: Progress, first: i64, events: &[Event], amounts: &Amounts, source: Source) -> Result<Moved, MoveError> {
    let mut steps = Vec::with_capacity(events.len());
    for (index, event) in events.iter().enumerate() {
        let refunded = event.refunded.map(|so_far| so_far.saturating_sub(progress.refunded));
        let event = Event { refunded, ..event.clone() };
        let next = progress.apply(&event, amounts.gross)?;
        let transfers = postings(&progress, &next, amounts, source.is_settled_elsewhere());
        steps.push((first + index as i64, event, transfers));
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
