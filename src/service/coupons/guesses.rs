//! Codes that do not exist, counted by the address of who tries them: a coupon is found by knowing it, not by trying.

use crate::limits::{self, Limit};
use crate::office::Office;
use domain::Time;
use store::StoreError;

/// Whether somebody at this address may still try codes.
pub(crate) async fn may_try(office: &Office, address: &str, now: Time) -> Result<bool, StoreError> {
    limits::has_room(office, &limit(&[address]), now).await
}

/// Counts a code that does not exist.
pub(crate) async fn in_vain(office: &Office, address: &str, now: Time) -> Result<(), StoreError> {
    limits::allow(office, &[limit(&[address])], now).await.map(|_| ())
}

fn limit<'a>(who: &'a [&'a str]) -> Limit<'a> {
    Limit { kind: "coupon", who, most: 60, seconds: 3_600 }
}
