//! Buying a held time: what the checkout shows, the form that pays, what becomes of the payment, and the sale that tells of it.
//!
//! [`buy`] writes down hold, order and sale at once and asks for the money afterwards; [`settle`] writes down what the order came to, with
//! booking, sale and letters in one transaction, whoever noticed first: the form, a notification, or [`work`]. A crash between any two
//! steps is healed by [`work`].

mod buy;
mod cancel;
mod counter;
mod digest;
mod error;
mod letters;
mod purchase;
mod rules;
mod sale;
mod settle;
mod show;
mod stand;
mod work;

pub use buy::{Buyer, buy};
pub use cancel::{cancel, give_up_unused};
pub use counter::{Chosen, Counter, counter};
pub use error::BuyError;
pub use rules::{By, CalledOff, CancelError, rules, unused_rules};
pub(crate) use rules::{is_paid, returned, rules_of, unused_of};
pub use sale::{Fee, Sold, move_of, move_on, new_code, record, refund_of, sale_of};
pub use settle::{receive, settle};
pub use show::{Wish, look, show, told};
pub use stand::{Booked, Stand, status};
pub use work::work;
