//! Free times that can be chosen: buttons of one plain form, so that they work without scripts.

use super::readings;
use crate::paths;
use domain::booking::Reading;
use domain::language::Language;
use leptos::prelude::*;

/// The id of the form that the buttons of [`choice`] send, wherever they stand.
pub const CHOOSE: &str = "choose-time";

/// The form that keeps the time that is chosen: once a page.
#[component]
pub fn ChooseForm(slug: String, zone: String) -> impl IntoView {
    view! {
        <form id=CHOOSE method="post" action=paths::HOLD_TIME>
            <input type="hidden" name="slug" value=slug />
            <input type="hidden" name="zone" value=zone />
        </form>
    }
    .into_any()
}

/// A time as a button that asks for it.
pub fn choice(reading: &Reading, producers_zone: &str, language: Language) -> AnyView {
    view! {
        <button class="time" type="submit" form=CHOOSE name="start" value=crate::ui::format::machine_time(reading.slot.start)>
            {readings(reading, producers_zone, language)}
        </button>
    }
    .into_any()
}
