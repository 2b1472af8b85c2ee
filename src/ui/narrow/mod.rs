//! The line of filters of a list or report: each chip opens a panel with a plain form of the address, which works before and without scripts.

mod chip;
mod export;
mod faults;
mod form;
mod period;
mod ticks;

pub use chip::Chip;
pub use export::ExportChip;
pub use faults::left_out;
pub use form::{FilterForm, Only};
pub use period::{PeriodChip, Timed, choice};
pub use ticks::{METHODS, STATES, Ticks};

use crate::paths;
use domain::parameter::query;

/// What an address is narrowed to.
pub trait Narrows: Clone + PartialEq + Send + Sync + 'static {
    /// Every parameter that a form of it can have.
    const PARAMETERS: &'static [&'static str];

    /// The page's address without parameters.
    fn path(&self) -> String;

    /// The parameters that give this again, those with their default value left out, from the first page.
    fn pairs(&self) -> Vec<(&'static str, String)>;

    /// What these parameters stand for on the same page; none where something is wrong with them.
    fn parsed(&self, pairs: &[(&str, &str)]) -> Option<Self>;

    /// Its address.
    fn address(&self) -> String {
        format!("{}{}", self.path(), query(self.pairs()))
    }

    /// The address of all that it stands for as a table to keep: `csv` or `xlsx`. Not every page has one.
    fn table(&self, kind: &str) -> String {
        paths::export(&self.path(), kind, &query(self.pairs()))
    }

    /// The address without some of its parameters.
    fn address_without(&self, names: &[&str]) -> String {
        format!("{}{}", self.path(), query(self.pairs_without(names)))
    }

    /// The parameters without some.
    fn pairs_without(&self, names: &[&str]) -> Vec<(&'static str, String)> {
        self.pairs().into_iter().filter(|(name, _)| !names.contains(name)).collect()
    }

    /// The values of a parameter that is a list.
    fn values(&self, name: &str) -> Vec<String> {
        let lists = self.pairs().into_iter().filter(|(known, _)| *known == name);
        lists.flat_map(|(_, list)| list.split(',').map(str::to_owned).collect::<Vec<_>>()).collect()
    }
}
