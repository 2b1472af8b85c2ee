//! Hashing and verifying passwords: argon2id, away from the threads that answer requests, and only so many at once.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::num::NonZero;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Who may wait for each core: at some thirty milliseconds a hash, the last of them waits about a second.
const WAITING_PER_CORE: usize = 32;

/// The hash of a password that nobody has: what is verified where there is no account, so that time tells nothing.
pub(crate) const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IG9mIG91cnM$W2UvYnXKzXkWm1oVuQ0pDqcvLBT2e0KQmCLnBMlcV/8";

/// Why a password was neither hashed nor verified.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Nothing was done: trying again in a moment may help.
    #[error("too many passwords wait to be hashed")]
    Busy,
    #[error("the password could not be hashed")]
    Hashing,
}

/// Where passwords wait for a core. Each hash costs 19 MB and a core's time, so strangers must not choose how many run.
#[derive(Clone)]
pub struct Queue {
    turns: Arc<Semaphore>,
    room: Arc<Semaphore>,
}

impl Queue {
    /// At most `at_once` hashes run, and `waiting` more wait.
    pub fn new(at_once: usize, waiting: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new(at_once)), room: Arc::new(Semaphore::new(at_once + waiting)) }
    }

    /// As many at once as there are cores.
    pub fn of_this_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        Self::new(cores, cores * WAITING_PER_CORE)
    }

    /// A place in the queue. Taken before anything is counted or written, so that whoever is sent away has lost no attempt.
    pub fn place(&self) -> Result<Place, PasswordError> {
        let room = Arc::clone(&self.room).try_acquire_owned().map_err(|_| PasswordError::Busy)?;
        Ok(Place { turns: Arc::clone(&self.turns), room })
    }
}

/// A place in the [`Queue`], good for one hash.
pub struct Place {
    turns: Arc<Semaphore>,
    room: OwnedSemaphorePermit,
}

impl Place {
    pub async fn hash(self, password: String) -> Result<String, PasswordError> {
        self.work(move || hash(&password)).await
    }

    pub async fn verify(self, password: String, hash: String) -> Result<bool, PasswordError> {
        self.work(move || {
            let parsed = PasswordHash::new(&hash).map_err(|_| PasswordError::Hashing)?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        })
        .await
    }

    async fn work<T: Send + 'static>(self, work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static) -> Result<T, PasswordError> {
        let turn = self.turns.acquire_owned().await.map_err(|_| PasswordError::Hashing)?;
        let room = self.room;
        // The work keeps its turn even where nobody waits for its end any more.
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop((turn, room));
            done
        })
        .await
        .map_err(|_| PasswordError::Hashing)?
    }
}

/// Hashes a password on this thread.
pub(crate) fn hash(password: &str) -> Result<String, PasswordError> {
    Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|_| PasswordError::Hashing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn nobodys_password_costs_what_everybodys_costs() {
        let cost = |hash: &str| hash.rsplitn(3, '$').nth(2).unwrap().to_owned();
        assert_eq!(cost(NOBODY), cost(&hash("correct horse battery").unwrap()));
        assert!(Argon2::default().verify_password(b"x", &PasswordHash::new(NOBODY).unwrap()).is_err());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn only_so_many_run_at_once_and_only_so_many_wait() {
        let queue = Queue::new(2, 3);
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let places: Vec<Place> = (0..5).map(|_| queue.place().unwrap()).collect();
        assert!(matches!(queue.place(), Err(PasswordError::Busy)));
        let work = |place: Place| {
            let (running, most) = (Arc::clone(&running), Arc::clone(&most));
            place.work(move || {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(std::time::Duration::from_millis(20));
                running.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            })
        };
        futures::future::join_all(places.into_iter().map(work)).await.into_iter().for_each(|done| done.unwrap());
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert!(queue.place().is_ok(), "who is done makes room");
    }
}
