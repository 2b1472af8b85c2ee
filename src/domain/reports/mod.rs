//! Reports: the catalogue of what can be asked about sales, the question, and what comes back.
//!
//! A report is data: its measures, what its rows are broken down by, what narrows it, its chart and its right stand in [`Spec`], and page,
//! API, export and tests come from that one statement.

mod answer;
mod catalogue;
mod dimension;
mod figures;
mod measure;
mod narrowed;
mod period;
mod question;
mod view;
mod words;

pub use answer::{Answer, Point, Row, ServedBy, Stack};
pub use catalogue::{Chart, Report, Spec, Stage};
pub use dimension::{Dimension, Outcome, SEPARATOR};
pub use figures::Figures;
pub use measure::{Known, Measure, Unit, Verdict};
pub use narrowed::{NOT_STATED, Narrowed, Narrowing};
pub use period::{Compare, Granularity, MonthsWithin, Period, Preset, When};
pub use question::{MOST_POINTS, PAGE_SIZE, Question, Sort};
pub use view::{MOST_VIEWS, NewView, Rhythm, SavedView, VIEW_NAME_MAX, ViewFault, ViewForm};
pub use words::not_stated;
