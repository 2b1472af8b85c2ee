//! How buyers pay here, as settings: through which provider, and what it knows this installation by.

use super::{ConfigError, wrong};
use crate::server::config::split_url;
use clap::Args;
use secrecy::SecretString;
use serde::Deserialize;
use service::gateway::stripe;
use std::net::IpAddr;

/// The provider as it is given.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GivenGateway {
    /// Who takes buyers' money: `sandbox` (card numbers decide, nothing is charged; only with an address and a public address on this machine), `stripe`,
    /// or `none` [default: sandbox in the demo, else none]
    #[arg(long = "gateway", env = "MOSTRADOR_GATEWAY", global = true)]
    #[serde(rename = "name")]
    pub gateway: Option<String>,
    /// Stripe's secret key (sk_… or rk_…)
    #[arg(long, env = "MOSTRADOR_STRIPE_KEY", global = true, hide_env_values = true)]
    pub stripe_key: Option<String>,
    /// Stripe's publishable key (pk_…), which pages show
    #[arg(long, env = "MOSTRADOR_STRIPE_PUBLISHABLE_KEY", global = true)]
    pub stripe_publishable_key: Option<String>,
    /// Secrets that Stripe signs its notifications with (whsec_…), separated by commas while one is being replaced; they are sent to
    /// PUBLIC_URL/webhooks/stripe
    #[arg(long, env = "MOSTRADOR_STRIPE_WEBHOOK_SECRETS", global = true, hide_env_values = true, value_delimiter = ',')]
    pub stripe_webhook_secrets: Option<Vec<String>>,
    /// Stripe's address, or that of a double on this machine [default: https://api.stripe.com]
    #[arg(long, env = "MOSTRADOR_STRIPE_API", global = true, value_name = "URL")]
    pub stripe_api: Option<String>,
    /// Where the checkout's page gets Stripe's element from [default: https://js.stripe.com/v3/]
    #[arg(long, env = "MOSTRADOR_STRIPE_SCRIPT", global = true, value_name = "URL")]
    pub stripe_script: Option<String>,
}

/// Who takes buyers' money.
#[derive(Debug, Clone, Default)]
pub enum Gateway {
    /// Nobody: times can be looked at, not bought.
    #[default]
    None,
    Sandbox,
    Stripe(Box<stripe::Config>),
}

impl GivenGateway {
    /// These, and where they are silent, those beneath.
    pub(super) fn or(self, beneath: Self) -> Self {
        Self {
            gateway: self.gateway.or(beneath.gateway),
            stripe_key: self.stripe_key.or(beneath.stripe_key),
            stripe_publishable_key: self.stripe_publishable_key.or(beneath.stripe_publishable_key),
            stripe_webhook_secrets: self.stripe_webhook_secrets.or(beneath.stripe_webhook_secrets),
            stripe_api: self.stripe_api.or(beneath.stripe_api),
            stripe_script: self.stripe_script.or(beneath.stripe_script),
        }
    }

    /// The provider, for an installation that is reached on this machine alone or is the demo.
    pub(super) fn check(self, demo: bool, loopback: bool) -> Result<Gateway, ConfigError> {
        match self.gateway.as_deref().unwrap_or(if demo { "sandbox" } else { "none" }) {
            "none" => Ok(Gateway::None),
            "sandbox" if loopback => Ok(Gateway::Sandbox),
            "sandbox" => Err(wrong(
                "gateway",
                "anybody could book without paying; sandbox goes only with an address and a public address on this machine",
            )),
            "stripe" => Ok(Gateway::Stripe(Box::new(self.stripe()?))),
            other => Err(wrong("gateway", format!("{other:?} is none of sandbox, stripe and none"))),
        }
    }

