//! The time that is left of a hold, by the server's clock: counted each second in the browser, told as a clock time without scripts.

use crate::ui::format;
use crate::ui::reader::language;
use crate::ui::words::countdown as words;
use chrono::TimeDelta;
use domain::product::view::Kept;
use leptos::prelude::*;

/// Minutes before the end at which it is said aloud how many are left.
const SAID: [i64; 2] = [5, 1];

/// A countdown to the end of what is kept; `over` is called once, there.
///
/// The reader's clock may be wrong: only what has passed on it since the server's word counts.
#[component]
pub fn Countdown(#[prop(into)] kept: Signal<Kept>, over: Callback<()>) -> impl IntoView {
    let language = language();
    let passed = RwSignal::new(TimeDelta::zero());
    since(kept, passed);
    let left = Memo::new(move |_| kept.with(|kept| (kept.deadline - kept.now - passed.get()).num_seconds().max(0)));
    Effect::new(move |was_over: Option<bool>| {
        let is_over = left.get() == 0;
        if is_over && was_over != Some(true) {
            over.run(());
        }
        is_over
    });
    let runs = RwSignal::new(false);
    Effect::new(move |_| runs.set(true));
    let said = Memo::new(move |_| {
        let left = left.get();
        SAID.into_iter().filter(|minutes| left <= minutes * 60 && left > 0).min()
    });
    let until = move || kept.with(|kept| words::until(language, &format::time(kept.deadline_local)));
    view! {
        <p class="countdown" class:short=move || left.get() <= 60>
            {move || runs.get().then(|| view! { <span class="left" role="timer">{move || clock(left.get())}</span> })}
            <small>{until}</small>
            <span class="hidden-text" role="status">
                {move || said.get().map(|minutes| words::minutes_left(language, minutes))}
            </span>
        </p>
    }
    .into_any()
}

/// `14:59`.
fn clock(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(not(feature = "hydrate"))]
fn since(_kept: Signal<Kept>, _passed: RwSignal<TimeDelta>) {}

#[cfg(feature = "hydrate")]
use in_browser::since;

#[cfg(feature = "hydrate")]
mod in_browser {
    use chrono::TimeDelta;
    use domain::product::view::Kept;
    use leptos::leptos_dom::helpers::set_interval_with_handle;
    use leptos::prelude::*;
    use std::time::Duration;
    use web_sys::js_sys::Date;

    /// Often enough that no second is shown late.
    const TICK: Duration = Duration::from_millis(250);

    /// What has passed on the reader's clock since the server's last word.
    pub fn since(kept: Signal<Kept>, passed: RwSignal<TimeDelta>) {
        let began = StoredValue::new(Date::now());
        Effect::new(move |_| {
            kept.track();
            began.set_value(Date::now());
            passed.set(TimeDelta::zero());
        });
        Effect::new(move |_| {
            let count = move || {
                if let Some(began) = began.try_get_value() {
                    passed.try_set(TimeDelta::milliseconds((Date::now() - began) as i64));
                }
            };
            if let Ok(interval) = set_interval_with_handle(count, TICK) {
                on_cleanup(move || interval.clear());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_reads_like_a_clock() {
        assert_eq!([900, 899, 60, 59, 0].map(clock), ["15:00", "14:59", "1:00", "0:59", "0:00"]);
    }
}
