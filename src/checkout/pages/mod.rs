//! The pages of the checkout.

mod bank;
mod card;
mod coupon;
mod form;
mod over;
mod paid;
mod pay;
mod summary;
mod sums;

pub use bank::BankPage;
pub use paid::PaidPage;
pub use pay::CheckoutPage;
