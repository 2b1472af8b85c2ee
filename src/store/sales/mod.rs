//! Sales: recording what happened, and reading it again.

mod history;
mod list;
mod news;
mod of_customer;
mod read;
mod record;
pub(crate) mod review;
mod row;

pub use list::{page, totals};
pub use news::{Batch, Buyer, Incoming, Origin, Outcome, Product};
pub use of_customer::of_customer;
pub use read::{any, detail, id_of_code, latest, to_win_back};
pub use record::{abandon, move_known, record, with_stale_starts};
pub(crate) use row::{COLUMNS, SaleRow, currency, method, state};
