//! The head of a page: picture, promise, who it is with, and what one gets.

use super::words;
use super::{Offer, Stage};
use crate::paths;
use crate::ui::dial::Mark;
use crate::ui::format;
use crate::ui::icon::icon;
use domain::booking::Duration;
use domain::id::PictureId;
use domain::language::Language;
use domain::product::market::Tongue;
use domain::product::sessions::Bundle;
use leptos::prelude::*;

/// How long a session is, and how many there are: `50 min`, `5 sessions of 1 h 30 min`.
pub fn length(bundle: Option<Bundle>, duration: Duration, language: Language) -> String {
    let one = minutes(duration.minutes());
    match bundle {
        Some(Bundle::Package { count, .. }) => words::package_of(language, &count.to_string(), &one),
        Some(Bundle::Single) | None => words::session_of(language, &one),
    }
}

/// A picture in the sizes that are kept, or a field of colour. `lazy` for what lies below the first screen.
pub fn offer_picture(picture: Option<PictureId>, description: &str, sizes: &'static str, lazy: bool) -> AnyView {
    let Some(picture) = picture else {
        return view! {
            <div class="offer-picture none" aria-hidden="true">
                <Mark />
            </div>
        }
        .into_any();
    };
    let srcset = [320, 640, 1280].map(|width| format!("{} {width}w", paths::picture(picture, width))).join(", ");
    view! {
        <div class="offer-picture">
            <img
                src=paths::picture(picture, 640)
                srcset=srcset
                sizes=sizes
                alt=description.to_owned()
                width="1280"
                height="720"
                loading=if lazy { "lazy" } else { "eager" }
                fetchpriority=(!lazy).then_some("high")
                decoding="async"
            />
        </div>
    }
    .into_any()
}

/// The head of a page.
pub(super) fn head(offer: &Offer, title: &str, picture: Option<(PictureId, &str)>, stage: Stage, language: Language) -> AnyView {
    let lang = offer.tongue.map(Tongue::code);
    let (title, above) = (title.trim().to_owned(), offer.name.trim() != title.trim());
    let heading = match stage {
        Stage::Public => view! { <h1 lang=lang>{title}</h1> }.into_any(),
        Stage::Inside => view! { <h3 class="h1" lang=lang>{title}</h3> }.into_any(),
    };
    let kind = offer.kind.map(|kind| view! { <span>{kind.title(language)}</span> });
    let name = above.then(|| view! { <span lang=lang>{offer.name.trim().to_owned()}</span> });
    let length = offer.duration.map(|duration| fact(icondata::LuClock, length(offer.bundle, duration, language)));
    let validity = match offer.bundle {
        Some(Bundle::Package { validity: 1, .. }) => Some(fact(icondata::LuPackage, words::use_within_a_day(language).to_owned())),
        Some(Bundle::Package { validity, .. }) => Some(fact(icondata::LuPackage, words::use_within(language, &validity.to_string()))),
        _ => None,
    };
    let tongue = offer.tongue.map(|tongue| fact(icondata::LuLanguages, words::held_in(language, tongue.title(language))));
    let price = offer.price.map(|price| fact(icondata::LuTag, format::money(price.amount.minor, price.amount.currency, language)));
    view! {
        <header class="offer-head">
            {offer_picture(
                picture.map(|(picture, _)| picture),
                picture.map_or("", |(_, description)| description),
                "(min-width: 64rem) 42rem, 100vw",
                stage == Stage::Inside,
            )} <div class="offer-words">
                <p class="offer-kind">{name} {kind}</p>
                {heading}
                <p class="offer-who">{words::with(language)} " " <b>{offer.producer.clone()}</b></p>
                <ul class="offer-facts">{length} {validity} {tongue} {price}</ul>
            </div>
        </header>
    }
    .into_any()
}

fn fact(drawing: crate::ui::icon::Icon, words: String) -> AnyView {
    view! { <li>{icon(drawing)} {words}</li> }.into_any()
}

/// `50 min`, `1 h`, `1 h 30 min`: the same in every language of ours.
fn minutes(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h\u{a0}{rest}\u{a0}min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_in_hours_and_minutes() {
        assert_eq!([50, 60, 90].map(minutes), ["50\u{a0}min", "1\u{a0}h", "1\u{a0}h\u{a0}30\u{a0}min"]);
        let duration = Duration::new(50, 240).unwrap();
        let package = Bundle::Package { count: 5, validity: 90 };
        assert_eq!(length(Some(package), duration, Language::Spanish), "5 sesiones de 50\u{a0}min");
    }
}
