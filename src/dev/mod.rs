//! What only the demo shows: its box of letters, which is what the outbox holds, and every drawing of figures. Behind doors that only the
//! demo opens.

pub mod api;
pub mod charts;
mod figures;
pub mod pages;
