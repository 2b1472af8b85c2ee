//! Settings: from flags, environment and an optional file, checked once at the start.

mod gateway;
mod rules;

pub use gateway::{Gateway, GivenGateway, origin_of};
pub use rules::GivenRules;

use axum::extract::ConnectInfo;
use axum::http::HeaderValue;
use axum::http::request::Parts;
use clap::Args;
use serde::Deserialize;
use service::products::Rules;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

/// How long a browser remembers whose holds are its own, in seconds: longer than holds and the rest after them last.
const HOLD_KEPT: u32 = 24 * 3600;

/// The name of the cookie with the coupon with which a visitor came to a service, and for how long they may come back, in seconds.
pub const COUPON_COOKIE: &str = "coupon";
const COUPON_KEPT: u32 = 7 * 24 * 3600;

/// Settings as they are given; flags win over the environment, which wins over the file.
#[derive(Debug, Clone, Default, Args)]
pub struct Given {
    /// SQLite file (`sqlite:PATH`) or PostgreSQL server (`postgres://USER:PASSWORD@HOST/DATABASE`) [default: sqlite:data/mostrador.db]
    #[arg(long, env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "MOSTRADOR_ADDR", global = true)]
    pub addr: Option<String>,
    /// Address under which people reach this installation; links in mails begin with it [default: http://ADDR]
    #[arg(long, env = "MOSTRADOR_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// Mail server: smtp://USER:PASSWORD@HOST:PORT or smtps://…; without one, letters wait in the outbox
    #[arg(long, env = "MOSTRADOR_SMTP_URL", global = true, hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Sender of mails [default: Mostrador <no-reply@HOST>]
    #[arg(long, env = "MOSTRADOR_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Network addresses of proxies whose X-Forwarded-For is believed, separated by commas
    #[arg(long, env = "MOSTRADOR_TRUSTED_PROXIES", global = true, value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<String>>,
    /// `off` switches throttles off, for tests; only with a public address on this machine
    #[arg(long, env = "MOSTRADOR_LIMITS", global = true)]
    pub limits: Option<String>,
    /// Allow a public address without TLS: cookies then travel in the open
    #[arg(long, env = "MOSTRADOR_ALLOW_PLAIN_HTTP", global = true)]
    pub allow_plain_http: bool,
    /// What may be sold.
    #[command(flatten)]
    pub rules: GivenRules,
    /// How it is paid.
    #[command(flatten)]
    pub gateway: GivenGateway,
    /// File with these settings (TOML, names with underscores)
    #[arg(long, env = "MOSTRADOR_CONFIG", global = true)]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database_url: Option<String>,
    addr: Option<String>,
    public_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    trusted_proxies: Option<Vec<String>>,
    limits: Option<String>,
    #[serde(default)]
    allow_plain_http: bool,
    service_countries: Option<Vec<String>>,
    longest_session: Option<u16>,
    prices: Option<Vec<String>>,
    forbidden_words: Option<PathBuf>,
    check_links: Option<String>,
    /// The table `[gateway]`: `name`, `stripe_key` and so on.
    #[serde(default)]
    gateway: GivenGateway,
}

/// Checked settings.
#[derive(Debug, Clone)]
pub struct Config {
    pub database_url: String,
    pub addr: SocketAddr,
    /// Without a slash at the end.
    pub public_url: String,
    pub smtp_url: Option<String>,
    pub mail_from: String,
    pub trusted_proxies: Vec<IpAddr>,
    pub limits: bool,
    /// Whether cookies are marked `Secure`: always, unless the public address is plain HTTP.
    pub secure_cookies: bool,
    /// Demo data, and the pages that only the demo has.
    pub demo: bool,
    /// What may be sold here.
    pub rules: Arc<Rules>,
    /// Whether pages of producers elsewhere are asked whether they answer.
    pub check_links: bool,
    /// Who takes buyers' money.
    pub gateway: Gateway,
}

/// Which setting is wrong and why.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{setting} is wrong: {reason}")]
    Wrong { setting: &'static str, reason: String },
    #[error("the settings file {file} cannot be read: {reason}")]
    File { file: String, reason: String },
}

