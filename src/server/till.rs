//! The till: through whom buyers pay here, and what of it pages and notifications need to know.

use crate::server::config::{Gateway as Chosen, origin_of};
use crate::server::state::House;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::checkout::view::Element;
use service::checkout;
use service::gateway::orders::ReceiveError;
use service::gateway::sandbox::{Pace, Sandbox};
use service::gateway::stripe::{self, Stripe};
use service::gateway::{Gateway, NotificationError};
use service::office::Office;
use std::sync::Arc;
use store::StoreError;

/// Where providers send their notifications, as the router writes it.
pub const PATH: &str = "/webhooks/{provider}";

/// Most bytes of a notification.
const BODY: usize = 256 * 1024;

/// The provider of this installation. Cheap to clone.
#[derive(Clone, Default)]
pub enum Till {
    /// Nobody takes money: times are looked at, not bought.
    #[default]
    Closed,
    Sandbox(Arc<Sandbox>),
    Stripe(Arc<Stripe>),
}

/// Why the till does not open.
#[derive(Debug, thiserror::Error)]
pub enum TillError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the gateway: {0}")]
    Stripe(#[from] stripe::ConfigError),
}

impl Till {
    pub async fn open(office: &Office, chosen: &Chosen) -> Result<Self, TillError> {
        Ok(match chosen {
            Chosen::None => Self::Closed,
            Chosen::Sandbox => Self::Sandbox(Arc::new(Sandbox::open(office, Pace::default()).await?)),
            Chosen::Stripe(config) => Self::Stripe(Arc::new(Stripe::new((**config).clone())?)),
        })
    }

    pub fn gateway(&self) -> Option<&dyn Gateway> {
        match self {
            Self::Closed => None,
            Self::Sandbox(sandbox) => Some(&**sandbox),
            Self::Stripe(stripe) => Some(&**stripe),
        }
    }

    pub fn sandbox(&self) -> Option<&Sandbox> {
        match self {
            Self::Sandbox(sandbox) => Some(sandbox),
            Self::Closed | Self::Stripe(_) => None,
        }
    }

    /// What a page needs to let a card be typed at the provider's.
    pub fn element(&self) -> Option<Element> {
        match self {
            Self::Stripe(stripe) => {
                let (key, script) = stripe.element();
                Some(Element { key: key.to_owned(), script: script.to_owned() })
            }
            Self::Closed | Self::Sandbox(_) => None,
        }
    }

    /// What the page of a checkout may load besides what every page may: (scripts, frames, connections), as a content policy writes them.
    pub fn sources(&self) -> Option<[String; 3]> {
        let (origin, _) = origin_of(&self.element()?.script).map(|(origin, rest)| (origin, rest.to_owned()))?;
        if origin == "https://js.stripe.com" {
            // As Stripe's security guide lists them.
            let all = |hosts: &[&str]| hosts.join(" ");
            return Some([
                all(&["https://js.stripe.com", "https://*.js.stripe.com"]),
                all(&["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"]),
                all(&["https://api.stripe.com"]),
            ]);
        }
        Some([origin.clone(), origin.clone(), origin])
    }
}

/// The route of [`PATH`].
pub fn routes() -> Router<House> {
    Router::new().route(PATH, post(receive).layer(DefaultBodyLimit::max(BODY)))
}

/// Takes a notification. What cannot be taken now is sent again by the provider; what nobody signed is not looked at.
async fn receive(State(house): State<House>, Path(provider): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    // The sandbox carries its own.
    let Till::Stripe(stripe) = &house.till else { return StatusCode::NOT_FOUND.into_response() };
    if provider != "stripe" {
        return StatusCode::NOT_FOUND.into_response();
    }
    let signature = headers.get("stripe-signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    match checkout::receive(&house.office, &**stripe, signature, &body, house.clock.now()).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(ReceiveError::Notification(error)) => {
            tracing::warn!("a notification is not taken: {error}");
            match error {
                NotificationError::Garbled => StatusCode::UNPROCESSABLE_ENTITY,
                _ => StatusCode::BAD_REQUEST,
            }
        }
        Err(error) => {
            tracing::error!("a notification waits to be sent again: {error}");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
    .into_response()
}
