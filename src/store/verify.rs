//! Recomputing everything that is derived from the events, and telling where what is stored differs; also calendars, claim by claim, and the
//! money of orders.

use crate::bookings;
use crate::collaborators;
use crate::coupons;
use crate::db::{StoreError, Tx};
use crate::engine;
use crate::figures::{self, Deltas};
use crate::owners::{self, Owner};
use crate::payments;
use crate::reports;
use crate::sales::review::{is_recovered, last_lost};
use crate::sales::{COLUMNS, SaleRow, state};
use crate::time;
use domain::id::OwnerId;
use domain::ledger::postings;
use domain::sale::{Cause, Event, Progress, Standing};
use sqlx::FromRow;
use std::collections::HashMap;
use uuid::Uuid;

/// What a verification looked at and found.
#[derive(Debug, Default)]
pub struct Report {
    pub owners: u64,
    pub sales: u64,
    pub events: u64,
    pub transfers: u64,
    pub claims: u64,
    /// Orders and refunds that are under way.
    pub open: u64,
    /// At most [`MOST`] of them in words.
    pub differences: Vec<String>,
}

/// Differences that are told before the search ends.
pub const MOST: usize = 100;

/// Sales that are read at a time.
const CHUNK: usize = 2_000;

#[derive(FromRow)]
struct EventRow {
    sale_id: Uuid,
    number: i64,
    state: i16,
    at: i64,
    cause: i16,
    refunded: Option<i64>,
}

#[derive(FromRow, PartialEq, Eq, Debug, Clone)]
struct TransferRow {
    sale_id: Uuid,
    event: i64,
    line: i64,
    debit: i16,
    credit: i16,
    amount: i64,
    currency: String,
}

/// Walks all sales of all owners in one snapshot; memory does not grow with their number.
pub async fn verify(tx: &mut Tx) -> Result<Report, StoreError> {
    engine::take_time(tx).await?;
    let mut report = Report::default();
    let ids: Vec<(Uuid,)> = tx.all("SELECT id FROM owners ORDER BY id", args![]).await?;
    for (id,) in ids {
        let Some(owner) = owners::get(tx, OwnerId(id)).await? else { continue };
        report.owners += 1;
        verify_owner(tx, &owner, &mut report).await?;
        if report.differences.len() >= MOST {
            report.differences.truncate(MOST);
            break;
        }
    }
    Ok(report)
}

async fn verify_owner(tx: &mut Tx, owner: &Owner, report: &mut Report) -> Result<(), StoreError> {
    let mut recount = Deltas::new(owner);
    let mut after = Uuid::nil();
    loop {
        let rows: Vec<SaleRow> = tx
            .all(
                format!("SELECT {COLUMNS} FROM sales s WHERE s.owner_id = $1 AND s.id > $2 ORDER BY s.id LIMIT {CHUNK}"),
                args![owner.id.0, after],
            )
            .await?;
        let Some(last) = rows.last() else { break };
        let range = || args![owner.id.0, after, last.id];
        let events: Vec<EventRow> = tx
            .all(
                "SELECT sale_id, number, state, at, cause, refunded FROM sale_events WHERE owner_id = $1 AND sale_id > $2 AND sale_id <= $3 ORDER BY sale_id, number",
                range(),
            )
            .await?;
        let transfers: Vec<TransferRow> = tx
            .all(
                "SELECT sale_id, event, line, debit, credit, amount, currency FROM transfers WHERE owner_id = $1 AND sale_id > $2 AND sale_id <= $3 ORDER BY sale_id, event, line",
                range(),
            )
            .await?;
        report.events += events.len() as u64;
        report.transfers += transfers.len() as u64;
        let mut events_of: HashMap<Uuid, Vec<EventRow>> = HashMap::new();
        for event in events {
            events_of.entry(event.sale_id).or_default().push(event);
        }
        let mut transfers_of: HashMap<Uuid, Vec<TransferRow>> = HashMap::new();
        for transfer in transfers {
            transfers_of.entry(transfer.sale_id).or_default().push(transfer);
        }
        after = last.id;
        for row in &rows {
            report.sales += 1;
            let events = events_of.remove(&row.id).unwrap_or_default();
            let stored = transfers_of.remove(&row.id).unwrap_or_default();
            verify_sale(row, &events, &stored, &mut recount, report)?;
        }
        for sale in events_of.keys().chain(transfers_of.keys()) {
            report.differences.push(format!("sale {sale}: events or transfers without a sale"));
        }
        if report.differences.len() >= MOST {
            return Ok(());
        }
    }
    recount.drop_zeros();
    report.differences.extend(Deltas::stored(tx, owner).await?.differences(&recount));
    verify_win_backs(tx, owner, report).await?;
    verify_recovered(tx, owner, report).await?;
    reports::verify_owner(tx, owner, report).await?;
    coupons::verify_owner(tx, owner.id, report).await?;
    collaborators::verify_owner(tx, owner.id, report).await?;
    bookings::verify_owner(tx, owner.id, report).await?;
    payments::verify_owner(tx, owner.id, report).await
}

