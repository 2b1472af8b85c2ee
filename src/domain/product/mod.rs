//! What an owner sells, here the online service: how it is set up, checked, verified and shown.

pub mod draft;
mod fault;
pub mod information;
pub mod instalments;
pub mod kind;
mod label;
mod limits;
pub mod link;
pub mod market;
pub mod online;
pub mod page;
pub mod price;
pub mod rates;
pub mod rich;
pub mod search;
pub mod sessions;
pub mod slug;
pub mod state;
pub mod url;
pub mod verification;
pub mod view;
pub mod wizard;

pub use draft::Draft;
pub use fault::{Fault, Field, Reason};
pub use label::weekday;
pub use limits::{Limits, PriceLimit};
pub use online::OnlineService;
pub use state::State;
pub use wizard::Step;
