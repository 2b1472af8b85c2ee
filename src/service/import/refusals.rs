//! The file of refused rows, made when the first one is refused.

use super::plan::Refusal;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A file of `line,column,reason,value` that may never come to be.
pub(super) struct Refusals {
    path: PathBuf,
    writer: Option<csv::Writer<File>>,
}

impl Refusals {
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), writer: None }
    }

    pub fn add(&mut self, line: u64, refusal: &Refusal) -> io::Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            None => {
                let mut writer = csv::Writer::from_path(&self.path)?;
                writer.write_record(["line", "column", "reason", "value"])?;
                self.writer.insert(writer)
            }
        };
        writer.write_record([line.to_string().as_str(), &harmless(&refusal.column), &refusal.reason, &harmless(&refusal.value)])?;
        Ok(())
    }

    /// Writes what is left; the path, if there is a file.
    pub fn finish(mut self) -> io::Result<Option<PathBuf>> {
        match &mut self.writer {
            None => Ok(None),
            Some(writer) => {
                writer.flush()?;
                Ok(Some(self.path))
            }
        }
    }
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}