    fn stripe(self) -> Result<stripe::Config, ConfigError> {
        let needed = |value: Option<String>, setting, prefixes: &[&str]| match value.map(|value| value.trim().to_owned()) {
            Some(value) if prefixes.iter().any(|prefix| value.starts_with(prefix)) => Ok(value),
            Some(_) => Err(wrong(setting, format!("does not begin with {}", prefixes.join(" or ")))),
            None => Err(wrong(setting, "is needed for the gateway stripe")),
        };
        let key = needed(self.stripe_key, "stripe_key", &["sk_", "rk_"])?;
        let publishable = needed(self.stripe_publishable_key, "stripe_publishable_key", &["pk_"])?;
        let secrets = self.stripe_webhook_secrets.unwrap_or_default();
        let secrets: Vec<_> = secrets.iter().map(|secret| secret.trim()).filter(|secret| !secret.is_empty()).collect();
        if secrets.is_empty() {
            return Err(wrong("stripe_webhook_secrets", "is needed for the gateway stripe"));
        }
        let secrets = secrets.into_iter().map(SecretString::from).collect();
        let mut config = stripe::Config::new(SecretString::from(key), publishable, secrets);
        if let Some(api) = self.stripe_api {
            config.api = secure("stripe_api", api.trim_end_matches('/'), &api)?;
        }
        if let Some(script) = self.stripe_script {
            let (origin, _) = origin_of(&script).ok_or_else(|| wrong("stripe_script", format!("{script:?} is no address")))?;
            config.script = secure("stripe_script", &origin, &script)?;
        }
        Ok(config)
    }
}

/// `text`, where its `origin` is https, or plain http on this machine.
fn secure(setting: &'static str, origin: &str, text: &str) -> Result<String, ConfigError> {
    let unlike = || wrong(setting, format!("{text:?} is neither https nor an address of this machine"));
    let (secure, host) = split_url(origin).ok_or_else(unlike)?;
    let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if secure || loopback {
        Ok(text.trim_end_matches('/').to_owned() + if text.ends_with("/v3/") { "/" } else { "" })
    } else {
        Err(unlike())
    }
}

/// Scheme, host and port of an address, and the rest of it.
pub fn origin_of(url: &str) -> Option<(String, &str)> {
    let start = url.find("://")? + 3;
    let end = url[start..].find('/').map_or(url.len(), |at| start + at);
    Some((url[..end].to_owned(), &url[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripe(change: impl FnOnce(&mut GivenGateway)) -> Result<Gateway, ConfigError> {
        let mut given = GivenGateway {
            gateway: Some("stripe".into()),
            stripe_key: Some("sk_test_1".into()),
            stripe_publishable_key: Some("pk_test_1".into()),
            stripe_webhook_secrets: Some(vec!["whsec_1".into(), " ".into()]),
            ..GivenGateway::default()
        };
        change(&mut given);
        given.check(false, false)
    }

    #[test]
    fn nobody_books_without_paying_unless_it_is_a_trial() {
        let named = |name: Option<&str>| GivenGateway { gateway: name.map(str::to_owned), ..GivenGateway::default() };
        assert!(matches!(named(None).check(true, true), Ok(Gateway::Sandbox)));
        assert!(matches!(named(None).check(false, true), Ok(Gateway::None)));
        assert!(matches!(named(Some("sandbox")).check(false, true), Ok(Gateway::Sandbox)));
        for (name, loopback) in [("sandbox", false), ("paypal", true)] {
            assert!(matches!(named(Some(name)).check(false, loopback), Err(ConfigError::Wrong { setting: "gateway", .. })), "{name}");
        }
    }

    #[test]
    fn what_stripe_needs_is_named_and_its_addresses_are_secure() {
        let Ok(Gateway::Stripe(config)) = stripe(|_| ()) else { panic!("these are all that is needed") };
        assert_eq!((config.webhook_secrets.len(), config.api.as_str()), (1, "https://api.stripe.com"));
        let Ok(Gateway::Stripe(config)) = stripe(|given| {
            given.stripe_api = Some("http://127.0.0.1:8420/".into());
            given.stripe_script = Some("http://127.0.0.1:8420/js.stripe.com/v3/".into());
        }) else {
            panic!("a double on this machine may speak plainly")
        };
        assert_eq!((config.api.as_str(), config.script.as_str()), ("http://127.0.0.1:8420", "http://127.0.0.1:8420/js.stripe.com/v3/"));
        for (setting, result) in [
            ("stripe_key", stripe(|given| given.stripe_key = Some("pk_test_1".into()))),
            ("stripe_publishable_key", stripe(|given| given.stripe_publishable_key = None)),
            ("stripe_webhook_secrets", stripe(|given| given.stripe_webhook_secrets = Some(vec![]))),
            ("stripe_api", stripe(|given| given.stripe_api = Some("http://example.com".into()))),
            ("stripe_script", stripe(|given| given.stripe_script = Some("http://example.com/v3/".into()))),
        ] {
            assert!(matches!(&result, Err(ConfigError::Wrong { setting: named, .. }) if *named == setting), "{setting}: {result:?}");
        }
    }
}
