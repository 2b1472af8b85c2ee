//! The reading half: on a thread of its own, from bytes to checked rows, sent in chunks.

use super::ImportError;
use super::mapping::Mapping;
use super::open::{Packing, unpack};
use super::plan::{Plan, Refusal, decode};
use super::records::{Record, Records, divided_by};
use super::row::incoming;
use chrono_tz::Tz;
use std::io::Read;
use store::sales::Incoming;
use tokio::sync::mpsc::Sender;

/// Rows that are sent at a time.
pub(super) const CHUNK: usize = 64;

/// One row: its line, and what it says.
pub(super) struct Line {
    pub line: u64,
    pub says: Result<Incoming, Refusal>,
}

/// Some rows, in the order of the file; with the first of them, the name of its column of states.
pub(super) type Chunk = Vec<Line>;

/// Reads all rows, until the file ends or nobody listens any more.
///
/// # Errors
/// Before the first row for a file that is none; later only where reading fails.
pub(super) fn read(
    input: impl Read + Send + 'static,
    promised: Option<Packing>,
    mapping: &Mapping,
    zone: Tz,
    chunks: &Sender<Chunk>,
) -> Result<(), ImportError> {
    let mut records = Records::new(unpack(input, promised)?);
    let mut record = Record::default();
    let plan = header(&mut records, &mut record, mapping, zone)?;
    let mut chunk = Chunk::with_capacity(CHUNK);
    while let Some(outcome) = records.next(&mut record)? {
        let says = match outcome {
            Err(fault) => Err(Refusal::new("", fault.to_string(), &String::from_utf8_lossy(&record.bytes))),
            Ok(()) => match plan.row(&record) {
                Ok(row) if row.is_blank() => continue,
                Ok(row) => incoming(&plan, &row),
                Err(refusal) => Err(refusal),
            },
        };
        chunk.push(Line { line: record.line, says });
        if chunk.len() == CHUNK && chunks.blocking_send(std::mem::replace(&mut chunk, Chunk::with_capacity(CHUNK))).is_err() {
            return Ok(());
        }
    }
    if !chunk.is_empty() {
        // Nobody listens only where the import has failed already.
        let _ = chunks.blocking_send(chunk);
    }
    Ok(())
}

/// Reads the header and finds the mapping's columns in it.
fn header<R: Read>(records: &mut Records<R>, record: &mut Record, mapping: &Mapping, zone: Tz) -> Result<Plan, ImportError> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    if records.head()?.starts_with(MARK) {
        records.skip(MARK.len());
    }
    let head = records.head()?;
    let blank = head.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let delimiter = mapping.delimiter.unwrap_or_else(|| divided_by(&head[blank..]));
    records.set_delimiter(delimiter);
    match records.next(record)? {
        None => return Err(ImportError::Empty),
        Some(Err(fault)) => return Err(ImportError::Header(fault)),
        Some(Ok(())) => {}
    }
    if record.bytes.contains(&0) {
        return Err(ImportError::NotText("something with NUL characters"));
    }
    let row = decode(record, mapping.encoding).map_err(|_| ImportError::HeaderEncoding)?;
    if row.is_blank() {
        return Err(ImportError::Empty);
    }
    Plan::new(mapping, &row, zone)
}
