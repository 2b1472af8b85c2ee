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

/// A cell of which no spreadsheet takes a part for a formula, whatever it divides cells by: where decimals have a comma, that is the
/// semicolon, and quotes in the middle of such a cell are characters like others.
fn harmless(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for c in cell.chars() {
        if begins && matches!(c, '=' | '+' | '-' | '@') {
            text.push('\'');
        }
        begins = match c {
            ';' | '\t' | '\r' | '\n' => true,
            '"' | ' ' => begins,
            _ => false,
        };
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_part_of_a_cell_is_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("x;=1+1", "x;'=1+1"),
            ("x;\"=1+1\"", "x;\"'=1+1\""),
            ("x\t@sum", "x\t'@sum"),
            ("\r\n +1", "\r\n '+1"),
            ("1-1; a=b", "1-1; a=b"),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }
}
