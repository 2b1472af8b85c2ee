//! What may be sold here, as settings: countries, lengths, prices, forbidden words, and whether outside pages are asked.

use super::{ConfigError, wrong};
use clap::Args;
use domain::booking::Duration;
use domain::money::{Currency, Money};
use domain::name::parse_country;
use domain::product::PriceLimit;
use domain::product::verification::ForbiddenWords;
use service::products::Rules;
use std::path::{Path, PathBuf};

/// The rules as they are given; those that are not stay as they are shipped.
#[derive(Debug, Clone, Default, Args)]
pub struct GivenRules {
    /// Countries whose accounts may sell online services: ISO 3166-1 alpha-2, separated by commas [default: BR]
    #[arg(long, env = "MOSTRADOR_SERVICE_COUNTRIES", global = true, value_delimiter = ',')]
    pub service_countries: Option<Vec<String>>,
    /// Longest session of an online service in minutes: 15 to 1440, a multiple of 5 [default: 240]
    #[arg(long, env = "MOSTRADOR_LONGEST_SESSION", global = true, value_name = "MINUTES")]
    pub longest_session: Option<u16>,
    /// Currencies that prices may be in, each with its lowest and highest price, separated by commas, such as BRL:5-30000,EUR:1-6000
    /// [default: BRL, USD, EUR, MXN and COP]
    #[arg(long, env = "MOSTRADOR_PRICES", global = true, value_delimiter = ',')]
    pub prices: Option<Vec<String>>,
    /// File with words and phrases that no product may use, one on each line, # before remarks [default: a short list]
    #[arg(long, env = "MOSTRADOR_FORBIDDEN_WORDS", global = true, value_name = "FILE")]
    pub forbidden_words: Option<PathBuf>,
    /// `off`: pages of producers elsewhere are not asked whether they answer, where this installation has no way out [default: on]
    #[arg(long, env = "MOSTRADOR_CHECK_LINKS", global = true)]
    pub check_links: Option<String>,
}

/// Longest session that can be allowed: a day, in minutes.
const DAY: u16 = 24 * 60;

impl GivenRules {
    /// These, and where they are silent, those beneath.
    pub(super) fn or(self, beneath: Self) -> Self {
        Self {
            service_countries: self.service_countries.or(beneath.service_countries),
            longest_session: self.longest_session.or(beneath.longest_session),
            prices: self.prices.or(beneath.prices),
            forbidden_words: self.forbidden_words.or(beneath.forbidden_words),
            check_links: self.check_links.or(beneath.check_links),
        }
    }

    /// The rules, and whether outside pages may be asked.
    pub(super) fn check(self) -> Result<(Rules, bool), ConfigError> {
        let mut rules = Rules::shipped();
        if let Some(countries) = &self.service_countries {
            rules.limits.countries = countries.iter().map(|code| country(code)).collect::<Result<_, _>>()?;
        }
        if let Some(minutes) = self.longest_session {
            Duration::new(minutes, DAY).map_err(|error| wrong("longest_session", format!("{minutes} is {error}")))?;
            rules.limits.longest_session = minutes;
        }
        if let Some(prices) = &self.prices {
            rules.limits.prices = price_limits(prices)?;
        }
        if let Some(file) = &self.forbidden_words {
            rules.forbidden = words(file)?;
        }
        let check_links = match self.check_links.as_deref() {
            None | Some("on") => true,
            Some("off") => false,
            Some(other) => return Err(wrong("check_links", format!("{other:?} is neither on nor off"))),
        };
        Ok((rules, check_links))
    }
}

fn country(code: &str) -> Result<String, ConfigError> {
    let code = code.trim();
    parse_country(&code.to_ascii_uppercase())
        .map(str::to_owned)
        .map_err(|_| wrong("service_countries", format!("{code:?} is no country of ISO 3166-1 alpha-2, such as BR")))
}

fn price_limits(given: &[String]) -> Result<Vec<PriceLimit>, ConfigError> {
    let mut limits: Vec<PriceLimit> = Vec::new();
    for text in given {
        let limit = price_limit(text.trim())?;
        if limits.iter().any(|other| other.currency == limit.currency) {
            return Err(wrong("prices", format!("{} stands there twice", limit.currency.code())));
        }
        limits.push(limit);
    }
    Ok(limits)
}

/// `BRL:5-30000`.
fn price_limit(text: &str) -> Result<PriceLimit, ConfigError> {
    let unlike = || wrong("prices", format!("{text:?} is not like BRL:5-30000"));
    let (code, range) = text.split_once(':').ok_or_else(unlike)?;
    let (least, most) = range.split_once('-').ok_or_else(unlike)?;
    let currency = Currency::parse(code.trim()).map_err(|error| wrong("prices", format!("{text:?}: {error}")))?;
    let amount = |figure: &str| Money::parse(figure, currency).map_err(|error| wrong("prices", format!("{text:?}: {error}")));
    let (least, most) = (amount(least)?.minor, amount(most)?.minor);
    if least <= 0 || most < least {
        return Err(wrong("prices", format!("{text:?}: the lowest price is more than nothing and not more than the highest")));
    }
    Ok(PriceLimit { currency, least, most })
}

