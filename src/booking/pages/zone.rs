//! The zone in which a reader sees times: of the address, else of the cookie that their browser's script keeps.

use crate::server::caller::{cookie, request};
use crate::ui::once::asked_for;

/// The zone to ask with: none means the producer's.
pub(super) fn readers_zone() -> Option<String> {
    let kept = || request().ok().and_then(|(_, parts)| cookie(&parts, "zone"));
    asked_for("zone").filter(|zone| is_name(zone)).or_else(|| kept().filter(|zone| is_name(zone)))
}

/// Whether a text can be the name of a zone.
fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_asked_with() {
        assert!(is_name("America/Argentina/Buenos_Aires") && is_name("Etc/GMT+3") && is_name("UTC"));
        for text in ["", "a b", "x; Path=/", "<script>", &"a".repeat(65)] {
            assert!(!is_name(text), "{text}");
        }
    }
}
