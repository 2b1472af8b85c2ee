//! One product in the list: picture, name, state, price, what is left, and what can be done.

use crate::paths;
use crate::products::pages::acts::Acts;
use crate::products::pages::badge::ProductBadge;
use crate::products::words;
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::pop::keep_inside;
use crate::ui::reader::may;
use domain::collaborators::Right;
use domain::language::Language;
use domain::product::view::Line;
use domain::product::{State, Step};
use leptos::prelude::*;

/// The whole line leads to the product's page; what is left leads on in the wizard.
pub fn line(line: &Line, changed: Callback<()>, language: Language) -> AnyView {
    let name = if line.name.trim().is_empty() { words::nameless(language).to_owned() } else { line.name.clone() };
    let thumb = match line.image {
        Some(image) => {
            view! { <img class="thumb" src=paths::picture(image, 320) alt="" width="64" height="48" loading="lazy" /> }.into_any()
        }
        None => view! { <span class="thumb">{icon(icondata::LuImage)}</span> }.into_any(),
    };
    let price = line.price.map(|price| format::money(price.minor, price.currency, language));
    let (id, state) = (line.id, line.state);
    let menu = may(Right::ProductsManage).then(|| {
        let name = name.clone();
        view! {
            <details class="opens" on:toggle=keep_inside>
                <summary class="btn quiet square" aria-label=words::acts_of(language, &name)>
                    {icon(icondata::LuEllipsis)}
                </summary>
                <div class="pop menu end">
                    <a href=paths::step(line.id, Step::Information)>
                        {icon(icondata::LuPencil)}
                        {words::open(language)}
                    </a>
                    <Acts id=id name=name state=state changed />
                </div>
            </details>
        }
    });
    view! {
        <li>
            {thumb}
            <span class="words">
                <a class="cover" href=paths::product(line.id)>
                    {name.clone()}
                </a>
                <span class="states">
                    <ProductBadge state=line.state revision=line.revision />
                    {may(Right::ProductsManage).then(|| left(line, language))}
                </span>
            </span>
            <b class="price">{price}</b>
            {menu}
        </li>
    }
    .into_any()
}

/// How much is left to do, while the owner can do it.
fn left(line: &Line, language: Language) -> AnyView {
    let writing = line.revision.unwrap_or(line.state);
    let (count, word) = match (line.remarks, line.missing) {
        (remarks @ 1.., _) => (remarks, words::to_mend(language, remarks)),
        (_, missing) => (missing, words::to_fill_in(language, missing)),
    };
    if count == 0 || !matches!(writing, State::Draft | State::Returned) {
        return ().into_any();
    }
    view! {
        <a class="left link" href=format!("{}#left", paths::product(line.id))>
            {word}
        </a>
    }
    .into_any()
}
