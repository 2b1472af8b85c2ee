//! The end of a session's guarantee.

use crate::Time;
use crate::calendar::{day_of, start_of};
use chrono::Days;
use chrono_tz::Tz;

/// Calendar days that the guarantee lasts after the scheduled date; the same for every service.
pub const DAYS: u64 = 7;

/// The midnight in the owner's zone that ends the 7th calendar day from the scheduled date. `scheduled` is the (first) session's start as
/// bought: moving the session later does not move its guarantee.
pub fn end(scheduled: Time, owner: Tz) -> Time {
    start_of(day_of(scheduled, owner) + Days::new(DAYS + 1), owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_at_the_owners_midnight_after_the_seventh_day() {
        let scheduled = "2018-10-27T23:30:00-03:00".parse::<Time>().unwrap();
        let sao_paulo = end(scheduled, chrono_tz::America::Sao_Paulo);
        assert_eq!(sao_paulo, "2018-11-04T01:00:00-02:00".parse::<Time>().unwrap(), "the day after the 7th begins at one o'clock");
        let madrid = end("2026-03-24T10:00:00Z".parse::<Time>().unwrap(), chrono_tz::Europe::Madrid);
        assert_eq!(madrid, "2026-04-01T00:00:00+02:00".parse::<Time>().unwrap(), "the change of the clocks costs no day");
    }
}
