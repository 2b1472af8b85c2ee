//! How long one session is.

use super::TICK;
use serde::{Deserialize, Serialize};

/// The length of a session: 15 minutes to the installation's longest, a multiple of 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Duration(u16);

/// Why a number of minutes is not a session's length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum DurationError {
    #[error("not from {least} to {most} minutes")]
    OutOfRange { least: u16, most: u16 },
    #[error("not a multiple of 5 minutes")]
    NotFive,
}

impl Duration {
    /// The shortest session, in minutes.
    pub const LEAST: u16 = 15;

    /// A length in minutes; `longest` is the installation's setting, in minutes.
    pub fn new(minutes: u16, longest: u16) -> Result<Self, DurationError> {
        if !(Self::LEAST..=longest).contains(&minutes) {
            return Err(DurationError::OutOfRange { least: Self::LEAST, most: longest });
        }
        if !minutes.is_multiple_of(TICK) {
            return Err(DurationError::NotFive);
        }
        Ok(Self(minutes))
    }

    pub fn minutes(self) -> u16 {
        self.0
    }
}

/// A stored length stays what it is when the installation's longest is lowered later.
impl TryFrom<u16> for Duration {
    type Error = DurationError;
    fn try_from(minutes: u16) -> Result<Self, DurationError> {
        Self::new(minutes, super::DAY)
    }
}

impl From<Duration> for u16 {
    fn from(duration: Duration) -> Self {
        duration.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_lasts_from_a_quarter_of_an_hour_to_the_longest_allowed() {
        assert_eq!(Duration::new(240, 240).map(Duration::minutes), Ok(240));
        assert_eq!(Duration::new(10, 240), Err(DurationError::OutOfRange { least: 15, most: 240 }));
        assert_eq!(Duration::new(245, 240), Err(DurationError::OutOfRange { least: 15, most: 240 }));
        assert_eq!(Duration::new(52, 240), Err(DurationError::NotFive));
    }
}
