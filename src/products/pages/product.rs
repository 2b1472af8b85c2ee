//! A product's own page: its state, what is left to do, its links and its history.

mod figures;
mod history;
mod links;
mod state;

use super::acts::Acts;
use super::missing::Missing;
use crate::paths;
use crate::problem::Problem;
use crate::products::api::product_overview;
use crate::products::words;
use crate::ui::format;
use crate::ui::frame::{AppFrame, DocumentTitle};
use crate::ui::icon::icon;
use crate::ui::load::Load;
use crate::ui::reader::{language, may};
use domain::collaborators::Right;
use domain::id::ProductId;
use domain::language::Language;
use domain::product::view::{Overview, Registration};
use domain::product::{State, Step};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One product; another owner's or none is an address that leads nowhere.
#[component]
pub fn ProductPage() -> impl IntoView {
    let language = language();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<ProductId>().ok())));
    let overview = Resource::new_blocking(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => product_overview(id).await,
                None => Err(Problem::NotFound),
            }
        },
    );
    let changed = Callback::new(move |()| overview.refetch());
    view! {
        <AppFrame title=words::product(language)>
            <Load resource=overview skeleton view=move |overview| page(&overview, changed, language) />
        </AppFrame>
    }
    .into_any()
}

fn page(overview: &Overview, changed: Callback<()>, language: Language) -> AnyView {
    let registration = &overview.registration;
    let name = name(registration, language);
    let (manages, lists) = (may(Right::ProductsManage), may(Right::SalesSearchByPeriod));
    let (id, state, called) = (registration.id, registration.state, name.clone());
    let acts = manages.then(|| {
        view! {
            <section class="card" aria-labelledby="acts">
                <h2 id="acts" class="card-title">
                    {words::acts(language)}
                </h2>
                <div class="page-acts">
                    <Acts id=id name=called state=state changed class="btn" />
                </div>
            </section>
        }
    });
    view! {
        <DocumentTitle title=name.clone() />
        <header class="page-head">
            <div>
                <a class="back" href=paths::PRODUCTS>
                    {icon(icondata::LuChevronLeft)}
                    {words::title(language)}
                </a>
                <h1>{name.clone()}</h1>
            </div>
            <div class="actions">{manages.then(|| main_action(registration, language))}</div>
        </header>
        <div class="split">
            <div class="stack">
                {state::card(overview, language)} {lists.then(|| figures::card(overview, language))} {manages.then(|| left(registration, language))}
                {manages.then(|| links::card(overview, changed, language))} {history::card(&overview.history, registration.id, language)}
            </div>
            <div class="stack">
                {facts(registration, language)} {acts}
            </div>
        </div>
    }
    .into_any()
}

fn name(registration: &Registration, language: Language) -> String {
    let name = registration.draft.information.name.trim();
    if name.is_empty() { words::nameless(language).to_owned() } else { name.to_owned() }
}

/// Going on with the registration, or looking at it.
fn main_action(registration: &Registration, language: Language) -> AnyView {
    let (word, is_main) = match (registration.state, registration.revision) {
        (State::Draft | State::Returned, _) | (State::Approved, Some(State::Draft | State::Returned)) => (words::carry_on(language), true),
        (State::Approved, None) => (words::change(language), false),
        _ => (words::look(language), false),
    };
    let at = registration.remarks.first().map(|remark| remark.field.step());
    let step = at.or_else(|| registration.missing.iter().map(|fault| fault.field.step()).min());
    let first = if is_main { step.unwrap_or(Step::Finish) } else { Step::Information };
    view! {
        <a class=if is_main { "btn main" } else { "btn" } href=paths::step(registration.id, first)>
            {icon(icondata::LuPencil)}
            {word}
        </a>
    }
    .into_any()
}

/// What is missing still, while the owner can fill it in.
fn left(registration: &Registration, language: Language) -> AnyView {
    let writing = registration.revision.unwrap_or(registration.state);
    if registration.missing.is_empty() || !matches!(writing, State::Draft | State::Returned) {
        return ().into_any();
    }
    let missing = registration.missing.clone();
    let count = words::to_fill_in(language, missing.len() as u32);
    view! {
        <section class="card" id="left" aria-labelledby="left-title">
            <div class="section-head">
                <h2 id="left-title">{words::left_to_do(language)}</h2>
                <span class="muted">{count}</span>
            </div>
            <Missing id=registration.id faults=Signal::derive(move || missing.clone()) />
        </section>
    }
    .into_any()
}

/// Picture, price and length at a glance.
fn facts(registration: &Registration, language: Language) -> AnyView {
    let draft = &registration.draft;
    let price =
        draft.price.check(&registration.limits).ok().map(|price| format::money(price.amount.minor, price.amount.currency, language));
    let duration = (!draft.sessions.duration.trim().is_empty()).then(|| words::minutes(language, draft.sessions.duration.trim()));
    let fact = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
    };
    let facts = [(words::price(language), price), (words::duration(language), duration)].map(fact);
    let picture = draft
        .information
        .image
        .map(|image| view! { <img class="cover-picture" src=paths::picture(image, 640) alt="" width="640" height="400" /> });
    view! {
        <section class="card" aria-label=words::at_a_glance(language)>
            {picture} <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        <div class="stack" aria-busy="true" aria-hidden="true">
            <header class="page-head">
                <div>
                    <p class="h1">
                        <span class="bone long"></span>
                    </p>
                </div>
            </header>
            <div class="split">
                <section class="card">
                    <span class="bone long"></span>
                </section>
            </div>
        </div>
    }
    .into_any()
}
