//! A mapping bound to the header of one file: where in a row each standard column stands.

use super::ImportError;
use super::column::Column;
use super::format::{Dates, Encoding, Numbers};
use super::mapping::{Cell, Mapping, Table};
use super::records::Record;
use chrono_tz::Tz;
use domain::sale::Source;
use std::borrow::Cow;
use strum::{EnumCount, IntoEnumIterator};

/// How the rows of one file are read.
pub(super) struct Plan {
    pub source: Source,
    pub numbers: Numbers,
    pub dates: Dates,
    pub zone: Tz,
    encoding: Encoding,
    /// Fields of the header.
    width: usize,
    /// One for each standard column, in their order.
    bound: Vec<Bound>,
}

struct Bound {
    place: Place,
    table: Option<Table>,
    /// The columns of the file by name, to tell where a fault is.
    label: String,
}

enum Place {
    Nowhere,
    Field(usize),
    Constant(String),
    Sum(Vec<usize>),
    Join(Vec<usize>, String),
}

/// Why a row could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub column: String,
    pub reason: String,
    pub value: String,
}

/// The characters of a refused value that are kept.
const SHOWN: usize = 200;

impl Refusal {
    pub fn new(column: &str, reason: impl Into<String>, value: &str) -> Self {
        Self { column: column.to_owned(), reason: reason.into(), value: value.chars().take(SHOWN).collect() }
    }
}

/// The fields of one row.
pub(super) struct Row<'a> {
    text: Cow<'a, str>,
    ends: Cow<'a, [usize]>,
}

impl Row<'_> {
    fn field(&self, index: usize) -> &str {
        let from = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| end + 1);
        self.ends.get(index).and_then(|to| self.text.get(from..*to)).unwrap_or_default().trim()
    }

    /// Spreadsheets leave rows of nothing but delimiters.
    pub fn is_blank(&self) -> bool {
        (0..self.ends.len()).all(|index| self.field(index).is_empty())
    }
}

