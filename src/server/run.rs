//! Starting and ending: the router with everything around it, the work behind it, and a calm stop.

use crate::app::App;
use crate::counter::Counter;
use crate::server::clock::Clock;
use crate::server::config::Config;
use crate::server::drawn::{DrawnPages, once_for_all};
use crate::server::listen::Limits;
use crate::server::live::calendars::Calendars;
use crate::server::live::{self, Hub};
use crate::server::state::House;
use crate::server::still::still;
use crate::server::throttle::Throttle;
use crate::server::till::{Till, TillError};
use crate::server::{
    agenda, assets, booked, crawlers, document, exports, guard, headers, incident, links, listen, log, pictures, reload, rest, till, typed,
};
use crate::shell;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context};
use service::mail::{Carrier, send_due};
use service::office::Office;
use service::products::Rules;
use service::synth;
use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use store::{Db, StoreError};
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// Most bytes of a request's body.
const BODY: usize = 1024 * 1024;
/// How long an answer may take to begin.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the demo's sales follow each other closely.
const LIVELY: Duration = Duration::from_secs(5 * 60);
/// How long the connections of a stopped program have to end, and after them what the database still does: less than what starts the
/// program leaves it before it is killed.
const FAREWELL: Duration = Duration::from_secs(4);
const CLOSING: Duration = Duration::from_secs(1);
/// How long the head of a request may take to arrive, the pause before it included.
const HEAD: Duration = Duration::from_secs(20);

