//! How often strangers may ask at the counter: counted by address in this process, so that counting costs no transaction.

use crate::problem::Problem;
use governor::{DefaultKeyedRateLimiter, Quota};
use service::office::Office;
use std::collections::HashMap;
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Holds: so many at once, and so many a minute after that.
const HOLDS: (u32, u32) = (120, 12);
/// Looks at free times: so many at once, and so many a minute after that.
const LOOKS: (u32, u32) = (240, 600);

/// How long an order's provider is not asked again by those who look how it stands.
const ASKED: Duration = Duration::from_secs(2);

/// Holds of one address that are worked on at once. Those behind it wait without a connection of the database, so that one address keeps
/// nobody else waiting.
const TURNS: usize = 2;

/// Who asked how often. Cheap to clone.
#[derive(Clone)]
pub struct Throttle {
    holds: Arc<DefaultKeyedRateLimiter<String>>,
    looks: Arc<DefaultKeyedRateLimiter<String>>,
    asks: Arc<DefaultKeyedRateLimiter<String>>,
    turns: Arc<Mutex<HashMap<String, Weak<Semaphore>>>>,
}

impl Default for Throttle {
    fn default() -> Self {
        let asks = Quota::with_period(ASKED).unwrap_or(Quota::per_second(NonZero::<u32>::MIN));
        Self { holds: limiter(HOLDS), looks: limiter(LOOKS), asks: Arc::new(DefaultKeyedRateLimiter::keyed(asks)), turns: Arc::default() }
    }
}

impl Throttle {
    /// Counts one wish to hold a time, and waits for the turn of its address; the turn is over when what comes back is dropped.
    ///
    /// # Errors
    /// [`Problem::TooManyAttempts`] where there were too many.
    pub async fn hold(&self, office: &Office, address: &str) -> Result<OwnedSemaphorePermit, Problem> {
        count(&self.holds, office, address)?;
        self.turns(address).acquire_owned().await.map_err(|_| Problem::unavailable())
    }

    /// Counts one wish to pay.
    ///
    /// # Errors
    /// [`Problem::TooManyAttempts`] where there were too many.
    pub fn pay(&self, office: &Office, address: &str) -> Result<(), Problem> {
        count(&self.holds, office, address)
    }

    /// The turns of an address: there as long as somebody has or wants one.
    fn turns(&self, address: &str) -> Arc<Semaphore> {
        let mut all = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(address).and_then(Weak::upgrade) {
            return known;
        }
        let new = Arc::new(Semaphore::new(TURNS));
        all.insert(address.to_owned(), Arc::downgrade(&new));
        new
    }

    /// Counts one look at free times.
    ///
    /// # Errors
    /// [`Problem::TooManyAttempts`] where there were too many.
    pub fn look(&self, office: &Office, address: &str) -> Result<(), Problem> {
        count(&self.looks, office, address)
    }

    /// Whether the provider may be asked now how the order of this key stands, by whom it may be.
    pub fn ask(&self, office: &Office, order: &str) -> bool {
        count(&self.asks, office, order).is_ok()
    }

    /// Forgets who may do everything again.
    pub fn forget(&self) {
        self.holds.retain_recent();
        self.looks.retain_recent();
        self.asks.retain_recent();
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, turns| turns.strong_count() > 0);
    }
}

fn limiter((at_once, a_minute): (u32, u32)) -> Arc<DefaultKeyedRateLimiter<String>> {
    let least = |count| NonZero::new(count).unwrap_or(NonZero::<u32>::MIN);
    Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_minute(least(a_minute)).allow_burst(least(at_once))))
}

fn count(limiter: &DefaultKeyedRateLimiter<String>, office: &Office, address: &str) -> Result<(), Problem> {
    match office.limits && limiter.check_key(&address.to_owned()).is_err() {
        true => Err(Problem::TooManyAttempts),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_provider_is_asked_once_for_all_who_look_at_an_order() {
        let dir = tempfile::tempdir().unwrap();
        let db = store::Db::open(&format!("sqlite:{}", dir.path().join("test.db").display())).await.unwrap();
        let (throttle, office) = (Throttle::default(), Office::new(db, "https://counter.example"));
        let asked = (0..5).filter(|_| throttle.ask(&office, "one")).count();
        assert_eq!((asked, throttle.ask(&office, "another")), (1, true));
    }

    #[tokio::test]
    async fn an_address_has_two_turns_and_keeps_no_other_waiting() {
        let throttle = Throttle::default();
        let one = throttle.turns("10.0.0.1").acquire_owned().await.unwrap();
        let _two = throttle.turns("10.0.0.1").acquire_owned().await.unwrap();
        assert!(throttle.turns("10.0.0.1").try_acquire_owned().is_err());
        assert!(throttle.turns("10.0.0.2").try_acquire_owned().is_ok());
        drop(one);
        assert!(throttle.turns("10.0.0.1").try_acquire_owned().is_ok());
        throttle.forget();
        assert_eq!(throttle.turns.lock().unwrap().len(), 1, "who wants nothing any more is forgotten");
    }
}
