//! How things look: frame, forms, tables, money and time, charts. Knows `domain` and no room.

pub mod bell;
pub mod calendar;
pub mod cards;
pub mod chart;
pub mod clipboard;
#[cfg(feature = "ssr")]
pub mod countdown;
pub mod dial;
pub mod form;
pub mod format;
pub mod frame;
pub mod head;
pub mod icon;
pub mod live;
pub mod load;
pub mod messages;
#[cfg(feature = "ssr")]
pub mod once;
pub mod places;
pub mod pop;
pub mod reader;
pub mod rich;
pub mod sales_page;
pub mod states;
pub mod typed;
pub mod words;