/// Why the program does not serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("the database cannot be opened: {0}")]
    Store(#[from] StoreError),
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("{0}")]
    Till(#[from] TillError),
    #[error("{0}")]
    Carrier(#[from] service::mail::CarrierError),
    #[error("the demo's data: {0}")]
    Demo(String),
}

/// Serves until it is asked to stop.
pub async fn serve(config: Config, clock: Clock) -> Result<(), ServeError> {
    let house = open(config, clock).await?;
    let carrier = match &house.config.smtp_url {
        Some(url) => Some(Carrier::smtp(url, &house.config.mail_from)?),
        None => {
            tracing::warn!("no mail server is set: letters wait in the outbox (MOSTRADOR_SMTP_URL)");
            None
        }
    };
    run(house, carrier).await
}

/// Serves the demo: its data is made once, the older months while it already listens.
pub async fn demo(config: Config, clock: Clock, lively: bool) -> Result<(), ServeError> {
    let house = open(config, clock).await?;
    let failed = |error: &dyn std::fmt::Display| ServeError::Demo(error.to_string());
    let hash = service::accounts::hash_password(synth::DEMO_PASSWORD.to_owned()).await.map_err(|e| failed(&e))?;
    synth::demo(&house.office.db, &hash, house.clock.now()).await.map_err(|e| failed(&e))?;
    // What the demo sells is allowed by the shipped rules, whatever this installation's are.
    let mut maker = house.office.clone();
    maker.rules = Arc::new(Rules::shipped());
    synth::demo_services(&maker, house.clock.now()).await.map_err(|e| failed(&e))?;
    synth::demo_sessions(&maker, house.clock.now()).await.map_err(|e| failed(&e))?;
    let url = &house.config.public_url;
    println!("\n  Mostrador's demo:  {url}");
    println!("  sign in as         {}  with the password  {}", synth::DEMO_EMAIL, synth::DEMO_PASSWORD);
    println!("  without any sale   {}  (the same password)", synth::NEW_EMAIL);
    println!("  mail it sends      {url}/dev/mail\n");
    let behind = house.clone();
    tokio::spawn(async move {
        if let Err(error) = synth::demo_history(&behind.office.db, behind.clock.now()).await {
            tracing::error!("older months of the demo: {error}");
        }
        if !lively {
            return;
        }
        let started = Instant::now();
        let mut seed = behind.clock.now().timestamp_micros() as u64;
        loop {
            tokio::time::sleep(until_next_sale(started.elapsed(), seed)).await;
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            if let Err(error) = synth::demo_pulse(&behind.office.db, behind.clock.now(), seed).await {
                tracing::warn!("a new sale of the demo: {error}");
            }
        }
    });
    let carrier = match &house.config.smtp_url {
        Some(url) => Carrier::smtp(url, &house.config.mail_from)?,
        None => Carrier::Kept,
    };
    run(house, Some(carrier)).await
}

/// How long the demo waits for its next sale: who has just come soon sees one arrive, who stays is not flooded.
fn until_next_sale(running: Duration, seed: u64) -> Duration {
    let (least, most) = if running < LIVELY { (20, 40) } else { (5 * 60, 10 * 60) };
    // The upper bits: those below repeat soon.
    Duration::from_secs(least + (seed >> 32) % (most - least + 1))
}

/// The routes of the back office's pages, and those of the counter's. Once in the life of the process: while a list is made, no page of
/// any router gets its data, and one that is just being drawn would wait for ever.
pub static PAGES: LazyLock<[Vec<AxumRouteListing>; 2]> = LazyLock::new(|| [generate_route_list(App), generate_route_list(Counter)]);

/// Everything that answers, ready to be served or to be tested.
pub fn router(house: House) -> Router {
    let context = {
        let house = house.clone();
        move || provide_context(house.clone())
    };
    let [office, counter] = PAGES.clone();
    let counter = Router::new()
        // Not with their context: that would give every server function a second route.
        .leptos_routes_with_handler(counter, render_app_async_with_context(context.clone(), shell::counter))
        .route_layer(from_fn(still))
        .route_layer(CompressionLayer::new())
        .route_layer(from_fn_with_state(house.clone(), once_for_all));
    Router::new()
        .merge(rest::routes())
        .route("/live", get(live::stream))
        .route(live::calendars::PATH, get(live::calendars::stream))
        .route("/healthz", get(healthz))
        .merge(agenda::routes())
        .merge(log::routes())
        .merge(exports::routes())
        .merge(assets::routes())
        .merge(crawlers::routes())
        .merge(links::routes())
        .merge(till::routes())
        .merge(booked::routes())
        .merge(reload::routes())
        .leptos_routes_with_context(&house, office, context, shell::office)
        .merge(counter)
        .layer(RequestBodyLimitLayer::new(BODY))
        .merge(pictures::routes())
        .layer(from_fn_with_state(house.clone(), typed::keep))
        .layer(from_fn(typed::tell_location))
        .layer(from_fn_with_state(house.clone(), document::show))
        .layer(from_fn_with_state(house.clone(), guard::guard))
        .fallback(get(document::nowhere).fallback(async || StatusCode::NOT_FOUND))
        .layer(CsrfLayer::new())
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(from_fn_with_state(house.clone(), headers::headers))
        .layer(incident::calm())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(from_fn(incident::number))
        .with_state(house)
}

/// What stands beside each line of the log about a request: its route, never its address, in which secrets are.
fn span(request: &Request) -> tracing::Span {
    tracing::debug_span!("request", method = %request.method(), route = incident::route(request))
}

/// The running program on a database that is open and up to date.
pub async fn open(config: Config, clock: Clock) -> Result<House, ServeError> {
    let db = Db::open(&config.database_url).await?;
    let mut office = Office::new(db, &config.public_url);
    office.limits = config.limits;
    office.rules = Arc::clone(&config.rules);
    if !config.check_links {
        office.reach = None;
    }
    service::products::market::complete(&office).await?;
    let till = Till::open(&office, &config.gateway).await?;
    office.takes_payments = till.gateway().is_some();
    let leptos = LeptosOptions::builder().output_name("mostrador").site_addr(config.addr).build();
    Ok(House {
        office,
        clock,
        config: Arc::new(config),
        hub: Hub::default(),
        calendars: Calendars::default(),
        throttle: Throttle::default(),
        drawn: DrawnPages::default(),
        till,
        leptos,
    })
}

async fn run(house: House, carrier: Option<Carrier>) -> Result<(), ServeError> {
    if house.till.gateway().is_none() {
        tracing::warn!("nobody takes payments: times can be looked at, not booked (MOSTRADOR_GATEWAY)");
    }
    let addr = house.config.addr;
    let listener = tokio::net::TcpListener::bind(addr).await.map_err(|e| ServeError::Listen(addr, e))?;
    tokio::spawn(live::watch(house.hub.clone(), house.calendars.clone(), house.office.db.clone(), house.clock));
    if let Some(carrier) = carrier {
        tokio::spawn(carry(house.clone(), carrier));
    }
    tokio::spawn(sweep(house.clone()));
    tokio::spawn(abandon(house.clone()));
    tokio::spawn(sum_up(house.clone()));
    tokio::spawn(lapse(house.clone()));
    tokio::spawn(settle(house.clone()));
    tokio::spawn(remind(house.clone()));
    tokio::spawn(mail_views(house.clone()));
    tokio::spawn(offer(house.clone()));
    tokio::spawn(count_visits(house.clone()));
    tokio::spawn(read_calendars(house.clone()));
    tracing::info!("listening on {}", house.config.public_url);
    listen::listen(listener, router(house.clone()), Limits { head: HEAD, farewell: FAREWELL }, stop_signal()).await;
    let last = tokio::time::timeout(CLOSING, service::products::links::write_visits(&house.office)).await;
    if !matches!(last, Ok(Ok(()))) {
        tracing::warn!("the last visits by shared links were not written down");
    }
    close(&house.office.db).await;
    Ok(())
}

/// Closes the database, but does not wait for a statement that goes on: what was not committed is undone when the program ends.
async fn close(db: &Db) {
    if tokio::time::timeout(CLOSING, db.close()).await.is_err() {
        tracing::warn!("stopped while the database was still at work");
    }
}

/// Whether the database answers.
async fn healthz(State(house): State<House>) -> impl IntoResponse {
    match house.office.db.read().await {
        Ok(_) => (StatusCode::OK, "ok"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
    }
}

async fn carry(house: House, carrier: Carrier) {
    loop {
        if let Err(error) = send_due(&house.office, &carrier, || house.clock.now()).await {
            tracing::warn!("sending letters: {error}");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Once an hour, what nobody needs any more goes: sessions and links that ended, counts of attempts, pictures without a product.
async fn sweep(house: House) {
    loop {
        let swept = async {
            let mut tx = house.office.db.write().await?;
            store::sessions::sweep(&mut tx, house.clock.now()).await?;
            store::waiting::sweep(&mut tx, house.clock.now()).await?;
            tx.commit().await
        };
        if let Err(error) = swept.await {
            tracing::warn!("sweeping sessions: {error}");
        }
        match service::collaborators::expire_due(&house.office, house.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!("{count} invitations ran out"),
            Err(error) => tracing::warn!("closing invitations: {error}"),
        }
        match service::pictures::prune(&house.office, house.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!("{count} pictures that no product uses were removed"),
            Err(error) => tracing::warn!("removing pictures: {error}"),
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Every half minute, holds whose time is up are written down as lapsed, and who asked long ago is forgotten. Nobody waits for it.
async fn lapse(house: House) {
    loop {
        if let Err(error) = service::bookings::lapse_overdue(&house.office, house.clock.now()).await {
            tracing::warn!("lapsing holds: {error}");
        }
        house.throttle.forget();
        tokio::time::sleep(Duration::from_secs(30)).await;
    }
}

/// Once a second, payments that nobody waits for go on: notifications came, a provider was away, the program was ended in between.
async fn settle(house: House) {
    let Some(gateway) = house.till.gateway() else { return };
    loop {
        if let Err(error) = service::checkout::work(&house.office, gateway, house.clock.now()).await {
            tracing::warn!("settling payments: {error}");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Once a minute, started sales that nobody went on with are abandoned: the panel's figures of lost sales are as old at most.
async fn abandon(house: House) {
    loop {
        if let Err(error) = service::sales::abandon_stale(&house.office.db, house.clock.now()).await {
            tracing::warn!("abandoning started sales: {error}");
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// Every other second, days that were written to are summed up for reports; until then these read them from the sales.
async fn sum_up(house: House) {
    let mut rounds = service::reports::Rounds::default();
    loop {
        match service::reports::fold_at_rest(&house.office.db, &mut rounds).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(Duration::from_secs(2)).await,
            Err(error) => {
                tracing::warn!("summing up days: {error}");
                tokio::time::sleep(Duration::from_secs(10)).await;
            }
        }
    }
}

/// Twice a minute, saved views of reports that are due are mailed.
async fn mail_views(house: House) {
    loop {
        if let Err(error) = service::views::send_due(&house.office, crate::reports::document::attached, house.clock.now()).await {
            tracing::warn!("mailing saved views: {error}");
        }
        tokio::time::sleep(Duration::from_secs(30)).await;
    }
}

/// Every five seconds, times that have come free are offered to those who wait for them.
async fn offer(house: House) {
    loop {
        if let Err(error) = service::waiting::work(&house.office, house.clock.now()).await {
            tracing::warn!("offering times to those who wait: {error}");
        }
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}

/// Once a minute, all of producers' other calendars that are due are read; each is every quarter of an hour.
async fn read_calendars(house: House) {
    loop {
        loop {
            match service::agenda::read_due(&house.office, house.clock.now()).await {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!("reading other calendars: {error}");
                    break;
                }
            }
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// Once a minute, sessions that come within a day or an hour are reminded of.
async fn remind(house: House) {
    loop {
        if let Err(error) = service::booked::reminders::work(&house.office, house.clock.now()).await {
            tracing::warn!("reminding of sessions: {error}");
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// Once a second, visits by shared links are written down, however many there were.
async fn count_visits(house: House) {
    loop {
        if let Err(error) = service::products::links::write_visits(&house.office).await {
            tracing::warn!("counting visits: {error}");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} },
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_statement_that_goes_on_does_not_keep_the_program() {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", dir.path().join("test.db").display())).await.unwrap();
        let _reading = db.read().await.unwrap();
        tokio::time::timeout(2 * CLOSING, close(&db)).await.unwrap();
    }

    #[test]
    fn the_demos_sales_come_closely_at_first_and_then_seldom() {
        for seed in (0..1000_u64).map(|n| n.wrapping_mul(6_364_136_223_846_793_005)) {
            assert!((20..=40).contains(&until_next_sale(Duration::from_secs(299), seed).as_secs()));
            assert!((300..=600).contains(&until_next_sale(Duration::from_secs(300), seed).as_secs()));
        }
    }
}
