//! Customers by e-mail address: who bought in a period, how often, for how much; one of them; and segments of them.
//!
//! All figures count sold sales at their full gross. An order is the sales that share an order reference, else one sale.

mod answer;
mod question;
mod segment;
mod sort;

pub use answer::{Answer, Bought, Cell, Cohort, Customer, Life, PARTS, Row, Shape, Totals};
pub use question::{By, Frequency, PAGE_SIZE, Part, Question};
pub use segment::{Draft, Kind, NAME_MAX, Segment, SegmentFault};
pub use sort::{Column, Sort};