/// Which sales are recovered, asked of the attempts before them.
async fn verify_recovered(tx: &mut Tx, owner: &Owner, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT s.transaction_code, s.recovered FROM sales s WHERE s.owner_id = $1 AND s.recovered <> {} LIMIT {MOST}",
        is_recovered(owner)
    );
    let rows: Vec<(String, bool)> = tx.all(sql, args![owner.id.0]).await?;
    let in_words =
        |(code, stored): (String, bool)| format!("sale {code}: recovered stored as {stored}, the attempts before it say {}", !stored);
    report.differences.extend(rows.into_iter().map(in_words));
    Ok(())
}

/// Who is to be won back, asked of the sales and held against the table, both ways.
async fn verify_win_backs(tx: &mut Tx, owner: &Owner, report: &mut Report) -> Result<(), StoreError> {
    let stored = "SELECT customer_id, product_id, currency, failed_at FROM win_backs WHERE owner_id = $1";
    let recounted = last_lost("f.owner_id = $1");
    for (a, b, what) in
        [(stored, recounted.as_str(), "not to be won back"), (recounted.as_str(), stored, "missing among those to be won back")]
    {
        let rows: Vec<(Uuid, Uuid, String, i64)> = tx.all(format!("{a} EXCEPT {b} LIMIT {MOST}"), args![owner.id.0]).await?;
        report.differences.extend(
            rows.into_iter().map(|(customer, product, currency, _)| format!("customer {customer}, product {product}, {currency}: {what}")),
        );
    }
    Ok(())
}

fn verify_sale(
    row: &SaleRow,
    events: &[EventRow],
    stored: &[TransferRow],
    recount: &mut Deltas,
    report: &mut Report,
) -> Result<(), StoreError> {
    let amounts = row.amounts()?;
    let external = row.source()?.is_settled_elsewhere();
    let mut wrong = |what: String| report.differences.push(format!("sale {}: {what}", row.transaction_code));
    let mut progress = Progress::start(time(row.created_at));
    let mut expected = Vec::new();
    let mut was_sold = false;
    if events.first().is_none_or(|first| first.number != 0 || first.at != row.created_at) {
        wrong("its start is not stored".into());
    }
    for event in events.iter().skip(1) {
        let news = Event {
            to: state(event.state)?,
            at: time(event.at),
            cause: Cause::from_repr(event.cause).unwrap_or(Cause::Import),
            refunded: event.refunded,
            note: None,
        };
        match progress.apply(&news, row.gross) {
            Ok(next) => {
                for (line, transfer) in postings(&progress, &next, &amounts, external).into_iter().enumerate() {
                    recount.transfer(&transfer);
                    expected.push(TransferRow {
                        sale_id: row.id,
                        event: event.number,
                        line: line as i64,
                        debit: transfer.debit as i16,
                        credit: transfer.credit as i16,
                        amount: transfer.amount,
                        currency: transfer.currency.code().to_owned(),
                    });
                }
                progress = next;
                was_sold |= progress.standing() == Standing::Sold;
            }
            Err(error) => wrong(format!("event {} is not legal: {error}", event.number)),
        }
    }
    if progress != row.progress()? {
        wrong(format!("stored as {:?}, its events say {progress:?}", row.progress()?));
    }
    // What was sold and given back in one piece of news never counted as sold, so it may have no window.
    if if row.recovery_days.is_some() { !was_sold } else { progress.standing() == Standing::Sold } {
        wrong(format!("its window is stored as {:?} days, its events say otherwise", row.recovery_days));
    }
    if amounts.net() != row.net {
        wrong(format!("net stored as {:?}, its parts say {:?}", row.net, amounts.net()));
    }
    if expected != stored {
        wrong(format!("ledger holds {stored:?}, its events say {expected:?}"));
    }
    figures::recount(recount, row, &progress)
}
