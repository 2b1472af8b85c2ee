//! What is stored of the events of some sales: enough to tell news from what was told before.

use crate::bulk;
use crate::db::{StoreError, Tx};
use crate::owners::Owner;
use crate::{micros, time};
use domain::Time;
use domain::sale::{Event, Progress, State};
use sqlx::FromRow;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromRow)]
struct EventRow {
    sale_id: Uuid,
    number: i64,
    state: i16,
    at: i64,
    refunded: Option<i64>,
}

/// One stored event, with all that had been given back by then.
struct Told {
    number: i64,
    state: i16,
    at: i64,
    refunded: i64,
}

/// The events of some sales.
pub(super) struct History(HashMap<Uuid, Vec<Told>>);

impl History {
    pub async fn of(tx: &mut Tx, owner: &Owner, sales: impl Iterator<Item = Uuid>) -> Result<Self, StoreError> {
        let query = "SELECT sale_id, number, state, at, refunded FROM sale_events WHERE owner_id = $1 AND sale_id IN";
        let mut rows: Vec<EventRow> = bulk::among(tx, query, args![owner.id.0], sales.map(Into::into).collect()).await?;
        rows.sort_unstable_by_key(|row| (row.sale_id, row.number));
        let mut histories: HashMap<Uuid, Vec<Told>> = HashMap::new();
        for EventRow { sale_id, number, state, at, refunded } in rows {
            let events = histories.entry(sale_id).or_default();
            let before = events.last().map_or(0, |last| last.refunded);
            events.push(Told { number, state, at, refunded: before + refunded.unwrap_or(0) });
        }
        Ok(Self(histories))
    }

    /// The number of a sale's next event.
    pub fn next_number(&self, sale: Uuid) -> i64 {
        self.0.get(&sale).and_then(|events| events.last()).map_or(1, |last| last.number + 1)
    }

    /// When something of a sale was given back.
    pub fn returned(&self, sale: Uuid) -> impl Iterator<Item = Time> {
        let gives_back = |told: &&Told| State::from_repr(told.state).is_some_and(State::gives_back);
        self.0.get(&sale).into_iter().flatten().filter(gives_back).map(|told| time(told.at))
    }

    /// The events of a piece of news that say more than is known: not older than the sale's present state, not stored, and not what
    /// it is already.
    pub fn newer(&self, sale: Uuid, known: &Progress, events: &[Event]) -> Vec<Event> {
        let stored = self.0.get(&sale).map(Vec::as_slice).unwrap_or_default();
        let is_stored = |event: &Event| {
            let same = |told: &&Told| told.state == event.to as i16 && told.at == micros(event.at);
            stored.iter().filter(same).any(|told| event.refunded.is_none_or(|so_far| so_far == told.refunded))
        };
        // Every state after an approval tells of the approval again; only one that is newer is a move (a dispute that was won).
        let is_told =
            |event: &Event| event.to == State::Approved && known.approved_at.is_some() && event.at <= known.state_at || is_stored(event);
        let (mut state, mut refunded) = (known.state, known.refunded);
        let mut newer = Vec::new();
        for event in events.iter().filter(|event| event.at >= known.state_at && !is_told(event)) {
            // The same state again is news only where more was given back, or less, which is refused.
            if event.to == state && event.refunded.is_none_or(|so_far| so_far == refunded) {
                continue;
            }
            (state, refunded) = (event.to, event.refunded.unwrap_or(refunded));
            newer.push(event.clone());
        }
        newer
    }
}