/// A file that is there and forbids nothing is rather the wrong file.
fn words(file: &Path) -> Result<ForbiddenWords, ConfigError> {
    let text = std::fs::read_to_string(file).map_err(|error| wrong("forbidden_words", format!("{}: {error}", file.display())))?;
    let words = ForbiddenWords::parse(&text);
    if words.is_empty() {
        return Err(wrong("forbidden_words", format!("{}: there is no word in it", file.display())));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::config::{Config, Given};

    fn with(change: impl FnOnce(&mut GivenRules)) -> Result<Config, ConfigError> {
        let mut given = Given::default();
        change(&mut given.rules);
        given.check(false)
    }

    fn list(texts: &[&str]) -> Option<Vec<String>> {
        Some(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn without_settings_the_rules_are_the_shipped_ones() {
        let config = with(|_| ()).unwrap();
        assert_eq!(config.rules.limits, Rules::shipped().limits);
        assert_eq!((config.rules.limits.countries.as_slice(), config.rules.limits.longest_session), (["BR".to_owned()].as_slice(), 240));
        assert!(config.check_links && !config.rules.forbidden.is_empty());
    }

    #[test]
    fn good_settings_become_rules() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("words.txt");
        std::fs::write(&file, "# ours\nmiracle cure\n").unwrap();
        let config = with(|given| {
            given.service_countries = list(&["BR", " pt"]);
            given.longest_session = Some(90);
            given.prices = list(&["EUR:0.50-200", " JPY:100-9000"]);
            given.forbidden_words = Some(file);
            given.check_links = Some("off".into());
        })
        .unwrap();
        let limits = &config.rules.limits;
        assert!(limits.lets_sell("PT") && limits.lets_sell("BR") && !limits.lets_sell("AR"));
        assert_eq!(limits.longest_session, 90);
        let price = |currency: Currency| limits.price(currency).map(|limit| (limit.least, limit.most));
        assert_eq!(price(Currency::EUR), Some((50, 20_000)));
        assert_eq!(price(Currency::parse("JPY").unwrap()), Some((100, 9_000)), "a currency without decimals");
        assert_eq!(price(Currency::BRL), None);
        assert_eq!(config.rules.forbidden.first_in("A Miracle, cure!"), Some("miracle cure"));
        assert!(!config.check_links);
    }

    #[test]
    fn wrong_settings_are_named_with_what_is_wrong() {
        let dir = tempfile::tempdir().unwrap();
        let (empty, absent) = (dir.path().join("empty.txt"), dir.path().join("absent.txt"));
        std::fs::write(&empty, "# nothing\n").unwrap();
        let prices = |text: &str| with(|given| given.prices = list(&[text]));
        for (setting, why, result) in [
            ("service_countries", "\"Brazil\"", with(|given| given.service_countries = list(&["BR", "Brazil"]))),
            ("service_countries", "\"\"", with(|given| given.service_countries = list(&[""]))),
            ("longest_session", "15 to 1440", with(|given| given.longest_session = Some(10))),
            ("longest_session", "15 to 1440", with(|given| given.longest_session = Some(1445))),
            ("longest_session", "multiple of 5", with(|given| given.longest_session = Some(62))),
            ("prices", "not like", prices("BRL")),
            ("prices", "not like", prices("BRL:5")),
            ("prices", "BRLX", prices("BRLX:5-10")),
            ("prices", "decimals", prices("BRL:0.001-10")),
            ("prices", "more than nothing", prices("BRL:0-10")),
            ("prices", "more than nothing", prices("BRL:10-5")),
            ("prices", "twice", with(|given| given.prices = list(&["BRL:5-10", "BRL:6-10"]))),
            ("forbidden_words", "absent.txt", with(|given| given.forbidden_words = Some(absent))),
            ("forbidden_words", "no word", with(|given| given.forbidden_words = Some(empty))),
            ("check_links", "neither on nor off", with(|given| given.check_links = Some("no".into()))),
        ] {
            let Err(ConfigError::Wrong { setting: named, reason }) = result else { panic!("{setting}, {why}: {result:?}") };
            assert!(named == setting && reason.contains(why), "{setting}, {why}: {named}, {reason}");
        }
    }

    #[test]
    fn the_file_has_the_same_settings_and_flags_win() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("settings.toml");
        let text = "service_countries = [\"PT\"]\nlongest_session = 60\nprices = [\"EUR:1-100\"]\ncheck_links = \"off\"\n";
        std::fs::write(&file, text).unwrap();
        let rules = GivenRules { longest_session: Some(120), ..GivenRules::default() };
        let config = Given { config: Some(file), rules, ..Given::default() }.check(false).unwrap();
        let limits = &config.rules.limits;
        assert_eq!((limits.countries.as_slice(), limits.longest_session), (["PT".to_owned()].as_slice(), 120));
        assert!(limits.price(Currency::EUR).is_some() && limits.price(Currency::BRL).is_none() && !config.check_links);
    }
}
