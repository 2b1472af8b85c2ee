//! What a link shows that leads to no booking: most likely it was not copied whole.

use crate::booked::words;
use crate::paths;
use crate::ui::dial::Dial;
use crate::ui::reader::language;
use crate::ui::states::set_status;
use leptos::prelude::*;

#[component]
pub(super) fn MissingBooking() -> impl IntoView {
    let language = language();
    set_status(404);
    view! {
        <div class="fault">
            <Dial percent=25 radius="8" />
            <p class="label">404</p>
            <h1>{words::missing(language)}</h1>
            <p>{words::missing_why(language)}</p>
            <div class="actions">
                <a class="btn main" href=paths::MARKET>
                    {words::to_market(language)}
                </a>
            </div>
        </div>
    }
    .into_any()
}