fn wrong(setting: &'static str, reason: impl Into<String>) -> ConfigError {
    ConfigError::Wrong { setting, reason: reason.into() }
}

impl Given {
    /// The settings with the file's beneath them, checked.
    pub fn check(self, demo: bool) -> Result<Config, ConfigError> {
        let file = match &self.config {
            None => File::default(),
            Some(path) => {
                let unreadable = |reason: String| ConfigError::File { file: path.display().to_string(), reason };
                let text = std::fs::read_to_string(path).map_err(|e| unreadable(e.to_string()))?;
                toml::from_str(&text).map_err(|e| unreadable(e.to_string()))?
            }
        };
        let addr = self.addr.or(file.addr).unwrap_or_else(|| "127.0.0.1:3000".into());
        let addr: SocketAddr =
            addr.parse().map_err(|_| wrong("addr", format!("{addr:?} is not an address and port such as 127.0.0.1:3000")))?;
        let only_here = "the demo's passwords are known to everybody: it takes only an address of this machine";
        if demo && !addr.ip().to_canonical().is_loopback() {
            return Err(wrong("addr", only_here));
        }
        let public_url = self.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{addr}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        let (secure, host) =
            split_url(&public_url).ok_or_else(|| wrong("public_url", format!("{public_url:?} is not like https://example.com")))?;
        let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        if !secure && !loopback && !self.allow_plain_http && !file.allow_plain_http {
            return Err(wrong("public_url", "without https, sessions travel in the open; use https, or allow_plain_http if you must"));
        }
        if demo && !loopback {
            return Err(wrong("public_url", only_here));
        }
        let limits = match self.limits.or(file.limits).as_deref() {
            None | Some("on") => true,
            Some("off") if loopback => false,
            Some("off") => return Err(wrong("limits", "may be off only with a public address on this machine")),
            Some(other) => return Err(wrong("limits", format!("{other:?} is neither on nor off"))),
        };
        let database_url = self
            .database_url
            .or(file.database_url)
            .unwrap_or_else(|| format!("sqlite:data/{}.db", if demo { "demo" } else { "mostrador" }));
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
            return Err(wrong("database_url", "begins neither with sqlite: nor with postgres:"));
        }
        if database_url.contains(":memory:") {
            return Err(wrong("database_url", "a database in memory would be another one for each connection"));
        }
        let trusted_proxies = self.trusted_proxies.or(file.trusted_proxies).unwrap_or_default();
        let trusted_proxies = trusted_proxies
            .iter()
            .map(|ip| {
                let parsed: Result<IpAddr, _> = ip.trim().parse();
                parsed.map(|ip| ip.to_canonical()).map_err(|_| wrong("trusted_proxies", format!("{ip:?} is not a network address")))
            })
            .collect::<Result<_, _>>()?;
        let mail_host = if host.contains('.') && host.parse::<IpAddr>().is_err() { host.clone() } else { "localhost".into() };
        let mail_from = self.mail_from.or(file.mail_from).unwrap_or_else(|| format!("Mostrador <no-reply@{mail_host}>"));
        let smtp_url = self.smtp_url.or(file.smtp_url).filter(|url| !url.is_empty());
        if let Some(url) = &smtp_url {
            service::mail::Carrier::smtp(url, &mail_from).map_err(|e| wrong("smtp_url", e.to_string()))?;
        }
        let rules = GivenRules {
            service_countries: file.service_countries,
            longest_session: file.longest_session,
            prices: file.prices,
            forbidden_words: file.forbidden_words,
            check_links: file.check_links,
        };
        let (rules, check_links) = self.rules.or(rules).check()?;
        // Whoever reaches the socket books without paying, whatever the links in letters begin with.
        let gateway = self.gateway.or(file.gateway).check(demo, loopback && addr.ip().to_canonical().is_loopback())?;
        Ok(Config {
            database_url,
            addr,
            public_url,
            smtp_url,
            mail_from,
            trusted_proxies,
            limits,
            secure_cookies: secure,
            demo,
            rules: Arc::new(rules),
            check_links,
            gateway,
        })
    }
}