/// The text of a standard column in one row.
pub(super) enum Text<'a> {
    One(Cow<'a, str>),
    /// To be added up.
    Many(Vec<&'a str>),
}

impl Plan {
    /// Finds the mapping's columns in a header.
    ///
    /// # Errors
    /// [`ImportError::MissingColumns`], [`ImportError::AmbiguousColumn`].
    pub fn new(mapping: &Mapping, header: &Row<'_>, zone: Tz) -> Result<Self, ImportError> {
        let names: Vec<String> = (0..header.ends.len()).map(|index| header.field(index).to_lowercase()).collect();
        let mut missing: Vec<String> = Vec::new();
        let mut find = |name: &str, optional: bool| -> Result<Option<usize>, ImportError> {
            let wanted = name.trim().to_lowercase();
            let mut found = names.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(index, _)| index);
            let first = found.next();
            if found.next().is_some() {
                return Err(ImportError::AmbiguousColumn(name.to_owned()));
            }
            if first.is_none() && !optional && !missing.iter().any(|known| known == name) {
                missing.push(name.to_owned());
            }
            Ok(first)
        };
        let mut all = |columns: &[String]| -> Result<Vec<usize>, ImportError> {
            columns.iter().map(|name| find(name, false)).collect::<Result<Vec<_>, _>>().map(|found| found.into_iter().flatten().collect())
        };
        let mut bound = Vec::with_capacity(Column::COUNT);
        for column in Column::iter() {
            let (place, label) = match mapping.cells.get(&column) {
                None => (Place::Nowhere, column.name().to_owned()),
                Some(Cell::Constant(value)) => (Place::Constant(value.clone()), column.name().to_owned()),
                Some(Cell::Column { name, optional: false }) => {
                    (all(std::slice::from_ref(name))?.first().map_or(Place::Nowhere, |at| Place::Field(*at)), name.clone())
                }
                Some(Cell::Column { name, optional: true }) => (Place::Nowhere, name.clone()),
                Some(Cell::Sum(columns)) => (Place::Sum(all(columns)?), columns.join(" + ")),
                Some(Cell::Join { columns, with }) => (Place::Join(all(columns)?, with.clone()), columns.join(" + ")),
            };
            bound.push(Bound { place, table: mapping.values.get(&column).cloned(), label });
        }
        // Optional columns at last, for the search that notes the missing ones is lent to the others until here.
        for (column, bound) in Column::iter().zip(&mut bound) {
            if let Some(Cell::Column { name, optional: true }) = mapping.cells.get(&column)
                && let Some(at) = find(name, true)?
            {
                bound.place = Place::Field(at);
            }
        }
        if !missing.is_empty() {
            return Err(ImportError::MissingColumns(missing));
        }
        Ok(Self {
            source: mapping.source,
            numbers: mapping.numbers,
            dates: mapping.dates.clone(),
            zone,
            encoding: mapping.encoding,
            width: names.len(),
            bound,
        })
    }

    /// The row that a record holds.
    pub fn row<'r>(&self, record: &'r Record) -> Result<Row<'r>, Refusal> {
        let row = decode(record, self.encoding)?;
        match row.ends.len() {
            fields if fields == self.width || row.is_blank() => Ok(row),
            fields => {
                let reason = format!("too {} fields: {fields} instead of {}", if fields < self.width { "few" } else { "many" }, self.width);
                Err(Refusal::new("", reason, &row.text.replace('\n', " ")))
            }
        }
    }

    pub fn label(&self, column: Column) -> &str {
        &self.bound[column as usize].label
    }

    /// What a row says in a standard column; nothing where it is empty or the file has no such column.
    pub fn text<'r>(&'r self, column: Column, row: &'r Row<'_>) -> Option<Text<'r>> {
        let bound = &self.bound[column as usize];
        let text = match &bound.place {
            Place::Nowhere => return None,
            Place::Field(index) => Cow::Borrowed(row.field(*index)),
            Place::Constant(value) => Cow::Borrowed(value.as_str()),
            Place::Sum(indices) => return Some(Text::Many(indices.iter().map(|index| row.field(*index)).collect())),
            Place::Join(indices, with) => {
                let parts: Vec<&str> = indices.iter().map(|index| row.field(*index)).collect();
                // Half an identity is none.
                if parts.iter().any(|part| part.is_empty()) { Cow::Borrowed("") } else { Cow::Owned(parts.join(with)) }
            }
        };
        let text = match &bound.table {
            Some(table) => match table.values.get(text.as_ref()) {
                Some(value) => Cow::Borrowed(value.as_str()),
                None if text.is_empty() => text,
                None => table.otherwise.as_deref().map_or(text, Cow::Borrowed),
            },
            None => text,
        };
        (!text.is_empty()).then_some(Text::One(text))
    }
}

/// The characters of a record.
pub(super) fn decode(record: &Record, encoding: Encoding) -> Result<Row<'_>, Refusal> {
    match encoding {
        Encoding::Utf8 => match std::str::from_utf8(&record.bytes) {
            Ok(text) => Ok(Row { text: Cow::Borrowed(text), ends: Cow::Borrowed(&record.ends) }),
            Err(error) => {
                let field = record.ends.iter().filter(|end| **end < error.valid_up_to()).count() + 1;
                let around = record.bytes[error.valid_up_to().saturating_sub(20)..].iter().take(60).copied().collect::<Vec<_>>();
                Err(Refusal::new("", format!("not UTF-8 in field {field}"), &String::from_utf8_lossy(&around).replace('\n', " ")))
            }
        },
        Encoding::Windows1252 if record.bytes.is_ascii() => {
            Ok(Row { text: String::from_utf8_lossy(&record.bytes), ends: Cow::Borrowed(&record.ends) })
        }
        Encoding::Windows1252 => {
            let mut text = String::with_capacity(record.bytes.len() * 2);
            let mut ends = Vec::with_capacity(record.ends.len());
            let mut from = 0;
            for end in &record.ends {
                text.extend(record.bytes[from..*end].iter().map(|byte| Encoding::character(*byte)));
                ends.push(text.len());
                text.push('\n');
                from = end + 1;
            }
            Ok(Row { text: Cow::Owned(text), ends: Cow::Owned(ends) })
        }
    }
}
