//! What every request can reach.

use crate::server::clock::Clock;
use crate::server::config::Config;
use crate::server::drawn::DrawnPages;
use crate::server::live::Hub;
use crate::server::live::calendars::Calendars;
use crate::server::throttle::Throttle;
use crate::server::till::Till;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::office::Office;
use std::sync::Arc;

/// The running program. Cheap to clone.
#[derive(Clone, FromRef)]
pub struct House {
    pub office: Office,
    pub clock: Clock,
    pub config: Arc<Config>,
    pub hub: Hub,
    pub calendars: Calendars,
    pub throttle: Throttle,
    pub drawn: DrawnPages,
    pub till: Till,
    pub leptos: LeptosOptions,
}
