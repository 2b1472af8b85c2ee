//! Web addresses that people give: public, https, and nothing else.

use super::Reason;
use crate::booking::Reason as Entry;
use crate::parameter::percent;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An address of a public site over https. Whether its name leads into a private network is seen only when it is looked up.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpsUrl(String);

/// Longest address, in bytes.
pub const MAX: usize = 2_000;

impl HttpsUrl {
    /// Refuses other schemes, user names, IP addresses, names of one word and names that stay inside networks (RFC 2606, 6761, 6762).
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Entry::Missing.into());
        }
        if text.len() > MAX {
            return Err(Reason::TooLong { most: MAX as u32 });
        }
        let Some(rest) = text.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://")).and_then(|_| text.get(8..)) else {
            return Err(Reason::NotHttps);
        };
        if text.chars().any(|c| c.is_control() || c.is_whitespace() || "\"<>\\^`{|}".contains(c)) {
            return Err(Reason::NotAnAddress);
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        // An IPv6 address.
        if authority.starts_with('[') {
            return Err(Reason::NotPublic);
        }
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        if authority.contains(['@', '%']) || !port.parse::<u16>().is_ok_and(|port| port > 0) || port.starts_with('+') {
            return Err(Reason::NotAnAddress);
        }
        let host = host.to_lowercase();
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        if host.len() > 253 || !host.split('.').all(is_label) {
            return Err(Reason::NotAnAddress);
        }
        let top = host.rsplit('.').next().unwrap_or("");
        // A name whose last label begins with a figure is read as an IPv4 address by browsers, in whatever notation.
        let inside = ["localhost", "local", "internal", "lan", "home", "corp", "test", "invalid", "example", "onion", "arpa"];
        if !host.contains('.') || top.starts_with(|c: char| c.is_numeric()) || inside.contains(&top) {
            return Err(Reason::NotPublic);
        }
        let port = if port == "443" { String::new() } else { format!(":{port}") };
        Ok(Self(format!("https://{host}{port}{path}")))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `www.example.com`.
    pub fn host(&self) -> &str {
        let rest = self.after_scheme();
        rest.split(['/', '?', '#', ':']).next().unwrap_or(rest)
    }

    /// What follows the host and its port, with its slash.
    pub fn path_and_query(&self) -> &str {
        let rest = self.after_scheme();
        rest.find(['/', '?', '#']).map_or("", |at| &rest[at..])
    }

    /// The address with a mark that says where the visitor comes from, unless its owner has put one there.
    pub fn marked(&self, source: &str) -> String {
        let (address, fragment) = self.0.split_once('#').map_or((self.0.as_str(), None), |(address, end)| (address, Some(end)));
        let query = address.split_once('?').map(|(_, query)| query);
        let is_marked = query.is_some_and(|query| query.split('&').any(|pair| pair.starts_with("utm_source=")));
        let joint = match query {
            None => "?",
            Some("") => "",
            Some(query) if query.ends_with('&') => "",
            Some(_) => "&",
        };
        let mark = if is_marked { String::new() } else { format!("{joint}utm_source={}", percent(source)) };
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{address}{mark}{fragment}")
    }

    fn after_scheme(&self) -> &str {
        self.0.strip_prefix("https://").unwrap_or(&self.0)
    }
}

impl TryFrom<String> for HttpsUrl {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::parse(&text).map_err(|_| "not a public https address")
    }
}

impl From<HttpsUrl> for String {
    fn from(url: HttpsUrl) -> Self {
        url.0
    }
}

impl fmt::Display for HttpsUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_public_address_is_taken_and_folded() {
        for (text, url) in [
            ("https://example.com", "https://example.com"),
            (" HTTPS://WWW.Exemplo.com.br/Sessões?x=1#y ", "https://www.exemplo.com.br/Sessões?x=1#y"),
            ("https://example.com:443/a", "https://example.com/a"),
            ("https://example.com:8443", "https://example.com:8443"),
        ] {
            assert_eq!(HttpsUrl::parse(text).map(String::from), Ok(url.to_owned()));
        }
    }

    #[test]
    fn other_addresses_are_refused_with_their_reason() {
        for (text, reason) in [
            ("", Entry::Missing.into()),
            ("http://example.com", Reason::NotHttps),
            ("javascript:alert(1)", Reason::NotHttps),
            ("example.com", Reason::NotHttps),
            ("https://", Reason::NotAnAddress),
            ("https://ana@example.com", Reason::NotAnAddress),
            ("https://exa mple.com", Reason::NotAnAddress),
            ("https://example.com/\"onload=", Reason::NotAnAddress),
            ("https://example.com:0", Reason::NotAnAddress),
            ("https://example.com:99999", Reason::NotAnAddress),
            ("https://example..com", Reason::NotAnAddress),
            ("https://127.0.0.1/", Reason::NotPublic),
            ("https://2130706433", Reason::NotPublic),
            ("https://0x7f.1", Reason::NotPublic),
            ("https://[::1]/", Reason::NotPublic),
            ("https://localhost", Reason::NotPublic),
            ("https://printer.local", Reason::NotPublic),
            ("https://db.internal:443", Reason::NotPublic),
        ] {
            assert_eq!(HttpsUrl::parse(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn a_marked_address_says_where_the_visitor_comes_from() {
        for (url, with) in [
            ("https://ana.example.com", "https://ana.example.com?utm_source=mostrador"),
            ("https://ana.example.com/a?b=c", "https://ana.example.com/a?b=c&utm_source=mostrador"),
            ("https://ana.example.com/a?#top", "https://ana.example.com/a?utm_source=mostrador#top"),
            ("https://ana.example.com/a#book?now", "https://ana.example.com/a?utm_source=mostrador#book?now"),
            ("https://ana.example.com/?utm_source=news", "https://ana.example.com/?utm_source=news"),
        ] {
            assert_eq!(HttpsUrl::parse(url).map(|url| url.marked("mostrador")), Ok(with.to_owned()));
        }
        let named = HttpsUrl::parse("https://ana.example.com").map(|url| url.marked("Boletim & cia #1"));
        assert_eq!(named, Ok("https://ana.example.com?utm_source=Boletim%20%26%20cia%20%231".to_owned()));
    }

    proptest! {
        #[test]
        fn what_is_taken_reads_as_itself(text in "https://[a-zA-Z0-9.:@-]{1,30}(/\\PC{0,20})?|\\PC{0,40}") {
            if let Ok(url) = HttpsUrl::parse(&text) {
                prop_assert_eq!(HttpsUrl::parse(url.as_str()), Ok(url));
            }
        }
    }
}
