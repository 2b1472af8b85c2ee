//! How often strangers may ask at the counter: counted by address in this process, so that counting costs no transaction.

use crate::problem::Problem;
use governor::{DefaultKeyedRateLimiter, Quota};
use service::office::Office;
use std::num::NonZero;
use std::sync::Arc;

/// Holds: so many at once, and so many a minute after that.
const HOLDS: (u32, u32) = (120, 12);
/// Looks at free times: so many at once, and so many a minute after that.
const LOOKS: (u32, u32) = (240, 600);

/// Who asked how often. Cheap to clone.
#[derive(Clone)]
pub struct Throttle {
    holds: Arc<DefaultKeyedRateLimiter<String>>,
    looks: Arc<DefaultKeyedRateLimiter<String>>,
}

impl Default for Throttle {
    fn default() -> Self {
        Self { holds: limiter(HOLDS), looks: limiter(LOOKS) }
    }
}

impl Throttle {
    /// Counts one wish to hold a time.
    ///
    /// # Errors
    /// [`Problem::TooManyAttempts`] where there were too many.
    pub fn hold(&self, office: &Office, address: &str) -> Result<(), Problem> {
        count(&self.holds, office, address)
    }

    /// Counts one look at free times.
    ///
    /// # Errors
    /// [`Problem::TooManyAttempts`] where there were too many.
    pub fn look(&self, office: &Office, address: &str) -> Result<(), Problem> {
        count(&self.looks, office, address)
    }

    /// Forgets who may do everything again.
    pub fn forget(&self) {
        self.holds.retain_recent();
        self.looks.retain_recent();
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
