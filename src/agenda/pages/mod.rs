//! The pages of the agenda.

mod agenda;
mod badge;
mod calendars;
mod session;

pub use agenda::AgendaPage;
pub use calendars::{CalendarsPage, NewFeedPage};
pub use session::SessionPage;

crate::room::room!(agenda: AgendaPage, CalendarsPage, SessionPage);
