//! A service on the market.

use crate::paths;
use crate::ui::format;
use crate::ui::sales_page::{length, offer_picture};
use domain::language::Language;
use domain::product::kind::Kind;
use domain::product::market::Tongue;
use domain::product::view::Offered;
use leptos::prelude::*;

/// Pictures of the first cards are on the first screen.
const AT_ONCE: usize = 3;

pub(super) fn card(offered: Offered, index: usize, language: Language) -> AnyView {
    let kind = offered.kind.parse::<Kind>().ok().map(|kind| kind.title(language));
    let tongue = offered.language.parse::<Tongue>().ok();
    let about: Vec<&str> = kind.into_iter().chain(tongue.map(|tongue| tongue.title(language))).collect();
    view! {
        <li class="card market-card">
            {offer_picture(offered.image, "", "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw", index >= AT_ONCE)}
            <div class="words">
                <p class="market-kind">{about.join(" · ")}</p>
                <h2>
                    <a class="cover" href=paths::sales_page(&offered.slug) lang=tongue.map(Tongue::code)>
                        {offered.name}
                    </a>
                </h2>
                <p class="muted">{offered.producer}</p>
                <p class="market-price">
                    <b class="money">{format::money(offered.price.minor, offered.price.currency, language)}</b>
                    <small>{length(Some(offered.bundle), offered.duration, language)}</small>
                </p>
            </div>
        </li>
    }
    .into_any()
}
