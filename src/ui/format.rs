//! Figures, money and time as readers write them: the domain's, and how long ago something was.

pub use domain::written::*;

use crate::ui::words;
use chrono::TimeDelta;
use domain::Time;
use domain::language::Language;

/// How long ago: minutes, then hours; none from a day on, where a date says more.
pub fn ago(at: Time, now: Time, language: Language) -> Option<String> {
    let since = (now - at).max(TimeDelta::zero());
    match (since.num_minutes(), since.num_hours()) {
        (0, _) => Some(words::just_now(language).to_owned()),
        (minutes, 0) => Some(words::minutes_ago(language, &minutes.to_string())),
        (_, hours) if hours < 24 => Some(words::hours_ago(language, &hours.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_ago_is_a_date() {
        let now = chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let told = |seconds| ago(now - TimeDelta::seconds(seconds), now, Language::English);
        assert_eq!(told(-5).as_deref(), Some("now"));
        assert_eq!(told(14 * 60).as_deref(), Some("14 min ago"));
        assert_eq!(told(3 * 3600 + 59).as_deref(), Some("3 h ago"));
        assert_eq!(told(86_400), None);
    }
}
