//! The producer's agenda: what is asked of it, what it shows, what is typed into it.

mod asked;
mod fault;
mod stretch;
mod view;

pub use asked::{Asked, View};
pub use fault::Fault;
pub use stretch::{MOST_STRETCHES, StretchForm, StretchKind};
pub use view::{Agenda, Buyer, Can, Entry, Off, OutsideCalendar, OutsideState, Session, Stretch, Told};

/// Most characters of what a producer tells a buyer of a session.
pub const MOST_NOTES: usize = 2_000;

/// The years of which days are shown and asked for.
pub const YEARS: std::ops::Range<i32> = 2000..2200;

/// Reads a clock as `<input type="datetime-local">` writes it: `2026-03-09T10:00`.
pub fn read_clock(text: &str) -> Option<chrono::NaiveDateTime> {
    let text = text.trim();
    let read = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok();
    read.filter(|at| YEARS.contains(&chrono::Datelike::year(at)))
}

/// The same as it is written.
pub fn write_clock(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}
