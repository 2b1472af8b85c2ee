//! The page of one service: its producer's blocks and its free times, or the way to the page that it has elsewhere.

mod elsewhere;
mod times;
mod waiting;

use super::zone::readers_zone;
use crate::booking::api::sales_page;
use crate::booking::words;
use crate::paths;
use crate::ui::frame::{DocumentTitle, PublicFrame};
use crate::ui::head::{LinkedData, PublicHead, origin, short};
use crate::ui::load::Load;
use crate::ui::reader::language;
use crate::ui::sales_page::{Offer, Stage, external_page, own_page};
use domain::language::Language;
use domain::product::rich::Rich;
use domain::product::view::{SalesPage, Shown};
use elsewhere::way;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde_json::{Value, json};
use times::FreeTimes;
use waiting::WaitForDay;

/// A service on sale; any other address leads nowhere.
#[component]
pub fn SalesPagePage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let page = Resource::new_blocking(move || slug.get(), sales_page);
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get("zone").filter(|zone| super::zone::is_name(zone))));
    let zone = readers_zone(asked);
    let origin = origin();
    let end = view! {
        <a class="btn quiet" href=paths::MARKET>
            {words::to_market(language)}
        </a>
    };
    let draw = move |page: SalesPage| drawn(&page, &origin, zone, language);
    view! {
        <PublicFrame title=words::service(language) end=end.into_any()>
            <Load resource=page skeleton view=draw />
        </PublicFrame>
    }
    .into_any()
}

fn drawn(page: &SalesPage, origin: &str, zone: Signal<Option<String>>, language: Language) -> AnyView {
    let offer = Offer::from(page);
    let slug = page.slug.clone();
    let body = match &page.place {
        Shown::Own(blocks) => own_page(&offer, blocks, Stage::Public, language, || {
            let waited = slug.clone();
            view! {
                <FreeTimes slug zone />
                <WaitForDay slug=waited zone />
            }
            .into_any()
        }),
        Shown::External(url) => external_page(&offer, &page.description, Stage::Public, language, way(url, language)),
    };
    let description = Rich::parse(&page.description).plain();
    let title = format!("{} · {}", page.name, page.producer);
    view! {
        <DocumentTitle title=title.clone() />
        <PublicHead
            title
            description=short(&description)
            origin=origin.to_owned()
            path=paths::sales_page(&page.slug)
            picture=page.image.map(|image| paths::picture(image, 1280))
            language
        />
        {(!page.listed).then(|| view! { <Meta name="robots" content="noindex" /> })}
        <LinkedData data=linked_data(page, &description, origin, language) />
        {body}
    }
    .into_any()
}

/// The service as schema.org describes one.
fn linked_data(page: &SalesPage, description: &str, origin: &str, language: Language) -> Value {
    let address = format!("{origin}{}", paths::sales_page(&page.slug));
    let offer = Offer::from(page);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Service",
        "name": page.name,
        "description": description,
        "serviceType": offer.kind.map(|kind| kind.title(language)),
        "url": address,
        "provider": { "@type": "Person", "name": page.producer },
        "availableChannel": { "@type": "ServiceChannel", "serviceUrl": address, "availableLanguage": page.language },
        "offers": {
            "@type": "Offer",
            "price": page.price.amount.to_plain(),
            "priceCurrency": page.price.amount.currency.code(),
            "availability": "https://schema.org/InStock",
            "url": address,
        },
    });
    if let Some(image) = page.image {
        data["image"] = format!("{origin}{}", paths::picture(image, 1280)).into();
    }
    data
}

fn skeleton() -> AnyView {
    view! {
        <div class="offer-box" aria-busy="true" aria-hidden="true">
            <div class="offer">
                <div class="offer-head">
                    <div class="offer-picture none"></div>
                    <div class="offer-words">
                        <p class="h1">
                            <span class="bone long"></span>
                        </p>
                        <p>
                            <span class="bone"></span>
                        </p>
                    </div>
                </div>
            </div>
        </div>
    }
    .into_any()
}
