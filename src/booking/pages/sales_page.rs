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
use crate::ui::icon::icon;
use crate::ui::once::{asked_for, of_path, once};
use crate::ui::reader::language;
use crate::ui::sales_page::{Offer, Stage, external_page, own_page};
use domain::checkout::Code;
use domain::language::Language;
use domain::product::rich::Rich;
use domain::product::view::{SalesPage, Shown};
use elsewhere::way;
use leptos::prelude::*;
use leptos_meta::Meta;
use serde_json::{Value, json};
use times::free_times;
use waiting::WaitForDay;

/// A service on sale; any other address leads nowhere.
#[component]
pub fn SalesPagePage() -> impl IntoView {
    let language = language();
    let (origin, zone) = (origin(), readers_zone());
    let answer = sales_page(of_path("slug"), asked_for("coupon"));
    let page = once(answer, move |(page, coupon)| drawn(&page, coupon.as_ref(), &origin, zone, language));
    let end = view! {
        <a class="btn quiet" href=paths::MARKET>
            {words::to_market(language)}
        </a>
    };
    view! {
        <PublicFrame title=words::service(language) end=end.into_any()>
            {page}
        </PublicFrame>
    }
    .into_any()
}

fn drawn(page: &SalesPage, coupon: Option<&Code>, origin: &str, zone: Option<String>, language: Language) -> AnyView {
    let offer = Offer::from(page);
    let slug = page.slug.clone();
    let body = match &page.place {
        Shown::Own(blocks) => own_page(&offer, blocks, Stage::Public, language, || {
            view! {
                {coupon.map(|code| came_with(code, language))}
                {free_times(slug.clone(), zone.clone(), language)}
                <WaitForDay slug zone />
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

/// That the coupon with which a visitor came is not forgotten.
fn came_with(code: &Code, language: Language) -> AnyView {
    view! {
        <p class="note good came-with">
            {icon(icondata::LuTicketPercent)}
            <span>{words::came_with(language, code.as_str())}</span>
        </p>
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
