//! External pages: whether one answers, and what another calendar says, asked so that nobody can reach into a network through us.

mod address;

pub use address::is_public;

use domain::product::Reason;
use domain::product::url::HttpsUrl;
use reqwest::header::LOCATION;
use reqwest::{Client, Response, StatusCode, Url, redirect, retry};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

/// Where the asking goes.
#[derive(Debug, Clone, Default)]
pub enum Reach {
    /// The public network, by the system's resolver.
    #[default]
    Public,
    /// Servers on this machine that stand for the public network, in tests.
    Loopback(StandIn),
}

/// Names and what they lead to instead of the world's; loopback counts as public, one more certificate is trusted, and patience may be short.
#[derive(Debug, Clone)]
pub struct StandIn {
    pub names: Vec<(String, Vec<IpAddr>)>,
    pub certificate: CertificateDer<'static>,
    pub patience: Duration,
}

/// Why a page does not answer.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error("not an address that may be asked: {0:?}")]
    Refused(Reason),
    #[error("the name leads into a network that is not public")]
    NotPublic,
    #[error("the name leads nowhere")]
    UnknownName,
    #[error("nothing answered")]
    Silent(#[source] reqwest::Error),
    #[error("the answer was {0}")]
    Status(u16),
    #[error("sent on too often")]
    TooManyRedirects,
    #[error("more than is read")]
    TooLarge,
    #[error("no answer in time")]
    TooSlow,
    #[error("no secure connection can be made here")]
    Tls(#[source] rustls::Error),
}

/// Whether a buyer who opens the page would find something there. Of the answer only the head is read.
pub async fn answers(url: &HttpsUrl, reach: &Reach) -> bool {
    ask(url, reach).await.inspect_err(|error| tracing::info!(host = url.host(), %error, "an external page does not answer")).is_ok()
}

/// As [`answers`], with the reason.
pub async fn ask(url: &HttpsUrl, reach: &Reach) -> Result<(), LinkError> {
    let status = tokio::time::timeout(reach.patience(), follow(url, reach)).await.unwrap_or(Err(LinkError::TooSlow))?.status();
    if is_answer(status) { Ok(()) } else { Err(LinkError::Status(status.as_u16())) }
}

/// For looking up names, connecting, and every redirect together.
const IN_ALL: Duration = Duration::from_secs(5);
const MOST_REDIRECTS: usize = 3;
const USER_AGENT: &str = concat!("Mostrador/", env!("CARGO_PKG_VERSION"), " (checks links of sellers)");

/// What lies at an address, at most `most` bytes of it, asked for with the same care.
pub(crate) async fn fetch(url: &HttpsUrl, reach: &Reach, most: usize) -> Result<Vec<u8>, LinkError> {
    let fetched = async {
        let mut response = follow(url, reach).await?;
        if !response.status().is_success() {
            return Err(LinkError::Status(response.status().as_u16()));
        }
        let mut bytes = Vec::new();
        while let Some(part) = response.chunk().await.map_err(LinkError::Silent)? {
            if bytes.len() + part.len() > most {
                return Err(LinkError::TooLarge);
            }
            bytes.extend_from_slice(&part);
        }
        Ok(bytes)
    };
    tokio::time::timeout(reach.patience() * 2, fetched).await.unwrap_or(Err(LinkError::TooSlow))
}

async fn follow(url: &HttpsUrl, reach: &Reach) -> Result<Response, LinkError> {
    let mut url = checked(Url::parse(url.as_str()))?;
    for _ in 0..=MOST_REDIRECTS {
        let response = get(&url, reach).await?;
        let status = response.status();
        let next = response.headers().get(LOCATION).filter(|_| status.is_redirection());
        let Some(next) = next else { return Ok(response) };
        let next = next.to_str().map_err(|_| LinkError::Refused(Reason::NotAnAddress))?;
        url = checked(url.join(next))?;
    }
    Err(LinkError::TooManyRedirects)
}

/// An address as it will be asked for, after everything that reading it may have changed, under the same rule as one that is typed.
fn checked<E>(url: Result<Url, E>) -> Result<Url, LinkError> {
    let url = url.map_err(|_| LinkError::Refused(Reason::NotAnAddress))?;
    HttpsUrl::parse(&url.origin().ascii_serialization()).map_err(LinkError::Refused)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(LinkError::Refused(Reason::NotAnAddress));
    }
    Ok(url)
}

/// Pages that want to know who asks, or do not like to be asked by programs, are there nevertheless: the operator will look at them.
fn is_answer(status: StatusCode) -> bool {
    status.is_success()
        || matches!(
            status,
            StatusCode::UNAUTHORIZED
                | StatusCode::FORBIDDEN
                | StatusCode::METHOD_NOT_ALLOWED
                | StatusCode::NOT_ACCEPTABLE
                | StatusCode::TOO_MANY_REQUESTS
        )
}

/// Asks once, and connects to nothing but the addresses that were checked: the name is not looked up a second time, when it might lead
/// elsewhere, and no proxy is told to do it.
async fn get(url: &Url, reach: &Reach) -> Result<Response, LinkError> {
    let host = url.host_str().unwrap_or_default();
    let addresses = reach.addresses(host).await?;
    let client = Client::builder()
        .tls_backend_preconfigured(reach.tls()?)
        .https_only(true)
        .no_proxy()
        .resolve_to_addrs(host, &addresses)
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .pool_max_idle_per_host(0)
        .user_agent(USER_AGENT)
        .build()
        .map_err(LinkError::Silent)?;
    client.get(url.clone()).send().await.map_err(LinkError::Silent)
}

impl Reach {
    /// All addresses of a name; none of them where one may not be reached: whoever controls a name could have us try until we take that one.
    async fn addresses(&self, host: &str) -> Result<Vec<SocketAddr>, LinkError> {
        let found: Vec<IpAddr> = match self {
            Self::Public => {
                let found = tokio::net::lookup_host((host, 443)).await.map_err(|_| LinkError::UnknownName)?;
                found.map(|address| address.ip()).collect()
            }
            Self::Loopback(stand_in) => {
                stand_in.names.iter().filter(|(name, _)| name == host).flat_map(|(_, found)| found.clone()).collect()
            }
        };
        if found.is_empty() {
            return Err(LinkError::UnknownName);
        }
        if !found.iter().all(|address| self.allows(*address)) {
            return Err(LinkError::NotPublic);
        }
        // Port 0 stands for the one in the address of the page.
        Ok(found.into_iter().map(|address| SocketAddr::new(address, 0)).collect())
    }

    fn patience(&self) -> Duration {
        match self {
            Self::Public => IN_ALL,
            Self::Loopback(stand_in) => stand_in.patience,
        }
    }

    fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || (matches!(self, Self::Loopback(_)) && address.is_loopback())
    }

    /// A page whose certificate is not good is none that buyers would see.
    fn tls(&self) -> Result<ClientConfig, LinkError> {
        let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        if let Self::Loopback(stand_in) = self {
            roots.add(stand_in.certificate.clone()).map_err(LinkError::Tls)?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(LinkError::Tls)?;
        Ok(config.with_root_certificates(roots).with_no_client_auth())
    }
}
