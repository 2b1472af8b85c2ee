//! Time zones by the names that other programs' calendars give them.

use chrono_tz::Tz;
use icu_time::zone::WindowsParser;
use icu_time::zone::iana::IanaParserExtended;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The zone of a name: of the IANA, of Windows (as Outlook and Exchange write them), or of the IANA after somebody's own beginning
/// (`/freeassociation.sourceforge.net/Europe/Madrid`); none where nobody knows it.
pub(super) fn zone_named(name: &str) -> Option<Tz> {
    let name = name.trim().trim_matches('"').trim();
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
    let own_beginning = || (1..parts.len()).find_map(|from| parts[from..].join("/").parse().ok());
    name.parse().ok().or_else(|| of_windows(name)).or_else(own_beginning)
}

fn of_windows(name: &str) -> Option<Tz> {
    static ZONES: LazyLock<HashMap<String, Tz>> = LazyLock::new(|| {
        let all = IanaParserExtended::new().iter();
        all.filter_map(|zone| Some((zone.time_zone.as_str().to_owned(), zone.canonical.parse().ok()?))).collect()
    });
    // Without a region: where the most people use the name.
    let zone = WindowsParser::new().parse(name, None)?;
    ZONES.get(zone.as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_the_names_of_others() {
        for (name, zone) in [
            ("Europe/Madrid", Some(Tz::Europe__Madrid)),
            ("E. South America Standard Time", Some(Tz::America__Sao_Paulo)),
            ("\"W. Europe Standard Time\"", Some(Tz::Europe__Berlin)),
            ("Pacific Standard Time", Some(Tz::America__Los_Angeles)),
            ("UTC", Some(Tz::UTC)),
            ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", Some(Tz::America__Argentina__Buenos_Aires)),
            ("Customized Time Zone", None),
            ("", None),
        ] {
            assert_eq!(zone_named(name), zone, "{name}");
        }
    }
}
