//! Signatures of notifications, as Stripe makes them: `t=<seconds>,v1=<hex of HMAC-SHA256 over "<seconds>.<body>">`.

use super::NotificationError;
use chrono::TimeDelta;
use domain::Time;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// How far the time in a signature may lie from ours, either way.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// Bytes of a signature.
const SIZE: usize = 32;

/// Signatures that are looked at: a provider that replaces its secret sends two.
const MOST: usize = 5;

/// Checks a signature by each of the secrets: while one is being replaced, there are two. Comparing takes the same time however much of it fits,
/// and the body is read once for each secret, however many signatures a stranger sends.
pub fn check(header: &str, body: &[u8], secrets: &[SecretString], now: Time) -> Result<(), NotificationError> {
    let parts = || header.split(',').filter_map(|part| part.trim().split_once('='));
    let stamp = parts().find(|(name, _)| *name == "t").map(|(_, value)| value).ok_or(NotificationError::NoSignature)?;
    let seconds: i64 = stamp.parse().map_err(|_| NotificationError::NoSignature)?;
    let signed_at = Time::from_timestamp(seconds, 0).ok_or(NotificationError::NoSignature)?;
    let written = parts().filter(|(name, value)| *name == "v1" && value.len() == 2 * SIZE);
    let signatures: Vec<Vec<u8>> = written.take(MOST).filter_map(|(_, value)| from_hex(value)).collect();
    if signatures.is_empty() {
        return Err(NotificationError::NoSignature);
    }
    let good = secrets.iter().any(|secret| {
        // Read to here; what follows is as quick for a long body as for a short one.
        let Some(mac) = mac(secret, stamp, body) else { return false };
        signatures.iter().any(|signature| mac.clone().verify_slice(signature).is_ok())
    });
    if !good {
        return Err(NotificationError::WrongSignature);
    }
    // After the signature: who cannot sign learns nothing about our clock.
    if (now - signed_at).abs() > TOLERANCE { Err(NotificationError::TooOld) } else { Ok(()) }
}

/// Signs as a provider does.
pub fn sign(body: &[u8], secret: &SecretString, now: Time) -> String {
    let stamp = now.timestamp().to_string();
    let hex = mac(secret, &stamp, body).map(|mac| {
        let bytes = mac.finalize().into_bytes();
        bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    });
    format!("t={stamp},v1={}", hex.unwrap_or_default())
}

fn mac(secret: &SecretString, stamp: &str, body: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).ok()?;
    mac.update(stamp.as_bytes());
    mac.update(b".");
    mac.update(body);
    Some(mac)
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    fn at(seconds: i64) -> Time {
        Time::from_timestamp(seconds, 0).unwrap()
    }

    /// Computed with `openssl dgst -sha256 -hmac whsec_test`, not with this code.
    const BODY: &[u8] = br#"{"id":"evt_1","object":"event"}"#;
    const HEADER: &str = "t=1700000000,v1=4c15fb2a43f93ef61eaa3e0893866d57cad9cad4223242cfb96f362480cb4021,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39";

    #[test]
    fn a_signature_made_elsewhere_is_good_for_five_minutes_either_way() {
        let secrets = [secret("whsec_old"), secret("whsec_test")];
        for seconds in [1_700_000_000, 1_700_000_300, 1_699_999_700] {
            assert_eq!(check(HEADER, BODY, &secrets, at(seconds)), Ok(()), "{seconds}");
        }
        for seconds in [1_700_000_301, 1_699_999_699] {
            assert_eq!(check(HEADER, BODY, &secrets, at(seconds)), Err(NotificationError::TooOld), "{seconds}");
        }
        assert_eq!(sign(BODY, &secret("whsec_test"), at(1_700_000_000)), HEADER.rsplit_once(",v0").unwrap().0);
    }

    #[test]
    fn what_is_not_signed_by_the_provider_is_refused() {
        let now = at(1_700_000_000);
        let secrets = [secret("whsec_test")];
        let wrong = |header: &str, body: &[u8]| check(header, body, &secrets, now);
        assert_eq!(wrong(HEADER, b"{}"), Err(NotificationError::WrongSignature), "another body");
        assert_eq!(wrong(&HEADER.replace("1700000000", "1700000001"), BODY), Err(NotificationError::WrongSignature), "another time");
        assert_eq!(check(HEADER, BODY, &[secret("whsec_other")], now), Err(NotificationError::WrongSignature));
        assert_eq!(check(HEADER, BODY, &[], now), Err(NotificationError::WrongSignature), "no secret, no belief");
        let v0_only = HEADER.replace("v1=", "v2=");
        for unreadable in ["", "t=1700000000", "v1=00", "t=x,v1=00", "t=1700000000,v1=", "t=1700000000,v1=zz", &v0_only] {
            let found = wrong(unreadable, BODY);
            assert!(matches!(found, Err(NotificationError::NoSignature | NotificationError::WrongSignature)), "{unreadable}: {found:?}");
        }
    }

    #[test]
    fn a_stranger_who_sends_many_signatures_costs_no_more_than_one_who_sends_few() {
        let now = at(1_700_000_000);
        let good = HEADER.split(',').nth(1).unwrap();
        let behind = |wrong: usize| format!("t=1700000000,{}{good}", format!("v1={},", "00".repeat(32)).repeat(wrong));
        assert_eq!(check(&behind(4), BODY, &[secret("whsec_test")], now), Ok(()), "among five");
        assert_eq!(check(&behind(5), BODY, &[secret("whsec_test")], now), Err(NotificationError::WrongSignature), "not looked at");
        let short = format!("t=1700000000,{}{good}", "v1=,v1=00,".repeat(1_000));
        assert_eq!(check(&short, BODY, &[secret("whsec_test")], now), Ok(()), "what cannot be a signature does not count");
        let (header, body) = (format!("t=1700000000,{}", "v1=,".repeat(100_000)), vec![b' '; 1_000_000]);
        let begun = std::time::Instant::now();
        assert_eq!(check(&header, &body, &[secret("whsec_test")], now), Err(NotificationError::NoSignature));
        assert!(begun.elapsed() < std::time::Duration::from_secs(2), "{:?}", begun.elapsed());
    }

    proptest! {
        #[test]
        fn one_changed_bit_is_noticed(body in prop::collection::vec(any::<u8>(), 1..60), bit in any::<prop::sample::Index>()) {
            let (secret, now) = ([secret("whsec_test")], at(1_700_000_000));
            let header = sign(&body, &secret[0], now);
            prop_assert_eq!(check(&header, &body, &secret, now), Ok(()));
            let mut changed = body.clone();
            let bit = bit.index(changed.len() * 8);
            changed[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(check(&header, &changed, &secret, now), Err(NotificationError::WrongSignature));
        }

        #[test]
        fn reading_a_header_never_panics(header in "\\PC{0,60}|t=[0-9]{0,22},v1=[0-9a-f]{0,70}") {
            let _ = check(&header, b"{}", &[secret("whsec_test")], at(1_700_000_000));
        }
    }
}
