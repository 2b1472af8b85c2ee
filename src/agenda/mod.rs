//! My agenda: what is booked by month, week, day and list, the page of one session, absences and extra hours, ways to other calendars.

pub mod api;
pub mod pages;
pub mod words;
