//! Mappings: what of a file makes which standard column, read from TOML and checked before any row is.

use super::column::Column;
use super::format::{Dates, Encoding, Numbers};
use chrono_tz::Tz;
use domain::money::Currency;
use domain::sale::{Method, Source, State};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use strum::IntoEnumIterator;

/// How a file is read: its format, and where each standard column comes from.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub(super) source: Source,
    pub(super) delimiter: Option<u8>,
    pub(super) encoding: Encoding,
    pub(super) numbers: Numbers,
    pub(super) dates: Dates,
    pub(super) time_zone: Option<Tz>,
    pub(super) cells: BTreeMap<Column, Cell>,
    pub(super) values: BTreeMap<Column, Table>,
}

/// Where the text of a standard column comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Column { name: String, optional: bool },
    Constant(String),
    Sum(Vec<String>),
    Join { columns: Vec<String>, with: String },
}

/// What the values of a file stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub values: HashMap<String, String>,
    /// What all others stand for; without it they stand for themselves.
    pub otherwise: Option<String>,
}

/// Why a mapping cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    #[error("no mapping is called {0}: say standard, or a file whose name ends with .toml")]
    UnknownName(String),
    #[error("the mapping cannot be read")]
    Unreadable(#[from] std::io::Error),
    #[error("the mapping is not understood: {0}")]
    Toml(#[from] toml::de::Error),
    #[error("the mapping's {place}: {fault}")]
    Fault { place: String, fault: String },
}

fn fault<T>(place: impl Into<String>, fault: impl Into<String>) -> Result<T, MappingError> {
    Err(MappingError::Fault { place: place.into(), fault: fault.into() })
}

impl Default for Mapping {
    fn default() -> Self {
        Self::standard()
    }
}

impl Mapping {
    /// Columns are called as the standard says.
    pub fn standard() -> Self {
        let cell = |column: Column| Cell::Column { name: column.name().to_owned(), optional: !Column::REQUIRED.contains(&column) };
        Self {
            source: Source::Import,
            delimiter: None,
            encoding: Encoding::default(),
            numbers: Numbers::default(),
            dates: Dates::default(),
            time_zone: None,
            cells: Column::iter().map(|column| (column, cell(column))).collect(),
            values: BTreeMap::new(),
        }
    }

    /// A mapping that is built in, or one in a file whose name ends with `.toml`.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn load(name: &str) -> Result<Self, MappingError> {
        if Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
            return Self::parse(&std::fs::read_to_string(name)?);
        }
        match name {
            "standard" => Ok(Self::standard()),
            other => Err(MappingError::UnknownName(other.to_owned())),
        }
    }

    /// The mapping that a TOML text describes.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let written: Written = toml::from_str(text)?;
        let mut mapping = written.format.checked()?;
        mapping.source = match written.source.as_deref() {
            None | Some("import") => Source::Import,
            Some("hotmart") => Source::Hotmart,
            Some(_) => return fault("source", "is import or hotmart"),
        };
        for (column, cell) in written.columns {
            mapping.cells.insert(column, cell.checked(column)?);
        }
        let missing: Vec<&str> =
            Column::REQUIRED.iter().filter(|column| !mapping.cells.contains_key(column)).map(|column| column.name()).collect();
        if !missing.is_empty() {
            return fault("[columns]", format!("lacks {}", missing.join(", ")));
        }
        for (column, values) in written.values {
            mapping.values.entry(column).or_default().values = values;
        }
        for (column, value) in written.otherwise {
            mapping.values.entry(column).or_default().otherwise = Some(value);
        }
        mapping.check_values()?;
        Ok(mapping)
    }

    /// Values are those of columns that the mapping has, and such as may stand there.
    fn check_values(&self) -> Result<(), MappingError> {
        for (column, table) in &self.values {
            let place = format!("[values.{}]", column.name());
            match self.cells.get(column) {
                None => return fault(place, "is about a column that [columns] does not have"),
                Some(Cell::Constant(_) | Cell::Sum(_)) => {
                    return fault(place, "is about a constant or a sum, which has no values to translate");
                }
                Some(Cell::Column { .. } | Cell::Join { .. }) => {}
            }
            for value in table.values.values().chain(&table.otherwise) {
                if !may_stand(*column, value) {
                    return fault(place, format!("{value} is no {}", column.name()));
                }
            }
        }
        for (column, cell) in &self.cells {
            if let Cell::Constant(value) = cell
                && !may_stand(*column, value)
            {
                return fault(format!("[columns] {}", column.name()), format!("{value} is no {}", column.name()));
            }
        }
        Ok(())
    }
}

