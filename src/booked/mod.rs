//! What a buyer sees of their booking, behind its private link: the session, another time for it, calling it off, messages.

pub mod api;
pub mod pages;
pub mod words;
