//! Which figures a statement works out, and how rows of figures are read.

use domain::IntoEnumIterator;
use domain::reports::{Dimension, Figures, Spec};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};
use uuid::Uuid;

/// The figures that are asked for; the others are left zero, because each costs something for every sale.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted([bool; Figures::COUNT]);

impl Wanted {
    pub const ALL: Self = Self([true; Figures::COUNT]);

    /// What the measures of a report are made of.
    pub fn of(spec: &Spec) -> Self {
        let mut wanted = [false; Figures::COUNT];
        for measure in spec.measures {
            let (sum, by) = measure.columns();
            let known = format!("{sum}_known");
            for (index, name) in Figures::NAMES.iter().enumerate() {
                wanted[index] |= *name == sum || by.contains(name) || *name == known || *name == "sold";
            }
        }
        Self(wanted)
    }

    /// The names of the figures, each with whether it is wanted, in the order in which rows have them.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, bool)> {
        Figures::NAMES.into_iter().zip(self.0)
    }

    /// The names of those that are wanted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns().filter(|(_, is_wanted)| *is_wanted).map(|(name, _)| name)
    }

    /// Figures of which these are the wanted ones, in their order.
    pub fn figures(&self, values: &[i64]) -> Figures {
        let mut columns = [0; Figures::COUNT];
        let places = self.0.iter().enumerate().filter(|(_, is_wanted)| **is_wanted).map(|(place, _)| place);
        places.zip(values).for_each(|(place, value)| columns[place] = *value);
        Figures::from_columns(columns)
    }
}

/// The sum of each figure over some rows, in their order.
pub(super) fn sums() -> String {
    Figures::NAMES.map(|name| format!("CAST(SUM({name}) AS BIGINT) AS {name}")).join(", ")
}

/// A row of those figures alone that are wanted: a product, a value, the number of a day, and in one text the figures in their order.
#[derive(Debug, Clone)]
pub(super) struct Picked {
    pub product: Uuid,
    pub value: String,
    pub day: i64,
    pub figures: Vec<i64>,
}

/// A row of the rollup: a value of a dimension, on one day, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Faceted {
    pub dimension: i16,
    pub currency: String,
    pub product: Uuid,
    pub value: String,
    pub figures: Figures,
}

/// One sale, or one thing that was given back, with its value of each dimension and what it adds to each figure.
#[derive(Debug, Clone)]
pub(super) struct Each {
    /// When, which sale, and which of its events: their order.
    pub place: (i64, Uuid, i64),
    pub product: Uuid,
    pub currency: String,
    /// The sale's present state.
    pub state: i64,
    /// The customer's number; 0 where something was given back.
    pub customer: i64,
    /// The order reference; empty without one, and where something was given back.
    pub order: String,
    /// In the order of the dimensions.
    pub values: Vec<String>,
    pub figures: Figures,
}

/// How rows are read that either engine gives.
macro_rules! read {
    ($row:ty, $engine:ty) => {
        impl<'r> FromRow<'r, $row> for Each {
            fn from_row(row: &'r $row) -> Result<Self, sqlx::Error> {
                let dimensions = Dimension::iter().count();
                let values = (8..8 + dimensions).map(|index| row.try_get(index)).collect::<Result<_, _>>()?;
                let mut columns = [0; Figures::COUNT];
                for (index, column) in columns.iter_mut().enumerate() {
                    *column = row.try_get(8 + dimensions + index)?;
                }
                let place = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
                Ok(Self {
                    place,
                    product: row.try_get(3)?,
                    currency: row.try_get(4)?,
                    state: row.try_get(5)?,
                    customer: row.try_get(6)?,
                    order: row.try_get(7)?,
                    values,
                    figures: Figures::from_columns(columns),
                })
            }
        }

        impl<'r> FromRow<'r, $row> for Picked {
            fn from_row(row: &'r $row) -> Result<Self, sqlx::Error> {
                let figures: &str = row.try_get(3)?;
                let figures = figures.split(',').map(str::parse).collect::<Result<_, _>>();
                let figures = figures.map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
                Ok(Self { product: row.try_get(0)?, value: row.try_get(1)?, day: row.try_get(2)?, figures })
            }
        }

        impl<'r> FromRow<'r, $row> for Faceted {
            fn from_row(row: &'r $row) -> Result<Self, sqlx::Error> {
                let mut columns = [0; Figures::COUNT];
                for (index, column) in columns.iter_mut().enumerate() {
                    *column = row.try_get(3 + index)?;
                }
                Ok(Self {
                    dimension: row.try_get(3 + Figures::COUNT)?,
                    currency: row.try_get(2)?,
                    product: row.try_get(0)?,
                    value: row.try_get(1)?,
                    figures: Figures::from_columns(columns),
                })
            }
        }
    };
}

read!(SqliteRow, sqlx::Sqlite);
read!(PgRow, sqlx::Postgres);
