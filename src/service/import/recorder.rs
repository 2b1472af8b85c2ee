//! The recording half: batches that are short enough for others to write in between, each in one transaction.

use super::plan::Refusal;
use super::read::{CHUNK, Chunk, Line};
use super::refusals::Refusals;
use super::{ImportError, Progress, Summary};
use domain::Time;
use domain::collaborators::audit::{Action, Actor, Change, Entry, Object, Pair, Text};
use domain::id::{EntryId, ImportId, Mint, OwnerId};
use std::path::Path;
use std::time::{Duration, Instant};
use store::sales::{Incoming, Outcome, record};
use store::{Db, Others, StoreError, Tx, audit, owners};
use tokio::sync::mpsc::Receiver;

/// How long a transaction should hold the one place to write.
const TURN: Duration = Duration::from_millis(40);

/// The same while another process writes too: people wait there.
const SHORT_TURN: Duration = Duration::from_millis(15);

/// Rows of a batch: where it begins, and between what it stays. Fewer would only make more commits, each of which waits for the disk.
const FIRST: usize = 8 * CHUNK;
const FEWEST: usize = 2 * CHUNK;
const MOST: usize = 32 * CHUNK;

/// Records what is read, and tells how far it is.
pub(super) struct Recorder<'a> {
    pub db: &'a Db,
    pub owner: OwnerId,
    pub now: &'a (dyn Fn() -> Time + Send + Sync),
    pub progress: &'a mut (dyn FnMut(Progress) + Send),
    /// Bytes read so far of the file as it lies, and its size where it is known.
    pub bytes: &'a (dyn Fn() -> u64 + Send + Sync),
    pub size: Option<u64>,
    /// What the owner's log calls it.
    pub name: &'a str,
    /// Known to the log since the first sale that it brought.
    pub noted: Option<ImportId>,
}

