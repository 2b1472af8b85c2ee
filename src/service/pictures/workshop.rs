//! Where pictures wait to be decoded: few are at once, so that processors are left for everybody else, and only so many wait.

use super::PictureError;
use std::num::NonZero;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Who may wait: at a fifth of a second for most pictures, and each of them in memory as it was sent.
const WAITING: usize = 12;
/// However many processors there are, memory is not for more.
const MOST_AT_ONCE: usize = 2;

/// Where pictures are decoded. Cheap to clone.
#[derive(Clone)]
pub struct Workshop {
    turns: Arc<Semaphore>,
    at_once: u32,
    room: Arc<Semaphore>,
}

impl Workshop {
    /// At most `at_once` pictures are decoded, and `waiting` more wait.
    pub fn new(at_once: u32, waiting: usize) -> Self {
        let places = at_once as usize;
        Self { turns: Arc::new(Semaphore::new(places)), at_once, room: Arc::new(Semaphore::new(places + waiting)) }
    }

    /// On half of the processors at most.
    pub fn of_this_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        Self::new((cores / 2).clamp(1, MOST_AT_ONCE) as u32, WAITING)
    }

    /// A place in the queue. Taken before anything is counted or read, so that whoever is sent away has lost no attempt.
    pub fn place(&self) -> Result<Place, PictureError> {
        let room = Arc::clone(&self.room).try_acquire_owned().map_err(|_| PictureError::Busy)?;
        Ok(Place { turns: Arc::clone(&self.turns), at_once: self.at_once, room })
    }
}

/// A place in the [`Workshop`], good for one picture.
pub struct Place {
    turns: Arc<Semaphore>,
    at_once: u32,
    room: OwnedSemaphorePermit,
}

impl Place {
    /// Waits for its turn; `alone` for what leaves no memory for another.
    pub async fn turn(self, alone: bool) -> Result<Turn, PictureError> {
        let turns = if alone { self.at_once } else { 1 };
        let turn = self.turns.acquire_many_owned(turns).await.map_err(|closed| PictureError::Encoding(closed.into()))?;
        Ok(Turn { _turn: turn, _room: self.room })
    }
}

/// Held as long as the picture is worked on, also where nobody waits for its end any more.
pub struct Turn {
    _turn: OwnedSemaphorePermit,
    _room: OwnedSemaphorePermit,
}
