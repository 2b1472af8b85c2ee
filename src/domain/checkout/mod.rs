//! The checkout: what is asked of a buyer, what they pay, and in which order their cards are charged.

mod card;
mod coupon;
mod coupon_fault;
mod coupon_form;
pub mod coupons;
mod document;
mod fault;
mod form;
mod legs;
mod method;
mod provider;
mod sums;
mod total;
pub mod view;

pub use card::{Card, CardFields, Hidden};
pub use coupon::{Code, Coupon, CouponError, Discount};
pub use coupon_fault::{CouponFault, CouponField, CouponReason};
pub use coupon_form::{CouponForm, NewCoupon, Terms};
pub use document::{Document, is_asked_for};
pub use fault::{Fault, Field, NotAField, Place, Reason};
pub use form::{Asked, CardEntry, Form, Order, Payment};
pub use legs::{Goal, Leg, Step, Verdict, next};
pub use method::{Counts, Payers, methods};
pub use provider::Provider;
pub use sums::{Charged, Gross, Sums};
pub use total::{Total, TotalError, divide};
