//! Stripe's HTTP: form-encoded questions, one key for all repetitions of one, and what its refusals mean.

use super::shapes::{Failure, Intent};
use super::{Config, ConfigError, GatewayError};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, StatusCode, Url, redirect, retry};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;

/// The version of the API that the shapes are written for.
const VERSION: &str = "2025-02-24.acacia";
/// The first question and its repetitions.
const MOST_TRIES: u32 = 3;
/// However long Stripe asks us to wait, a buyer does not wait longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// No answer that we ask for is longer.
const LONGEST: usize = 256 * 1024;
const USER_AGENT: &str = concat!("Mostrador/", env!("CARGO_PKG_VERSION"));

pub(super) struct Http {
    client: Client,
    api: String,
    key: SecretString,
    pause: Duration,
}

/// What can be read out of an answer; a payment can also stand in the words of a decline.
pub(super) trait Shape: DeserializeOwned {
    fn of_decline(_payment: Intent) -> Option<Self> {
        None
    }
}

enum Answer<T> {
    Good(T),
    /// Worth another try, after so long where Stripe says how long.
    Again(GatewayError, Option<Duration>),
    No(GatewayError),
}

impl Http {
    pub fn new(config: &Config) -> Result<Self, ConfigError> {
        let wrong = || ConfigError::Address(config.api.clone());
        let url = Url::parse(&config.api).map_err(|_| wrong())?;
        let is_near = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if !(url.scheme() == "https" || url.scheme() == "http" && is_near) || !url.username().is_empty() {
            return Err(wrong());
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(ConfigError::Tls)?
            .with_root_certificates(RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()))
            .with_no_client_auth();
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .https_only(!is_near)
            .no_proxy()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .connect_timeout(config.patience.min(Duration::from_secs(5)))
            .timeout(config.patience)
            .user_agent(USER_AGENT)
            .build()
            .map_err(ConfigError::Client)?;
        Ok(Self { client, api: config.api.trim_end_matches('/').to_owned(), key: config.key.clone(), pause: config.pause })
    }

    /// Asks for something to be done; once, however often it has to be asked.
    pub async fn post<T: Shape>(&self, path: &str, fields: &[(&'static str, String)], key: &str) -> Result<T, GatewayError> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(|| {
            self.client
                .post(format!("{}/v1/{path}", self.api))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .body(body.clone())
        })
        .await
    }

    pub async fn get<T: Shape>(&self, path: &str) -> Result<T, GatewayError> {
        self.ask(|| self.client.get(format!("{}/v1/{path}", self.api))).await
    }

    async fn ask<T: Shape>(&self, request: impl Fn() -> RequestBuilder) -> Result<T, GatewayError> {
        let mut pause = self.pause;
        let mut is_unheard = false;
        for tries in 1.. {
            match self.once(request()).await {
                Answer::Good(answer) => return Ok(answer),
                // What was not heard before it may have been done.
                Answer::No(GatewayError::Refused { code }) if is_unheard => return Err(GatewayError::Doubtful { code }),
                Answer::No(error) => return Err(error),
                Answer::Again(error, _) if tries == MOST_TRIES => return Err(error),
                Answer::Again(error, wanted) => {
                    is_unheard = true;
                    tracing::info!(%error, tries, "asking Stripe again");
                    tokio::time::sleep(wanted.unwrap_or(pause).min(LONGEST_PAUSE)).await;
                    pause *= 2;
                }
            }
        }
        Err(GatewayError::Busy)
    }

    async fn once<T: Shape>(&self, request: RequestBuilder) -> Answer<T> {
        let sent = request.bearer_auth(self.key.expose_secret()).header("Stripe-Version", VERSION).send().await;
        let mut response = match sent {
            Ok(response) => response,
            Err(error) => return Answer::Again(silence(&error), None),
        };
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() <= LONGEST => body.extend_from_slice(&chunk),
                Ok(Some(_)) => return Answer::No(GatewayError::Garbled("longer than any answer is".into())),
                Ok(None) => break,
                // Done, perhaps: with the same key, asking again tells.
                Err(error) => return Answer::Again(silence(&error), None),
            }
        }
        read(status, &headers, &body)
    }
}

/// What an answer means.
fn read<T: Shape>(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Answer<T> {
    if status.is_success() {
        return match serde_json::from_slice(body) {
            Ok(answer) => Answer::Good(answer),
            Err(error) => Answer::No(GatewayError::Garbled(error.to_string())),
        };
    }
    let failure: Failure = serde_json::from_slice(body).unwrap_or_default();
    let code = failure.code().unwrap_or_else(|| format!("status_{}", status.as_u16()));
    // The card was declined: that is an answer, too.
    if status == StatusCode::PAYMENT_REQUIRED
        && let Some(answer) = T::of_decline(failure.clone().payment())
    {
        return Answer::Good(answer);
    }
    let error = match status {
        StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS => GatewayError::Busy,
        status if status.is_server_error() => GatewayError::Away(code),
        _ if failure.is_proof() => GatewayError::Refused { code },
        _ => GatewayError::Doubtful { code },
    };
    let again = match headers.get("stripe-should-retry").and_then(|value| value.to_str().ok()) {
        Some("true") => true,
        Some("false") => false,
        _ => !matches!(error, GatewayError::Refused { .. } | GatewayError::Doubtful { .. }),
    };
    let wanted = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok()).map(Duration::from_secs);
    if again { Answer::Again(error, wanted) } else { Answer::No(error) }
}

/// Why no answer came, without the address that was asked.
fn silence(error: &reqwest::Error) -> GatewayError {
    if error.is_timeout() {
        GatewayError::Slow
    } else if error.is_connect() {
        GatewayError::Away("no connection".into())
    } else {
        GatewayError::Away("the connection broke".into())
    }
}
