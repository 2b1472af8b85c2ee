//! All products of the owner, narrowed by what the address says.

mod asked;
mod line;

use super::new::not_from;
use crate::paths;
use crate::products::api::list_products;
use crate::products::words;
use crate::ui::frame::AppFrame;
use crate::ui::icon::icon;
use crate::ui::load::LoadLive;
use crate::ui::reader::{language, may_start_products, shows};
use crate::ui::states::Empty;
use asked::Asked;
use domain::language::Language;
use domain::product::State;
use domain::product::view::{Line, Permission, Products};
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_query_map;
use line::line;

/// The list. The address holds search and state.
#[component]
pub fn ProductsPage() -> impl IntoView {
    let language = language();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::understand(query.get("q"), query.get("state"))));
    let products = Resource::new(|| (), |()| list_products());
    let list = move |known: Signal<Option<Products>>| {
        let changed = Callback::new(move |()| products.refetch());
        let is_empty = Memo::new(move |_| known.with(|known| known.as_ref().is_none_or(|known| known.lines.is_empty())));
        let body = move || {
            if is_empty.get() { nothing_yet(known, language) } else { view! { <Found known asked changed /> }.into_any() }
        };
        view! {
            {move || known.with(|known| known.as_ref().map(|known| rule(&known.permission, language)))}
            {body}
        }
        .into_any()
    };
    let allowed = may_start_products();
    let coupons = shows(paths::COUPONS).then(|| {
        view! {
            <a class="btn" href=paths::COUPONS>
                {icon(icondata::LuTicketPercent)}
                {words::coupons::title(language)}
            </a>
        }
    });
    let may_start =
        move || allowed && matches!(products.get(), Some(Ok(Products { permission: Permission::Granted, lines })) if !lines.is_empty());
    view! {
        <AppFrame title=words::title(language)>
            <header class="page-head">
                <div>
                    <h1>{words::title(language)}</h1>
                </div>
                <div class="actions">
                {coupons}
                <Transition>
                    {move || {
                        may_start()
                            .then(|| {
                                view! {
                                    <a class="btn main" href=paths::NEW_PRODUCT>
                                        {icon(icondata::LuPlus)}
                                        {words::new_title(language)}
                                    </a>
                                }
                            })
                    }}
                </Transition>
                </div>
            </header>
            <LoadLive read=move || products.get() retry=move || products.refetch() skeleton view=list />
        </AppFrame>
    }
    .into_any()
}

/// Who may not begin a product reads why, before they try.
fn rule(permission: &Permission, language: Language) -> AnyView {
    match permission {
        Permission::Granted => ().into_any(),
        Permission::NotFrom { country, countries } => not_from(country, countries, language),
    }
}

fn nothing_yet(known: Signal<Option<Products>>, language: Language) -> AnyView {
    let may = may_start_products() && known.with(|known| known.as_ref().is_some_and(|known| known.permission == Permission::Granted));
    let way = may.then(|| {
        view! {
            <a class="btn main" href=paths::NEW_PRODUCT>
                {icon(icondata::LuPlus)}
                {words::new_title(language)}
            </a>
        }
    });
    view! {
        <div class="card">
            <Empty title=words::none_yet(language) text=words::none_yet_why(language)>
                {way}
            </Empty>
        </div>
    }
    .into_any()
}

/// Search and states, and the products that they leave. The search stays while the list below it changes.
#[component]
fn Found(known: Signal<Option<Products>>, asked: Memo<Asked>, changed: Callback<()>) -> impl IntoView {
    let language = language();
    let lines = Memo::new(move |_| known.with(|known| known.as_ref().map(|known| known.lines.clone()).unwrap_or_default()));
    let text = asked.with_untracked(|asked| asked.text.clone());
    let state = move || asked.with(|asked| asked.state.map(|state| view! { <input type="hidden" name="state" value=state.name() /> }));
    let rows = move || {
        let found: Vec<_> = lines.with(|lines| asked.with(|asked| lines.iter().filter(|line| asked.holds(line)).cloned().collect()));
        if found.is_empty() { none_match(language) } else { rows(&found, changed, language) }
    };
    view! {
        <div class="narrowing">
            <Form method="GET" action=paths::PRODUCTS attr:role="search" attr:class="search-box">
                {icon(icondata::LuSearch)}
                <input
                    class="input small"
                    type="search"
                    name="q"
                    value=text
                    aria-label=words::search_products(language)
                    placeholder=words::search_products(language)
                />
                {state}
            </Form>
            <nav class="choice states" aria-label=words::by_state(language)>
                {move || lines.with(|lines| asked.with(|asked| states(lines, asked, language)))}
            </nav>
        </div>
        <div class="card">{rows}</div>
    }
    .into_any()
}

fn rows(found: &[Line], changed: Callback<()>, language: Language) -> AnyView {
    let lines: Vec<_> = found.iter().map(|found| line(found, changed, language)).collect();
    view! { <ul class="rows products">{lines}</ul> }.into_any()
}

fn none_match(language: Language) -> AnyView {
    view! {
        <Empty title=words::none_match(language) text=words::none_match_why(language)>
            <a class="btn quiet" href=paths::PRODUCTS>
                {words::show_all(language)}
            </a>
        </Empty>
    }
    .into_any()
}

/// A link for each state that occurs, with how many products are in it.
fn states(lines: &[Line], asked: &Asked, language: Language) -> Vec<AnyView> {
    let link = |state: Option<State>| {
        let there = lines.iter().filter(|line| Asked { state, text: String::new() }.holds(line)).count();
        let is_set = asked.state == state;
        (is_set || there > 0).then(|| {
            let word = state.map_or_else(|| words::all(language), |state| state.title(language));
            view! {
                <a href=Asked { state, ..asked.clone() }.address() aria-current=is_set.then_some("true")>
                    {word}
                    <small>{there}</small>
                </a>
            }
            .into_any()
        })
    };
    [None].into_iter().chain(State::ALL.map(Some)).filter_map(link).collect()
}

fn skeleton() -> AnyView {
    let bones = (0..4)
        .map(|_| {
            view! {
                <li>
                    <span class="thumb"></span>
                    <span class="words">
                        <span class="bone long"></span>
                    </span>
                    <span class="bone short"></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="card" aria-busy="true" aria-hidden="true">
            <ul class="rows products">{bones}</ul>
        </div>
    }
    .into_any()
}
