//! The links to share: the product's own, and one for each place where it is shared, with their visits.

use crate::paths;
use crate::products::api::AddLink;
use crate::products::words::links as words;
use crate::ui::act::ActionForm;
use crate::ui::clipboard;
use crate::ui::form::{FormProblem, Submit, TextField, fault_at, problem_of};
use crate::ui::format;
use crate::ui::icon::icon;
use crate::ui::reader::shows;
use domain::account::Field;
use domain::id::ProductId;
use domain::language::Language;
use domain::product::link::{MOST_LINKS, SharedLink};
use domain::product::view::Overview;
use leptos::prelude::*;

/// Nothing while buyers cannot see the product; `changed` after a link was made.
pub fn card(overview: &Overview, changed: Callback<()>, language: Language) -> AnyView {
    if overview.links.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = overview.links.iter().map(|link| line(link, language)).collect();
    let more = if overview.links.len() < MOST_LINKS {
        view! { <NewLink id=overview.registration.id changed language /> }.into_any()
    } else {
        view! { <p class="muted">{words::no_more(language)}</p> }.into_any()
    };
    let with_coupon = shows(paths::COUPONS).then(|| {
        view! {
            <p>
                <a class="link" href=paths::COUPONS>
                    {words::with_coupon(language)}
                </a>
            </p>
        }
    });
    view! {
        <section class="card links" aria-labelledby="links">
            <div>
                <h2 id="links" class="card-title">
                    {words::title(language)}
                </h2>
                <p class="muted">{words::lead(language)}</p>
            </div>
            <ul class="rows">{lines}</ul>
            {more}
            {with_coupon}
        </section>
    }
    .into_any()
}

fn line(link: &SharedLink, language: Language) -> AnyView {
    let name = link.source.clone().unwrap_or_else(|| words::own(language).to_owned());
    let visits = words::visits(language, link.visits, &format::count(link.visits, language));
    let label = link.source.as_deref().map_or_else(|| words::copy_own(language).to_owned(), |source| words::copy_of(language, source));
    let copied = RwSignal::new(false);
    let text = link.url.clone();
    let copy = move |_| copied.set(clipboard::copy(&text).is_some());
    view! {
        <li>
            <span class="words">
                <b>{name}</b>
                <code>{link.url.clone()}</code>
            </span>
            <span class="visits">{visits}</span>
            <button class="btn small" type="button" on:click=copy aria-label=label>
                {icon(icondata::LuCopy)}
                <span>{move || if copied.get() { words::copied(language) } else { words::copy(language) }}</span>
            </button>
            <span class="hidden-text" role="status">
                {move || copied.get().then(|| words::copied(language))}
            </span>
        </li>
    }
    .into_any()
}

/// The form that makes one more; it works without scripts.
#[component]
fn NewLink(id: ProductId, changed: Callback<()>, language: Language) -> impl IntoView {
    let add = ServerAction::<AddLink>::new();
    let value = add.value();
    let problem = problem_of(add);
    Effect::new(move |_| {
        if value.with(|answer| matches!(answer, Some(Ok(())))) {
            changed.run(());
        }
    });
    view! {
        <ActionForm action=add attr:novalidate=true>
            <FormProblem problem />
            <input type="hidden" name="id" value=id.to_string() />
            <TextField
                name="source"
                label=words::source(language)
                placeholder=words::source_example(language)
                autocomplete="off"
                error=fault_at(problem, Field::Name)
            />
            <Submit label=words::add(language) pending=add.pending() class="btn" />
        </ActionForm>
    }
    .into_any()
}
