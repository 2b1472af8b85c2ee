//! Large sets for measuring: made on one thread, recorded on another, in time order.

use super::random::Ids;
use super::{SynthError, World};
use domain::Time;
use domain::id::{Mint, OwnerId};
use store::sales::{Incoming, Outcome, record};
use store::{Db, owners};
use tokio::sync::mpsc;

/// Most sales of one run: what the transaction codes of a seed have room for.
pub const BENCH_MOST: u64 = 10_000_000;

/// Sales in one transaction. Unlike an import's, these may make others wait: nobody works in a database that is measured.
const BATCH: usize = 10_000;

/// Batches that may wait for the database: one to take up at once, no more, because memory is to stay flat.
const WAITING: usize = 1;

/// What a run has recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recorded {
    pub added: u64,
    pub updated: u64,
    /// Known from an earlier run with the same seed and moment.
    pub unchanged: u64,
    pub refused: u64,
}

impl Recorded {
    pub(super) fn count(&mut self, outcomes: &[Outcome]) {
        for outcome in outcomes {
            match outcome {
                Outcome::Added => self.added += 1,
                Outcome::Updated => self.updated += 1,
                Outcome::Unchanged => self.unchanged += 1,
                Outcome::Refused(_) => self.refused += 1,
            }
        }
    }
}

/// Records `sales` believable sales of the five years before `now` for `owner`, telling `progress` how many are done.
///
/// The same seed and moment give the same sales, with the same ids where the owner had none before. Interrupted, it can be run
/// again with both: what is known already is left as it is.
///
/// # Errors
/// [`SynthError::UnknownOwner`], [`SynthError::TooMany`], or what the store could not do.
pub async fn bench(
    db: &Db,
    owner: OwnerId,
    sales: u64,
    seed: u64,
    now: Time,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Recorded, SynthError> {
    if sales > BENCH_MOST {
        return Err(SynthError::TooMany);
    }
    let owner = {
        let mut tx = db.read().await?;
        owners::get(&mut tx, owner).await?.ok_or(SynthError::UnknownOwner)?
    };
    // The version tells apart runs that would otherwise draw the same ids for different sales.
    let mut ids = Ids::new(seed, owner.version as u64, now);
    let mut random = move || ids.bytes();
    let mut mint = Mint::new(&mut random);
    let (send, mut receive) = mpsc::channel::<Vec<Incoming>>(WAITING);
    let zone = owner.zone;
    std::thread::spawn(move || {
        let mut world = World::bench(seed, zone, sales, now);
        loop {
            let batch: Vec<Incoming> = world.by_ref().take(BATCH).collect();
            // Nobody receives any more: recording failed, and says so itself.
            if batch.is_empty() || send.blocking_send(batch).is_err() {
                break;
            }
        }
    });
    let mut recorded = Recorded::default();
    let mut done = 0;
    while let Some(batch) = receive.recv().await {
        let mut tx = db.write().await?;
        let outcomes = record(&mut tx, &owner, &batch, &mut mint, now).await?;
        tx.commit().await?;
        recorded.count(&outcomes);
        done += batch.len() as u64;
        progress(done);
    }
    if done == sales { Ok(recorded) } else { Err(SynthError::Stopped) }
}
