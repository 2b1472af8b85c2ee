//! HTTP: settings, doors, sessions, headers, REST, live events; everything between a socket and a use case.

pub mod agenda;
pub mod assets;
pub mod booked;
pub mod caller;
pub mod clock;
pub mod config;
pub mod counter;
pub mod crawlers;
pub mod document;
pub mod doors;
pub mod drawn;
pub mod guard;
pub mod headers;
pub mod incident;
pub mod links;
pub mod listen;
pub mod live;
pub mod log;
pub mod pictures;
pub mod reload;
pub mod rest;
pub mod run;
pub mod state;
pub mod throttle;
pub mod till;
pub mod typed;