/// Whether a value that the mapping brings itself can be right.
fn may_stand(column: Column, value: &str) -> bool {
    match column {
        Column::State => value.parse::<State>().is_ok(),
        Column::Method => value.is_empty() || value.parse::<Method>().is_ok(),
        Column::Currency => Currency::parse(value).is_ok(),
        Column::SettlementCurrency => value.is_empty() || Currency::parse(value).is_ok(),
        _ => true,
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    source: Option<String>,
    #[serde(default)]
    format: WrittenFormat,
    columns: BTreeMap<Column, WrittenCell>,
    #[serde(default)]
    values: BTreeMap<Column, HashMap<String, String>>,
    #[serde(default)]
    otherwise: BTreeMap<Column, String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFormat {
    delimiter: Option<String>,
    encoding: Option<String>,
    decimal: Option<char>,
    grouping: Option<String>,
    date: Option<String>,
    time_zone: Option<String>,
}

impl WrittenFormat {
    /// A mapping of this format without any columns yet.
    fn checked(self) -> Result<Mapping, MappingError> {
        let mut mapping = Mapping { cells: BTreeMap::new(), ..Mapping::standard() };
        mapping.delimiter = match self.delimiter.as_deref() {
            None => None,
            Some(text) => match text.as_bytes() {
                [byte @ (b',' | b';' | b'\t' | b'|')] => Some(*byte),
                _ => return fault("[format] delimiter", "is a comma, a semicolon, a tab or a bar"),
            },
        };
        if let Some(name) = self.encoding {
            mapping.encoding = match Encoding::parse(&name) {
                Some(encoding) => encoding,
                None => return fault("[format] encoding", "is utf-8, latin1 or windows-1252"),
            };
        }
        mapping.numbers.decimal = match self.decimal {
            None => '.',
            Some(mark @ ('.' | ',')) => mark,
            Some(_) => return fault("[format] decimal", "is a point or a comma"),
        };
        mapping.numbers.grouping = match self.grouping.as_deref() {
            None | Some("") => None,
            Some(text) => match text.chars().collect::<Vec<_>>()[..] {
                [mark @ ('.' | ',' | ' ' | '\'')] if mark != mapping.numbers.decimal => Some(mark),
                _ => {
                    return fault(
                        "[format] grouping",
                        "is a point, a comma, a space or an apostrophe, and not what stands before the decimals",
                    );
                }
            },
        };
        if let Some(format) = self.date {
            mapping.dates = Dates::parse(&format).or_else(|what| fault("[format] date", what))?;
        }
        if let Some(name) = self.time_zone {
            mapping.time_zone = match domain::calendar::parse_zone(&name) {
                Some(zone) => Some(zone),
                None => return fault("[format] time_zone", "is the name of a zone, such as America/Sao_Paulo"),
            };
        }
        Ok(mapping)
    }
}

/// One line of `[columns]`: a column's name, or a table that says more.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CellTable {
    column: Option<String>,
    #[serde(default)]
    optional: bool,
    constant: Option<String>,
    sum: Option<Vec<String>>,
    join: Option<Vec<String>>,
    with: Option<String>,
}

struct WrittenCell(CellTable);

impl<'de> Deserialize<'de> for WrittenCell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = WrittenCell;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a column's name, or { column | constant | sum | join = … }")
            }
            fn visit_str<E>(self, name: &str) -> Result<WrittenCell, E> {
                Ok(WrittenCell(CellTable { column: Some(name.to_owned()), ..CellTable::default() }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WrittenCell, A::Error> {
                CellTable::deserialize(MapAccessDeserializer::new(map)).map(WrittenCell)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl WrittenCell {
    fn checked(self, column: Column) -> Result<Cell, MappingError> {
        let place = || format!("[columns] {}", column.name());
        let cell = match self.0 {
            CellTable { column: Some(name), optional, constant: None, sum: None, join: None, with: None } => {
                Cell::Column { name, optional }
            }
            CellTable { column: None, optional: false, constant: Some(value), sum: None, join: None, with: None } => Cell::Constant(value),
            CellTable { column: None, optional: false, constant: None, sum: Some(columns), join: None, with: None } => Cell::Sum(columns),
            CellTable { column: None, optional: false, constant: None, sum: None, join: Some(columns), with } => {
                Cell::Join { columns, with: with.unwrap_or_default() }
            }
            _ => return fault(place(), "is one of column (optional or not), constant, sum, and join (with)"),
        };
        match &cell {
            Cell::Sum(_) if !column.is_amount() => fault(place(), "is no amount, so nothing can be added up for it"),
            Cell::Sum(columns) | Cell::Join { columns, .. } if columns.is_empty() => fault(place(), "names no columns"),
            _ => Ok(cell),
        }
    }
}

#[cfg(test)]
mod tests;
