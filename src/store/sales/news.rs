//! News of a sale: what a source says of it, and what may become of that.

use domain::Time;
use domain::name::Email;
use domain::sale::{Amounts, Cause, Event, Method, MoveError, Source};
use serde::Serialize;

/// What a source says of one sale, checked.
#[derive(Debug, Clone, Serialize)]
pub struct Incoming {
    pub source: Source,
    pub transaction: String,
    pub order: Option<String>,
    pub created_at: Time,
    /// The moves after the start, the oldest first. Their refunded amounts are what was given back so far, as sources tell it: what
    /// a move itself gave back is worked out from what is known.
    pub events: Vec<Event>,
    /// Who says so: the cause of the start.
    pub cause: Cause,
    pub buyer: Buyer,
    pub product: Product,
    pub offer: Option<String>,
    pub amounts: Amounts,
    pub affiliate: Option<String>,
    pub coproducer: Option<String>,
    pub method: Method,
    pub installments: i64,
    pub origin: Origin,
    pub lost_reason: Option<String>,
    pub source_platform: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Buyer {
    pub email: Email,
    pub name: Option<String>,
    pub document: Option<String>,
    pub country: Option<String>,
    pub state: Option<String>,
    pub city: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Product {
    /// The product's code at the source.
    pub code: String,
    pub name: String,
    pub category: Option<String>,
    pub brand: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Origin {
    pub device: Option<String>,
    pub source: Option<String>,
    pub medium: Option<String>,
    pub campaign: Option<String>,
    pub checkout: Option<String>,
}

/// What became of one piece of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Added,
    Updated,
    /// Said before, or older than what is known.
    Unchanged,
    Refused(MoveError),
}

/// The outcomes of a batch, in the order of its news.
pub type Batch = Vec<Outcome>;

/// FNV-1a over the news as JSON: the same in every build, so that a file imported again after an update is still recognised.
pub(super) fn digest(news: &Incoming) -> i64 {
    struct Fnv(u64);
    impl std::io::Write for Fnv {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            for byte in bytes {
                self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    // Writing into a number cannot fail, and no key of the news is anything but a string.
    let _ = serde_json::to_writer(&mut hash, news);
    hash.0 as i64
}
