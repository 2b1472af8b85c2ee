//! Sales from files: read as a stream, mapped, checked row by row, recorded in batches.
//!
//! One thread reads and checks, the caller's task records; a bounded channel lies between them, so memory does not grow with the
//! file. What is recorded stays, so an import that was interrupted is simply run again: what it repeats changes nothing.

mod column;
mod format;
mod mapping;
mod open;
mod plan;
mod read;
mod recorder;
mod records;
mod refusals;
mod row;

pub use column::Column;
pub use mapping::{Mapping, MappingError};
pub use records::Fault;

use chrono_tz::Tz;
use domain::Time;
use domain::id::OwnerId;
use open::{Counted, Packing, Piped, pump};
use recorder::Recorder;
use serde::{Serialize, Serializer};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Db, StoreError, owners};
use tokio::io::AsyncRead;
use tokio::sync::mpsc;

/// What an import is told beside the mapping.
#[derive(Debug, Clone)]
pub struct Options {
    /// The zone of times without an offset: else the mapping's, else the owner's.
    pub time_zone: Option<Tz>,
    /// Where refused rows are written. The file is made when the first is refused; one that is there is replaced.
    pub refusals: PathBuf,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub rows: u64,
    pub refused: u64,
    /// Bytes read of the file as it lies, packed or not.
    pub bytes: u64,
    /// Its size, where it is known.
    pub size: Option<u64>,
}

/// What became of the rows of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Sales that are new.
    pub accepted: u64,
    /// Known sales that moved on.
    pub updated: u64,
    /// Rows that said nothing new.
    pub unchanged: u64,
    pub refused: u64,
    /// Where the refused rows are told, if there are any.
    #[serde(serialize_with = "path_as_text")]
    pub refusals: Option<PathBuf>,
}

impl Summary {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.accepted + self.updated + self.unchanged + self.refused
    }
}

fn path_as_text<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    path.as_ref().map(|path| path.to_string_lossy()).serialize(serializer)
}

/// Why an import did not happen, or did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the file is empty")]
    Empty,
    #[error("the file is {0}, not text")]
    NotText(&'static str),
    #[error("the file is not packed as its name says")]
    NotPacked,
    #[error("the header is {0}")]
    Header(Fault),
    #[error("the header is not UTF-8: say the encoding in a mapping")]
    HeaderEncoding,
    #[error("the file lacks {}", columns(.0))]
    MissingColumns(Vec<String>),
    #[error("the file has several columns called {0}")]
    AmbiguousColumn(String),
    #[error("no such owner")]
    UnknownOwner,
    #[error("the file cannot be read")]
    Read(#[from] std::io::Error),
    #[error("the refused rows cannot be written")]
    Refusals(#[source] std::io::Error),
    #[error("the import broke off")]
    BrokeOff(#[from] tokio::task::JoinError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn columns(names: &[String]) -> String {
    format!("{} {}", if names.len() == 1 { "the column" } else { "the columns" }, names.join(", "))
}

/// Chunks of rows that may wait to be recorded.
const WAITING: usize = 32;

/// Imports the sales of a stream, plain or packed.
///
/// `now` gives every batch the moment at which it is recorded; `progress` is told after each.
///
/// # Errors
/// Before the first row where the file is no file of sales: it is empty, or columns are missing. Later where reading or storing
/// fails; what was recorded until then stays.
pub async fn sales(
    db: &Db,
    owner: OwnerId,
    source: impl AsyncRead + Send + Unpin,
    mapping: &Mapping,
    options: &Options,
    now: &(dyn Fn() -> Time + Send + Sync),
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Summary, ImportError> {
    let (sender, receiver) = mpsc::channel(4);
    let importing = import(db, owner, (Piped::new(receiver), ""), (None, None), mapping, options, now, progress);
    tokio::pin!(importing);
    tokio::select! {
        biased;
        result = &mut importing => result,
        () = pump(source, sender) => importing.await,
    }
}

/// Imports the sales of a file: plain, `.gz` or `.xz`.
///
/// # Errors
/// As [`sales`], and where the file cannot be opened or is not packed as its name says.
pub async fn file(
    db: &Db,
    owner: OwnerId,
    path: &Path,
    mapping: &Mapping,
    options: &Options,
    now: &(dyn Fn() -> Time + Send + Sync),
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Summary, ImportError> {
    let opened = tokio::fs::File::open(path).await?;
    let size = opened.metadata().await?.len();
    let promise = (Packing::named(path), Some(size));
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    import(db, owner, (opened.into_std().await, &name), promise, mapping, options, now, progress).await
}

#[allow(clippy::too_many_arguments, reason = "what the two doors above were given, once more")]
async fn import(
    db: &Db,
    owner: OwnerId,
    (input, name): (impl Read + Send + 'static, &str),
    (promised, size): (Option<Packing>, Option<u64>),
    mapping: &Mapping,
    options: &Options,
    now: &(dyn Fn() -> Time + Send + Sync),
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Summary, ImportError> {
    let mut tx = db.read().await?;
    let zone = owners::get(&mut tx, owner).await?.ok_or(ImportError::UnknownOwner)?.zone;
    drop(tx);
    let zone = options.time_zone.or(mapping.time_zone).unwrap_or(zone);
    let bytes = Arc::new(AtomicU64::new(0));
    let input = Counted { input, bytes: Arc::clone(&bytes) };
    let (sender, receiver) = mpsc::channel(WAITING);
    let mapping = mapping.clone();
    let reading = tokio::task::spawn_blocking(move || read::read(input, promised, &mapping, zone, &sender));
    let mut recorder = Recorder { db, owner, now, progress, bytes: &|| bytes.load(Ordering::Relaxed), size, name, noted: None };
    let recorded = recorder.run(receiver, &options.refusals).await;
    // Where recording failed nobody listens any more, so reading ends; what ended the import is told first.
    let summary = recorded?;
    reading.await??;
    Ok(summary)
}