impl Recorder<'_> {
    /// Takes chunks until there are no more.
    pub async fn run(&mut self, mut chunks: Receiver<Chunk>, refusals: &Path) -> Result<Summary, ImportError> {
        let mut summary = Summary::default();
        let mut refusals = Refusals::new(refusals);
        let mut ids = Rising::new();
        let mut others = Others::default();
        let mut size = FIRST;
        loop {
            let mut batch = Vec::with_capacity(size + CHUNK);
            while batch.len() < size {
                let Some(chunk) = chunks.recv().await else { break };
                batch.extend(chunk);
            }
            if batch.is_empty() {
                break;
            }
            let rows = batch.len();
            let took = self.record(batch, &mut ids, &mut summary, &mut refusals).await?;
            let turn = if others.make_room(self.db, took).await? { SHORT_TURN } else { TURN };
            // Half way towards the size that would have taken its turn exactly.
            let fitting = (rows as u128 * turn.as_micros() / took.as_micros().max(1)) as usize;
            size = ((size + fitting.min(2 * MOST)) / 2).clamp(FEWEST, MOST);
            (self.progress)(Progress { rows: summary.rows(), refused: summary.refused, bytes: (self.bytes)(), size: self.size });
        }
        summary.refusals = refusals.finish().map_err(ImportError::Refusals)?;
        // All of it is recorded: that the log does not say so undoes nothing.
        if let Err(error) = self.finished(&mut ids, &summary).await {
            tracing::warn!(%error, "the end of an import is not in the log");
        }
        Ok(summary)
    }

    /// Records one batch; how long its transaction took.
    async fn record(
        &mut self,
        batch: Vec<Line>,
        ids: &mut Rising,
        summary: &mut Summary,
        refusals: &mut Refusals,
    ) -> Result<Duration, ImportError> {
        let mut news: Vec<Incoming> = Vec::with_capacity(batch.len());
        let mut lines: Vec<(u64, Option<Refusal>)> = Vec::with_capacity(batch.len());
        for Line { line, says } in batch {
            match says {
                Ok(incoming) => {
                    news.push(incoming);
                    lines.push((line, None));
                }
                Err(refusal) => lines.push((line, Some(refusal))),
            }
        }
        let mut took = Duration::ZERO;
        let mut outcomes = Vec::new();
        if !news.is_empty() {
            let mut random = || ids.next();
            let mut mint = Mint::new(&mut random);
            let mut tx = self.db.write().await?;
            let start = Instant::now();
            // Read with every batch: the owner may have changed their zone meanwhile.
            let owner = owners::get(&mut tx, self.owner).await?.ok_or(ImportError::UnknownOwner)?;
            let now = (self.now)();
            outcomes = record(&mut tx, &owner, &news, &mut mint, now).await?;
            // A batch that only repeats what is known leaves no trace.
            if outcomes.iter().any(|outcome| matches!(outcome, Outcome::Added | Outcome::Updated)) {
                let begun = self.noted.is_none().then(|| ImportId(mint.id(now)));
                if let Some(id) = begun {
                    self.note(&mut tx, EntryId(mint.id(now)), (id, Action::SalesImported), vec![], now).await?;
                }
                tx.commit().await?;
                self.noted = self.noted.or(begun);
            }
            took = start.elapsed();
        }
        let mut said = news.iter().zip(outcomes);
        for (line, refusal) in lines {
            let refusal = match refusal {
                Some(refusal) => refusal,
                None => match said.next() {
                    None | Some((_, Outcome::Unchanged)) => {
                        summary.unchanged += 1;
                        continue;
                    }
                    Some((_, Outcome::Added)) => {
                        summary.accepted += 1;
                        continue;
                    }
                    Some((_, Outcome::Updated)) => {
                        summary.updated += 1;
                        continue;
                    }
                    Some((news, Outcome::Refused(error))) => Refusal::new("state", error.to_string(), &news.transaction),
                },
            };
            summary.refused += 1;
            refusals.add(line, &refusal).map_err(ImportError::Refusals)?;
        }
        Ok(took)
    }

    /// Notes how many sales came of it, if any did.
    async fn finished(&self, ids: &mut Rising, summary: &Summary) -> Result<(), StoreError> {
        let Some(id) = self.noted else { return Ok(()) };
        let now = (self.now)();
        let mut random = || ids.next();
        let entry = EntryId(Mint::new(&mut random).id(now));
        let count = i64::try_from(summary.accepted + summary.updated).unwrap_or(i64::MAX);
        let mut tx = self.db.write().await?;
        self.note(&mut tx, entry, (id, Action::ImportFinished), vec![Change::Count(Pair::new(None, Some(count)))], now).await?;
        tx.commit().await
    }

    /// Writes into the owner's log. Whoever runs the command line may be anybody.
    async fn note(
        &self,
        tx: &mut Tx,
        id: EntryId,
        (import, action): (ImportId, Action),
        changes: Vec<Change>,
        at: Time,
    ) -> Result<(), StoreError> {
        let (object, name) = (Object::Import(import), Text::of(self.name));
        let entry = Entry { id, at, actor: Actor::Program, action, object, name, changes, address: None };
        audit::add(tx, self.owner, &entry).await
    }
}

/// Random parts of ids that rise, so that rows of one millisecond are appended where they lie, not strewn about the index.
struct Rising(u128);

impl Rising {
    fn new() -> Self {
        // The highest bit stays free: no import is long enough to use it up.
        Self(rand::random::<u128>() >> 55)
    }

    /// The 12 bits after the version and the 62 after the variant of a UUIDv7 (RFC 9562 § 6.2, method 2).
    fn next(&mut self) -> [u8; 10] {
        self.0 += 1 + u128::from(rand::random::<u32>());
        let high = ((self.0 >> 62) as u16 & 0x0fff).to_be_bytes();
        let low = (self.0 as u64 & 0x3fff_ffff_ffff_ffff).to_be_bytes();
        let mut bytes = [0; 10];
        bytes[..2].copy_from_slice(&high);
        bytes[2..].copy_from_slice(&low);
        bytes
    }
}
