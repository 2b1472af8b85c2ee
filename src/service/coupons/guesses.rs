//! Codes that do not exist, counted by the address of who tries them: a coupon is found by knowing it, not by trying.

use crate::limits::{self, Limit};
use crate::office::Office;
use domain::Time;
use domain::checkout::Code;
use store::StoreError;

/// Whether somebody at this address may still try codes.
pub(crate) async fn may_try(office: &Office, address: &str, now: Time) -> Result<bool, StoreError> {
    limits::has_room(office, &limit(&[address]), now).await
}

/// Counts a code that does not exist.
async fn in_vain(office: &Office, address: &str, now: Time) -> Result<(), StoreError> {
    limits::allow(office, &[limit(&[address])], now).await.map(|_| ())
}

/// Counts a code that does not exist once for each holder who brings it, however often their page is drawn again. `holder` is the hash of the
/// visitor's secret.
pub async fn guessed(office: &Office, holder: &[u8], code: &Code, address: &str, now: Time) -> Result<(), StoreError> {
    let holder = holder.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let once = Limit { kind: "coupon-code", who: &[&holder, code.as_str()], most: 1, seconds: 3_600 };
    if limits::allow(office, &[once], now).await? { in_vain(office, address, now).await } else { Ok(()) }
}

fn limit<'a>(who: &'a [&'a str]) -> Limit<'a> {
    Limit { kind: "coupon", who, most: 60, seconds: 3_600 }
}