impl Config {
    /// The name of the session's cookie: with the prefix that binds it to this host wherever browsers take it.
    pub fn session_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-session" } else { "session" }
    }

    /// The name of the cookie that remembers by which shared link a visitor came.
    pub fn link_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-link" } else { "link" }
    }

    /// The name of the cookie with the secret of what a visitor holds.
    pub fn hold_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-hold" } else { "hold" }
    }

    /// The cookie itself: as long as holds and their rests can matter.
    pub fn remember_hold(&self, secret: &str) -> Option<HeaderValue> {
        let secure = if self.secure_cookies { "; Secure" } else { "" };
        let name = self.hold_cookie();
        HeaderValue::from_str(&format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={HOLD_KEPT}{secure}")).ok()
    }

    /// The cookie with the coupon with which a visitor came to the pages under this path; without one it is forgotten.
    pub fn remember_coupon(&self, path: &str, code: Option<&str>) -> Option<HeaderValue> {
        let secure = if self.secure_cookies { "; Secure" } else { "" };
        let (code, kept) = code.map_or(("", 0), |code| (code, COUPON_KEPT));
        HeaderValue::from_str(&format!("{COUPON_COOKIE}={code}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={kept}{secure}")).ok()
    }

    /// The reader's network address: the socket's, or what a trusted proxy says it was. Of IPv6 the network of a household, which has
    /// as many addresses as it likes.
    pub fn client_address(&self, parts: &Parts) -> String {
        let Some(ConnectInfo(socket)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else { return String::new() };
        let mut address = socket.ip().to_canonical();
        let forwarded = parts.headers.get_all("x-forwarded-for").iter();
        // What is no text counts as one hop that nobody understands.
        let hops: Vec<&str> = forwarded.flat_map(|told| told.to_str().unwrap_or_default().split(',')).collect();
        // From the nearest hop outwards, as long as the one who tells is trusted and understood: beyond that anybody may have written.
        for told in hops.into_iter().rev() {
            let Some(hop) = self.trusted_proxies.contains(&address).then(|| hop(told)).flatten() else { break };
            address = hop;
        }
        network(address)
    }
}

/// The address in an element of `X-Forwarded-For`, which some proxies write with a port, and IPv6 then in brackets.
fn hop(told: &str) -> Option<IpAddr> {
    let told = told.trim();
    let bare = told.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(told);
    let address = bare.parse().or_else(|_| told.parse().map(|socket: SocketAddr| socket.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

/// An address as throttles count it and lists of sessions show it.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V6(address) if !address.is_loopback() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        other => other.to_string(),
    }
}

/// Whether it is https, and the host; none if it is no such address or has more than host and port.
fn split_url(url: &str) -> Option<(bool, String)> {
    let (secure, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return None,
    };
    let uri: axum::http::Uri = url.parse().ok()?;
    let host = uri.host()?;
    let plain = !rest.contains(['/', '?', '#', '@']);
    plain.then(|| (secure, host.trim_matches(['[', ']']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut Given)) -> Result<Config, ConfigError> {
        let mut given = Given::default();
        change(&mut given);
        given.check(false)
    }

    #[test]
    fn wrong_settings_are_named() {
        for (setting, result) in [
            ("addr", with(|g| g.addr = Some("3000".into()))),
            ("public_url", with(|g| g.public_url = Some("example.com".into()))),
            ("public_url", with(|g| g.public_url = Some("http://example.com".into()))),
            ("public_url", with(|g| g.public_url = Some("https://example.com/shop".into()))),
            ("limits", with(|g| (g.public_url, g.limits) = (Some("https://example.com".into()), Some("off".into())))),
            (
                "gateway",
                with(|g| {
                    (g.addr, g.public_url) = (Some("0.0.0.0:3000".into()), Some("http://localhost:3000".into()));
                    g.gateway.gateway = Some("sandbox".into());
                }),
            ),
            ("database_url", with(|g| g.database_url = Some("mysql://x".into()))),
            ("trusted_proxies", with(|g| g.trusted_proxies = Some(vec!["proxy".into()]))),
            ("smtp_url", with(|g| g.smtp_url = Some("mail.example.com".into()))),
        ] {
            assert!(matches!(&result, Err(ConfigError::Wrong { setting: named, .. }) if *named == setting), "{setting}: {result:?}");
        }
    }

    #[test]
    fn cookies_are_secure_wherever_there_is_tls() {
        assert_eq!(with(|g| g.public_url = Some("https://example.com".into())).unwrap().session_cookie(), "__Host-session");
        assert_eq!(with(|_| ()).unwrap().session_cookie(), "session");
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let mut config = with(|_| ()).unwrap();
        let (mut parts, ()) = axum::http::Request::builder().header("x-forwarded-for", "1.2.3.4, 10.0.0.2").body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo("10.0.0.1:4000".parse::<SocketAddr>().unwrap()));
        assert_eq!(config.client_address(&parts), "10.0.0.1");
        config.trusted_proxies = vec!["10.0.0.1".parse().unwrap()];
        assert_eq!(config.client_address(&parts), "10.0.0.2");
        config.trusted_proxies.push("10.0.0.2".parse().unwrap());
        assert_eq!(config.client_address(&parts), "1.2.3.4");
    }

    /// The address of a request from this socket with these headers, behind the proxy 10.0.0.1.
    fn address(socket: &str, told: &[&[u8]]) -> String {
        let config = with(|given| given.trusted_proxies = Some(vec!["10.0.0.1".into(), "::ffff:10.0.0.2".into()])).unwrap();
        let (mut parts, ()) = axum::http::Request::new(()).into_parts();
        for value in told {
            parts.headers.append("x-forwarded-for", axum::http::HeaderValue::from_bytes(value).unwrap());
        }
        parts.extensions.insert(ConnectInfo(socket.parse::<SocketAddr>().unwrap()));
        config.client_address(&parts)
    }

    #[test]
    fn what_a_proxy_did_not_write_is_never_believed() {
        assert_eq!(address("10.0.0.1:1", &[b"6.6.6.6, 203.0.113.9:51234"]), "203.0.113.9", "with a port");
        for nonsense in [&b"6.6.6.6, unknown"[..], b"6.6.6.6, _hidden", b"6.6.6.6,", b"6.6.6.6, 203.0.113.9:x"] {
            assert_eq!(address("10.0.0.1:1", &[nonsense]), "10.0.0.1", "{}", String::from_utf8_lossy(nonsense));
        }
        assert_eq!(address("10.0.0.1:1", &[b"6.6.6.6", b"caf\xe9"]), "10.0.0.1", "no text");
        assert_eq!(address("10.0.0.1:1", &[b"6.6.6.6", b"203.0.113.9, 10.0.0.2"]), "203.0.113.9", "several headers are one list");
    }

    #[test]
    fn one_reader_has_one_address_however_it_is_written() {
        assert_eq!(address("[::ffff:192.0.2.7]:1", &[]), "192.0.2.7", "a socket for both families");
        assert_eq!(address("[::ffff:10.0.0.1]:1", &[b"::ffff:203.0.113.9"]), "203.0.113.9", "a trusted proxy on such a socket");
        for told in [&b"2001:db8:1:2:3:4:5:6"[..], b"[2001:db8:1:2:aaaa::1]", b"[2001:db8:1:2::1]:443"] {
            assert_eq!(address("10.0.0.1:1", &[told]), "2001:db8:1:2::/64");
        }
        assert_eq!(address("[::1]:1", &[]), "::1");
    }

    #[test]
    fn the_demo_stays_on_this_machine() {
        let demo = |addr: &str, public_url: Option<&str>| {
            Given { addr: Some(addr.into()), public_url: public_url.map(str::to_owned), ..Given::default() }.check(true).map(|_| ())
        };
        assert!(matches!(demo("0.0.0.0:3000", Some("http://localhost:3000")), Err(ConfigError::Wrong { setting: "addr", .. })));
        assert!(matches!(demo("127.0.0.1:3000", Some("https://example.com")), Err(ConfigError::Wrong { setting: "public_url", .. })));
        demo("127.0.0.1:3000", None).unwrap();
        demo("[::1]:3000", Some("http://localhost:3000")).unwrap();
    }
}
