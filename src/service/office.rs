//! What every use case needs: the database, the address under which people reach us, and a source of randomness.

use crate::links::Reach;
use crate::passwords::Queue;
use crate::pictures::Workshop;
use crate::products::Rules;
use crate::products::links::Tally;
use crate::secret::Secret;
use domain::Time;
use domain::id::Mint;
use std::sync::Arc;
use store::Db;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// How many search the market by words at once: half of those who search at all.
const BROWSING: usize = 2;

/// Fills bytes at random.
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// The installation, as use cases see it. Cheap to clone.
#[derive(Clone)]
pub struct Office {
    pub db: Db,
    /// Scheme, host and port, without a slash at the end.
    pub public_url: Arc<str>,
    /// Whether attempts are throttled; switched off only on loopback, for tests.
    pub limits: bool,
    /// Whether there is somebody to take buyers' money; else times are looked at, not held.
    pub takes_payments: bool,
    /// The turn to note that a session is in use.
    pub(crate) visits: Arc<Semaphore>,
    /// The turns of those who search the market by words.
    pub(crate) browsing: Arc<Semaphore>,
    /// Where passwords wait to be hashed.
    pub passwords: Queue,
    /// Where pictures wait to be decoded.
    pub workshop: Workshop,
    /// What may be sold here.
    pub rules: Arc<Rules>,
    /// Which outside pages may be asked whether they answer; none where this installation has no way out.
    pub reach: Option<Arc<Reach>>,
    /// Visits by shared links that are not written down yet.
    pub(crate) tally: Tally,
    random: Arc<Fill>,
}

impl Office {
    /// With the system's cryptographic randomness.
    pub fn new(db: Db, public_url: &str) -> Self {
        Self {
            db,
            public_url: public_url.trim_end_matches('/').into(),
            limits: true,
            takes_payments: false,
            visits: Arc::new(Semaphore::new(1)),
            browsing: Arc::new(Semaphore::new(BROWSING)),
            passwords: Queue::of_this_machine(),
            workshop: Workshop::of_this_machine(),
            rules: Arc::new(Rules::shipped()),
            reach: Some(Arc::new(Reach::Public)),
            tally: Tally::default(),
            random: Arc::new(|bytes| rand::RngCore::fill_bytes(&mut rand::rng(), bytes)),
        }
    }

    pub fn secret(&self) -> Secret {
        Secret::new(|bytes| (self.random)(bytes))
    }

    /// A number by chance, of as many as there are.
    pub(crate) fn number(&self) -> u128 {
        let mut bytes = [0; 16];
        (self.random)(&mut bytes);
        u128::from_be_bytes(bytes)
    }

    /// One new id of that moment.
    pub fn id(&self, now: Time) -> Uuid {
        let mut draw = self.id_bytes();
        Mint::new(&mut draw).id(now)
    }

    /// The bytes that a [`Mint`] asks for.
    pub fn id_bytes(&self) -> impl FnMut() -> [u8; 10] + Send + use<> {
        let random = Arc::clone(&self.random);
        move || {
            let mut bytes = [0; 10];
            random(&mut bytes);
            bytes
        }
    }
}
