//! Sales: recording what happened, and reading it again.

mod list;
mod read;
mod record;
pub(crate) mod review;
mod row;

pub use list::{page, totals};
pub use read::{any, detail, id_of_code, latest, to_win_back};
pub use record::{Batch, Buyer, Incoming, Origin, Outcome, Product, record};
pub(crate) use row::{COLUMNS, SaleRow, currency, method, state};
